//! From bytes to text, and from byte offsets to lines and columns.
//!
//! A byte order mark stays part of the text: every offset in mcplint is an offset of the file
//! as it is on disk, so that a fix can remove the mark like any other bytes.

use std::cell::OnceCell;

use memchr::memchr_iter;

use crate::span::Span;

/// The UTF-8 byte order mark.
pub const BOM: &str = "\u{feff}";

/// Why the bytes of a file could not be read as text.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum DecodeError {
    /// The file starts with a UTF-16 byte order mark.
    #[error("the file is UTF-16, which no MCP client reads; save it as UTF-8 without a byte order mark")]
    Utf16,
    /// The file holds NUL bytes: no text.
    #[error("the file holds NUL bytes, so it is no text; give mcplint the config file itself")]
    Binary,
    /// A byte sequence is not UTF-8.
    #[error("byte {offset} is not valid UTF-8; save the file as UTF-8")]
    NotUtf8 {
        /// Offset of the first bad byte.
        offset: usize,
    },
}

/// Reads bytes as UTF-8 text, keeping a byte order mark.
///
/// # Errors
/// When the bytes are UTF-16, binary or not UTF-8.
pub fn decode(bytes: Vec<u8>) -> Result<String, DecodeError> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(DecodeError::Utf16);
    }
    if memchr::memchr(0, &bytes).is_some() {
        return Err(DecodeError::Binary);
    }
    String::from_utf8(bytes)
        .map_err(|error| DecodeError::NotUtf8 { offset: error.utf8_error().valid_up_to() })
}

/// A place in a text as people count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode scalar values, from 1. A byte order mark does not count.
    pub column: usize,
}

/// Bytes between two counts of characters.
const STRIDE: usize = 1024;

/// The starts of the lines of a text; makes every look-up a binary search.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
    /// How many characters start before byte `STRIDE * n`; made when a column is first asked for, so that
    /// columns in one line of megabytes cost no more than others.
    counts: OnceCell<Vec<usize>>,
}

impl LineIndex {
    /// Finds the line starts of `text`.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![if text.starts_with(BOM) { BOM.len() } else { 0 }];
        starts.extend(memchr_iter(b'\n', text.as_bytes()).map(|newline| newline + 1));
        Self { starts, counts: OnceCell::new() }
    }

    /// The number of lines; a text that ends in a newline has an empty last line.
    pub fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// The line (from 0) that holds byte `offset`.
    pub fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// The bytes of a line (from 0), without its line ending.
    pub fn line_span(&self, text: &str, line: usize) -> Span {
        let start = self.starts.get(line).copied().unwrap_or(text.len());
        let end = self.starts.get(line + 1).map_or(text.len(), |next| next.saturating_sub(1)).max(start);
        let end = match text.as_bytes().get(start..end) {
            Some([.., b'\r']) => end - 1,
            _ => end,
        };
        Span::new(start, end)
    }

    /// Line and column of byte `offset`.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let line = self.line_of(offset);
        let start = self.starts.get(line).copied().unwrap_or(0);
        let column = self.characters_before(text, offset.max(start)) - self.characters_before(text, start);
        Position { line: line + 1, column: column + 1 }
    }
}

impl LineIndex {
    fn characters_before(&self, text: &str, offset: usize) -> usize {
        let bytes = text.as_bytes();
        let counts = self.counts.get_or_init(|| {
            let mut total = 0;
            let mut counts = vec![0];
            for chunk in bytes.chunks(STRIDE) {
                total += starts_of_characters(chunk);
                counts.push(total);
            }
            counts
        });
        let offset = offset.min(bytes.len());
        let chunk = offset / STRIDE;
        counts.get(chunk).copied().unwrap_or(0) + starts_of_characters(&bytes[chunk * STRIDE..offset])
    }
}

fn starts_of_characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| !matches!(byte, 0x80..=0xbf)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_scalar_values_and_skip_the_byte_order_mark() {
        let text = "\u{feff}é\r\nab";
        let index = LineIndex::new(text);
        assert_eq!(index.position(text, 3), Position { line: 1, column: 1 });
        assert_eq!(index.position(text, 5), Position { line: 1, column: 2 });
        assert_eq!(index.position(text, 8), Position { line: 2, column: 2 });
        assert_eq!(index.line_span(text, 0).slice(text), "é");
    }

    #[test]
    fn utf16_and_binary_are_named() {
        assert_eq!(decode(vec![0xff, 0xfe, b'{', 0]), Err(DecodeError::Utf16));
        assert_eq!(decode(vec![b'a', 0]), Err(DecodeError::Binary));
        assert_eq!(decode(vec![b'a', 0xff]), Err(DecodeError::NotUtf8 { offset: 1 }));
    }
}
