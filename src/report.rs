//! What a run found.

use std::collections::BTreeSet;
use std::ops::AddAssign;

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
    /// The findings, in file order: all of them, or as many as [`LintOptions::most`](crate::lint::LintOptions::most)
    /// asks for.
    pub diagnostics: Vec<Diagnostic>,
    /// The count of those behind.
    pub rest: Tally,
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
            rest: Tally::default(),
            silences_used: BTreeSet::new(),
        }
    }

    /// Counts the findings.
    pub fn tally(&self) -> Tally {
        let mut tally = self.rest;
        self.diagnostics.iter().for_each(|diagnostic| tally.add(diagnostic));
        tally
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

/// A count of findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Of severity error.
    pub errors: usize,
    /// Of severity warning.
    pub warnings: usize,
    /// Of severity info.
    pub infos: usize,
    /// Those that `--fix` repairs.
    pub fixable: usize,
    /// Those that `--fix` repairs with `--unsafe-fixes` only.
    pub fixable_unsafe: usize,
}

impl Tally {
    /// Counts a finding.
    pub fn add(&mut self, diagnostic: &Diagnostic) {
        match diagnostic.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.infos += 1,
        }
        match diagnostic.fix.as_ref().map(|fix| fix.applicability) {
            Some(Applicability::Safe) => self.fixable += 1,
            Some(Applicability::Unsafe) => self.fixable_unsafe += 1,
            _ => {}
        }
    }

    /// How many findings there are.
    pub fn total(&self) -> usize {
        self.errors + self.warnings + self.infos
    }

    /// Calls no fix safer than `highest`.
    pub(crate) fn lower_fixes(&mut self, highest: Applicability) {
        match highest {
            Applicability::Safe => {}
            Applicability::Unsafe => self.fixable_unsafe += std::mem::take(&mut self.fixable),
            Applicability::Suggestion => (self.fixable, self.fixable_unsafe) = (0, 0),
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
        self.fixable += other.fixable;
        self.fixable_unsafe += other.fixable_unsafe;
    }
}

/// The counts of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files read.
    pub files: usize,
    /// Findings.
    pub found: Tally,
    /// Fixes applied.
    pub fixed: usize,
}

impl Report {
    /// Counts the findings.
    pub fn summary(&self) -> Summary {
        let mut summary = Summary { files: self.files.len(), ..Summary::default() };
        for (file, _) in &self.files {
            summary.fixed += file.fixed;
            summary.found += file.tally();
        }
        summary
    }

    /// The worst severity of all findings.
    pub fn worst(&self) -> Option<Severity> {
        let found = self.summary().found;
        [(found.errors, Severity::Error), (found.warnings, Severity::Warning), (found.infos, Severity::Info)]
            .into_iter()
            .find_map(|(count, severity)| (count > 0).then_some(severity))
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
