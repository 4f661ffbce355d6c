//! SARIF 2.1.0, which GitHub code scanning and many editors read.
//!
//! https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html and
//! https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support (2026-11-25)

use serde::Serialize;
use serde_json::{Value, json};

use super::fingerprint::Fingerprints;
use super::{RenderOptions, file_uri, full_message};
use crate::diagnostic::Severity;
use crate::mask::{MaskedDiagnostic, MaskedFile, MaskedFix, MaskedReport};
use crate::report::RuleInfo;
use crate::span::Span;

/// The key of the fingerprints: another way to make them is another key.
const FINGERPRINT: &str = "mcplint/v1";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Value,
    locations: [Value; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Value>,
    partial_fingerprints: Value,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Value>,
    properties: Value,
}

/// The whole report. `rules` are all rules that may have spoken; those that did are described in it.
pub fn render(report: &MaskedReport, rules: &[RuleInfo], options: &RenderOptions) -> String {
    let used = used_rules(report, rules, options);
    let mut results = Vec::new();
    for file in &report.files {
        // The platform knows the file; a file that moved keeps its findings.
        let mut fingerprints = Fingerprints::of("");
        for diagnostic in file.diagnostics.iter().take(options.max_diagnostics) {
            let index = used.iter().position(|rule| rule.name == diagnostic.rule).unwrap_or(0);
            results.push(result(file, diagnostic, index, fingerprints.next(file, diagnostic)));
        }
    }
    let notifications: Vec<Value> = report
        .errors
        .iter()
        .map(|error| {
            json!({
                "level": "error",
                "message": { "text": &error.message },
                "locations": [{ "physicalLocation": { "artifactLocation": { "uri": file_uri(&error.path) } } }],
            })
        })
        .collect();
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "mcplint",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "informationUri": "https://github.com/mcplint/mcplint",
                "rules": used.iter().map(|rule| describe(rule)).collect::<Vec<_>>(),
            } },
            "invocations": [{
                "executionSuccessful": notifications.is_empty(),
                "toolExecutionNotifications": notifications,
            }],
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let mut text = serde_json::to_string_pretty(&log).unwrap_or_default();
    text.push('\n');
    text
}

/// The rules that have a result, in the order of `rules`.
fn used_rules<'r>(
    report: &MaskedReport,
    rules: &'r [RuleInfo],
    options: &RenderOptions,
) -> Vec<&'r RuleInfo> {
    let spoke: std::collections::HashSet<&str> = report
        .files
        .iter()
        .flat_map(|file| file.diagnostics.iter().take(options.max_diagnostics))
        .map(|diagnostic| diagnostic.rule)
        .collect();
    rules.iter().filter(|rule| spoke.contains(rule.name)).collect()
}

fn describe(rule: &RuleInfo) -> Value {
    json!({
        "id": rule.name,
        "name": pascal_case(rule.name),
        "shortDescription": { "text": rule.summary },
        "fullDescription": { "text": rule.summary },
        "help": { "text": format!("{}\n\n{}", rule.summary, rule.url), "markdown": rule.page },
        "helpUri": rule.url,
        "defaultConfiguration": { "level": level(rule.severity), "enabled": rule.enabled },
        "properties": { "tags": ["mcp", rule.category] },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// `npx-missing-yes` as `NpxMissingYes`: SARIF wants a name that reads as an identifier.
fn pascal_case(name: &str) -> String {
    name.split('-')
        .map(|word| {
            let mut letters = word.chars();
            letters
                .next()
                .map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
        })
        .collect()
}

fn result(
    file: &MaskedFile,
    diagnostic: &MaskedDiagnostic,
    rule_index: usize,
    fingerprint: String,
) -> SarifResult {
    let mut properties = json!({ "impact": diagnostic.impact });
    if let Some(server) = &diagnostic.server {
        properties["server"] = json!(server);
    }
    if let Some(client) = file.client {
        properties["client"] = json!(client.id);
    }
    let said = || diagnostic.labels.iter().filter(|label| !label.message.is_empty());
    let here = said().find(|label| label.span == diagnostic.span);
    let others = said().filter(|label| label.span != diagnostic.span);
    let fix = diagnostic.fix.as_ref().filter(|fix| !fix.edits.is_empty());
    let is_withheld = fix.is_some_and(|fix| fix.edits.iter().any(|edit| edit.new_text.is_none()));
    if let Some(fix) = fix.filter(|_| is_withheld) {
        properties["withheldFix"] = withheld(file, fix);
    }
    SarifResult {
        rule_id: diagnostic.rule,
        rule_index,
        level: level(diagnostic.severity),
        message: json!({ "text": full_message(file, diagnostic) }),
        locations: [location(file, diagnostic.span, here.map(|label| &*label.message))],
        related_locations: others.map(|label| location(file, label.span, Some(&label.message))).collect(),
        partial_fingerprints: json!({ FINGERPRINT: fingerprint }),
        fixes: fix.filter(|_| !is_withheld).map(|fix| replacements(file, fix)).into_iter().collect(),
        properties,
    }
}

fn replacements(file: &MaskedFile, fix: &MaskedFix) -> Value {
    let replacements: Vec<Value> = fix
        .edits
        .iter()
        .map(|edit| {
            json!({
                "deletedRegion": region(file, edit.span),
                "insertedContent": { "text": edit.new_text.as_deref().unwrap_or_default() },
            })
        })
        .collect();
    json!({
        "description": { "text": &fix.title },
        "artifactChanges": [{
            "artifactLocation": { "uri": file_uri(&file.path) },
            "replacements": replacements,
        }],
        "properties": { "applicability": fix.applicability },
    })
}

/// A fix that would write a secret. As a SARIF fix without its text it would delete what it should replace, so
/// it stands beside the result, where nothing applies it.
fn withheld(file: &MaskedFile, fix: &MaskedFix) -> Value {
    let edits: Vec<Value> = fix
        .edits
        .iter()
        .map(|edit| {
            json!({
                "deletedRegion": region(file, edit.span),
                "new_text": edit.new_text,
                "withheld": edit.new_text.is_none(),
            })
        })
        .collect();
    json!({ "title": &fix.title, "applicability": fix.applicability, "edits": edits })
}

fn location(file: &MaskedFile, span: Span, message: Option<&str>) -> Value {
    let artifact = json!({ "uri": file_uri(&file.path) });
    let mut location =
        json!({ "physicalLocation": { "artifactLocation": artifact, "region": region(file, span) } });
    if let Some(message) = message {
        location["message"] = json!({ "text": message });
    }
    location
}

fn region(file: &MaskedFile, span: Span) -> Value {
    let (start, end) = (file.position(span.start), file.position(span.end));
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_as_identifiers() {
        assert_eq!(pascal_case("npx-missing-yes"), "NpxMissingYes");
        assert_eq!(pascal_case("localhost-ipv6"), "LocalhostIpv6");
    }
}
