//! The neutral, spanned tree that every format is read into, and the problems met on the way.
//!
//! The tree keeps duplicate keys, the order of members and the exact range of every key and value.
//! It knows no clients: whether a comment or a trailing comma is an error is the dialect's business.

mod bare;
mod json;
mod moves;
mod recover;
mod slip;
mod toml;
mod yaml;

pub use recover::is_invisible;
pub use slip::Slip;

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
    /// From the start of the key to the end of the value; the key alone where the value stands elsewhere, as
    /// that of a YAML alias does.
    pub fn span(&self) -> Span {
        let value = self.value.span;
        let is_elsewhere = value.start < self.key_span.start && !value.contains(self.key_span);
        if is_elsewhere { self.key_span } else { self.key_span.to(value) }
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

    /// Whether `is` says so of any string at or below this value; keys are none.
    pub fn any_string(&self, is: &impl Fn(&str) -> bool) -> bool {
        match &self.value {
            Value::String(text) => is(text),
            Value::Array(items) => items.iter().any(|item| item.any_string(is)),
            Value::Object(members) => members.iter().any(|member| member.value.any_string(is)),
            Value::Null | Value::Bool(_) | Value::Number(_) => false,
        }
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// JSON, with or without comments.
    #[default]
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

    /// The format that a file name's extension says; `None` for other extensions and for none.
    pub fn of_path(path: &str) -> Option<Self> {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let extensions = name.rsplit('.').take(name.matches('.').count());
        for extension in extensions {
            let is = |known: &[&str]| known.iter().any(|known| extension.eq_ignore_ascii_case(known));
            if is(&["json", "jsonc", "json5"]) {
                return Some(Self::Json);
            } else if is(&["toml"]) {
                return Some(Self::Toml);
            } else if is(&["yaml", "yml"]) {
                return Some(Self::Yaml);
            }
        }
        None
    }
}

/// Something in the text that its format, JSON proper in the case of JSON, does not allow.
#[derive(Clone, Debug)]
pub struct Problem {
    /// What it is.
    pub kind: ProblemKind,
    /// The smallest range that shows it; may be empty where something is missing.
    pub span: Span,
    /// The edits after which this problem is gone; empty where nobody can say what was meant.
    pub repair: Vec<Edit>,
    /// How sure it is that the repair is what the author meant.
    pub certainty: Certainty,
}

/// How sure a repair is what the author meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Another reading is as good.
    Open,
    /// Another reading is possible, and less likely.
    Likely,
    /// There is no other reading.
    Certain,
}

/// The kinds of [`Problem`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A `//` or `/* */` comment.
    Comment,
    /// A `#` comment, which JSON with comments does not know either.
    HashComment,
    /// A comma with no value after it.
    TrailingComma,
    /// Two values or members with no comma between them.
    MissingComma,
    /// A backslash that starts no JSON escape.
    BadEscape,
    /// A string in single quotes.
    SingleQuotes,
    /// A curly quote around a string, or a full-width comma or colon.
    SmartQuotes,
    /// A key without quotes.
    UnquotedKey,
    /// A text without quotes, as a value.
    UnquotedText,
    /// `True`, `False` or `None`.
    PythonLiteral,
    /// A raw control character inside a string.
    RawControl,
    /// A character that looks like a space and is none to JSON.
    InvisibleCharacter,
    /// A string with no closing quote on its line.
    UnclosedString,
    /// So many opening brackets that are never closed; the span is the one that a person would close.
    MissingClosers(usize),
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
    /// A number as other languages write it: `0x1F`, `+1`, `01`.
    OddNumber,
    /// A closing or opening bracket of the wrong kind.
    WrongBracket,
    /// A sign that stands where this one belongs, or nothing: `;`, `=`, `::`.
    WrongSign(&'static str),
    /// A key and its value with no colon between them.
    MissingColon,
    /// A line of three backticks around the text.
    Fence,
    /// Something that TOML or YAML refuses.
    Slip(Slip),
    /// Anything else, in words.
    Other(String),
}

impl Problem {
    /// Whether the tree can be trusted although this problem is there: there is one reading only.
    pub fn keeps_tree_certain(&self) -> bool {
        use ProblemKind as Kind;
        match self.kind {
            Kind::Comment
            | Kind::HashComment
            | Kind::TrailingComma
            | Kind::MissingComma
            | Kind::BadEscape
            | Kind::SingleQuotes
            | Kind::SmartQuotes
            | Kind::UnquotedKey
            | Kind::UnquotedText
            | Kind::PythonLiteral
            | Kind::RawControl
            | Kind::InvisibleCharacter
            | Kind::OddNumber
            | Kind::WrongSign(_)
            | Kind::MissingColon
            | Kind::Fence
            | Kind::MissingRootBraces => true,
            Kind::Slip(ref slip) => slip.keeps_tree_certain() || !self.repair.is_empty(),
            Kind::MissingClosers(_) | Kind::WrongBracket | Kind::ExtraCloser | Kind::UnclosedString => {
                self.certainty == Certainty::Certain && !self.repair.is_empty()
            }
            Kind::MultipleRoots | Kind::ConflictMarker | Kind::Empty | Kind::Other(_) => false,
        }
    }

    /// Whether nobody can say what belongs to what behind it, so that no repair of the text can be trusted.
    fn loses_the_thread(&self) -> bool {
        match self.kind {
            ProblemKind::ConflictMarker | ProblemKind::Other(_) => true,
            ProblemKind::UnclosedString | ProblemKind::MissingClosers(_) | ProblemKind::ExtraCloser => {
                self.repair.is_empty()
            }
            _ => false,
        }
    }

    /// Whether it leaves open what belongs to what.
    fn is_of_unsure_structure(&self) -> bool {
        use ProblemKind as Kind;
        matches!(
            self.kind,
            Kind::UnclosedString | Kind::Other(_) | Kind::MissingClosers(_) | Kind::ExtraCloser
        ) && self.certainty != Certainty::Certain
    }
}

/// A text, read as far as it can be.
#[derive(Debug, Default)]
pub struct Parsed<'a> {
    /// The format that it was read as.
    pub format: Format,
    /// The value; `None` for an empty file or one that cannot be read at all.
    pub root: Option<Node<'a>>,
    /// Values that follow the first; JSON allows none.
    pub more_roots: Vec<Node<'a>>,
    /// Everything that the format refuses, in file order. Empty for a strictly valid text.
    pub problems: Vec<Problem>,
    /// The first error in the words of the parser, where clients are known to use the same.
    pub parser_says: Option<String>,
    /// Whether some problem left more than one reading.
    uncertain: bool,
    /// Values that stand for more than one place, in order: what YAML aliases refer to.
    shared: Vec<Span>,
    /// Where YAML's tags and anchors stand, each up to its value.
    properties: Vec<Span>,
    /// Whether a problem hides what belongs to what, so that no repair can be trusted.
    lost: bool,
}

impl<'a> Parsed<'a> {
    /// Whether the tree says for sure what the author meant.
    pub fn is_certain(&self) -> bool {
        !self.uncertain
    }

    /// Whether `span` touches text that stands for more than one place, so that a change of it changes others too.
    pub fn is_shared(&self, span: Span) -> bool {
        self.shared
            .iter()
            .any(|shared| shared.start < span.end.max(span.start + 1) && span.start < shared.end)
    }

    /// Whether `span` holds a tag or an anchor of YAML, or stands right behind one, so that a change of it changes
    /// what they say.
    pub fn has_property(&self, span: Span) -> bool {
        self.properties.iter().any(|property| property.start <= span.end && span.start <= property.end)
    }

    /// A tree and the problems on the way to it.
    fn with_problems(format: Format, root: Option<Node<'a>>, problems: Vec<Problem>) -> Self {
        let uncertain = problems.iter().any(|problem| !problem.keeps_tree_certain());
        Self { format, root, problems, uncertain, ..Self::default() }
    }

    /// Nothing but a problem.
    fn failed(format: Format, problem: Problem) -> Self {
        Self::with_problems(format, None, vec![problem])
    }

    /// Whether nothing but problems of this kind leaves a doubt.
    pub fn is_certain_but_for(&self, kind: &ProblemKind) -> bool {
        self.problems.iter().all(|problem| problem.kind == *kind || problem.keeps_tree_certain())
    }

    /// How far a repair can be trusted, given everything else that is wrong with the text; `None` if it
    /// must not even be shown, for it may not be a repair at all.
    pub fn trust(&self, problem: &Problem) -> Option<Certainty> {
        (!problem.repair.is_empty() && !self.lost).then_some(problem.certainty)
    }
}

/// Reads `text` as this format: strictly first, and when that fails with recovery.
pub fn parse(text: &str, format: Format) -> Parsed<'_> {
    let mut parsed = match format {
        Format::Json => parse_json(text),
        Format::Toml => toml::parse(text),
        Format::Yaml => yaml::parse(text),
    };
    // Slips are looked for byte by byte, and a mark that begins within a wide letter shows nothing.
    for problem in &mut parsed.problems {
        problem.span = problem.span.on_borders(text);
    }
    parsed
}

/// Reads `text` as JSON: strictly first, and when that fails once more with recovery.
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
