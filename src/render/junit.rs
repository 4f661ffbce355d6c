//! JUnit XML, which most CI systems show as test results: a suite per file, a case per finding.
//!
//! Jenkins' `junit-10.xsd` (tests/schemas) is the form; XML 1.0 the escaping.

use std::fmt::Write as _;

use super::printable::is_obeyed;
use super::{RenderOptions, full_message, printable, relative_path};
use crate::diagnostic::Severity;
use crate::mask::{MaskedDiagnostic, MaskedError, MaskedFile, MaskedReport};

/// The whole report. Errors and warnings are failures, infos are skipped cases, a file without findings is a
/// case that passed, and one that could not be read is an error.
pub fn render(report: &MaskedReport, options: &RenderOptions) -> String {
    let mut suites = String::new();
    let mut total = Counts::default();
    for file in &report.files {
        suite(&mut suites, file, options, &mut total);
    }
    for error in &report.errors {
        unreadable(&mut suites, error, &mut total);
    }
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        out,
        "<testsuites name=\"mcplint\" tests=\"{}\" failures=\"{}\" errors=\"{}\">",
        total.tests, total.failures, total.errors
    );
    out.push_str(&suites);
    out.push_str("</testsuites>\n");
    out
}

#[derive(Clone, Copy, Default)]
struct Counts {
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.tests += other.tests;
        self.failures += other.failures;
        self.errors += other.errors;
    }
}

fn suite(out: &mut String, file: &MaskedFile, options: &RenderOptions, total: &mut Counts) {
    let path = relative_path(&file.path);
    let mut cases = String::new();
    let mut counts = Counts::default();
    for diagnostic in file.diagnostics.iter().take(options.max_diagnostics) {
        case(&mut cases, &path, file, diagnostic, &mut counts);
    }
    if counts.tests == 0 {
        counts.tests = 1;
        let _ = writeln!(cases, "    <testcase name=\"no problems\" classname=\"{}\"/>", escape(&path));
    }
    open(out, &path, counts);
    out.push_str(&cases);
    out.push_str("  </testsuite>\n");
    total.add(counts);
}

fn open(out: &mut String, path: &str, counts: Counts) {
    let _ = writeln!(
        out,
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\">",
        escape(path),
        counts.tests,
        counts.failures,
        counts.errors,
        counts.skipped
    );
}

fn case(out: &mut String, path: &str, file: &MaskedFile, diagnostic: &MaskedDiagnostic, counts: &mut Counts) {
    let place = file.position(diagnostic.span.start);
    let element = if diagnostic.severity == Severity::Info { "skipped" } else { "failure" };
    counts.tests += 1;
    match element {
        "skipped" => counts.skipped += 1,
        _ => counts.failures += 1,
    }
    let _ = write!(
        out,
        "    <testcase name=\"{} at {}:{}\" classname=\"{}\">\n      <{element} type=\"{}\" message=\"{}\">",
        diagnostic.rule,
        place.line,
        place.column,
        escape(path),
        diagnostic.severity.name(),
        escape(&printable(&diagnostic.message)),
    );
    let _ = writeln!(
        out,
        "{}:{}:{}: {}</{element}>\n    </testcase>",
        escape(path),
        place.line,
        place.column,
        escape(&full_message(file, diagnostic))
    );
}

fn unreadable(out: &mut String, error: &MaskedError, total: &mut Counts) {
    let path = relative_path(&error.path);
    let counts = Counts { tests: 1, errors: 1, ..Counts::default() };
    open(out, &path, counts);
    let _ = writeln!(
        out,
        "    <testcase name=\"read\" classname=\"{}\">\n      <error type=\"error\" message=\"{}\"/>\n    </testcase>\n  </testsuite>",
        escape(&path),
        escape(&printable(&error.message))
    );
    total.add(counts);
}

/// `text` as XML text or attribute. Characters that XML 1.0 cannot hold are replaced.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                out.push('\u{fffd}');
            }
            '\n' | '\t' => out.push(character),
            other if is_obeyed(other) => {
                let _ = write!(out, "&#{};", u32::from(other));
            }
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_replaced() {
        assert_eq!(escape("<a b=\"c\">&\u{1}\u{ffff}"), "&lt;a b=&quot;c&quot;&gt;&amp;\u{fffd}\u{fffd}");
    }
}
