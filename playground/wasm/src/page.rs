//! What the page asks and what it is told.

use mcplint::clients::{self, DIALECTS, Os, Scope};
use mcplint::diagnostic::Applicability;
use mcplint::edit;
use mcplint::fix::fix_text;
use mcplint::mask::{Line, LineKind, Mask, MaskedDiff, MaskedReport, Secrets};
use mcplint::platform::Platform;
use mcplint::render::{RenderOptions, json};
use mcplint::syntax::Format;
use mcplint::{FileReport, LintOptions, Report, lint_text};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// A question of the page.
#[derive(Debug, Deserialize)]
#[serde(tag = "ask", rename_all = "lowercase")]
pub enum Request {
    /// Which clients there are.
    Clients,
    /// What is wrong with a text, and what its repair would look like.
    Lint(Text),
    /// The text after its repair, or after one fix alone.
    Fix(ToFix),
    /// The text with its secrets hidden, to be shared.
    Mask(Shared),
}

/// A text and how to read it.
#[derive(Debug, Deserialize)]
pub struct Text {
    text: String,
    /// The id of a client; empty finds out.
    client: String,
    /// Where the text would lie; empty if that is not said.
    path: String,
    /// A word of `--platform`; empty finds out.
    platform: String,
    /// The visitor's system, which counts where nothing else tells.
    host: String,
    /// Whether the repair uses unsafe fixes too.
    unsafe_fixes: bool,
}

/// A text to repair.
#[derive(Debug, Deserialize)]
pub struct ToFix {
    #[serde(flatten)]
    text: Text,
    /// The number of the one finding to repair.
    only: Option<usize>,
}

/// A text that is to be shared.
#[derive(Debug, Deserialize)]
pub struct Shared {
    text: String,
}

#[derive(Serialize)]
struct ClientRow {
    id: &'static str,
    name: &'static str,
    files: Vec<FileRow>,
}

#[derive(Serialize)]
struct FileRow {
    path: &'static str,
    os: &'static str,
    scope: &'static str,
}

#[derive(Serialize)]
struct Answer<'a> {
    /// The JSON output of the command, for one file.
    report: &'a RawValue,
    /// The name of the client that the text was read as.
    client: Option<&'static str>,
    /// What would remain after the repair.
    remaining: usize,
    /// How many fixes the repair applies.
    fixed: usize,
    /// The text after the repair, as it may be shown.
    fixed_text: String,
    diff: Vec<HunkRow>,
    /// Whether a secret is hidden in what is shown here.
    has_secret: bool,
}

#[derive(Serialize)]
struct HunkRow {
    header: String,
    lines: Vec<LineRow>,
}

#[derive(Serialize)]
struct LineRow {
    mark: char,
    text: String,
}

#[derive(Serialize)]
struct Changed {
    text: String,
}

/// Answers a [`Request`] in JSON; what cannot be read is answered by an object with `error`.
pub fn respond(request: &[u8]) -> String {
    let answered = match serde_json::from_slice(request) {
        Ok(Request::Clients) => serde_json::to_string(&client_rows()),
        Ok(Request::Lint(text)) => lint(&text),
        // The true text: it goes back into the page's own editor.
        Ok(Request::Fix(wanted)) => serde_json::to_string(&Changed { text: fix(&wanted) }),
        Ok(Request::Mask(Shared { text })) => {
            serde_json::to_string(&Changed { text: Mask::new(&text).hide_in_place(&text).to_string() })
        }
        Err(error) => Err(error),
    };
    answered.unwrap_or_else(|error| serde_json::json!({ "error": error.to_string() }).to_string())
}

fn client_rows() -> Vec<ClientRow> {
    let mut rows: Vec<ClientRow> = Vec::new();
    for dialect in DIALECTS {
        let files = dialect.files.iter().map(|file| FileRow {
            path: file.path,
            os: match file.os {
                Os::Any => "any",
                Os::Linux => "linux",
                Os::Macos => "macos",
                Os::Windows => "windows",
            },
            scope: match file.scope {
                Scope::User => "user",
                Scope::Project => "project",
                Scope::Managed => "managed",
            },
        });
        match rows.iter_mut().find(|row| row.id == dialect.id) {
            Some(row) => row.files.extend(files),
            None => rows.push(ClientRow { id: dialect.id, name: dialect.name, files: files.collect() }),
        }
    }
    rows.sort_by_key(|row| row.name.to_lowercase());
    rows
}

fn lint(asked: &Text) -> serde_json::Result<String> {
    let (path, options) = (asked.path(), asked.options());
    let found = lint_text(&asked.text, &path, &options);
    let fixed = fix_text(&asked.text, &path, &options, asked.applicability());
    let diff = MaskedDiff::new(&path, &asked.text, &fixed.text, Secrets::Hidden);
    let client = found.client.map(|client| client.name);
    let report = RawValue::from_string(report(&asked.text, found))?;
    let mask = Mask::new(&fixed.text);
    serde_json::to_string(&Answer {
        report: &report,
        client,
        remaining: fixed.report.diagnostics.len(),
        fixed: fixed.report.fixed,
        fixed_text: mask.hide_in_place(&fixed.text).to_string(),
        diff: rows(&diff),
        has_secret: !Mask::new(&asked.text).is_empty(),
    })
}

fn report(text: &str, found: FileReport) -> String {
    let report = Report { files: vec![(found, text.to_owned())], errors: Vec::new() };
    json::render(&MaskedReport::new(&report, Secrets::Hidden), &RenderOptions::default())
}

fn rows(diff: &MaskedDiff) -> Vec<HunkRow> {
    let row = |line: &Line| LineRow {
        mark: match line.kind {
            LineKind::Removed => '-',
            LineKind::Added => '+',
            LineKind::Same => ' ',
        },
        text: line.text.trim_end_matches(['\n', '\r']).to_owned(),
    };
    let hunk = |hunk: &mcplint::mask::Hunk| HunkRow {
        header: hunk.header.clone(),
        lines: hunk.lines.iter().map(row).collect(),
    };
    diff.hunks.iter().map(hunk).collect()
}

fn fix(wanted: &ToFix) -> String {
    let (text, path, options) = (&wanted.text, wanted.text.path(), wanted.text.options());
    let Some(only) = wanted.only else {
        return fix_text(&text.text, &path, &options, text.applicability()).text;
    };
    let found = lint_text(&text.text, &path, &options);
    match found.diagnostics.get(only).and_then(|found| found.fix.as_ref()) {
        Some(fix) => edit::apply(&text.text, &fix.edits),
        None => text.text.clone(),
    }
}

impl Text {
    /// The path, or a name that says the format that the text looks like.
    fn path(&self) -> String {
        if !self.path.is_empty() {
            return self.path.clone();
        }
        match clients::by_id(&self.client).map_or_else(|| looks_like(&self.text), |client| client.format) {
            Format::Toml => "pasted.toml".to_owned(),
            Format::Yaml => "pasted.yaml".to_owned(),
            Format::Json => "pasted.json".to_owned(),
        }
    }

    fn options(&self) -> LintOptions<'static> {
        LintOptions {
            client: clients::by_id(&self.client),
            platform: self.platform.parse().ok(),
            host_platform: self.host.parse().ok().or(Some(Platform::Any)),
            ..LintOptions::default()
        }
    }

    fn applicability(&self) -> Applicability {
        if self.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe }
    }
}

/// The format by the first line that says something.
fn looks_like(text: &str) -> Format {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    let Some(first) = first else { return Format::Json };
    let is_key = |key: &str| {
        let key = key.trim();
        !key.is_empty() && key.chars().all(|letter| letter.is_alphanumeric() || "_-.\"' ".contains(letter))
    };
    let is_table = first
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'))
        .is_some_and(|(name, _)| is_key(name.trim_start_matches('[')) && !name.trim().starts_with('"'));
    if is_table || first.split_once('=').is_some_and(|(key, _)| is_key(key)) {
        return Format::Toml;
    }
    let is_yaml = first.starts_with("- ")
        || first == "---"
        || first.split_once(':').is_some_and(|(key, _)| is_key(key) && !key.contains(['"', '\'']));
    if is_yaml { Format::Yaml } else { Format::Json }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(request: &serde_json::Value) -> serde_json::Value {
        serde_json::from_str(&respond(request.to_string().as_bytes())).expect("an answer in JSON")
    }

    fn text(ask: &str, text: &str, client: &str) -> serde_json::Value {
        serde_json::json!({
            "ask": ask, "text": text, "client": client, "path": "", "platform": "", "host": "linux",
            "unsafe_fixes": false
        })
    }

    const DOCKER: &str =
        r#"{"mcpServers": {"time": {"command": "docker", "args": ["run", "--rm", "mcp/time"],}}}"#;

    #[test]
    fn findings_diff_and_fixed_text_come_in_one_answer() {
        let answer = ask(&text("lint", DOCKER, "claude-desktop"));
        let rules: Vec<_> = answer["report"]["files"][0]["diagnostics"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|found| found["rule"].as_str().expect("a name"))
            .collect();
        assert_eq!(rules, ["docker-missing-interactive", "json-trailing-comma"]);
        assert_eq!((&answer["fixed"], &answer["remaining"]), (&2.into(), &0.into()));
        assert_eq!(answer["diff"][0]["lines"][0]["mark"], "-");
        let fixed = answer["fixed_text"].as_str().expect("a text");
        assert!(fixed.contains(r#"["run", "-i", "--rm", "mcp/time"]}"#), "{fixed}");
        assert_eq!(ask(&text("fix", DOCKER, "claude-desktop"))["text"], fixed);
    }

    #[test]
    fn one_fix_can_be_applied_alone() {
        let mut request = text("fix", DOCKER, "claude-desktop");
        request["only"] = 1.into();
        let fixed = ask(&request)["text"].as_str().expect("a text").to_owned();
        assert!(fixed.contains(r#"["run", "--rm", "mcp/time"]}}}"#), "{fixed}");
    }

    #[test]
    fn secrets_are_hidden_in_what_is_shown_and_kept_in_what_goes_back() {
        let secret = "ghp_Zk3vQ9xT1nB7mL5cR2wY8sD4fG6hJ0pA1eUi";
        let config = format!(
            r#"{{"mcpServers": {{"a": {{"command": "docker", "args": ["run", "x/y"], "env": {{"GITHUB_TOKEN": "{secret}"}}}},}}}}"#
        );
        let answer = ask(&text("lint", &config, "claude-desktop"));
        assert_eq!(answer["has_secret"], true);
        assert!(!answer.to_string().contains(secret), "{answer}");
        let fixed = ask(&text("fix", &config, "claude-desktop"))["text"].to_string();
        assert!(fixed.contains(secret), "{fixed}");
        let shared = ask(&serde_json::json!({"ask": "mask", "text": config}))["text"].to_string();
        assert!(shared.contains("ghp_***") && !shared.contains(secret), "{shared}");
    }

    #[test]
    fn the_format_is_told_by_the_first_line() {
        for (text, expected) in [
            ("{\"mcpServers\": {}}", Format::Json),
            ("\"mcpServers\": {}", Format::Json),
            ("// note\n{}", Format::Json),
            ("[{\"name\": 1}]", Format::Json),
            ("[\"a\"]", Format::Json),
            ("[mcp_servers.github]\ncommand = \"npx\"", Format::Toml),
            ("[[a]]\nb = 1", Format::Toml),
            ("# note\nmodel = \"x\"", Format::Toml),
            ("mcp_servers.a.command = \"npx\"", Format::Toml),
            ("extensions:\n  a:\n", Format::Yaml),
            ("# note\n---\na: 1", Format::Yaml),
            ("- name: a", Format::Yaml),
            ("", Format::Json),
        ] {
            assert_eq!(looks_like(text), expected, "{text}");
        }
    }

    #[test]
    fn every_client_is_offered_once() {
        let rows = client_rows();
        assert!(
            rows.iter().any(|row| row.id == "cursor" && row.files.iter().any(|file| file.scope == "project"))
        );
        let mut ids: Vec<_> = rows.iter().map(|row| row.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), rows.len());
    }

    #[test]
    fn what_cannot_be_read_is_answered_with_an_error() {
        assert!(ask(&serde_json::json!({"ask": "nothing"}))["error"].is_string());
    }
}
