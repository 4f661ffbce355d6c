//! Workflow commands, which GitHub Actions shows as annotations of a file.
//!
//! https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions (2026-11-25), escaped as
//! `@actions/core` does it (`packages/core/src/command.ts`, 2026-11-25).

use std::fmt::Write as _;

use super::{RenderOptions, full_message, printable, printable_lines, relative_path};
use crate::diagnostic::Severity;
use crate::mask::{MaskedDiagnostic, MaskedFile, MaskedReport};

/// The whole report, one command a line.
pub fn render(report: &MaskedReport, options: &RenderOptions) -> String {
    let mut out = String::new();
    for file in &report.files {
        for diagnostic in file.diagnostics.iter().take(options.max_diagnostics) {
            command(&mut out, file, diagnostic);
        }
    }
    for error in &report.errors {
        let path = property(&printable_lines(&relative_path(&error.path)));
        let _ = writeln!(out, "::error file={path},title=mcplint::{}", data(&printable(&error.message)));
    }
    out
}

fn command(out: &mut String, file: &MaskedFile, diagnostic: &MaskedDiagnostic) {
    let word = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let start = file.position(diagnostic.span.start);
    let end = file.position(diagnostic.span.end);
    let path = property(&printable_lines(&relative_path(&file.path)));
    let _ = write!(out, "::{word} file={path},line={},endLine={}", start.line, end.line);
    // GitHub refuses columns of an annotation that spans lines.
    if start.line == end.line {
        let _ = write!(out, ",col={},endColumn={}", start.column, end.column);
    }
    let title = property(&format!("mcplint ({})", diagnostic.rule));
    let _ = writeln!(out, ",title={title}::{}", data(&full_message(file, diagnostic)));
}

/// The text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_as_github_documents_it() {
        assert_eq!(data("50%: a, b\r\nc"), "50%25: a, b%0D%0Ac");
        assert_eq!(property("C:\\a,b\n100%"), "C%3A\\a%2Cb%0A100%25");
    }
}
