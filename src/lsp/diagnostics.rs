//! Findings as an editor shows them.

use gen_lsp_types::{
    Code, CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag,
    Location, Message, Uri,
};

use super::document::Document;
use super::text::Columns;
use crate::config::FILE_NAME;
use crate::diagnostic::Severity;
use crate::mask::{MaskedDiagnostic, MaskedFile};
use crate::rules::{DEPRECATED, UNNECESSARY};

/// The most findings that are shown of one document, as on the command line.
const MOST: usize = 1000;

/// Who speaks.
const SOURCE: &str = "mcplint";

/// Where the keys of `mcplint.toml` are explained.
const SETTINGS_PAGE: &str = "https://github.com/mcplint/mcplint/blob/main/docs/configuration.md";

/// What was found in a document, if it was looked at.
pub(super) fn of(document: &Document, columns: Columns) -> Vec<Diagnostic> {
    let Some(found) = &document.found else { return Vec::new() };
    found
        .masked
        .diagnostics
        .iter()
        .take(MOST)
        .map(|finding| diagnostic(document, &found.masked, finding, columns))
        .collect()
}

/// One finding.
pub(super) fn diagnostic(
    document: &Document,
    file: &MaskedFile,
    finding: &MaskedDiagnostic,
    columns: Columns,
) -> Diagnostic {
    let page = if finding.rule == FILE_NAME { SETTINGS_PAGE.to_owned() } else { finding.url.clone() };
    let tags = tags(finding.rule);
    let related = related(document, file, finding, columns);
    Diagnostic {
        range: document.range(finding.span, columns),
        severity: Some(severity(finding.severity)),
        code: Some(Code::String(finding.rule.to_owned())),
        code_description: Some(CodeDescription { href: Uri(page) }),
        source: Some(SOURCE.to_owned()),
        message: Message::String(finding.message.to_string()),
        tags: (!tags.is_empty()).then_some(tags),
        related_information: (!related.is_empty()).then_some(related),
        data: None,
    }
}

/// The severities of the protocol.
fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::Error,
        Severity::Warning => DiagnosticSeverity::Warning,
        Severity::Info => DiagnosticSeverity::Information,
    }
}

/// How an editor may draw what a rule finds, beside the squiggle.
fn tags(rule: &str) -> Vec<DiagnosticTag> {
    let mut tags = Vec::new();
    if DEPRECATED.contains(&rule) {
        tags.push(DiagnosticTag::Deprecated);
    }
    if UNNECESSARY.contains(&rule) {
        tags.push(DiagnosticTag::Unnecessary);
    }
    tags
}

/// The other places of a finding; at its own place the client's words and what to do.
fn related(
    document: &Document,
    file: &MaskedFile,
    finding: &MaskedDiagnostic,
    columns: Columns,
) -> Vec<DiagnosticRelatedInformation> {
    let at = |span, message: String| DiagnosticRelatedInformation {
        location: Location::new(document.uri.clone(), document.range(span, columns)),
        message,
    };
    let others = finding.labels.iter().skip(1).filter(|label| !label.message.is_empty());
    let mut related: Vec<_> = others.map(|label| at(label.span, label.message.to_string())).collect();
    if let Some(says) = &finding.client_says {
        let client = file.client.map_or("The client", |client| client.name);
        related.push(at(finding.span, format!("{client} says: {says}")));
    }
    if let Some(help) = &finding.help {
        related.push(at(finding.span, format!("help: {help}")));
    }
    related
}
