//! Which bytes a text holds: most questions about words in it are answered by that alone.

/// The bytes that stand in a text, in no order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ByteSet([u64; 4]);

impl ByteSet {
    /// The bytes of `text`.
    pub(crate) const fn of(text: &str) -> Self {
        Self([0; 4]).with(text)
    }

    /// These bytes and those of `text`.
    pub(crate) const fn with(self, text: &str) -> Self {
        let Self(mut words) = self;
        let bytes = text.as_bytes();
        let mut at = 0;
        if bytes.is_ascii() {
            // Nearly all texts are. Two numbers stay in registers, where an array would be written for each byte.
            let [mut first, mut second, ..] = words;
            while at < bytes.len() {
                let bit = 1 << (bytes[at] & 63);
                let is_second = 0_u64.wrapping_sub((bytes[at] >> 6) as u64);
                first |= bit & !is_second;
                second |= bit & is_second;
                at += 1;
            }
            return Self([first, second, words[2], words[3]]);
        }
        while at < bytes.len() {
            words[(bytes[at] >> 6) as usize] |= 1 << (bytes[at] & 63);
            at += 1;
        }
        Self(words)
    }

    /// The same with every capital letter of ASCII as the small one.
    pub(crate) const fn lower(self) -> Self {
        // `A` to `Z` are bits 1 to 26 of the second word, and the small letters stand 32 bits above.
        const CAPITALS: u64 = 0x07ff_fffe;
        let [first, second, third, fourth] = self.0;
        Self([first, (second & !CAPITALS) | (second & CAPITALS) << 32, third, fourth])
    }

    /// Whether any byte of `other` is in it.
    pub(crate) const fn meets(self, other: Self) -> bool {
        let (a, b) = (self.0, other.0);
        (a[0] & b[0]) | (a[1] & b[1]) | (a[2] & b[2]) | (a[3] & b[3]) != 0
    }

    /// Whether all bytes of `other` are in it, as they are where the text holds `other` as a word.
    pub(crate) const fn covers(self, other: Self) -> bool {
        let (a, b) = (self.0, other.0);
        (b[0] & !a[0]) | (b[1] & !a[1]) | (b[2] & !a[2]) | (b[3] & !a[3]) == 0
    }

    /// Whether the text holds more than ASCII.
    pub(crate) const fn is_beyond_ascii(self) -> bool {
        self.0[2] | self.0[3] != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_says_what_a_text_may_hold() {
        let set = ByteSet::of("Your-KEY é");
        assert!(set.covers(ByteSet::of("ruoY")));
        assert!(!set.covers(ByteSet::of("your")));
        assert!(set.lower().covers(ByteSet::of("your-key")));
        assert!(!set.lower().meets(ByteSet::of("KEY")));
        assert!(set.meets(ByteSet::of("$ ")));
        assert!(!set.meets(ByteSet::of("$%{")));
        assert!(set.is_beyond_ascii() && !ByteSet::of("~}[@").lower().is_beyond_ascii());
        assert_eq!(ByteSet::of("@[`{").lower(), ByteSet::of("@[`{"));
        assert_eq!(ByteSet::of("ABYZ").lower(), ByteSet::of("abyz"));
    }
}
