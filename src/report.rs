//! What a run found.

use std::collections::BTreeSet;

use crate::clients::Dialect;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::platform::Platform;

/// What was found in one file.
#[derive(Clone, Debug)]
pub struct FileReport {
    /// The path as given.
    pub path: String,
    /// The client that reads it, if known.
    pub client: Option<&'static Dialect>,
    /// The system it is meant for.
    pub platform: Platform,
    /// Whether anything says that this is the config of an MCP client.
    pub is_mcp: bool,
    /// Whether that is beyond doubt, so that an editor, which opens files of all kinds, may speak of it.
    pub is_unmistakable: bool,
    /// How many places of the text strict JSON refuses.
    pub problems: usize,
    /// The servers that it defines, in file order.
    pub servers: Vec<ServerLine>,
    /// How many fixes this run applied.
    pub fixed: usize,
    /// The findings, in file order.
    pub diagnostics: Vec<Diagnostic>,
    /// The [`Silence`](crate::selection::Silence)s that silenced a finding, by their number.
    pub silences_used: BTreeSet<usize>,
}

impl FileReport {
    /// A report about a file of mcplint's own, `mcplint.toml`.
    pub fn of_mcplint(path: &str, diagnostics: Vec<Diagnostic>) -> Self {
        Self {
            path: path.to_owned(),
            client: None,
            platform: Platform::Any,
            is_mcp: false,
            is_unmistakable: true,
            problems: 0,
            servers: Vec::new(),
            fixed: 0,
            diagnostics,
            silences_used: BTreeSet::new(),
        }
    }
}

/// A server and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerLine {
    /// Its name.
    pub name: String,
    /// The line of its name, from 1.
    pub line: usize,
}

/// A file that could not be worked on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileError {
    /// The path as given.
    pub path: String,
    /// What is wrong, and what to do.
    pub message: String,
}

/// What a whole run found.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The files that were read, with their text as it is after the run.
    pub files: Vec<(FileReport, String)>,
    /// The files that could not be.
    pub errors: Vec<FileError>,
}

/// The counts of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files read.
    pub files: usize,
    /// Findings of severity error.
    pub errors: usize,
    /// Findings of severity warning.
    pub warnings: usize,
    /// Findings of severity info.
    pub infos: usize,
    /// Findings that `--fix` repairs.
    pub fixable: usize,
    /// Findings that `--fix` repairs with `--unsafe-fixes` only.
    pub fixable_unsafe: usize,
    /// Fixes applied.
    pub fixed: usize,
}

impl Report {
    /// Counts the findings.
    pub fn summary(&self) -> Summary {
        let mut summary = Summary { files: self.files.len(), ..Summary::default() };
        for (file, _) in &self.files {
            summary.fixed += file.fixed;
            for diagnostic in &file.diagnostics {
                match diagnostic.severity {
                    Severity::Error => summary.errors += 1,
                    Severity::Warning => summary.warnings += 1,
                    Severity::Info => summary.infos += 1,
                }
                match diagnostic.fix.as_ref().map(|fix| fix.applicability) {
                    Some(Applicability::Safe) => summary.fixable += 1,
                    Some(Applicability::Unsafe) => summary.fixable_unsafe += 1,
                    _ => {}
                }
            }
        }
        summary
    }

    /// The worst severity of all findings.
    pub fn worst(&self) -> Option<Severity> {
        self.files.iter().flat_map(|(file, _)| &file.diagnostics).map(|diagnostic| diagnostic.severity).max()
    }
}

/// What a report says of a rule.
#[derive(Clone, Debug)]
pub struct RuleInfo {
    /// Its public name.
    pub name: &'static str,
    /// What it finds, in one line.
    pub summary: &'static str,
    /// The family.
    pub category: &'static str,
    /// How bad a finding is where the rule says nothing else.
    pub severity: Severity,
    /// Whether it speaks without being asked for.
    pub enabled: bool,
    /// Its page, as Markdown.
    pub page: &'static str,
    /// Where the page can be read.
    pub url: String,
}
