//! A report for GitLab's Code Quality.
//!
//! https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format (2026-11-25)

use serde::Serialize;

use super::fingerprint::Fingerprints;
use super::{RenderOptions, full_message, printable, printable_json, relative_path};
use crate::diagnostic::Severity;
use crate::mask::MaskedReport;

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// The whole report: a list of issues. A file that could not be read is an issue of its first line.
pub fn render(report: &MaskedReport, options: &RenderOptions) -> String {
    let mut issues = Vec::new();
    for file in &report.files {
        let path = relative_path(&file.path);
        let mut fingerprints = Fingerprints::of(&path);
        for diagnostic in file.diagnostics.iter().take(options.max_diagnostics) {
            issues.push(Issue {
                description: full_message(file, diagnostic),
                check_name: diagnostic.rule,
                fingerprint: fingerprints.next(file, diagnostic),
                severity: match diagnostic.severity {
                    Severity::Error => "critical",
                    Severity::Warning => "major",
                    Severity::Info => "info",
                },
                location: Location {
                    path: path.clone(),
                    lines: Lines {
                        begin: file.position(diagnostic.span.start).line,
                        end: file.position(diagnostic.span.end).line,
                    },
                },
            });
        }
    }
    for error in &report.errors {
        let path = relative_path(&error.path);
        issues.push(Issue {
            description: printable(&error.message),
            check_name: "unreadable-file",
            fingerprint: Fingerprints::of(&path).of_text(&error.message),
            severity: "blocker",
            location: Location { path, lines: Lines { begin: 1, end: 1 } },
        });
    }
    let mut json = printable_json(serde_json::to_string_pretty(&issues).unwrap_or_default());
    json.push('\n');
    json
}
