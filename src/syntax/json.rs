//! Strict JSON through jsonc-parser: the fast path, and the judge of every repair.

use std::borrow::Cow;
use std::cell::Cell;

use jsonc_parser::ast::{ObjectPropName, StringLit, Value as Ast};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::{Member, Node, Value};
use crate::span::Span;

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

/// Reads `text` from byte `start` on; `None` if it is not strict JSON or holds no value.
pub(super) fn parse_strict(text: &str, start: usize) -> Option<Node<'_>> {
    let body = text.get(start..)?;
    if has_lenient_characters(body) {
        return None;
    }
    let parsed = parse_to_ast(body, &CollectOptions::default(), &STRICT).ok()?;
    let converter = Converter { body, start, has_line_break: Cell::new(false) };
    let root = converter.node(parsed.value?);
    (!converter.has_line_break.get()).then_some(root)
}

/// Whether `body` holds characters that jsonc-parser lets pass and `JSON.parse` does not: raw
/// control characters inside strings, and Unicode spaces between values. Both are so rare that
/// a false yes, which costs a second reading, does not matter; a false no would.
fn has_lenient_characters(body: &str) -> bool {
    let bytes = body.as_bytes();
    let control = bytes.iter().any(|byte| *byte < 0x20 && !matches!(byte, b'\n' | b'\r' | b'\t'));
    control || has_tab_after_text(bytes) || has_unusual_space(body)
}

/// A tab that is not part of a line's indentation may stand inside a string.
fn has_tab_after_text(bytes: &[u8]) -> bool {
    memchr::memchr_iter(b'\t', bytes).any(|tab| {
        bytes[..tab]
            .iter()
            .rev()
            .find(|byte| !matches!(byte, b'\t' | b' '))
            .is_some_and(|byte| *byte != b'\n')
    })
}

fn has_unusual_space(body: &str) -> bool {
    !body.is_ascii()
        && body.chars().any(|character| !character.is_ascii() && super::recover::is_unusual_space(character))
}

struct Converter<'a> {
    body: &'a str,
    start: usize,
    /// Whether a string holds a raw line break, which jsonc-parser lets pass.
    has_line_break: Cell<bool>,
}

impl<'a> Converter<'a> {
    fn span(&self, ranged: &impl Ranged) -> Span {
        Span::new(ranged.start() + self.start, ranged.end() + self.start)
    }

    fn text(&self, literal: &StringLit<'a>) -> Cow<'a, str> {
        let written = &self.body[literal.range.start..literal.range.end];
        if memchr::memchr(b'\n', written.as_bytes()).is_some() {
            self.has_line_break.set(true);
        }
        literal.value.clone()
    }

    fn node(&self, ast: Ast<'a>) -> Node<'a> {
        let span = self.span(&ast);
        let value = match ast {
            Ast::NullKeyword(_) => Value::Null,
            Ast::BooleanLit(literal) => Value::Bool(literal.value),
            Ast::NumberLit(literal) => Value::Number(literal.value),
            Ast::StringLit(literal) => Value::String(self.text(&literal)),
            Ast::Array(array) => {
                Value::Array(array.elements.into_iter().map(|element| self.node(element)).collect())
            }
            Ast::Object(object) => Value::Object(
                object
                    .properties
                    .into_iter()
                    .map(|property| {
                        let key_span = self.span(&property.name);
                        let key = match property.name {
                            ObjectPropName::String(literal) => self.text(&literal),
                            ObjectPropName::Word(word) => Cow::Borrowed(word.value),
                        };
                        Member { key, key_span, value: self.node(property.value) }
                    })
                    .collect(),
            ),
        };
        debug_assert!(span.end <= self.start + self.body.len());
        Node { span, value }
    }
}
