//! A file that works, for each client. It is built from the dialect, repaired as `--fix` would, and shown only if
//! mcplint finds nothing in it.

use mcplint::LintOptions;
use mcplint::clients::{Container, Dialect};
use mcplint::diagnostic::Applicability;
use mcplint::fix::fix_text;
use mcplint::syntax::Format;
use serde_json::{Value, json};

/// An entry: keys with values as they are written in JSON and TOML, which agree on strings and lists of strings.
type Entry = Vec<(&'static str, String)>;

/// A local server and a remote one, as far as the client knows such.
pub(crate) fn of(dialect: &'static Dialect) -> Vec<Value> {
    let shown = |title: &str, entry: Option<(&str, Entry)>| {
        let (name, entry) = entry?;
        let text = clean(&write(dialect, name, &entry)?, dialect)?;
        Some(json!([title, dialect.format.name().to_lowercase(), text]))
    };
    [shown("A program", local(dialect)), shown("A server by URL", remote(dialect))]
        .into_iter()
        .flatten()
        .collect()
}

fn local(dialect: &Dialect) -> Option<(&'static str, Entry)> {
    if dialect.fields.is_empty() {
        return None;
    }
    let keys = &dialect.keys;
    let mut entry = transport(dialect, dialect.transport.stdio);
    if keys.command_is_array {
        entry.push((keys.command, r#"["uvx", "mcp-server-time"]"#.to_owned()));
    } else {
        entry.push((keys.command, r#""uvx""#.to_owned()));
        entry.push((keys.args, r#"["mcp-server-time"]"#.to_owned()));
    }
    Some(("time", entry))
}

fn remote(dialect: &Dialect) -> Option<(&'static str, Entry)> {
    let url = dialect.http_url.or(dialect.keys.url.first().copied())?;
    if dialect.fields.is_empty() || dialect.field(url).is_none() {
        return None;
    }
    let mut entry = transport(dialect, dialect.transport.http);
    entry.push((url, r#""https://mcp.deepwiki.com/mcp""#.to_owned()));
    Some(("deepwiki", entry))
}

/// The word for the transport, where the client reads one.
fn transport(dialect: &Dialect, known: &[&str]) -> Entry {
    match (dialect.transport.key, known.first()) {
        (Some(key), Some(word)) => vec![(key, format!("\"{word}\""))],
        _ => Vec::new(),
    }
}

fn write(dialect: &Dialect, name: &str, entry: &Entry) -> Option<String> {
    let root = *dialect.roots.first()?;
    match (dialect.format, dialect.container) {
        (Format::Json, Container::Map) => Some(as_json(root, name, entry)),
        (Format::Toml, Container::Map) => {
            let lines: String = entry.iter().map(|(key, value)| format!("{key} = {value}\n")).collect();
            Some(format!("[{}.{name}]\n{lines}", root.join(".")))
        }
        (Format::Yaml, container) => Some(as_yaml(root, name, entry, container)),
        _ => None,
    }
}

fn as_json(root: &[&str], name: &str, entry: &Entry) -> String {
    let indent = |depth: usize| "  ".repeat(depth);
    let depth = root.len() + 1;
    let mut text = String::from("{\n");
    for (at, key) in root.iter().chain([&name]).enumerate() {
        text += &format!("{}\"{key}\": {{\n", indent(at + 1));
    }
    let fields: Vec<String> =
        entry.iter().map(|(key, value)| format!("{}\"{key}\": {value}", indent(depth + 1))).collect();
    text += &fields.join(",\n");
    for at in (0..=depth).rev() {
        text += &format!("\n{}}}", indent(at));
    }
    text + "\n"
}

fn as_yaml(root: &[&str], name: &str, entry: &Entry, container: Container) -> String {
    let mut text = String::new();
    for (at, key) in root.iter().enumerate() {
        text += &format!("{}{key}:\n", "  ".repeat(at));
    }
    let indent = "  ".repeat(root.len());
    let name = if container == Container::List { format!("- name: {name}") } else { format!("{name}:") };
    text += &format!("{indent}{name}\n");
    for (key, value) in entry {
        text += &format!("{indent}  {key}: {}\n", value.trim_matches('"'));
    }
    text
}

/// The text with what the client asks for beyond it, if that leaves nothing to complain about.
fn clean(text: &str, dialect: &'static Dialect) -> Option<String> {
    let path = dialect.files.first().map_or("", |file| file.path);
    let path = if path.contains('*') || path.is_empty() { default_name(dialect.format) } else { path };
    let options = LintOptions { client: Some(dialect), ..LintOptions::default() };
    let fixed = fix_text(text, path, &options, Applicability::Unsafe);
    fixed.report.diagnostics.is_empty().then_some(fixed.text)
}

const fn default_name(format: Format) -> &'static str {
    match format {
        Format::Json => "mcp.json",
        Format::Toml => "mcp.toml",
        Format::Yaml => "mcp.yaml",
    }
}
