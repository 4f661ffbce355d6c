//! `mcp-remote-unneeded`: mcp-remote in a client that speaks to remote servers itself.

use super::support::remote::{Address, Named, Place, word};
use crate::argv::mcp_remote::{self, McpRemote};
use crate::clients::{Dialect, Knowledge, UrlWithoutWord};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::{Edit, Literal};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::url::Url;
use crate::variables::Words;

pub(super) static RULE: Rule = Rule {
    name: "mcp-remote-unneeded",
    category: Category::Remote,
    severity: Severity::Info,
    impact: Impact::None,
    fix: Some(Applicability::Unsafe),
    summary: "mcp-remote stands between the server and a client that reaches it by itself",
    check: Check::Server(check),
};

/// Options that change nothing which the client does not do by itself.
const PLAIN_OPTIONS: [&str; 4] = ["--allow-http", "--debug", "--silent", "--transport"];

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect.filter(|dialect| !dialect.keys.url.is_empty()) else { return };
    let Some(address) = Address::of(server) else { return };
    let Place::McpRemote(at, line) = &address.place else { return };
    let Some(url) = address.url().filter(Url::is_http) else { return };
    if line.first != Some(*at) || !is_plain(server, line) || is_for_node(server) {
        return;
    }
    if url.ends_in_sse() && dialect.speaks_sse() != Knowledge::Yes {
        return;
    }
    let Some(command) = server.command() else { return };
    findings
        .report(
            command.value.span,
            format!(
                "{} reaches servers by URL itself: mcp-remote is one more process to start and one more package \
                 to trust",
                dialect.name
            ),
        )
        .label(command.value.span, "starts mcp-remote")
        .label(address.span, "can be the \"url\" of the entry")
        .maybe_fix(rewrite(context, dialect, server, &address, line));
}

/// Whether every argument says only where the server is and what headers it wants.
fn is_plain(server: &Server<'_>, line: &McpRemote) -> bool {
    let argv = server.argv();
    let transport = line.value(argv, "--transport");
    !argv.runs_in_container()
        && line.args.clone().all(|at| {
            line.first == Some(at)
                || transport == Some(at)
                || line.is_header_value(at)
                || argv.tokens[at].text == "--header"
                || PLAIN_OPTIONS.contains(&argv.tokens[at].text.as_ref())
        })
}

/// Settings of Node.js in `env`, as for a company's certificate or proxy.
fn is_for_node(server: &Server<'_>) -> bool {
    server.env_vars().any(|variable| {
        let name = variable.key.to_ascii_uppercase();
        name.starts_with("NODE_") || name.ends_with("_PROXY") || name.starts_with("MCP_REMOTE_")
    })
}

fn rewrite(
    context: &Context<'_>,
    dialect: &Dialect,
    server: &Server<'_>,
    address: &Address<'_, '_>,
    line: &McpRemote,
) -> Option<Fix> {
    let (command, args) = (server.command()?, server.args()?);
    if dialect.keys.command_is_array || server.cwd().is_some() || !address.is_editable(server) {
        return None;
    }
    let editor = context.editor();
    let url_key = dialect.keys.url.first()?;
    let mut edits = editor.rename_key(command, url_key);
    edits.push(editor.replace_string(command.value.span, address.text.trim()));
    edits.extend(transport(context, dialect, server, address)?);
    let headers = headers(dialect, server, line)?;
    let values = line.headers.iter().filter_map(|header| header.value);
    let words = Words::of(values.map(|at| server.argv().tokens[at].text.as_ref()));
    if !server.env_vars().all(|variable| words.have(&variable.key)) {
        return None;
    }
    if headers.is_empty() {
        if server.env().is_some() {
            return None;
        }
        edits.extend(editor.remove_member(server.node, server.field_index(args)?));
    } else {
        edits.extend(editor.rename_key(args, dialect.keys.headers?));
        edits.push(editor.replace_value(args.value.span, &Literal::Object(headers)));
        if let Some(env) = server.env() {
            edits.extend(editor.remove_member(server.node, server.field_index(env)?));
        }
    }
    Some(Fix::unsafe_(format!("write the URL into \"{url_key}\" and leave mcp-remote out"), edits))
}

/// The edits that name the transport, where the client does not find out.
fn transport(
    context: &Context<'_>,
    dialect: &Dialect,
    server: &Server<'_>,
    address: &Address<'_, '_>,
) -> Option<Vec<Edit>> {
    let editor = context.editor();
    let rules = &dialect.transport;
    let Some(key) = rules.key else { return Some(Vec::new()) };
    let is_sse = address.url()?.ends_in_sse();
    let word = if is_sse { word(Some(dialect), Named::Sse) } else { word(Some(dialect), Named::Http) };
    if let Some(field) = server.field(key) {
        return Some(vec![editor.replace_string(field.value.span, word?)]);
    }
    if rules.url_without_word == UrlWithoutWord::Http && !rules.required {
        return Some(Vec::new());
    }
    let index = server.field_index(server.command()?)?;
    Some(editor.insert_member(server.node, index, key, &word?.into()))
}

/// The headers, with what mcp-remote would have filled in written as the client fills it in.
fn headers(dialect: &Dialect, server: &Server<'_>, line: &McpRemote) -> Option<Vec<(String, Literal)>> {
    let mut headers = Vec::new();
    for header in &line.headers {
        let (name, value) = mcp_remote::header(&server.argv().tokens[header.value?].text)?;
        headers.push((name.to_owned(), Literal::String(fill_in(dialect, server, value)?)));
    }
    Some(headers)
}

fn fill_in(dialect: &Dialect, server: &Server<'_>, value: &str) -> Option<String> {
    let mut text = String::new();
    let mut rest = value;
    while let Some((before, after)) = rest.split_once("${") {
        let (name, behind) = after.split_once('}')?;
        text.push_str(before);
        match server.env_vars().find(|variable| variable.key == name) {
            Some(variable) => text.push_str(variable.value.as_str()?),
            None if name.contains(':') => return None,
            None => text.push_str(&dialect.reference("headers", name)?),
        }
        rest = behind;
    }
    text.push_str(rest);
    Some(text)
}
