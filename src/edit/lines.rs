//! Lines around a place in a text, for edits of what stands on lines of its own.

use crate::span::Span;

/// The start of the line that holds byte `at`.
pub(super) fn start_of_line(text: &str, at: usize) -> usize {
    memchr::memrchr(b'\n', &text.as_bytes()[..at.min(text.len())]).map_or(0, |newline| newline + 1)
}

/// The most bytes that are looked back for the start of a line: a text may be one line of megabytes, with an edit in
/// each place.
const NEAR: usize = 4096;

/// The start of the line that holds byte `at`; `None` where that is far away.
pub(super) fn near_start_of_line(text: &str, at: usize) -> Option<usize> {
    let at = at.min(text.len());
    let floor = at.saturating_sub(NEAR);
    let newline = memchr::memrchr(b'\n', &text.as_bytes()[floor..at]);
    newline.map(|newline| floor + newline + 1).or_else(|| (floor == 0).then_some(0))
}

/// The end of the line that holds byte `at`, before its line ending.
pub(super) fn end_of_line(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    let end = memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |length| at + length);
    if end > at && text.as_bytes()[end - 1] == b'\r' { end - 1 } else { end }
}

/// The start of the line after that of byte `at`; the end of the text if there is none.
pub(super) fn next_line(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |length| at + length + 1)
}

/// Where the line ending before byte `at` starts; `at` where there is none.
pub(super) fn without_break(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or("");
    let line = before.strip_suffix('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
    line.map_or(at, str::len)
}

/// The blanks between the start of the line and byte `at`; anything else there counts as blanks too.
pub(super) fn column(text: &str, at: usize) -> String {
    let before = text.get(start_of_line(text, at)..at).unwrap_or("");
    before.chars().filter(|it| *it != '\u{feff}').map(|it| if it == '\t' { '\t' } else { ' ' }).collect()
}

/// The lines that `span` stands on, with the line ending of the last; `None` if something else than a comment
/// stands on them. The second span is that comment.
pub(super) fn own_lines(text: &str, span: Span) -> Option<(Span, Option<Span>)> {
    let start = start_of_line(text, span.start);
    let end = end_of_line(text, span.end);
    let rest = text.get(span.end..end)?;
    let blanks = rest.len() - rest.trim_start().len();
    let behind = rest.trim();
    if !text.get(start..span.start)?.trim_start_matches('\u{feff}').trim().is_empty()
        || !(behind.is_empty() || behind.starts_with('#'))
    {
        return None;
    }
    let comment =
        (!behind.is_empty()).then(|| Span::new(span.end + blanks, span.end + blanks + behind.len()));
    Some((Span::new(start, next_line(text, end)), comment))
}
