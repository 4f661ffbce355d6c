//! Strict JSON, as `JSON.parse` takes it: the fast path, and the judge of every repair.
//!
//! It reads straight into the tree and stops at the first byte that JSON (RFC 8259) refuses; what that byte was
//! meant to be is the business of [`super::recover`]. A general parser that builds its own tree first costs three
//! times as much, on every file and on every round of repairs; jsonc-parser is the second opinion in the tests.

use std::borrow::Cow;

use super::{Member, Node, Value};
use crate::span::Span;

/// The deepest nesting, where a map counts as two levels: deeper text is hostile, not a config.
const MAX_DEPTH: usize = 512;

/// Reads `text` from byte `start` on; `None` if it is not strict JSON or holds no value.
pub(super) fn parse_strict(text: &str, start: usize) -> Option<Node<'_>> {
    let mut reader =
        Reader { text, bytes: text.as_bytes(), at: start, depth: 0, items: Vec::new(), members: Vec::new() };
    reader.skip_space();
    let root = reader.value()?;
    reader.skip_space();
    (reader.at == text.len()).then_some(root)
}

struct Reader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    depth: usize,
    /// The items of every list that is still open, so that each list is allocated once, in its size.
    items: Vec<Node<'a>>,
    /// The members of every map that is still open.
    members: Vec<Member<'a>>,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Takes this byte, if it is the next.
    fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    fn value(&mut self) -> Option<Node<'a>> {
        let start = self.at;
        let value = match self.peek()? {
            b'"' => Value::String(self.string()?),
            b'{' => self.nested(2, Self::object)?,
            b'[' => self.nested(1, Self::array)?,
            b't' => self.word("true", Value::Bool(true))?,
            b'f' => self.word("false", Value::Bool(false))?,
            b'n' => self.word("null", Value::Null)?,
            _ => self.number()?,
        };
        Some(Node { span: Span::new(start, self.at), value })
    }

    fn nested(&mut self, levels: usize, read: fn(&mut Self) -> Option<Value<'a>>) -> Option<Value<'a>> {
        self.depth += levels;
        if self.depth > MAX_DEPTH {
            return None;
        }
        self.at += 1;
        self.skip_space();
        let value = read(self)?;
        self.depth -= levels;
        Some(value)
    }

    /// What follows the opening brace.
    fn object(&mut self) -> Option<Value<'a>> {
        let first = self.members.len();
        if self.take(b'}').is_some() {
            return Some(Value::Object(Vec::new()));
        }
        loop {
            let start = self.at;
            let key = self.string()?;
            let key_span = Span::new(start, self.at);
            self.skip_space();
            self.take(b':')?;
            self.skip_space();
            let value = self.value()?;
            self.members.push(Member { key, key_span, value });
            if self.ends(b'}')? {
                return Some(Value::Object(self.members.drain(first..).collect()));
            }
        }
    }

    /// What follows the opening bracket.
    fn array(&mut self) -> Option<Value<'a>> {
        let first = self.items.len();
        if self.take(b']').is_some() {
            return Some(Value::Array(Vec::new()));
        }
        loop {
            let item = self.value()?;
            self.items.push(item);
            if self.ends(b']')? {
                return Some(Value::Array(self.items.drain(first..).collect()));
            }
        }
    }

    /// Takes what stands behind an item: whether it is the closing bracket, or a comma with more to come.
    fn ends(&mut self, closer: u8) -> Option<bool> {
        self.skip_space();
        if self.take(closer).is_some() {
            return Some(true);
        }
        self.take(b',')?;
        self.skip_space();
        Some(false)
    }

    fn word(&mut self, word: &str, value: Value<'a>) -> Option<Value<'a>> {
        self.text.get(self.at..)?.starts_with(word).then(|| {
            self.at += word.len();
            value
        })
    }

    fn number(&mut self) -> Option<Value<'a>> {
        let start = self.at;
        let _ = self.take(b'-');
        if self.take(b'0').is_none() {
            self.digits()?;
        }
        if self.take(b'.').is_some() {
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            self.digits()?;
        }
        Some(Value::Number(&self.text[start..self.at]))
    }

    /// One digit or more.
    fn digits(&mut self) -> Option<()> {
        let length = self.bytes[self.at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += length;
        (length > 0).then_some(())
    }

    fn string(&mut self) -> Option<Cow<'a, str>> {
        self.take(b'"')?;
        let start = self.at;
        self.skip_plain();
        if self.take(b'"').is_some() {
            return Some(Cow::Borrowed(&self.text[start..self.at - 1]));
        }
        let mut decoded = self.text[start..self.at].to_owned();
        loop {
            self.take(b'\\')?;
            decoded.push(self.escape()?);
            let start = self.at;
            self.skip_plain();
            decoded.push_str(&self.text[start..self.at]);
            if self.take(b'"').is_some() {
                return Some(Cow::Owned(decoded));
            }
        }
    }

    /// Goes to the next quote, backslash or control character.
    fn skip_plain(&mut self) {
        let rest = &self.bytes[self.at..];
        let is_plain = |byte: &u8| !matches!(byte, b'"' | b'\\' | 0..=0x1f);
        self.at += rest.iter().position(|byte| !is_plain(byte)).unwrap_or(rest.len());
    }

    /// What follows a backslash.
    fn escape(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.at += 1;
        Some(match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.code_point(),
            _ => return None,
        })
    }

    /// What follows `\u`. Half of a surrogate pair alone is no character.
    fn code_point(&mut self) -> Option<char> {
        let unit = self.code_unit()?;
        if !matches!(unit, 0xd800..=0xdbff) {
            return char::from_u32(unit);
        }
        self.take(b'\\')?;
        self.take(b'u')?;
        let low = self.code_unit().filter(|low| matches!(low, 0xdc00..=0xdfff))?;
        char::from_u32(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00))
    }

    fn code_unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        if digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            u32::from_str_radix(digits, 16).ok()
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
    use proptest::prelude::*;

    use super::*;

    /// Every leniency is named and off: a new one in jsonc-parser must not slip in by default.
    const STRICT: ParseOptions = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };

    /// Characters that jsonc-parser lets pass in places where `JSON.parse` does not.
    fn is_beyond_jsonc_parser(text: &str) -> bool {
        text.chars().any(|character| character.is_control() || character.is_whitespace() && character != ' ')
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn two_parsers_agree(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..12)) {
            let text = pieces.concat();
            prop_assume!(!is_beyond_jsonc_parser(&text));
            let other = parse_to_ast(&text, &CollectOptions::default(), &STRICT);
            let other = other.is_ok_and(|parsed| parsed.value.is_some());
            prop_assert_eq!(parse_strict(&text, 0).is_some(), other, "{}", text);
            // serde_json looks at the size of numbers, which JSON.parse does not.
            if !text.contains("e") {
                prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), other, "{}", text);
            }
        }
    }

    const PIECES: &[&str] = &[
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        " ",
        "\"a\"",
        "\"b\":",
        "\"",
        "\\",
        "\\n",
        "\\u00e9",
        "\\ud83d",
        "\\ude00",
        "0",
        "1",
        "-",
        ".",
        ".5",
        "1.5",
        "e3",
        "E+2",
        "true",
        "null",
        "fals",
        "é",
        "//",
        "'a'",
        "+1",
        "01",
        "NaN",
        "[1,2]",
        "{\"k\":1}",
        "\"\\x41\"",
        "\"\\ud800\"",
        "\"\\u12\"",
        "0x1",
    ];

    #[test]
    fn places_and_values_are_exact() {
        let text = "\u{feff}{\"a\\u0062\" : [ -1.5e3, \"é\\\"\" ] }\n";
        let root = parse_strict(text, 3).unwrap();
        assert_eq!(root.span.slice(text), "{\"a\\u0062\" : [ -1.5e3, \"é\\\"\" ] }");
        let member = root.get("ab").unwrap();
        assert_eq!(member.key_span.slice(text), "\"a\\u0062\"");
        let items = member.value.as_array().unwrap();
        assert_eq!(items[0].span.slice(text), "-1.5e3");
        assert_eq!(items[1].as_str(), Some("é\""));
        assert_eq!(items[1].span.slice(text), "\"é\\\"\"");
    }

    #[test]
    fn what_only_lenient_parsers_take_is_refused() {
        for text in ["\"a\tb\"", "\"a\nb\"", "\u{a0}1", "[1\u{b}]", "", " ", "[1] 2", "\"\\u+123\""] {
            assert!(parse_strict(text, 0).is_none(), "{text:?}");
        }
        assert!(parse_strict("\"\u{7f}\u{a0}\"", 0).is_some());
        assert!(parse_strict(&"[".repeat(1_000_000), 0).is_none());
    }
}
