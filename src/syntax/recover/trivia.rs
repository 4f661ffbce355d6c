//! What stands between values: white space, comments, the marks of a merge.

use super::super::ProblemKind;
use super::{Parser, is_unusual_space};
use crate::edit::Edit;
use crate::span::Span;

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
                    vec![Edit::replace(span, if character.is_whitespace() { " " } else { "" })],
                );
            } else if let Some(end) = self.comment_end(character) {
                let span = Span::new(self.position, end);
                self.position = end;
                self.repairable(ProblemKind::Comment, span, vec![Edit::delete(span)]);
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

    fn comment_end(&self, first: char) -> Option<usize> {
        let rest = &self.text[self.position..];
        if first == '#' || rest.starts_with("//") {
            return Some(self.line_end());
        }
        rest.starts_with("/*").then(|| rest.find("*/").map_or(self.text.len(), |end| self.position + end + 2))
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
