//! The JSON output: a contract, described by `mcplint schema output`.

use serde::Serialize;

use super::{RenderOptions, printable_json};
use crate::diagnostic::{Applicability, Impact, Severity};
use crate::mask::{Masked, MaskedDiagnostic, MaskedEdit, MaskedFile, MaskedReport};
use crate::span::Span;

/// The JSON Schema of this output.
pub const SCHEMA: &str = include_str!("output.schema.json");

#[derive(Serialize)]
struct Output<'a> {
    schema_version: u32,
    tool: Tool,
    files: Vec<File<'a>>,
    errors: Vec<FileProblem<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a Masked,
    client: Option<&'a str>,
    platform: &'a str,
    servers: Vec<Server<'a>>,
    fixed: usize,
    diagnostics: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Server<'a> {
    name: &'a Masked,
    line: usize,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'a str,
    severity: Severity,
    impact: Impact,
    message: &'a Masked,
    server: Option<&'a Masked>,
    range: Range,
    labels: Vec<Label<'a>>,
    help: Option<String>,
    url: &'a str,
    fix: Option<Fix<'a>>,
}

#[derive(Serialize)]
struct Label<'a> {
    range: Range,
    message: &'a Masked,
}

#[derive(Serialize)]
struct Fix<'a> {
    title: &'a Masked,
    applicability: Applicability,
    edits: Vec<TextEdit<'a>>,
}

#[derive(Serialize)]
struct TextEdit<'a> {
    range: Range,
    new_text: Option<&'a Masked>,
    /// Present where the new text holds a secret and so is not shown.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    withheld: bool,
}

#[derive(Serialize)]
struct Range {
    start: Place,
    end: Place,
}

#[derive(Serialize)]
struct Place {
    line: usize,
    column: usize,
    offset: usize,
}

#[derive(Serialize)]
struct FileProblem<'a> {
    path: &'a Masked,
    message: &'a Masked,
}

#[derive(Serialize)]
struct Summary {
    files: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    fixable: usize,
    fixable_unsafe: usize,
    fixed: usize,
}

/// The whole report.
pub fn render(report: &MaskedReport, options: &RenderOptions) -> String {
    let counts = report.summary;
    let output = Output {
        schema_version: 1,
        tool: Tool { name: "mcplint", version: env!("CARGO_PKG_VERSION") },
        files: report.files.iter().map(|file| render_file(file, options)).collect(),
        errors: report
            .errors
            .iter()
            .map(|error| FileProblem { path: &error.path, message: &error.message })
            .collect(),
        summary: Summary {
            files: counts.files,
            errors: counts.found.errors,
            warnings: counts.found.warnings,
            infos: counts.found.infos,
            fixable: counts.found.fixable,
            fixable_unsafe: counts.found.fixable_unsafe,
            fixed: counts.fixed,
        },
    };
    let mut json = printable_json(serde_json::to_string_pretty(&output).unwrap_or_default());
    json.push('\n');
    json
}

fn render_file<'a>(file: &'a MaskedFile, options: &RenderOptions) -> File<'a> {
    File {
        path: &file.path,
        client: file.client.map(|client| client.id),
        platform: file.platform.name(),
        servers: file.servers.iter().map(|server| Server { name: &server.name, line: server.line }).collect(),
        fixed: file.fixed,
        diagnostics: file
            .diagnostics
            .iter()
            .take(options.max_diagnostics)
            .map(|diagnostic| finding(file, diagnostic))
            .collect(),
    }
}

fn finding<'a>(file: &MaskedFile, diagnostic: &'a MaskedDiagnostic) -> Finding<'a> {
    let help = match (&diagnostic.help, &diagnostic.client_says) {
        (Some(help), Some(says)) => Some(format!("{help} (the client says: {says})")),
        (Some(help), None) => Some(help.to_string()),
        (None, Some(says)) => Some(format!("the client says: {says}")),
        (None, None) => None,
    };
    Finding {
        rule: diagnostic.rule,
        severity: diagnostic.severity,
        impact: diagnostic.impact,
        message: &diagnostic.message,
        server: diagnostic.server.as_ref(),
        range: range(file, diagnostic.span),
        labels: diagnostic
            .labels
            .iter()
            .map(|label| Label { range: range(file, label.span), message: &label.message })
            .collect(),
        help,
        url: &diagnostic.url,
        fix: diagnostic.fix.as_ref().map(|fix| Fix {
            title: &fix.title,
            applicability: fix.applicability,
            edits: fix.edits.iter().map(|edit| text_edit(file, edit)).collect(),
        }),
    }
}

fn text_edit<'a>(file: &MaskedFile, edit: &'a MaskedEdit) -> TextEdit<'a> {
    TextEdit {
        range: range(file, edit.span),
        new_text: edit.new_text.as_ref(),
        withheld: edit.new_text.is_none(),
    }
}

fn range(file: &MaskedFile, span: Span) -> Range {
    Range { start: place(file, span.start), end: place(file, span.end) }
}

fn place(file: &MaskedFile, offset: usize) -> Place {
    let position = file.position(offset);
    Place { line: position.line, column: position.column, offset }
}
