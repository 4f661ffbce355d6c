//! What TOML and YAML refuse.

use super::{Certainty, Problem, ProblemKind};
use crate::edit::Edit;
use crate::span::Span;

/// The kinds of problem in TOML and YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// The text is of another format, named here.
    ForeignFormat(&'static str),
    /// A backslash in double quotes that starts no escape.
    BadEscape,
    /// A part of a TOML header, or a key in it, that has to stand in quotes.
    UnquotedName,
    /// `key: value` in TOML.
    ColonForEquals,
    /// A string value without quotes in TOML.
    UnquotedString,
    /// `True` or `False` in TOML.
    CapitalBoolean,
    /// Two items of an array with no comma between them.
    MissingComma,
    /// A number in TOML that programs cannot hold, with what is wrong.
    Beyond(&'static str),
    /// Tabs that indent a YAML line.
    TabIndentation,
    /// `: ` inside a plain YAML value.
    ColonInText,
    /// A plain YAML value that starts with a character that YAML keeps for itself.
    ReservedStart(char),
    /// `key:value` in YAML, without a blank.
    ColonWithoutBlank,
    /// An alias of an anchor that is not there.
    UnknownAnchor,
    /// A second YAML document.
    SecondDocument,
    /// A string with no closing quote.
    UnclosedString,
    /// A string with no opening quote.
    UnopenedString,
    /// Curly quotes or backticks around a string in TOML.
    CurlyQuotes,
    /// A comma or a semicolon behind a value in TOML.
    StrayEnd,
    /// A key and a value with no `=` between them in TOML.
    MissingEquals,
    /// `key = value` in YAML.
    EqualsForColon,
    /// A key with lines below it and no colon in YAML.
    MissingColon,
    /// A line of YAML one blank beside where it belongs.
    Misaligned,
    /// A comma or an equals sign that stands twice.
    Doubled,
    /// A character in TOML that looks like a blank, or like nothing.
    OddBlank,
    /// A comment that starts with `//`.
    SlashComment,
    /// A line of three backticks around the text.
    Fence,
    /// An opening bracket that is never closed; the span is the bracket.
    UnclosedBracket,
    /// A closing bracket that nothing opened.
    ExtraCloser,
    /// Anything else, in words.
    Other(String),
}

impl Slip {
    /// Whether there is one reading only, so that the tree can be trusted.
    pub(super) fn keeps_tree_certain(&self) -> bool {
        matches!(
            self,
            Self::UnopenedString
                | Self::CurlyQuotes
                | Self::StrayEnd
                | Self::MissingEquals
                | Self::EqualsForColon
                | Self::MissingColon
                | Self::Misaligned
                | Self::SlashComment
                | Self::OddBlank
                | Self::Doubled
                | Self::UnquotedName
                | Self::Fence
                | Self::BadEscape
                | Self::ColonForEquals
                | Self::UnquotedString
                | Self::CapitalBoolean
                | Self::MissingComma
                | Self::Beyond(_)
                | Self::TabIndentation
                | Self::ColonInText
                | Self::ReservedStart(_)
                | Self::ColonWithoutBlank
        )
    }

    /// The problem at `span`, with the edits that undo it.
    pub(super) fn at(self, span: Span, repair: Vec<Edit>) -> Problem {
        Problem { kind: ProblemKind::Slip(self), span, repair, certainty: Certainty::Certain }
    }
}

/// A line of a merge conflict.
pub(super) fn conflict_marker(span: Span) -> Problem {
    Problem { kind: ProblemKind::ConflictMarker, span, repair: Vec::new(), certainty: Certainty::Certain }
}
