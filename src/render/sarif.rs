//! SARIF 2.1.0, which GitHub code scanning and many editors read.
//!
//! https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html and
//! https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support (2026-11-25)

mod shape;

use std::collections::HashMap;

use super::fingerprint::Fingerprints;
use super::{RenderOptions, file_uri, full_message, printable_json};
use crate::diagnostic::Severity;
use crate::mask::{MaskedDiagnostic, MaskedFile, MaskedFix, MaskedReport};
use crate::report::RuleInfo;
use crate::span::Span;
use shape::*;

/// The whole report. `rules` are all rules that may have spoken; those that did are described in it.
pub fn render(report: &MaskedReport, rules: &[RuleInfo], options: &RenderOptions) -> String {
    let used = used_rules(report, rules, options);
    let index: HashMap<&str, usize> = used.iter().enumerate().map(|(at, rule)| (rule.name, at)).collect();
    let uris: Vec<String> = report.files.iter().map(|file| file_uri(&file.path)).collect();
    let error_uris: Vec<String> = report.errors.iter().map(|error| file_uri(&error.path)).collect();
    let mut results = Vec::new();
    for (file, uri) in report.files.iter().zip(&uris) {
        // The platform knows the file; a file that moved keeps its findings.
        let mut fingerprints = Fingerprints::of("");
        for diagnostic in file.diagnostics.iter().take(options.max_diagnostics) {
            let rule_index = index.get(diagnostic.rule).copied().unwrap_or(0);
            let fingerprint = fingerprints.next(file, diagnostic);
            results.push(View { file, uri }.result(diagnostic, rule_index, fingerprint));
        }
    }
    let notifications: Vec<Notification<'_>> = report
        .errors
        .iter()
        .zip(&error_uris)
        .map(|(error, uri)| Notification {
            level: "error",
            message: Text { text: &error.message },
            locations: [Location::of_file(uri)],
        })
        .collect();
    let log = Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "mcplint",
                    version: env!("CARGO_PKG_VERSION"),
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    information_uri: "https://github.com/mcplint/mcplint",
                    rules: used.iter().map(|rule| describe(rule)).collect(),
                },
            },
            invocations: [Invocation {
                execution_successful: notifications.is_empty(),
                tool_execution_notifications: notifications,
            }],
            column_kind: "unicodeCodePoints",
            results,
        }],
    };
    let mut text = printable_json(serde_json::to_string_pretty(&log).unwrap_or_default());
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

fn describe(rule: &RuleInfo) -> Descriptor<'_> {
    Descriptor {
        id: rule.name,
        name: pascal_case(rule.name),
        short_description: Text { text: rule.summary },
        full_description: Text { text: rule.summary },
        help: Help { text: format!("{}\n\n{}", rule.summary, rule.url), markdown: rule.page },
        help_uri: &rule.url,
        default_configuration: Configuration { level: level(rule.severity), enabled: rule.enabled },
        properties: Tags { tags: ["mcp", rule.category] },
    }
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

/// One file, and its name as SARIF writes it.
#[derive(Clone, Copy)]
struct View<'a> {
    file: &'a MaskedFile,
    uri: &'a str,
}

impl<'a> View<'a> {
    fn result(self, diagnostic: &'a MaskedDiagnostic, rule_index: usize, fingerprint: String) -> Finding<'a> {
        let said = || diagnostic.labels.iter().filter(|label| !label.message.is_empty());
        let here = said().find(|label| label.span == diagnostic.span);
        let others = said().filter(|label| label.span != diagnostic.span);
        let fix = diagnostic.fix.as_ref().filter(|fix| !fix.edits.is_empty());
        let is_withheld = |fix: &&MaskedFix| fix.edits.iter().any(|edit| edit.new_text.is_none());
        Finding {
            rule_id: diagnostic.rule,
            rule_index,
            level: level(diagnostic.severity),
            message: OwnText { text: full_message(self.file, diagnostic) },
            locations: [self.location(diagnostic.span, here.map(|label| &*label.message))],
            related_locations: others.map(|label| self.location(label.span, Some(&label.message))).collect(),
            partial_fingerprints: PartialFingerprints { mcplint_v1: fingerprint },
            fixes: fix.filter(|fix| !is_withheld(fix)).map(|fix| self.fix(fix)).into_iter().collect(),
            properties: Properties {
                impact: diagnostic.impact,
                server: diagnostic.server.as_ref(),
                client: self.file.client.map(|client| client.id),
                withheld_fix: fix.filter(is_withheld).map(|fix| self.withheld(fix)),
            },
        }
    }

    fn fix(self, fix: &'a MaskedFix) -> Fix<'a> {
        let replacements = fix.edits.iter().map(|edit| Replacement {
            deleted_region: self.region(edit.span),
            inserted_content: Text { text: edit.new_text.as_deref().unwrap_or_default() },
        });
        Fix {
            description: Text { text: &fix.title },
            artifact_changes: [ArtifactChange {
                artifact_location: Artifact { uri: self.uri },
                replacements: replacements.collect(),
            }],
            properties: FixProperties { applicability: fix.applicability },
        }
    }

    /// A fix that would write a secret. As a SARIF fix without its text it would delete what it should
    /// replace, so it stands beside the result, where nothing applies it.
    fn withheld(self, fix: &'a MaskedFix) -> WithheldFix<'a> {
        let edits = fix.edits.iter().map(|edit| WithheldEdit {
            deleted_region: self.region(edit.span),
            new_text: edit.new_text.as_ref(),
            withheld: edit.new_text.is_none(),
        });
        WithheldFix { title: &fix.title, applicability: fix.applicability, edits: edits.collect() }
    }

    fn location(self, span: Span, message: Option<&'a str>) -> Location<'a> {
        Location {
            physical_location: PhysicalLocation {
                artifact_location: Artifact { uri: self.uri },
                region: Some(self.region(span)),
            },
            message: message.map(|text| Text { text }),
        }
    }

    fn region(self, span: Span) -> Region {
        let (start, end) = (self.file.position(span.start), self.file.position(span.end));
        Region {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
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
