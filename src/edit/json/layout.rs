//! What stands between the items of a list or map: white space, commas and comments.

use crate::edit::Edit;
use crate::span::Span;
use crate::syntax::Format;

/// What lies between two items, or between an item and a bracket.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Gap {
    /// The comma, if there is one.
    pub(super) comma: Option<usize>,
    /// Whether there is a comment.
    pub(super) has_comment: bool,
    /// Where the first line of the gap ends, without trailing white space, if a comment stands on it.
    pub(super) first_line_comment: Option<LineComment>,
}

/// A comment behind an item, on the item's own line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LineComment {
    /// Where it ends.
    pub(super) end: usize,
    /// Whether it goes on to the end of the line, so that nothing can follow it there.
    pub(super) to_line_end: bool,
}

impl Gap {
    /// Reads the bytes from `from` up to `to`, which hold no value.
    pub(super) fn read(text: &str, from: usize, to: usize) -> Self {
        let bytes = text.as_bytes();
        let mut gap = Self::default();
        let mut on_first_line = true;
        let mut at = from;
        while at < to {
            let here = bytes.get(at..to).unwrap_or_default();
            let (length, is_comment) = match here {
                [b'/', b'/', ..] | [b'#', ..] => (until(here, b"\n"), true),
                [b'/', b'*', rest @ ..] => (2 + until(rest, b"*/") + 2, true),
                _ => (1, false),
            };
            match here.first() {
                Some(b'\n') => on_first_line = false,
                Some(b',') => gap.comma = gap.comma.or(Some(at)),
                _ => {}
            }
            if is_comment {
                gap.has_comment = true;
            }
            let end = (at + length).min(to);
            let is_blank = here.first().is_some_and(u8::is_ascii_whitespace);
            if on_first_line && !is_blank && (is_comment || gap.first_line_comment.is_some()) {
                let kept = text.get(at..end).unwrap_or("").trim_end().len();
                gap.first_line_comment =
                    Some(LineComment { end: at + kept, to_line_end: is_comment && !here.starts_with(b"/*") });
            }
            at = end;
        }
        gap
    }
}

/// How many bytes stand before `needle`; all of them if it is not there.
fn until(bytes: &[u8], needle: &[u8]) -> usize {
    memchr::memmem::find(bytes, needle).unwrap_or(bytes.len())
}

/// Deletes `span` with the white space that belonged to it: the whole line where nothing else is left
/// on it, else the blanks on one side.
pub(super) fn cut(text: &str, span: Span) -> Edit {
    let is_blank = |character: char| matches!(character, ' ' | '\t');
    let before = text.get(..span.start).unwrap_or("");
    // Not the whole line is looked at: it may be megabytes long.
    let is_space = |character: char| character.is_whitespace() && character != '\n';
    let line_start = before.trim_end_matches(is_space).len();
    let starts_line = line_start == 0 || before[..line_start].ends_with('\n');
    let after = text.get(span.end..).unwrap_or("");
    let rest = after.trim_start_matches(is_space);
    let ends_line = rest.is_empty() || rest.starts_with('\n');
    let line_length = after.len() - rest.len() + usize::from(rest.starts_with('\n'));
    if starts_line && ends_line {
        return Edit::delete(Span::new(line_start, span.end + line_length));
    }
    let rest = after.trim_start_matches(is_blank);
    if ends_line || (!starts_line && rest.starts_with([']', '}'])) {
        return Edit::delete(Span::new(before.trim_end_matches(is_blank).len(), span.end));
    }
    Edit::delete(Span::new(span.start, text.len() - rest.len()))
}

/// Where to write so that the comment lines right above the item at `item` stay right above it. Only JSON has `//`.
pub(in crate::edit) fn above_comments(text: &str, format: Format, floor: usize, item: usize) -> usize {
    let mut at = item;
    loop {
        // Nothing before the floor matters, and a line may be megabytes long.
        let start_of_line = |end: usize| {
            text.get(floor..end)
                .and_then(|part| part.rfind('\n'))
                .map_or(floor, |newline| floor + newline + 1)
        };
        let line_start = start_of_line(at);
        if line_start <= floor || !text[line_start..at].trim().is_empty() {
            return at;
        }
        let above_start = start_of_line(line_start - 1);
        let above = text[above_start..line_start].trim();
        let is_comment = above.starts_with('#')
            || format == Format::Json
                && (above.starts_with("//") || (above.starts_with("/*") && above.ends_with("*/")));
        if above_start <= floor || !is_comment {
            return at;
        }
        let line = &text[above_start..line_start];
        at = above_start + (line.len() - line.trim_start().len());
    }
}

/// `"key": value` as `"key":value`, as in a file that leaves no blank there.
pub(super) fn tighten(member: &str) -> String {
    match after_key(member) {
        Some(colon) => format!("{}{}", &member[..=colon], member[colon + 1..].trim_start()),
        None => member.to_owned(),
    }
}

/// Bytes of a file in which its style shows: looking further would cost as much as the file for every edit.
const STYLE_SHOWS_WITHIN: usize = 4096;

/// The start of the text, by which its style is judged.
pub(in crate::edit) fn head(text: &str) -> &str {
    let mut end = text.len().min(STYLE_SHOWS_WITHIN);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Whether no blank stands between the tokens of the file.
pub(super) fn is_minified(text: &str) -> bool {
    let head = head(text);
    !head.contains(": ") && !head.contains(", ") && !head.trim_end().contains('\n')
}

/// Whether `member` is written `"key":value`.
pub(super) fn is_tight(member: &str) -> bool {
    after_key(member).is_some_and(|colon| !member[colon + 1..].starts_with(char::is_whitespace))
}

/// The place of the colon behind a key in quotes; `None` for what is no member.
fn after_key(member: &str) -> Option<usize> {
    let bytes = member.as_bytes();
    if bytes.first() != Some(&b'"') {
        return None;
    }
    let mut at = 1;
    while bytes.get(at)? != &b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    let rest = member.get(at + 1..)?;
    let colon = at + 1 + (rest.len() - rest.trim_start().len());
    (bytes.get(colon) == Some(&b':')).then_some(colon)
}
