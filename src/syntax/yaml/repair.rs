//! YAML that does not parse: what is wrong on the line, and how to undo it.
//!
//! granit-parser stops at the first error. Where the line has one reading it is mended in a copy, and the copy
//! read; so several slips of one file are found, and its other findings too.

mod line;
mod readings;

use granit_parser::ErrorKind;

use super::super::moves::Moves;
use super::super::slip::conflict_marker;
use super::{Done, Failure, Format, Parsed, Problem, ProblemKind, Slip, read};
use crate::edit::{self, Edit};
use crate::span::Span;
use line::Line;

/// Each repair reads the text again.
const MAX_REPAIRS: usize = 40;

/// Reads a text whose first reading ended in `failure`.
pub(super) fn parse(text: &str, mut failure: Failure) -> Parsed<'_> {
    let mut problems: Vec<Problem> = Vec::new();
    let mut moves = Moves::default();
    loop {
        let at = Span::empty(moves.back(failure.at)).on_borders(text).start;
        let problem = explain(text, at, failure.error.kind(), &problems);
        let is_new = !problem.repair.is_empty()
            && problems.iter().all(|known| known.span.start < problem.span.start)
            && problems.len() < MAX_REPAIRS;
        if !is_new {
            // Between the markers stand two versions of the same text: nothing else can be judged.
            if problem.kind == ProblemKind::ConflictMarker {
                problems.clear();
            }
            problems.push(Problem { repair: Vec::new(), ..problem });
            return unread(problems);
        }
        problems.push(problem);
        let edits: Vec<&Edit> = problems.iter().flat_map(|problem| &problem.repair).collect();
        moves = Moves::of(&edits);
        let mended = edit::apply(text, edits);
        match read(&mended) {
            Ok(done) => return bring_back(text, &moves, done).into_parsed(problems),
            Err(next) => failure = next,
        }
    }
}

/// The result of reading the copy with the places of the text.
fn bring_back<'a>(text: &'a str, moves: &Moves, done: Done<'_>) -> Done<'a> {
    Done {
        root: done.root.map(|root| moves.node(text, root)),
        problems: done.problems.into_iter().map(|problem| moves.problem(problem)).collect(),
        shared: done.shared.into_iter().map(|span| moves.span(span)).collect(),
        properties: done.properties.into_iter().map(|span| moves.span(span)).collect(),
    }
}

/// Problems that end in one without a repair: there is no tree.
fn unread<'a>(problems: Vec<Problem>) -> Parsed<'a> {
    Parsed { uncertain: true, lost: true, ..Parsed::with_problems(Format::Yaml, None, problems) }
}

fn explain(text: &str, at: usize, error: &ErrorKind, before: &[Problem]) -> Problem {
    let line = Line::at(text, at);
    let plain = |kind: Slip, span: Span| kind.at(span, Vec::new());
    if line.is_conflict_marker() {
        return conflict_marker(line.span());
    }
    if let Some(fence) = line.fence(text) {
        return fence;
    }
    let here = Span::new(at, text[at..].chars().next().map_or(at, |next| at + next.len_utf8()));
    let known = match error {
        ErrorKind::TabInBlockIndentation
        | ErrorKind::TabNotAllowed
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart => line::tabs(text, &line),
        // The value of the line above seems to go on.
        ErrorKind::TabInPlainScalar => {
            line::tabs(text, &line).or_else(|| line::tabs(text, &line.next(text)?))
        }
        ErrorKind::UnexpectedCharacter { character } => line.reserved_start(at, *character),
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => {
            line.colon_in_text(at).or_else(|| line.before(text).and_then(|above| above.colon_without_blank()))
        }
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey | ErrorKind::ExpectedBlockMappingKey => {
            line.colon_without_blank()
        }
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::MissingLowSurrogate => line.backslashes(at),
        ErrorKind::UnclosedQuotedScalar => Some(plain(Slip::UnclosedString, here)),
        ErrorKind::UnclosedFlowCollection { .. } => Some(plain(Slip::UnclosedBracket, here)),
        ErrorKind::MisplacedFlowCollectionEnd => Some(plain(Slip::ExtraCloser, here)),
        _ => None,
    };
    // A tab may be behind other errors as well.
    let known = known.or_else(|| if line.starts_with_tab() { line::tabs(text, &line) } else { None });
    let sure = known
        .clone()
        .filter(|problem| !problem.repair.is_empty())
        .or_else(|| readings::find(text, at, before));
    sure.or(known).unwrap_or_else(|| plain(Slip::Other(error.to_string()), here))
}
