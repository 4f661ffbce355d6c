//! A baseline: findings that a project knows of and will mend later, so that only new ones are shown.
//!
//! The file counts findings by path, server and rule. It holds no line, so that moved lines do not matter, and
//! nothing of what stands in a config but the names of its servers, masked like in every output.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::mask::Mask;
use crate::report::Report;

/// The version of the file's shape.
const VERSION: u32 = 1;

/// Why a baseline cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BaselineError {
    /// It is no JSON, or JSON of another shape.
    #[error("this is no baseline of mcplint: {0}; write it anew with --write-baseline")]
    Shape(#[from] serde_json::Error),
    /// A newer mcplint wrote it.
    #[error(
        "this baseline has version {0}, and this mcplint knows version {VERSION}; write it anew with --write-baseline"
    )]
    Version(u32),
}

/// Known findings.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    counts: BTreeMap<Group, usize>,
}

/// What findings are counted by.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Group {
    path: String,
    server: Option<String>,
    rule: String,
}

#[derive(Deserialize, Serialize)]
struct Document {
    version: u32,
    findings: Vec<Row>,
}

#[derive(Deserialize, Serialize)]
struct Row {
    #[serde(flatten)]
    group: Group,
    count: usize,
}

/// What a baseline did to a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Findings that it hid.
    pub hidden: usize,
    /// Findings that it knows and that are gone.
    pub mended: usize,
}

impl Baseline {
    /// Counts the findings of a report. `name` says how a path is called in the baseline.
    pub fn of(report: &Report, name: impl Fn(&str) -> String) -> Self {
        let mut counts = BTreeMap::new();
        for group in groups(report, &name).into_iter().flatten() {
            *counts.entry(group).or_default() += 1;
        }
        Self { counts }
    }

    /// Reads a baseline.
    ///
    /// # Errors
    /// When the text is none.
    pub fn parse(text: &str) -> Result<Self, BaselineError> {
        let document: Document = serde_json::from_str(text)?;
        if document.version != VERSION {
            return Err(BaselineError::Version(document.version));
        }
        Ok(Self { counts: document.findings.into_iter().map(|row| (row.group, row.count)).collect() })
    }

    /// The text of the baseline, sorted, so that it can be reviewed.
    pub fn text(&self) -> String {
        let findings =
            self.counts.iter().map(|(group, count)| Row { group: group.clone(), count: *count }).collect();
        let mut text =
            serde_json::to_string_pretty(&Document { version: VERSION, findings }).unwrap_or_default();
        text.push('\n');
        text
    }

    /// How many findings it knows.
    pub fn len(&self) -> usize {
        self.counts.values().sum()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// Hides from the report what is known. If a server has more findings of a rule than the baseline
    /// says, nobody can tell which is new, and all of them are shown.
    pub fn apply(&self, report: &mut Report, name: impl Fn(&str) -> String) -> Applied {
        let now = Self::of(report, &name);
        let is_known = |group: &Group| {
            self.counts
                .get(group)
                .is_some_and(|known| now.counts.get(group).is_some_and(|count| count <= known))
        };
        let mut applied = Applied::default();
        let groups = groups(report, &name);
        for ((file, _), groups) in report.files.iter_mut().zip(groups) {
            let mut known = groups.iter().map(is_known);
            let before = file.diagnostics.len();
            file.diagnostics.retain(|_| !known.next().unwrap_or_default());
            applied.hidden += before - file.diagnostics.len();
        }
        let linted: Vec<String> = report.files.iter().map(|(file, _)| name(&file.path)).collect();
        applied.mended = self
            .counts
            .iter()
            .filter(|(group, _)| linted.contains(&group.path))
            .map(|(group, known)| known.saturating_sub(now.counts.get(group).copied().unwrap_or(0)))
            .sum();
        applied
    }
}

/// For each file the group of each finding.
fn groups(report: &Report, name: impl Fn(&str) -> String) -> Vec<Vec<Group>> {
    report
        .files
        .iter()
        .map(|(file, text)| {
            let mask = Mask::new(text);
            let path = mask.hide(&name(&file.path)).to_string();
            let group = |diagnostic: &crate::diagnostic::Diagnostic| Group {
                path: path.clone(),
                server: diagnostic.server.as_deref().map(|server| mask.hide(server).to_string()),
                rule: diagnostic.rule.to_owned(),
            };
            file.diagnostics.iter().map(group).collect()
        })
        .collect()
}
