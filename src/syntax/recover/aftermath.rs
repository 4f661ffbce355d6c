//! One slip, one problem: what only follows from another problem is dropped.

use std::collections::HashSet;

use super::super::{Certainty, Problem, ProblemKind};
use crate::source::LineIndex;

/// Keeps the problems, which are in file order, that a person would name.
///
/// A missing quote turns the rest of its line inside out and may hide brackets: of such a line one problem
/// is kept, at its first odd place. Once the text has lost its thread, what the parser meets further on are
/// consequences: a quote too few makes missing commas and bare keys of all that follows, and brackets that
/// seem to be open.
pub(super) fn remove(text: &str, problems: Vec<Problem>) -> Vec<Problem> {
    if problems.iter().all(Problem::keeps_tree_certain) {
        return problems;
    }
    let problems = without_torn_lines(text, problems);
    let thread_is_lost = problems.iter().any(|problem| loses_the_thread(&problem.kind));
    let (mut structure_told, mut lost) = (false, false);
    let mut kept = Vec::new();
    for problem in problems {
        if thread_is_lost && matches!(problem.kind, ProblemKind::MissingClosers(_)) {
            continue;
        }
        let of_structure = is_of_structure(&problem.kind);
        let follows = lost || structure_told && of_structure;
        structure_told |= of_structure;
        lost |= loses_the_thread(&problem.kind);
        if !follows {
            kept.push(problem);
        }
    }
    kept
}

/// One problem for each line with a string that is not closed, and no count of brackets if there is one.
fn without_torn_lines(text: &str, problems: Vec<Problem>) -> Vec<Problem> {
    let lines = LineIndex::new(text);
    let torn: HashSet<usize> = problems
        .iter()
        .filter(|problem| problem.kind == ProblemKind::UnclosedString)
        .map(|problem| lines.line_of(problem.span.start))
        .collect();
    if torn.is_empty() {
        return problems;
    }
    let mut told: HashSet<usize> = HashSet::new();
    let mut kept = Vec::new();
    for problem in problems {
        let line = lines.line_of(problem.span.start);
        if matches!(problem.kind, ProblemKind::MissingClosers(_) | ProblemKind::ExtraCloser) {
            continue;
        }
        if !torn.contains(&line) {
            kept.push(problem);
        } else if told.insert(line) {
            kept.push(Problem {
                kind: ProblemKind::UnclosedString,
                repair: Vec::new(),
                certainty: Certainty::Open,
                ..problem
            });
        }
    }
    kept
}

/// Whether it is about what belongs to what: one such slip easily looks like several.
fn is_of_structure(kind: &ProblemKind) -> bool {
    loses_the_thread(kind) || *kind == ProblemKind::MissingComma
}

/// Whether nothing behind it can be taken at its word.
fn loses_the_thread(kind: &ProblemKind) -> bool {
    matches!(kind, ProblemKind::UnclosedString | ProblemKind::ExtraCloser | ProblemKind::Other(_))
}
