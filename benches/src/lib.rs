//! What is measured: configs of any size, and the steps that each file goes.

use mcplint::diagnostic::Applicability;
use mcplint::fix::{Fixed, fix_text};
use mcplint::mask::{MaskedReport, Secrets};
use mcplint::render::{RenderOptions, full, sarif};
use mcplint::report::Report;
use mcplint::rules::infos;
use mcplint::syntax::{Format, Parsed};
use mcplint::{FileReport, LintOptions, lint_text, syntax};
use serde_json::{Value, json};

/// Where the command lies after `cargo build --release` in the project.
pub const COMMAND: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/release/mcplint");

/// A name that says which client reads the file.
const PATH: &str = ".mcp.json";

/// A config with nothing to report, as `labs/speed/generate.py N clean` writes it: five ways to start a server.
pub fn clean(servers: usize) -> String {
    written(servers, |number| match number % 5 {
        0 => json!({
            "command": "npx", "args": ["-y", format!("@acme/server-{number}@1.0.0"), "--port=3000"],
            "env": {"LOG_LEVEL": "info", "API_TOKEN": "${API_TOKEN:-}"},
        }),
        1 => json!({
            "command": "uvx", "args": ["--from", format!("acme-mcp-{number}==2.1.0"), "acme-mcp", "--verbose"],
            "env": {"ACME_REGION": "eu-central-1", "ACME_TOKEN": "${ACME_TOKEN:-}"},
        }),
        2 => json!({
            "command": "docker", "env": {"ACME_TOKEN": "${ACME_TOKEN:-}"},
            "args": ["run", "-i", "--rm", "-e", "ACME_TOKEN", format!("ghcr.io/acme/server-{number}:1.0.0")],
        }),
        3 => json!({
            "type": "http", "url": format!("https://mcp-{number}.acme.example/mcp"),
            "headers": {"Authorization": "Bearer ${ACME_TOKEN:-}"},
        }),
        _ => json!({
            "command": "node", "args": [format!("/opt/acme/server-{number}/index.js"), "--stdio"],
            "env": {"NODE_ENV": "production"},
        }),
    })
}

/// A config in which every server has mistakes, most of them with a fix.
pub fn wrong(servers: usize) -> String {
    written(servers, |number| {
        json!({
            "command": "npx", "args": [format!("@acme/server-{number}"), "${{TOKEN}}", "~/data"],
            "env": {"PORT": 3000, "KEY": " x "}, "disabled": "false",
        })
    })
}

fn written(servers: usize, server: impl Fn(usize) -> Value) -> String {
    let servers = (0..servers).map(|number| (format!("server-{number}"), server(number)));
    let config = json!({ "mcpServers": Value::Object(servers.collect()) });
    format!("{config:#}\n")
}

/// Text to tree.
pub fn parse(text: &str) -> Parsed<'_> {
    syntax::parse(text, Format::Json)
}

/// All rules.
pub fn lint(text: &str) -> FileReport {
    lint_text(text, PATH, &LintOptions::default())
}

/// All fixes, the unsafe ones too.
pub fn fix(text: &str) -> Fixed {
    fix_text(text, PATH, &LintOptions::default(), Applicability::Unsafe)
}

/// A report to render.
pub fn report(text: String) -> Report {
    Report { files: vec![(lint(&text), text)], errors: Vec::new() }
}

/// As people see it.
pub fn render_full(report: &Report) -> String {
    full::render(&MaskedReport::new(report, Secrets::Hidden), &RenderOptions::default())
}

/// As GitHub reads it.
pub fn render_sarif(report: &Report) -> String {
    sarif::render(&MaskedReport::new(report, Secrets::Hidden), &infos(), &RenderOptions::default())
}
