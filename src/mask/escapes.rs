//! Reading the escapes in a string, and finding back to where each part stood.

/// A text with JSON's escapes read; what is no escape stays as it is.
pub(super) struct Plain {
    /// The text without escapes.
    pub(super) text: String,
    /// For each escape: where the text after it begins, here and in the source.
    after: Vec<(usize, usize)>,
}

impl Plain {
    /// Reads the escapes of `source`.
    pub(super) fn read(source: &str) -> Self {
        let mut plain = Self { text: String::with_capacity(source.len()), after: Vec::new() };
        let mut at = 0;
        while let Some(offset) = memchr::memchr(b'\\', &source.as_bytes()[at..]) {
            plain.text.push_str(&source[at..at + offset]);
            at += offset;
            let (letter, length) = escape(&source[at..]);
            plain.text.push(letter);
            at += length;
            plain.after.push((plain.text.len(), at));
        }
        plain.text.push_str(&source[at..]);
        plain
    }

    /// Where a byte of the text, one at the border of a character, stands in the source.
    pub(super) fn origin(&self, offset: usize) -> usize {
        let before = self.after.partition_point(|(here, _)| *here <= offset);
        let (here, there) = before.checked_sub(1).map_or((0, 0), |last| self.after[last]);
        there + offset - here
    }
}

/// The character that the escape at the start of `text` stands for, and its length in bytes.
fn escape(text: &str) -> (char, usize) {
    let Some(letter) = text[1..].chars().next() else { return ('\\', 1) };
    // `\x` is YAML's, `\U` YAML's and TOML's.
    let digits = match letter {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => 0,
    };
    let hex = text.get(2..2 + digits).and_then(|hex| u32::from_str_radix(hex, 16).ok());
    if let Some(code) = hex {
        return (char::from_u32(code).unwrap_or('\u{fffd}'), 2 + digits);
    }
    let plain = match letter {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'b' => '\u{8}',
        'f' => '\u{c}',
        other => other,
    };
    (plain, 1 + letter.len_utf8())
}
