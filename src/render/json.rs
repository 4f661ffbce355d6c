//! The JSON output: a contract, described by `mcplint schema output`.

use serde::Serialize;

use super::RenderOptions;
use crate::diagnostic::{Applicability, Diagnostic, Impact, Severity};
use crate::edit::Edit;
use crate::mask::Mask;
use crate::report::{FileReport, Report};
use crate::source::LineIndex;
use crate::span::Span;

/// The JSON Schema of this output.
pub const SCHEMA: &str = include_str!("output.schema.json");

#[derive(Serialize)]
struct Output<'a> {
    schema_version: u32,
    tool: Tool,
    files: Vec<File<'a>>,
    errors: Vec<FileProblem>,
    summary: Summary,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct File<'a> {
    path: String,
    client: Option<&'a str>,
    platform: &'a str,
    servers: Vec<Server>,
    fixed: usize,
    diagnostics: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Server {
    name: String,
    line: usize,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'a str,
    severity: Severity,
    impact: Impact,
    message: String,
    server: Option<String>,
    range: Range,
    labels: Vec<Label>,
    help: Option<String>,
    url: String,
    fix: Option<Fix>,
}

#[derive(Serialize)]
struct Label {
    range: Range,
    message: String,
}

#[derive(Serialize)]
struct Fix {
    title: String,
    applicability: Applicability,
    edits: Vec<TextEdit>,
}

#[derive(Serialize)]
struct TextEdit {
    range: Range,
    new_text: Option<String>,
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
struct FileProblem {
    path: String,
    message: String,
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
pub fn render(report: &Report, options: &RenderOptions) -> String {
    let counts = report.summary();
    let output = Output {
        schema_version: 1,
        tool: Tool { name: "mcplint", version: env!("CARGO_PKG_VERSION") },
        files: report.files.iter().map(|(file, text)| render_file(file, text, options)).collect(),
        errors: report
            .errors
            .iter()
            .map(|error| FileProblem { path: error.path.clone(), message: error.message.clone() })
            .collect(),
        summary: Summary {
            files: counts.files,
            errors: counts.errors,
            warnings: counts.warnings,
            infos: counts.infos,
            fixable: counts.fixable,
            fixable_unsafe: counts.fixable_unsafe,
            fixed: counts.fixed,
        },
    };
    let mut json = serde_json::to_string_pretty(&output).unwrap_or_default();
    json.push('\n');
    json
}

fn render_file<'a>(file: &'a FileReport, text: &str, options: &RenderOptions) -> File<'a> {
    let view = View { text, lines: &LineIndex::new(text), mask: &options.mask(text) };
    File {
        path: view.hide(&file.path),
        client: file.client.map(|client| client.id),
        platform: file.platform.name(),
        servers: file
            .servers
            .iter()
            .map(|server| Server { name: view.hide(&server.name), line: server.line })
            .collect(),
        fixed: file.fixed,
        diagnostics: file
            .diagnostics
            .iter()
            .take(options.max_diagnostics)
            .map(|diagnostic| view.finding(diagnostic))
            .collect(),
    }
}

struct View<'a> {
    text: &'a str,
    lines: &'a LineIndex,
    mask: &'a Mask,
}

impl View<'_> {
    fn hide(&self, text: &str) -> String {
        self.mask.hide(text).into_owned()
    }

    fn finding<'d>(&self, diagnostic: &'d Diagnostic) -> Finding<'d> {
        let help = match (&diagnostic.help, &diagnostic.client_says) {
            (Some(help), Some(says)) => Some(format!("{help} (the client says: {says})")),
            (Some(help), None) => Some(help.clone()),
            (None, Some(says)) => Some(format!("the client says: {says}")),
            (None, None) => None,
        };
        Finding {
            rule: diagnostic.rule,
            severity: diagnostic.severity,
            impact: diagnostic.impact,
            message: self.hide(&diagnostic.message),
            server: diagnostic.server.as_deref().map(|server| self.hide(server)),
            range: self.range(diagnostic.span),
            labels: diagnostic
                .labels
                .iter()
                .map(|label| Label { range: self.range(label.span), message: self.hide(&label.message) })
                .collect(),
            help: help.map(|help| self.hide(&help)),
            url: diagnostic.url(),
            fix: diagnostic.fix.as_ref().map(|fix| Fix {
                title: self.hide(&fix.title),
                applicability: fix.applicability,
                edits: fix.edits.iter().map(|edit| self.edit(edit)).collect(),
            }),
        }
    }

    fn edit(&self, edit: &Edit) -> TextEdit {
        let withheld = self.mask.touches(&edit.new_text);
        TextEdit {
            range: self.range(edit.span),
            new_text: (!withheld).then(|| edit.new_text.clone()),
            withheld,
        }
    }

    fn range(&self, span: Span) -> Range {
        Range { start: self.place(span.start), end: self.place(span.end) }
    }

    fn place(&self, offset: usize) -> Place {
        let position = self.lines.position(self.text, offset);
        Place { line: position.line, column: position.column, offset }
    }
}
