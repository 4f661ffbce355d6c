//! A report as outputs get it: every text in it is masked.

use super::{Mask, Masked, Secrets};
use crate::clients::Dialect;
use crate::diagnostic::{Applicability, Diagnostic, Fix, Impact, Severity};
use crate::edit::Edit;
use crate::parallel;
use crate::platform::Platform;
use crate::report::{FileError, FileReport, Report, Summary};
use crate::source::{LineIndex, Position};
use crate::span::Span;

/// Fewer files than this per thread are done before it has started.
const FILES_PER_THREAD: usize = 8;

/// What a whole run found.
#[derive(Clone, Debug)]
pub struct MaskedReport {
    /// The files that were read.
    pub files: Vec<MaskedFile>,
    /// The files that could not be.
    pub errors: Vec<MaskedError>,
    /// The counts.
    pub summary: Summary,
}

/// What was found in one file.
#[derive(Clone, Debug)]
pub struct MaskedFile {
    /// The path as given.
    pub path: Masked,
    /// The client that reads it, if known.
    pub client: Option<&'static Dialect>,
    /// The system it is meant for.
    pub platform: Platform,
    /// The servers that it defines, in file order.
    pub servers: Vec<MaskedServer>,
    /// How many fixes this run applied.
    pub fixed: usize,
    /// The findings to show, in file order.
    pub diagnostics: Vec<MaskedDiagnostic>,
    /// How many findings there are.
    pub found: usize,
    /// The text after the run. Spans and columns of the file fit it.
    pub text: Masked,
    /// The starts of its lines.
    pub lines: LineIndex,
}

/// A server and its place.
#[derive(Clone, Debug)]
pub struct MaskedServer {
    /// Its name.
    pub name: Masked,
    /// The line of its name, from 1.
    pub line: usize,
}

/// One finding.
#[derive(Clone, Debug)]
pub struct MaskedDiagnostic {
    /// The rule that found it.
    pub rule: &'static str,
    /// How bad it is here.
    pub severity: Severity,
    /// What the user loses.
    pub impact: Impact,
    /// The mechanism and the consequence.
    pub message: Masked,
    /// The smallest range that shows it.
    pub span: Span,
    /// The server it is about.
    pub server: Option<Masked>,
    /// The places to look at, the main place first.
    pub labels: Vec<MaskedLabel>,
    /// The client's own words.
    pub client_says: Option<Masked>,
    /// What to do, where no fix says it.
    pub help: Option<Masked>,
    /// The repair.
    pub fix: Option<MaskedFix>,
    /// The page that explains the rule.
    pub url: String,
}

/// A place that a finding points at.
#[derive(Clone, Debug)]
pub struct MaskedLabel {
    /// Where.
    pub span: Span,
    /// What is to be seen there.
    pub message: Masked,
}

/// A repair.
#[derive(Clone, Debug)]
pub struct MaskedFix {
    /// What it does, as an order.
    pub title: Masked,
    /// How far it can be trusted.
    pub applicability: Applicability,
    /// Its edits.
    pub edits: Vec<MaskedEdit>,
}

/// An edit of a repair.
#[derive(Clone, Debug)]
pub struct MaskedEdit {
    /// The bytes to replace.
    pub span: Span,
    /// What stands there afterwards; `None` where that holds a secret.
    pub new_text: Option<Masked>,
}

/// A file that could not be worked on.
#[derive(Clone, Debug)]
pub struct MaskedError {
    /// The path as given.
    pub path: Masked,
    /// What is wrong, and what to do.
    pub message: Masked,
}

/// How much of a report an output shows. What it does not show need not be searched for secrets.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    /// Whether it may show secrets.
    pub secrets: Secrets,
    /// The most findings of one file.
    pub findings: usize,
    /// Whether files without findings are shown as well.
    pub clean_files: bool,
}

impl From<Secrets> for Extent {
    /// All of it.
    fn from(secrets: Secrets) -> Self {
        Self { secrets, findings: usize::MAX, clean_files: true }
    }
}

impl MaskedReport {
    /// The report as an output may show it.
    pub fn new(report: &Report, extent: impl Into<Extent>) -> Self {
        let extent = extent.into();
        let is_shown =
            |file: &FileReport| extent.clean_files || extent.findings > 0 && !file.diagnostics.is_empty();
        let shown: Vec<_> = report.files.iter().filter(|(file, _)| is_shown(file)).collect();
        Self {
            files: parallel::map(&shown, FILES_PER_THREAD, |(file, text)| {
                MaskedFile::new(file, text, extent)
            }),
            errors: report.errors.iter().map(|error| MaskedError::new(error, extent.secrets)).collect(),
            summary: report.summary(),
        }
    }
}

impl MaskedFile {
    /// What was found in `text`, as an output may show it.
    pub fn new(file: &FileReport, text: &str, extent: impl Into<Extent>) -> Self {
        let extent = extent.into();
        let mask = Mask::of_file(text, &file.path, extent.secrets);
        let text = mask.hide_in_place(text);
        Self {
            path: mask.hide(&file.path),
            client: file.client,
            platform: file.platform,
            servers: file
                .servers
                .iter()
                .map(|server| MaskedServer { name: mask.hide(&server.name), line: server.line })
                .collect(),
            fixed: file.fixed,
            diagnostics: file
                .diagnostics
                .iter()
                .take(extent.findings)
                .map(|found| MaskedDiagnostic::new(found, &mask))
                .collect(),
            found: file.diagnostics.len() + file.rest.total(),
            lines: LineIndex::new(&text),
            text,
        }
    }

    /// Line and column of byte `offset`.
    pub fn position(&self, offset: usize) -> Position {
        self.lines.position(&self.text, offset)
    }
}

impl MaskedDiagnostic {
    fn new(found: &Diagnostic, mask: &Mask) -> Self {
        let hide = |text: &Option<String>| text.as_deref().map(|text| mask.hide(text));
        Self {
            rule: found.rule,
            severity: found.severity,
            impact: found.impact,
            message: mask.hide(&found.message),
            span: found.span,
            server: hide(&found.server),
            labels: found
                .labels
                .iter()
                .map(|label| MaskedLabel { span: label.span, message: mask.hide(&label.message) })
                .collect(),
            client_says: hide(&found.client_says),
            help: hide(&found.help),
            fix: found.fix.as_ref().map(|fix| MaskedFix::new(fix, mask)),
            url: found.url(),
        }
    }
}

impl MaskedFix {
    fn new(fix: &Fix, mask: &Mask) -> Self {
        let edit = |edit: &Edit| MaskedEdit {
            span: edit.span,
            new_text: (!mask.touches(&edit.new_text)).then(|| Masked(edit.new_text.clone())),
        };
        Self {
            title: mask.hide(&fix.title),
            applicability: fix.applicability,
            edits: fix.edits.iter().map(edit).collect(),
        }
    }
}

impl MaskedError {
    fn new(error: &FileError, secrets: Secrets) -> Self {
        let mask = Mask::of_file(&error.message, &error.path, secrets);
        Self { path: mask.hide(&error.path), message: mask.hide(&error.message) }
    }
}
