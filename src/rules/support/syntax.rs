//! What rules about the text itself share.

use crate::diagnostic::{Diagnostic, Fix};
use crate::rule::{Context, Findings};
use crate::syntax::{Problem, ProblemKind};

/// What a file that does not parse costs, as words that follow `so`.
pub(in crate::rules) fn consequence(context: &Context<'_>) -> String {
    match context.dialect {
        Some(dialect) => format!("{} loads no server of this file", dialect.name),
        None => "no client loads a server of this file".to_owned(),
    }
}

/// The problems to report: between conflict markers stand two versions of one text, so nothing else is judged.
pub(in crate::rules) fn conflict_or_all(problems: &[Problem]) -> impl Iterator<Item = &Problem> {
    let conflict = problems.iter().position(|problem| problem.kind == ProblemKind::ConflictMarker);
    let all = conflict.map_or(problems, |place| &problems[place..=place]);
    all.iter()
}

/// Reports a problem with its repair, which leaves one reading and is therefore safe.
pub(in crate::rules) fn report<'f>(
    findings: &'f mut Findings<'_>,
    problem: &Problem,
    message: String,
    label: &str,
    title: &str,
) -> &'f mut Diagnostic {
    let finding = findings.report(problem.span, message);
    finding.label(problem.span, label);
    if !problem.repair.is_empty() {
        finding.fix(Fix::safe(title, problem.repair.clone()));
    }
    finding
}
