//! One slip, one problem: what only follows from another problem is dropped.

use std::collections::HashSet;

use super::super::{Problem, ProblemKind};
use crate::source::LineIndex;

/// More unreadable lines than this are no config with slips but another kind of text.
const UNREADABLE_LINES: usize = 3;

/// Keeps the problems, which are in file order, that a person would name.
///
/// A missing quote turns the rest of its line inside out and may hide brackets: of such a line one problem
/// is kept, at its first odd place, and brackets are not counted. Of a line that makes no sense at all the
/// first problem is kept, and of a text full of such lines the first few.
pub(super) fn remove(text: &str, problems: Vec<Problem>) -> Vec<Problem> {
    if problems.len() < 2 {
        return problems;
    }
    let lines = LineIndex::new(text);
    let lines_with = |wanted: fn(&ProblemKind) -> bool| -> HashSet<usize> {
        let found = problems.iter().filter(|problem| wanted(&problem.kind));
        found.map(|problem| lines.line_of(problem.span.start)).collect()
    };
    let torn = lines_with(|kind| *kind == ProblemKind::UnclosedString);
    let garbled = lines_with(|kind| matches!(kind, ProblemKind::Other(_)));
    let mut told: HashSet<usize> = HashSet::new();
    let mut unreadable = 0;
    let mut kept = Vec::new();
    for mut problem in problems {
        let line = lines.line_of(problem.span.start);
        let bracket = matches!(problem.kind, ProblemKind::MissingCloser | ProblemKind::ExtraCloser);
        if bracket && !torn.is_empty() {
            continue;
        }
        if torn.contains(&line) {
            problem = Problem { kind: ProblemKind::UnclosedString, repair: Vec::new(), ..problem };
        }
        if torn.contains(&line) || garbled.contains(&line) {
            if !told.insert(line) {
                continue;
            }
            unreadable += 1;
            problem.repair.clear();
        }
        kept.push(problem);
        if unreadable >= UNREADABLE_LINES {
            break;
        }
    }
    kept
}
