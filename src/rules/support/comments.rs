//! Taking a comment out of a text.

use crate::span::Span;

/// The comment with the blanks before it, and with its whole line if nothing else stands there.
pub(in crate::rules) fn with_blanks(text: &str, comment: Span) -> Span {
    let before = text.get(..comment.start).unwrap_or("");
    let start = before.trim_end_matches([' ', '\t']).len();
    let after = text.get(comment.end..).unwrap_or("");
    let alone = before[..start].is_empty() || before[..start].ends_with('\n');
    if alone {
        let line_end =
            ["\r\n", "\n"].iter().find(|ending| after.starts_with(**ending)).map_or(0, |ending| ending.len());
        if line_end > 0 {
            return Span::new(start, comment.end + line_end);
        }
        return comment;
    }
    let ends_line = after.is_empty() || after.starts_with(['\n', '\r']);
    Span::new(if ends_line { start } else { comment.start }, comment.end)
}
