//! The signs between values: commas, colons, and what people write in their place.

use std::collections::HashMap;

use super::super::{Certainty, Member, Problem, ProblemKind};
use super::{Parser, strings};
use crate::edit::Edit;
use crate::span::Span;

pub(super) const FULL_WIDTH_COMMA: char = '\u{ff0c}';

pub(super) fn is_colon(character: char) -> bool {
    matches!(character, ':' | '\u{ff1a}')
}

/// What stood between the values of a list so far.
#[derive(Default)]
pub(super) struct Separators {
    pub(super) value_end: Option<usize>,
    pub(super) comma: Option<Span>,
}

impl Separators {
    pub(super) fn value(&mut self, end: usize) {
        self.value_end = Some(end);
        self.comma = None;
    }
}

impl Parser<'_> {
    /// Whether a comma stands here, or what people write in its place: of a full stop only at the end of a line, where it
    /// is no part of a number or of `...`.
    pub(super) fn at_comma(&self, separators: &Separators) -> bool {
        match self.peek() {
            Some(',' | ';' | FULL_WIDTH_COMMA) => true,
            Some('.') => {
                let ends_line = self.rest()[1..].trim_start_matches([' ', '\t', '\r']).starts_with('\n');
                ends_line && separators.comma.is_none() && separators.value_end == Some(self.position)
            }
            _ => false,
        }
    }

    pub(super) fn comma(&mut self, separators: &mut Separators) {
        let span = self.take_char();
        let sign = span.slice(self.text);
        if matches!(sign, ";" | ".") && self.rest().trim_start().starts_with(['}', ']']) {
            self.repairable(ProblemKind::WrongSign(""), span, vec![Edit::delete(span)]);
            return;
        }
        if separators.comma.is_some() || separators.value_end.is_none() {
            self.repairable(ProblemKind::TrailingComma, span, vec![Edit::delete(span)]);
            return;
        }
        separators.comma = Some(span);
        if span.len() > 1 {
            self.repairable(ProblemKind::SmartQuotes, span, vec![Edit::replace(span, ",")]);
        } else if sign != "," {
            self.repairable(ProblemKind::WrongSign(","), span, vec![Edit::replace(span, ",")]);
        }
    }

    /// Notes a missing comma before the value or member that starts here.
    ///
    /// An item of a list is told from the one before by more than a blank: it has brackets, or a line of its
    /// own. Of `"a "b" c"` nobody can say whether commas or backslashes were forgotten.
    pub(super) fn missing_comma(&mut self, separators: &Separators, is_member: bool) {
        let (Some(end), None) = (separators.value_end, separators.comma) else { return };
        let signs = if is_member { "_$" } else { "{[_$-" };
        let starts = |next: char| strings::is_quote(next) || next.is_alphanumeric() || signs.contains(next);
        if !self.peek().is_some_and(starts) {
            return;
        }
        let has_own_line = Span::new(end, self.position).slice(self.text).contains('\n');
        let next = self.peek();
        if !is_member && next == Some('\'') {
            let gap = Span::new(end, end);
            let message = "a comma is missing between two texts, which Python would join";
            return self.problem(ProblemKind::Other(message.into()), gap);
        }
        let is_parted =
            !has_own_line && next == Some('"') && self.text[..end].ends_with('"') && self.is_parted_text(end);
        let is_certain = is_member || has_own_line || is_parted || matches!(next, Some('{' | '['));
        let certainty = if is_certain { Certainty::Certain } else { Certainty::Open };
        self.doubtful(ProblemKind::MissingComma, Span::empty(end), vec![Edit::insert(end, ",")], certainty);
    }

    pub(super) fn trailing_comma(&mut self, separators: &Separators) {
        if let Some(comma) = separators.comma {
            self.repairable(ProblemKind::TrailingComma, comma, vec![Edit::delete(comma)]);
        }
    }

    /// Whether `"a" "b"` are two texts with a blank between them: neither starts or ends with one, as the pieces
    /// of a text with quotes in it do, and no quote of the line stands in a word.
    pub(super) fn is_parted_text(&mut self, end: usize) -> bool {
        let gap = Span::new(end, self.position);
        // A line is read once, however many commas it lacks.
        let known = self.parted_line.filter(|(line, _)| line.contains(gap));
        let (line, is_parted) = known.unwrap_or_else(|| {
            let start = self.text[..end].rfind('\n').map_or(0, |newline| newline + 1);
            let line = Span::new(start, self.line_end());
            (line, is_line_of_texts(line.slice(self.text)))
        });
        self.parted_line = Some((line, is_parted));
        !gap.is_empty() && is_parted
    }

    /// A comma that makes a key stand twice may not be what is missing: a brace, or the line above, may be.
    /// `first` is the number of the first problem since the map began.
    pub(super) fn doubt_commas_before_known_keys(&mut self, members: &[Member<'_>], first: usize) {
        let is_comma = |problem: &Problem| problem.kind == ProblemKind::MissingComma;
        if !self.problems[first..].iter().any(is_comma) {
            return;
        }
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for member in members {
            *counts.entry(&member.key).or_default() += 1;
        }
        let gaps: Vec<Span> = members
            .windows(2)
            .filter(|pair| counts.get(&*pair[1].key).is_some_and(|count| *count > 1))
            .map(|pair| Span::new(pair[0].value.span.end, pair[1].key_span.start))
            .collect();
        for comma in self.problems[first..].iter_mut().filter(|problem| is_comma(problem)) {
            let behind = gaps.partition_point(|gap| gap.start <= comma.span.start);
            if gaps[..behind].last().is_some_and(|gap| gap.contains(comma.span)) {
                comma.certainty = Certainty::Open;
            }
        }
    }

    /// Reads the sign between a key and its value; `false` if there is none.
    pub(super) fn colon(&mut self, key_span: Span) -> bool {
        if self.peek().is_some_and(is_colon) {
            let colon = self.take_char();
            if colon.len() > 1 {
                self.repairable(ProblemKind::SmartQuotes, colon, vec![Edit::replace(colon, ":")]);
            } else if self.peek() == Some(':') {
                let second = self.take_char();
                self.repairable(ProblemKind::WrongSign(":"), colon.to(second), vec![Edit::delete(second)]);
            }
        } else if self.peek() == Some('=') {
            let sign = self.take_char();
            let sign = if self.peek() == Some('>') { sign.to(self.take_char()) } else { sign };
            let gap = Span::new(key_span.end, sign.start);
            let place = if gap.slice(self.text).trim().is_empty() { gap.to(sign) } else { sign };
            self.repairable(ProblemKind::WrongSign(":"), sign, vec![Edit::replace(place, ":")]);
        } else if self.lacks_a_colon(key_span) {
            let repair = vec![Edit::insert(key_span.end, ":")];
            self.repairable(ProblemKind::MissingColon, key_span, repair);
        } else {
            self.problem(ProblemKind::Other("there is no colon after this key".into()), key_span);
            return false;
        }
        true
    }

    /// Whether a value follows the key on its line, and what follows a member behind that.
    fn lacks_a_colon(&self, key_span: Span) -> bool {
        let is_quoted = key_span.slice(self.text).starts_with('"');
        let gap = Span::new(key_span.end, self.position).slice(self.text);
        let starts = self.peek().is_some_and(|next| "\"{[".contains(next));
        if !is_quoted || !starts || gap.is_empty() || gap.contains(['\n', '/', '#']) {
            return false;
        }
        if self.peek() != Some('"') {
            return true;
        }
        let mut ahead = Parser::new(self.text, self.position);
        ahead.string();
        let behind = ahead.rest().trim_start_matches([' ', '\t', '\r']);
        ahead.problems.is_empty() && behind.starts_with([',', ';', '}', '\n'])
    }

    /// Reads over a line of three backticks, and notes it.
    pub(super) fn fence(&mut self) {
        if !self.rest().starts_with("```") {
            return;
        }
        let span = Span::new(self.position, self.line_end());
        let newline =
            self.text[span.end..].find('\n').map_or(self.text.len(), |newline| span.end + newline + 1);
        self.position = newline;
        self.repairable(ProblemKind::Fence, span, vec![Edit::delete(Span::new(span.start, newline))]);
        self.skip_trivia();
    }
}

/// Whether all quotes of this line stand around texts that neither start nor end with a blank.
fn is_line_of_texts(line: &str) -> bool {
    let is_between = |piece: &str| piece.chars().all(|it| it.is_whitespace() || "{}[],:".contains(it));
    line.matches('"').count().is_multiple_of(2)
        && !line.contains('\\')
        && line.split('"').step_by(2).all(is_between)
        && line.split('"').skip(1).step_by(2).all(|piece| !piece.is_empty() && piece.trim() == piece)
}
