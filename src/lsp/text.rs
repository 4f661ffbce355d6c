//! The text of an open document, and the positions by which an editor speaks of it.
//!
//! Lines and columns are those of the protocol: `\n`, `\r\n` and a lone `\r` end a line, columns count code units
//! of the negotiated encoding, and a byte order mark that the editor sends counts like any other character
//! (Language Server Protocol 3.17, "Text Documents").

use std::cell::OnceCell;

use gen_lsp_types::{Position, PositionEncodingKind, Range, TextDocumentContentChangeEvent};

use crate::span::Span;

/// What columns count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Columns {
    /// Bytes.
    Utf8,
    /// Units of 16 bits, which every editor knows.
    #[default]
    Utf16,
}

impl Columns {
    /// The name of the encoding in the protocol.
    pub fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
        }
    }
}

/// Bytes between two counts of units.
const STRIDE: usize = 1024;

/// The text of a document with the starts of its lines.
#[derive(Clone, Debug)]
pub struct Text {
    content: String,
    /// The first byte of each line.
    starts: Vec<usize>,
    /// How many UTF-16 units start before byte `STRIDE * n`; made when a column is first asked for, so that
    /// columns in one line of megabytes cost no more than others.
    units: OnceCell<Vec<usize>>,
}

impl Text {
    /// Finds the lines of `content`.
    pub fn new(content: String) -> Self {
        let starts = line_starts(&content);
        Self { content, starts, units: OnceCell::new() }
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// Makes the changes that an editor reports, one after the other: each is about the text after those before it.
    /// A range that does not fit the text is cut to it.
    pub fn change(&mut self, changes: Vec<TextDocumentContentChangeEvent>, columns: Columns) {
        for change in changes {
            match change {
                TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
                    let span = self.span(part.range, columns);
                    self.content.replace_range(span.start..span.end, &part.text);
                    self.units = OnceCell::new();
                    self.starts = line_starts(&self.content);
                }
                TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => {
                    *self = Self::new(whole.text);
                }
            }
        }
    }

    /// The place of byte `offset`.
    pub fn position(&self, offset: usize, columns: Columns) -> Position {
        let offset = self.floor(offset.min(self.content.len()));
        let line = self.starts.partition_point(|&start| start <= offset).saturating_sub(1);
        // What ends a line lies behind its last column.
        let bounds = self.line(line);
        let (start, offset) = (bounds.start, offset.min(bounds.end));
        let character = match columns {
            Columns::Utf8 => offset - start,
            Columns::Utf16 => self.units_before(offset) - self.units_before(start),
        };
        Position::new(number(line), number(character))
    }

    /// The places of the ends of `span`.
    pub fn range(&self, span: Span, columns: Columns) -> Range {
        // Part of a character is all of it.
        let mut end = span.end.min(self.content.len());
        while !self.content.is_char_boundary(end) {
            end += 1;
        }
        Range::new(self.position(span.start, columns), self.position(end, columns))
    }

    /// The byte at a place. A place behind the end of its line is that end, one inside a character is its start.
    pub fn offset(&self, position: Position, columns: Columns) -> usize {
        let line = usize::try_from(position.line).unwrap_or(usize::MAX);
        if line >= self.starts.len() {
            return self.content.len();
        }
        let bounds = self.line(line);
        let character = usize::try_from(position.character).unwrap_or(usize::MAX);
        match columns {
            Columns::Utf8 => self.floor(bounds.start.saturating_add(character).min(bounds.end)),
            Columns::Utf16 => self.offset_of_unit(bounds, character),
        }
    }

    /// The bytes of a range; its ends may stand in either order.
    pub fn span(&self, range: Range, columns: Columns) -> Span {
        let (start, end) = (self.offset(range.start, columns), self.offset(range.end, columns));
        Span::new(start.min(end), start.max(end))
    }

    /// The bytes of a line (from 0) without what ends it.
    pub fn line(&self, line: usize) -> Span {
        let start = self.starts.get(line).copied().unwrap_or(self.content.len());
        let Some(&next) = self.starts.get(line + 1) else { return Span::new(start, self.content.len()) };
        let bytes = self.content.as_bytes();
        let end = if bytes[..next].ends_with(b"\r\n") { next - 2 } else { next - 1 };
        Span::new(start, end.max(start))
    }

    /// The number (from 0) of the line that holds byte `offset`.
    pub fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    fn floor(&self, mut offset: usize) -> usize {
        while !self.content.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }

    fn counts(&self) -> &[usize] {
        self.units.get_or_init(|| {
            let mut total = 0;
            let mut counts = vec![0];
            for chunk in self.content.as_bytes().chunks(STRIDE) {
                total += chunk.iter().map(|byte| units_of(*byte)).sum::<usize>();
                counts.push(total);
            }
            counts
        })
    }

    fn units_before(&self, offset: usize) -> usize {
        let chunk = offset / STRIDE;
        let rest = &self.content.as_bytes()[chunk * STRIDE..offset];
        self.counts().get(chunk).copied().unwrap_or(0)
            + rest.iter().map(|byte| units_of(*byte)).sum::<usize>()
    }

    /// The byte at which unit `character` of the line with these bounds starts.
    fn offset_of_unit(&self, bounds: Span, character: usize) -> usize {
        let wanted = self.units_before(bounds.start).saturating_add(character);
        let counts = self.counts();
        let chunk = counts.partition_point(|&count| count <= wanted).saturating_sub(1);
        let mut offset = (chunk * STRIDE).clamp(bounds.start, bounds.end);
        let mut before = self.units_before(offset);
        let bytes = self.content.as_bytes();
        while offset < bounds.end {
            let units = units_of(bytes[offset]);
            if before + units > wanted {
                break;
            }
            before += units;
            offset += 1;
        }
        self.floor(offset.min(bounds.end))
    }
}

/// How many UTF-16 units the character has that starts with this byte; none where none starts.
fn units_of(byte: u8) -> usize {
    match byte {
        0x80..=0xbf => 0,
        0xf0..=0xff => 2,
        _ => 1,
    }
}

fn line_starts(content: &str) -> Vec<usize> {
    let bytes = content.as_bytes();
    let mut starts = vec![0];
    for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
        if bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n') {
            continue;
        }
        starts.push(at + 1);
    }
    starts
}

/// The protocol counts in 32 bits.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn at(line: u32, character: u32) -> Position {
        Position::new(line, character)
    }

    #[test]
    fn columns_count_units_of_the_encoding() {
        let text = Text::new("\u{feff}é\u{1f600}b\r\nx\ry".to_owned());
        assert_eq!(text.position(9, Columns::Utf16), at(0, 4));
        assert_eq!(text.position(9, Columns::Utf8), at(0, 9));
        assert_eq!(text.offset(at(0, 4), Columns::Utf16), 9);
        assert_eq!(text.offset(at(1, 1), Columns::Utf16), 13);
        assert_eq!(text.offset(at(2, 0), Columns::Utf16), 14);
    }

    #[test]
    fn a_place_that_does_not_fit_is_cut_to_the_text() {
        let text = Text::new("é\u{1f600}\nb".to_owned());
        // Inside the surrogate pair, inside the bytes, behind the line, behind the text.
        assert_eq!(text.offset(at(0, 2), Columns::Utf16), 2);
        assert_eq!(text.offset(at(0, 3), Columns::Utf8), 2);
        assert_eq!(text.offset(at(0, 99), Columns::Utf16), 6);
        assert_eq!(text.offset(at(9, 9), Columns::Utf16), 8);
        assert_eq!(text.span(Range::new(at(1, 0), at(0, 0)), Columns::Utf16), Span::new(0, 7));
    }

    #[test]
    fn columns_far_into_one_line_are_found_by_either_way() {
        let text = Text::new("a\u{1f600}é".repeat(5000));
        for offset in [0, 1, 5, 7, 1024 * 7, 7 * 4999] {
            let position = text.position(offset, Columns::Utf16);
            assert_eq!(text.offset(position, Columns::Utf16), offset);
            assert_eq!(position.character as usize, text.as_str()[..offset].encode_utf16().count());
        }
    }
}
