//! The neutral, spanned tree that every format is read into, and the problems met on the way.
//!
//! The tree keeps duplicate keys, the order of members and the exact range of every key and value.
//! It knows no clients: whether a comment or a trailing comma is an error is the dialect's business.

mod json;
mod recover;

use std::borrow::Cow;

use crate::edit::Edit;
use crate::span::Span;

/// A value with its place in the text.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    /// The bytes of the value, quotes and brackets included.
    pub span: Span,
    /// What stands there.
    pub value: Value<'a>,
}

/// The kinds of value that config formats share.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as written.
    Number(&'a str),
    /// A string, decoded.
    String(Cow<'a, str>),
    /// A list.
    Array(Vec<Node<'a>>),
    /// A map; duplicate keys are kept.
    Object(Vec<Member<'a>>),
}

/// A key with its value.
#[derive(Clone, Debug)]
pub struct Member<'a> {
    /// The key, decoded.
    pub key: Cow<'a, str>,
    /// The bytes of the key, quotes included.
    pub key_span: Span,
    /// The value.
    pub value: Node<'a>,
}

impl Member<'_> {
    /// From the start of the key to the end of the value.
    pub fn span(&self) -> Span {
        self.key_span.to(self.value.span)
    }
}

impl<'a> Node<'a> {
    /// The string, if this is one.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The items, if this is a list.
    pub fn as_array(&self) -> Option<&[Node<'a>]> {
        match &self.value {
            Value::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The members, if this is a map.
    pub fn as_object(&self) -> Option<&[Member<'a>]> {
        match &self.value {
            Value::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The truth value, if this is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self.value {
            Value::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The member that a client sees under `key`: the last one, as JSON parsers keep it.
    pub fn get(&self, key: &str) -> Option<&Member<'a>> {
        self.as_object()?.iter().rev().find(|member| member.key == key)
    }

    /// Whether the two mean the same: places, and the order of a map's keys, do not matter.
    pub fn means(&self, other: &Node<'_>) -> bool {
        match (&self.value, &other.value) {
            (Value::Null, Value::Null) => true,
            (Value::Bool(left), Value::Bool(right)) => left == right,
            (Value::Number(left), Value::Number(right)) => left == right,
            (Value::String(left), Value::String(right)) => left == right,
            (Value::Array(left), Value::Array(right)) => {
                left.len() == right.len() && left.iter().zip(right).all(|(left, right)| left.means(right))
            }
            (Value::Object(left), Value::Object(right)) => {
                let twin = |index: usize, key: &str| {
                    right.get(index).filter(|member| member.key == key).or_else(|| other.get(key))
                };
                left.len() == right.len()
                    && left.iter().enumerate().all(|(index, member)| {
                        twin(index, &member.key).is_some_and(|twin| member.value.means(&twin.value))
                    })
            }
            _ => false,
        }
    }

    /// What kind of value this is, in words: `a string`, `an array`.
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        }
    }
}

/// The file formats that mcplint reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JSON, with or without comments.
    Json,
    /// TOML.
    Toml,
    /// YAML.
    Yaml,
}

impl Format {
    /// The name that people use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "JSON",
            Self::Toml => "TOML",
            Self::Yaml => "YAML",
        }
    }
}

/// Something in the text that JSON proper does not allow.
#[derive(Clone, Debug)]
pub struct Problem {
    /// What it is.
    pub kind: ProblemKind,
    /// The smallest range that shows it; may be empty where something is missing.
    pub span: Span,
    /// The edits after which this problem is gone, if there is only one reading.
    pub repair: Vec<Edit>,
}

/// The kinds of [`Problem`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A `//`, `/* */` or `#` comment.
    Comment,
    /// A comma with no value after it.
    TrailingComma,
    /// Two values or members with no comma between them.
    MissingComma,
    /// A backslash that starts no JSON escape.
    BadEscape,
    /// A string in single quotes.
    SingleQuotes,
    /// A string in curly quotes.
    SmartQuotes,
    /// A key without quotes.
    UnquotedKey,
    /// `True`, `False` or `None`.
    PythonLiteral,
    /// A raw control character inside a string.
    RawControl,
    /// A character that looks like a space and is none to JSON.
    InvisibleCharacter,
    /// A string with no closing quote on its line.
    UnclosedString,
    /// An opening bracket that is never closed; the span is the bracket.
    MissingCloser,
    /// A closing bracket that nothing opened.
    ExtraCloser,
    /// More text after the end of the first value.
    MultipleRoots,
    /// `"mcpServers": {…}` without the braces around it.
    MissingRootBraces,
    /// A line of a merge conflict.
    ConflictMarker,
    /// Nothing but white space.
    Empty,
    /// Anything else, in words.
    Other(String),
}

impl ProblemKind {
    /// Whether the tree can be trusted although this problem is there: there is one reading only.
    pub fn keeps_tree_certain(&self) -> bool {
        matches!(
            self,
            Self::Comment
                | Self::TrailingComma
                | Self::MissingComma
                | Self::BadEscape
                | Self::SingleQuotes
                | Self::SmartQuotes
                | Self::UnquotedKey
                | Self::PythonLiteral
                | Self::RawControl
                | Self::InvisibleCharacter
                | Self::MissingRootBraces
        )
    }
}

/// A text, read as far as it can be.
#[derive(Debug, Default)]
pub struct Parsed<'a> {
    /// The value; `None` for an empty file or one that cannot be read at all.
    pub root: Option<Node<'a>>,
    /// Everything that strict JSON refuses, in file order. Empty for a strictly valid text.
    pub problems: Vec<Problem>,
    /// Whether some problem left more than one reading.
    uncertain: bool,
}

impl Parsed<'_> {
    /// Whether the tree says for sure what the author meant.
    pub fn is_certain(&self) -> bool {
        !self.uncertain
    }
}

/// Reads `text`: strictly first, and when that fails once more with recovery.
pub fn parse_json(text: &str) -> Parsed<'_> {
    let start = if text.starts_with(crate::source::BOM) { crate::source::BOM.len() } else { 0 };
    match json::parse_strict(text, start) {
        Some(root) => Parsed { root: Some(root), ..Parsed::default() },
        None => recover::parse(text, start),
    }
}

/// Whether a strict JSON parser, such as `JSON.parse`, accepts `text`.
pub fn is_strict_json(text: &str) -> bool {
    json::parse_strict(text, 0).is_some()
}
