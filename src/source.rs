//! From bytes to text, and from byte offsets to lines and columns.
//!
//! A byte order mark stays part of the text: every offset in mcplint is an offset of the file
//! as it is on disk, so that a fix can remove the mark like any other bytes.

use std::sync::OnceLock;

use memchr::memchr_iter;

use crate::span::Span;

/// The UTF-8 byte order mark.
pub const BOM: &str = "\u{feff}";

/// How the bytes of a file stand for its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, which every client reads.
    #[default]
    Utf8,
    /// UTF-16 with the low byte first, as PowerShell 5.1 writes with `>`.
    Utf16Le,
    /// UTF-16 with the high byte first.
    Utf16Be,
    /// Neither: Latin-1, perhaps, or a damaged file.
    Unknown {
        /// Offset of the first byte that is not UTF-8.
        offset: usize,
    },
}

impl Encoding {
    /// The bytes of `text`, with the byte order mark of UTF-16; `None` if this encoding is not known.
    pub fn encode(self, text: &str) -> Option<Vec<u8>> {
        let units = "\u{feff}".encode_utf16().chain(text.encode_utf16());
        match self {
            Self::Utf8 => Some(text.as_bytes().to_vec()),
            Self::Utf16Le => Some(units.flat_map(u16::to_le_bytes).collect()),
            Self::Utf16Be => Some(units.flat_map(u16::to_be_bytes).collect()),
            Self::Unknown { .. } => None,
        }
    }
}

/// The text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text; of UTF-16 without its byte order mark. Where the encoding is not known every byte that is not
    /// UTF-8 is a `?`, so that offsets are those of the file: such a text is for reading and never written.
    pub text: String,
    /// How it stood in the file.
    pub encoding: Encoding,
}

/// Why the bytes of a file could not be read as text.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum DecodeError {
    /// The file holds NUL bytes: no text.
    #[error("the file holds NUL bytes, so it is no text; give mcplint the config file itself")]
    Binary,
}

/// Reads bytes as text, keeping the byte order mark of UTF-8.
///
/// # Errors
/// When the bytes are no text.
pub fn decode(bytes: Vec<u8>) -> Result<Decoded, DecodeError> {
    if let Some(decoded) = decode_utf16(&bytes) {
        return Ok(decoded);
    }
    if memchr::memchr(0, &bytes).is_some() {
        return Err(DecodeError::Binary);
    }
    Ok(match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, encoding: Encoding::Utf8 },
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            let mut text = String::with_capacity(error.as_bytes().len());
            for chunk in error.as_bytes().utf8_chunks() {
                text.push_str(chunk.valid());
                text.extend(chunk.invalid().iter().map(|_| '?'));
            }
            Decoded { text, encoding: Encoding::Unknown { offset } }
        }
    })
}

/// Reads UTF-16 that starts with its byte order mark and comes out the same when it is written again.
fn decode_utf16(bytes: &[u8]) -> Option<Decoded> {
    let (encoding, unit): (Encoding, fn([u8; 2]) -> u16) = match bytes {
        [0xff, 0xfe, ..] => (Encoding::Utf16Le, u16::from_le_bytes),
        [0xfe, 0xff, ..] => (Encoding::Utf16Be, u16::from_be_bytes),
        _ => return None,
    };
    let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    let text = String::from_utf16(&units).ok()?;
    let is_text = !text.contains('\0') && encoding.encode(&text).as_deref() == Some(bytes);
    is_text.then_some(Decoded { text, encoding })
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
    counts: OnceLock<Vec<usize>>,
}

impl LineIndex {
    /// Finds the line starts of `text`.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![if text.starts_with(BOM) { BOM.len() } else { 0 }];
        starts.extend(memchr_iter(b'\n', text.as_bytes()).map(|newline| newline + 1));
        Self { starts, counts: OnceLock::new() }
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
    fn utf16_is_read_and_written_as_it_was() {
        let text = "{ \"é\": \"\u{1f600}\" }\r\n";
        for encoding in [Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Utf8] {
            let bytes = encoding.encode(text).unwrap();
            assert_eq!(decode(bytes), Ok(Decoded { text: text.to_owned(), encoding }));
        }
        let lone_surrogate = vec![0xff, 0xfe, 0x00, 0xd8];
        assert_eq!(decode(lone_surrogate), Err(DecodeError::Binary));
    }

    #[test]
    fn what_is_no_utf8_keeps_its_offsets() {
        assert_eq!(decode(vec![b'a', 0]), Err(DecodeError::Binary));
        let decoded = decode(b"a\xe9b\xff\xfec".to_vec()).unwrap();
        assert_eq!(decoded, Decoded { text: "a?b??c".to_owned(), encoding: Encoding::Unknown { offset: 1 } });
    }
}
