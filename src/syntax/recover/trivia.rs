//! What stands between values: white space, comments, the marks of a merge.

use super::super::{Certainty, Problem, ProblemKind};
use super::{Parser, is_invisible, is_unusual_space};
use crate::edit::Edit;
use crate::span::Span;

/// The merge conflict that the markers in `problems` belong to, from its first to its last line; `None` if
/// they are not all three there.
pub(super) fn conflict(text: &str, problems: &[Problem]) -> Option<Problem> {
    let first = problems.iter().find(|problem| problem.kind == ProblemKind::ConflictMarker)?;
    let markers = ["<<<<<<< ", "=======", ">>>>>>> "];
    let starts = |marker: &&str| {
        let at_line_start = |at: usize| at == 0 || text.as_bytes().get(at - 1) == Some(&b'\n');
        text.match_indices(*marker).any(|(at, _)| at_line_start(at))
    };
    markers.iter().all(starts).then(|| first.clone())
}

impl Parser<'_> {
    /// White space and comments; the latter, and spaces that JSON does not know, are problems.
    pub(super) fn skip_trivia(&mut self) {
        while let Some(character) = self.peek() {
            if matches!(character, ' ' | '\t' | '\n' | '\r') {
                self.position += 1;
            } else if is_unusual_space(character) {
                let span = self.take_char();
                self.repairable(
                    ProblemKind::InvisibleCharacter,
                    span,
                    vec![Edit::replace(span, if is_invisible(character) { "" } else { " " })],
                );
            } else if let Some(kind) = self.comment_kind() {
                self.comment(kind);
            } else if self.at_conflict_marker() {
                let end = self.line_end();
                let span = Span::new(self.position, end);
                self.position = end;
                self.problem(ProblemKind::ConflictMarker, span);
            } else {
                return;
            }
        }
    }

    fn comment_kind(&self) -> Option<ProblemKind> {
        let rest = self.rest();
        match rest.as_bytes() {
            [b'#', ..] => Some(ProblemKind::HashComment),
            [b'/', b'/' | b'*', ..] => Some(ProblemKind::Comment),
            _ => None,
        }
    }

    fn comment(&mut self, kind: ProblemKind) {
        let rest = self.rest();
        let start = self.position;
        self.position = match rest.strip_prefix("/*").map(|inner| inner.find("*/")) {
            None => self.line_end(),
            Some(Some(length)) => start + 2 + length + 2,
            Some(None) => {
                self.position = self.text.len();
                let opener = Span::new(start, start + 2);
                return self.problem(ProblemKind::Other("this comment is never closed".into()), opener);
            }
        };
        let span = Span::new(start, self.position);
        // `#b"]`: a string that lost its first quote. Of `//` that cannot be told from a comment that speaks
        // of one quote, and clients that take comments take it for one.
        let words = span.slice(self.text);
        let halves = words.matches('"').count() % 2 == 1;
        if kind == ProblemKind::HashComment && halves {
            return self.problem(ProblemKind::UnclosedString, span);
        }
        let certainty = if halves { Certainty::Open } else { Certainty::Likely };
        self.doubtful(kind, span, vec![Edit::delete(span)], certainty);
    }

    fn at_conflict_marker(&self) -> bool {
        let at_line_start = self.position == 0 || self.text.as_bytes().get(self.position - 1) == Some(&b'\n');
        let rest = &self.text[self.position..];
        at_line_start
            && (["<<<<<<< ", ">>>>>>> ", "||||||| "].iter().any(|marker| rest.starts_with(marker))
                || rest.trim_end_matches('\r').starts_with("=======\n")
                || rest.starts_with("=======\r\n"))
    }

    /// The end of the current line, without its line ending.
    pub(super) fn line_end(&self) -> usize {
        let rest = &self.text[self.position..];
        let line = rest.find('\n').map_or(rest, |newline| &rest[..newline]);
        self.position + line.trim_end_matches('\r').len()
    }
}
