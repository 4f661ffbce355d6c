//! Edits of a text: plain replacements of byte ranges, and builders for the usual changes to
//! lists and maps that look as if the author had made them.

mod editor;
mod json;
mod lines;
mod toml;
mod write;
mod yaml;

pub use editor::Editor;
pub(crate) use json::is_scalar;
pub use write::quote;

use crate::span::Span;

/// Replaces a byte range by a text. An empty range inserts, an empty text deletes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes to replace.
    pub span: Span,
    /// What stands there afterwards.
    pub new_text: String,
    /// Where it does nothing but put an item behind the last one of a list: which. Another item may go there as well.
    pub item: Option<String>,
}

impl Edit {
    /// Replaces `span` by `new_text`.
    pub fn replace(span: Span, new_text: impl Into<String>) -> Self {
        Self { span, new_text: new_text.into(), item: None }
    }

    /// Inserts `new_text` before byte `offset`.
    pub fn insert(offset: usize, new_text: impl Into<String>) -> Self {
        Self::replace(Span::empty(offset), new_text)
    }

    /// Deletes `span`.
    pub fn delete(span: Span) -> Self {
        Self::replace(span, "")
    }

    /// Whether the two cannot be applied together: they overlap, or touch where one inserts and the other does not put
    /// another item behind the same list.
    pub fn conflicts_with(&self, other: &Self) -> bool {
        if self.span == other.span && self.item.is_some() && other.item.is_some() {
            return self.item == other.item;
        }
        let (first, second) = if (self.span.start, self.span.end) <= (other.span.start, other.span.end) {
            (self.span, other.span)
        } else {
            (other.span, self.span)
        };
        first.end > second.start || (first.end == second.start && (first.is_empty() || second.is_empty()))
    }
}

/// A value to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Literal {
    /// A string.
    String(String),
    /// A list of strings.
    Strings(Vec<String>),
    /// A list of anything; maps in it stand on lines of their own where the file has such lines.
    List(Vec<Literal>),
    /// A map.
    Object(Vec<(String, Literal)>),
    /// Text that stands in the file already and moves as it is.
    Verbatim(String),
}

impl From<&str> for Literal {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

/// Applies edits that do not conflict; the order of the slice does not matter. An edit that does not fit the text, or
/// would write over another, is left out: nothing may get lost.
pub fn apply<'e>(text: &str, edits: impl IntoIterator<Item = &'e Edit>) -> String {
    let mut edits: Vec<&Edit> = edits.into_iter().collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let added: usize = edits.iter().map(|edit| edit.new_text.len()).sum();
    let mut result = String::with_capacity(text.len() + added);
    let mut position = 0;
    for edit in edits {
        if edit.span.start < position || text.get(edit.span.start..edit.span.end).is_none() {
            continue;
        }
        result.push_str(text.get(position..edit.span.start).unwrap_or(""));
        result.push_str(&edit.new_text);
        position = edit.span.end;
    }
    result.push_str(text.get(position..).unwrap_or(""));
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_that_touch_at_an_insertion_conflict() {
        let insert = Edit::insert(3, "x");
        let replace = Edit::replace(Span::new(3, 5), "y");
        let before = Edit::replace(Span::new(0, 3), "z");
        assert!(insert.conflicts_with(&replace));
        assert!(insert.conflicts_with(&before));
        assert!(!replace.conflicts_with(&before));
    }

    #[test]
    fn edits_apply_in_any_order() {
        let edits = [Edit::replace(Span::new(2, 3), "C"), Edit::insert(0, "<")];
        assert_eq!(apply("abc", &edits), "<abC");
    }
}
