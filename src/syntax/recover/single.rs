//! A text in which one sign is missing, too much or wrong: where it is, if there is one answer only.
//!
//! Every place where a person can have slipped is tried. What makes the text sound is an answer; answers that come
//! to the same value are one. Of brackets the layout must agree with the answer as well.

use super::super::moves::Moves;
use super::super::{Certainty, Node, Parsed, Problem, ProblemKind, Value};
use super::{Parser, closers};
use crate::edit::{self, Edit};
use crate::source::LineIndex;
use crate::span::Span;

mod matching;

/// Each place is tried on the whole text; a longer one was written by a program.
const MAX_LENGTH: usize = 16_000;

/// Bytes that are read for all places together: some 50 times the longest text.
const MAX_READ: usize = 50 * MAX_LENGTH;

/// Brackets and lines of such a text: of each, all brackets are looked at.
const MAX_PLACES: usize = 600;

/// One way to make the text sound.
struct Answer {
    problem: Problem,
    /// How many problems remain, each with one reading.
    left: usize,
    /// Whether nobody would have written what comes of it.
    is_odd: bool,
}

/// The text read with the one sign put right; `None` if there is no answer, or more than one.
pub(super) fn read(text: &str, start: usize) -> Option<Parsed<'_>> {
    if text.len() > MAX_LENGTH {
        return None;
    }
    let answers = match odd_line(text, start) {
        Line::None => brackets(text, start),
        Line::One(line) => quotes(text, start, line),
        Line::More => return None,
    };
    let problem = choose(text, start, answers)?;
    let edits: Vec<&Edit> = problem.repair.iter().collect();
    let moves = Moves::of(&edits);
    let copy = edit::apply(text, edits);
    let mut parser = Parser::new(&copy, start);
    let root = parser.root().map(|root| moves.node(text, root));
    let uncertain = problem.certainty != Certainty::Certain;
    let mut problems: Vec<Problem> =
        parser.problems.into_iter().map(|problem| moves.problem(problem)).collect();
    problems.push(problem);
    problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
    Some(Parsed { root, problems, uncertain, ..Parsed::default() })
}

/// The answer with the fewest problems left, if all that are as good come to the same value.
fn choose(text: &str, start: usize, mut answers: Vec<Answer>) -> Option<Problem> {
    let least = answers.iter().filter(|answer| !answer.is_odd).map(|answer| answer.left).min()?;
    let has_rival = answers.iter().any(|answer| answer.is_odd && answer.left <= least);
    answers.retain(|answer| !answer.is_odd && answer.left == least);
    let copies: Vec<String> =
        answers.iter().map(|answer| edit::apply(text, &answer.problem.repair)).collect();
    let mut roots = copies.iter().map(|copy| Parser::new(copy, start).root());
    let first = roots.next()??;
    if !roots.all(|root| root.is_some_and(|root| root.means(&first))) {
        return None;
    }
    let mut problem = answers.into_iter().next()?.problem;
    if has_rival {
        problem.certainty = Certainty::Likely;
    }
    Some(problem)
}

/// How many problems are left in a text that is sound but for them; `None` if it is not. `line` may have none.
fn left(copy: &str, start: usize, line: Option<Span>) -> Option<usize> {
    let mut parser = Parser::new(copy, start);
    let root = parser.root()?;
    let is_whole = parser.after_root().is_empty() && parser.unclosed.is_empty() && !parser.gave_up;
    let is_allowed = |kind: &ProblemKind| {
        use ProblemKind::{Comment, HashComment, TrailingComma};
        matches!(kind, Comment | HashComment | TrailingComma)
    };
    let is_sure = |problem: &Problem| {
        problem.keeps_tree_certain()
            && problem.certainty != Certainty::Open
            && line.is_none_or(|line| !line.contains(problem.span) || is_allowed(&problem.kind))
    };
    let is_sound = is_whole && parser.problems.iter().all(is_sure) && !has_odd_part(&root);
    let is_shown = || line.is_some() || closers::agrees_with_layout(copy, &root);
    (is_sound && is_shown()).then_some(parser.problems.len())
}

/// Whether some map has a key twice, or some list holds texts and maps: what a slip tears apart, or a line too many,
/// looks like that.
fn has_odd_part(node: &Node<'_>) -> bool {
    match &node.value {
        Value::Array(items) => {
            let is_map = |item: &Node<'_>| item.as_object().is_some();
            let is_text = |item: &Node<'_>| item.as_str().is_some();
            items.iter().any(is_map) && items.iter().any(is_text) || items.iter().any(has_odd_part)
        }
        Value::Object(members) => {
            let mut keys: Vec<&str> = members.iter().map(|member| &*member.key).collect();
            keys.sort_unstable();
            keys.windows(2).any(|pair| pair[0] == pair[1])
                || members.iter().any(|member| has_odd_part(&member.value))
        }
        _ => false,
    }
}

/// The lines with an odd number of quotes.
enum Line {
    None,
    One(Span),
    More,
}

fn odd_line(text: &str, start: usize) -> Line {
    let mut odd = Line::None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let (mut count, mut escaped) = (0, false);
        for byte in line.bytes() {
            count += usize::from(byte == b'"' && !escaped);
            escaped = byte == b'\\' && !escaped;
        }
        if count % 2 == 1 {
            odd = match odd {
                Line::None => Line::One(Span::new(at.max(start), at + line.trim_end().len())),
                _ => return Line::More,
            };
        }
        at += line.len();
    }
    odd
}

/// A quote at each place of the line where a string may start or end, one of two that stand side by side
/// removed, or one of another kind replaced.
fn quotes(text: &str, start: usize, line: Span) -> Vec<Answer> {
    let others: Vec<Span> = odd_quotes(line.slice(text));
    let mut edits: Vec<Edit> = Vec::new();
    let shifted = |span: &Span| Span::new(line.start + span.start, line.start + span.end);
    if others.is_empty() {
        edits.extend(borders(line.slice(text)).into_iter().map(|at| Edit::insert(line.start + at, "\"")));
        let twins = line.slice(text).match_indices("\"\"");
        edits.extend(twins.map(|(at, twin)| Edit::replace(shifted(&Span::new(at, at + twin.len())), "\"")));
    } else {
        edits.extend(others.iter().map(|span| Edit::replace(shifted(span), "\"")));
    }
    if edits.len() * text.len() > MAX_READ {
        return Vec::new();
    }
    let answer = |repair: Edit| {
        let copy = edit::apply(text, [&repair]);
        let place = repair.span.start;
        let is_insert = repair.span.is_empty();
        let changed = Span::new(line.start, line.end + repair.new_text.len() - repair.span.len());
        let left = left(&copy, start, Some(changed))?;
        let before = text[line.start..place].rfind('"').map_or(line.start, |quote| line.start + quote);
        let first = text[before..].chars().next().map_or(0, char::len_utf8);
        let span = if is_insert { Span::new(before, place.max(before + first)) } else { repair.span };
        let is_odd = is_insert && place == line.end && text[..place].ends_with([',', ':', '{', '[']);
        let kind = ProblemKind::UnclosedString;
        Some(Answer {
            problem: Problem { kind, span, repair: vec![repair], certainty: Certainty::Certain },
            left,
            is_odd,
        })
    };
    edits.into_iter().filter_map(answer).collect()
}

/// The places between a word and what may stand around a string, and the end of the line.
pub(in crate::syntax) fn borders(line: &str) -> Vec<usize> {
    let is_edge = |character: char| character.is_whitespace() || "{}[],:".contains(character);
    let (mut places, mut before) = (Vec::new(), ' ');
    for (at, character) in line.char_indices().chain([(line.len(), '\n')]) {
        let is_border = is_edge(before) != is_edge(character) && character != '"' && before != '"';
        // `"npx,` may end behind the comma as well: an answer that nobody wants, but one.
        if is_border || character == '\n' && before != '"' {
            places.push(at);
        }
        before = character;
    }
    places
}

/// Quotes that are not JSON's; an apostrophe inside a word is none.
fn odd_quotes(line: &str) -> Vec<Span> {
    let characters: Vec<(usize, char)> = line.char_indices().collect();
    let is_letter = |index: Option<usize>| {
        index
            .and_then(|index| characters.get(index))
            .is_some_and(|(_, character)| character.is_alphanumeric())
    };
    let is_odd = |(index, (_, character)): &(usize, &(usize, char))| {
        *character != '"'
            && (super::strings::is_quote(*character) || "`\u{201d}\u{2033}\u{ab}\u{bb}".contains(*character))
            && !(is_letter(index.checked_sub(1)) && is_letter(Some(index + 1)))
    };
    let places = characters.iter().enumerate().filter(is_odd);
    places.map(|(_, (at, character))| Span::new(*at, at + character.len_utf8())).collect()
}

/// A bracket more, less or of the other kind. Brackets that are missing at the end are no business of this.
fn brackets(text: &str, start: usize) -> Vec<Answer> {
    let attempts = attempts(text, start);
    if attempts.len() * text.len() > MAX_READ {
        return Vec::new();
    }
    let answer = |(kind, span, repair): (ProblemKind, Span, Edit)| {
        let left = left(&edit::apply(text, [&repair]), start, None)?;
        let problem = Problem { kind, span, repair: vec![repair], certainty: Certainty::Certain };
        Some(Answer { problem, left, is_odd: false })
    };
    attempts.into_iter().filter_map(answer).collect()
}

/// The changes of one bracket after which all match.
fn attempts(text: &str, start: usize) -> Vec<(ProblemKind, Span, Edit)> {
    let mut attempts = Vec::new();
    let signs = matching::signs(text);
    let lines = LineIndex::new(text);
    if lines.line_count() < 3 || signs.len() + lines.line_count() > MAX_PLACES {
        return attempts;
    }
    let mut open: Vec<Opener> = Vec::new();
    let mut index = 0;
    for line in (1..=lines.line_count()).map(|line| lines.line_span(text, line)) {
        let written = line.slice(text).trim_start();
        let indent = line.len() - written.len();
        if written.starts_with('"') {
            open.iter_mut().for_each(|opener| opener.is_left |= indent <= opener.indent);
        }
        while let Some((at, sign)) = signs.get(index).copied().filter(|(at, _)| *at < line.end) {
            let span = Span::new(at, at + 1);
            let other = matching::of_other_kind(sign);
            if matching::is_balanced(&signs[..index], &[other], &signs[index + 1..]) {
                let repair = Edit::replace(span, char::from(other));
                attempts.push((ProblemKind::WrongBracket, span, repair));
            }
            if matches!(sign, b'[' | b'{') {
                open.push(Opener { at, indent, is_left: false });
            } else {
                let opener = open.pop();
                // Elsewhere it may have lost its opening bracket.
                let may_go = text[at + 1..].trim().is_empty()
                    || repeats_the_one_before(text, at)
                    || opener.is_some_and(|opener| {
                        let is_alone = matches!(written.trim_end(), "}" | "]");
                        let is_of_its_kind = matching::closer_of(text.as_bytes()[opener.at]) == sign;
                        is_alone && is_of_its_kind && indent >= inner_indent(text, opener.at)
                    });
                if may_go && matching::is_balanced(&signs[..index], &[], &signs[index + 1..]) {
                    let whole = Parser::new(text, start).with_line(span);
                    attempts.push((ProblemKind::ExtraCloser, span, Edit::delete(whole)));
                }
            }
            index += 1;
        }
        let has_more = !text[line.end..].trim().is_empty() && !line.slice(text).trim().is_empty();
        // What is closed behind its opening bracket was no list or map.
        let is_filled = |opener: &&Opener| !text[opener.at + 1..line.end].trim().is_empty();
        if let Some(opener) = open.last().filter(is_filled).filter(|opener| has_more && !opener.is_left) {
            let closer = matching::closer_of(text.as_bytes()[opener.at]);
            if matching::is_balanced(&signs[..index], &[closer], &signs[index..]) {
                let opener = Span::new(opener.at, opener.at + 1);
                let repair = closers::behind(text, line, opener);
                attempts.push((ProblemKind::MissingClosers(1), opener, repair));
            }
        }
    }
    attempts
}

/// A bracket that is open.
struct Opener {
    at: usize,
    /// The blanks at the start of its line.
    indent: usize,
    /// Whether a member stands below it that is indented no deeper: the layout shows that it is closed before.
    is_left: bool,
}

/// How deep the line below that of the bracket at byte `at` stands. A bracket that closes less deep may have lost the
/// line that opened it.
fn inner_indent(text: &str, at: usize) -> usize {
    let below = text[at..].lines().nth(1).unwrap_or("");
    below.len() - below.trim_start().len()
}

/// Whether the bracket at byte `at` stands behind another of its kind, `}}`, or its line is that above once more.
fn repeats_the_one_before(text: &str, at: usize) -> bool {
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[line_start..].lines().next().unwrap_or("");
    let above = text[..line_start].lines().next_back().unwrap_or("");
    let twin = text[..at].ends_with(&text[at..=at]);
    twin && line.trim().len() < 4
        || !above.is_empty() && line.trim_end_matches(',') == above.trim_end_matches(',')
}
