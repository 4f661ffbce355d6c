//! What the fuzz targets share: how bytes become a question, and what must hold for every answer.

pub mod editor;
mod kept;
pub mod shown;

use std::collections::BTreeSet;

use mcplint::clients::{DIALECTS, Dialect};
use mcplint::diagnostic::Applicability;
use mcplint::edit;
use mcplint::fix::fix_text;
use mcplint::platform::Platform;
use mcplint::source::{self, Encoding};
use mcplint::syntax::{self, Format, Node, Value};
use mcplint::{FileReport, LintOptions, lint_text};

/// A file as a fuzzer writes it: one byte for the client, one for the platform and the format, the rest is the file.
pub struct Case {
    pub client: Option<&'static Dialect>,
    pub platform: Option<Platform>,
    pub path: &'static str,
    pub text: String,
    pub encoding: Encoding,
}

impl Case {
    /// Reads a case; `None` where mcplint would not read the file either.
    pub fn read(data: &[u8]) -> Option<Self> {
        let [client, rest, file @ ..] = data else { return None };
        let client = DIALECTS.get(usize::from(*client)).copied();
        let platforms = [Platform::Linux, Platform::Macos, Platform::Windows, Platform::Wsl, Platform::Any];
        let format = client.map_or_else(
            || [Format::Json, Format::Toml, Format::Yaml][usize::from(rest >> 4) % 3],
            |client| client.format,
        );
        let path = match format {
            Format::Json => "config.json",
            Format::Toml => "config.toml",
            Format::Yaml => "config.yaml",
        };
        let decoded = source::decode(file.to_vec()).ok()?;
        Some(Self {
            client,
            platform: platforms.get(usize::from(rest & 7)).copied(),
            path,
            text: decoded.text,
            encoding: decoded.encoding,
        })
    }

    pub fn options(&self) -> LintOptions<'static> {
        LintOptions {
            client: self.client,
            platform: self.platform,
            host_platform: Some(Platform::Linux),
            encoding: self.encoding,
            ..LintOptions::default()
        }
    }

    pub fn lint(&self) -> FileReport {
        lint_text(&self.text, self.path, &self.options())
    }
}

/// Every node lies in the text, within its parent, on borders of characters; so does every problem.
pub fn check_tree(text: &str, format: Format) {
    let parsed = syntax::parse(text, format);
    if let Some(root) = &parsed.root {
        check_node(text, root);
    }
    for problem in &parsed.problems {
        assert!(text.get(problem.span.start..problem.span.end).is_some(), "{problem:?}");
    }
}

fn check_node(text: &str, root: &Node<'_>) {
    // No recursion: a fuzzer finds the stack's end.
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        let span = node.span;
        assert!(text.get(span.start..span.end).is_some(), "{span:?}");
        match &node.value {
            Value::Array(items) => open.extend(items),
            Value::Object(members) => open.extend(members.iter().map(|member| &member.value)),
            _ => {}
        }
    }
}

/// Findings point into the text, and the edits of a fix do not overlap.
pub fn check_report(text: &str, report: &FileReport) {
    for diagnostic in &report.diagnostics {
        let mut spans = vec![diagnostic.span];
        spans.extend(diagnostic.labels.iter().map(|label| label.span));
        if let Some(fix) = &diagnostic.fix {
            let mut edits: Vec<_> = fix.edits.iter().map(|edit| edit.span).collect();
            edits.sort_by_key(|span| (span.start, span.end));
            assert!(
                edits.windows(2).all(|pair| pair[0].end <= pair[1].start),
                "{} {edits:?}",
                diagnostic.rule
            );
            spans.extend(edits);
        }
        for span in spans {
            assert!(text.get(span.start..span.end).is_some(), "{} {span:?}", diagnostic.rule);
        }
    }
}

/// Fixing ends, a second run changes nothing, no server is lost, and nothing parses worse than before; safe fixes lose
/// no name of a server, no variable and no comment either.
pub fn check_fixing(case: &Case, at_least: Applicability) {
    let options = case.options();
    let before = case.lint();
    let once = fix_text(&case.text, case.path, &options, at_least);
    assert!(once.cycle.is_empty(), "{:?} chase each other", once.cycle);
    let written =
        LintOptions { encoding: if once.reencoded { Encoding::Utf8 } else { case.encoding }, ..options };
    let twice = fix_text(&once.text, case.path, &written, at_least);
    assert!(once.is_unfinished || once.text == twice.text, "a second run changes it:\n{}\n{}", once.text, twice.text);
    check_no_worse(&before, &once.report, &once.text);
    if at_least == Applicability::Safe {
        kept::check(case, &once.text);
    }
}

/// Each safe fix alone, as an editor applies it, loses no server and leaves a text that parses no worse. Of a broken text
/// nobody knows the servers, and one slip mended may show the next.
pub fn check_each_fix(case: &Case) {
    let before = case.lint();
    if before.problems > 0 {
        return;
    }
    let fixes = before.diagnostics.iter().filter_map(|found| found.fix.as_ref());
    let safe = fixes.filter(|fix| fix.applicability == Applicability::Safe && !fix.edits.is_empty());
    // More would make the target slow, and say little more.
    for fix in safe.take(6) {
        let text = edit::apply(&case.text, &fix.edits);
        let after = lint_text(&text, case.path, &case.options());
        check_no_worse(&before, &after, &format!("{}: {text}", fix.title));
    }
}

fn check_no_worse(before: &FileReport, after: &FileReport, shown: &str) {
    assert!(names(after) >= names(before), "a server got lost in\n{shown}");
    assert!(after.problems <= before.problems, "it parses worse:\n{shown}");
}

fn names(report: &FileReport) -> usize {
    report.servers.iter().map(|server| server.name.as_str()).collect::<BTreeSet<_>>().len()
}
