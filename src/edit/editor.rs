//! One way to change a text, whatever its format.

use std::ops::Range;

use super::json::JsonEditor;
use super::lines;
use super::toml::{self, TomlEditor};
use super::write::{self, Quotes};
use super::yaml::{self, YamlEditor};
use super::{Edit, Literal};
use crate::span::Span;
use crate::syntax::{Format, Member, Node};

/// Builds edits of one text that look as if its author had made them: in its indentation, its quotes, its line
/// endings. What the author keeps on lines stays on lines, what stands in brackets stays there.
///
/// An edit that would have to touch what it must not (a comment, another table) is not made: the list is empty.
#[derive(Clone, Copy, Debug)]
pub struct Editor<'a> {
    text: &'a str,
    format: Format,
}

impl<'a> Editor<'a> {
    /// An editor of `text`, into which the spans of all nodes must point.
    pub fn new(text: &'a str, format: Format) -> Self {
        Self { text, format }
    }

    fn in_brackets(&self) -> JsonEditor<'a> {
        JsonEditor::of(self.text, self.format)
    }

    /// The editor for YAML that stands on lines; `None` for all else.
    fn block(&self, node: &Node<'_>) -> Option<YamlEditor<'a>> {
        let is_block = self.format == Format::Yaml && yaml::is_block(self.text, node);
        is_block.then(|| YamlEditor::new(self.text))
    }

    /// The editor for TOML that stands on lines; `None` for all else.
    fn tables(&self, node: &Node<'_>) -> Option<TomlEditor<'a>> {
        let is_table = self.format == Format::Toml && !toml::is_flow(self.text, node);
        is_table.then(|| TomlEditor::new(self.text))
    }

    /// Replaces a string, or another scalar, by a string written the same way.
    pub fn replace_string(&self, span: Span, value: &str) -> Edit {
        if let Some(colon) = self.key_above(span) {
            let text = write::string(self.format, value, self.quotes(span), false);
            return Edit::replace(Span::new(colon + 1, span.end), format!(" {text}"));
        }
        let text = write::string(self.format, value, self.quotes(span), self.is_in_flow(span));
        // A list may stand as deep as its key; a string may not.
        let deeper = if self.starts_its_line(span) { "  " } else { "" };
        Edit::replace(span, format!("{deeper}{text}"))
    }

    /// Whether a YAML list or map of lines starts its line, with something other than its key above it.
    fn starts_its_line(&self, span: Span) -> bool {
        self.format == Format::Yaml
            && span.slice(self.text).starts_with("- ")
            && lines::near_start_of_line(self.text, span.start)
                .is_some_and(|line| line > 0 && self.text[line..span.start].trim().is_empty())
    }

    /// The colon of the key on a line above, where a YAML list or map stands on lines of its own: a string in its place
    /// belongs behind the key.
    fn key_above(&self, span: Span) -> Option<usize> {
        let before = self.text.get(..span.start).filter(|_| self.format == Format::Yaml)?;
        let key = before.trim_end();
        let is_below = key.ends_with(':') && before[key.len()..].contains('\n');
        is_below.then(|| key.len() - 1)
    }

    /// How the value at `span` is written; a number that becomes a string gets quotes.
    fn quotes(&self, span: Span) -> Quotes {
        match Quotes::of(span.slice(self.text)) {
            Quotes::None if self.format != Format::Yaml => Quotes::Double,
            Quotes::None if span.slice(self.text).starts_with(['|', '>']) => Quotes::Double,
            quotes => quotes,
        }
    }

    /// Whether a YAML value on this line may stand in brackets, where more characters need quotes.
    fn is_in_flow(&self, span: Span) -> bool {
        let before = |line: usize| &self.text[line..span.start];
        let has_bracket = |line: &str| line.contains(['[', '{']) || line.trim().is_empty();
        // Only YAML asks, and a line of many kilobytes is one of brackets.
        self.format != Format::Yaml
            || lines::near_start_of_line(self.text, span.start).is_none_or(|line| has_bracket(before(line)))
    }

    /// Replaces a value by another.
    pub fn replace_value(&self, span: Span, value: &Literal) -> Edit {
        match value {
            Literal::String(text) => self.replace_string(span, text),
            other => Edit::replace(span, self.in_brackets().literal(other, None)),
        }
    }

    /// Replaces a map or a list as a whole: on one line, or where it stands on several, on several. No edit where it
    /// stands on lines without brackets.
    pub fn rewrite(&self, node: &Node<'_>, value: &Literal) -> Vec<Edit> {
        if self.block(node).is_some() || self.tables(node).is_some() {
            return Vec::new();
        }
        let editor = self.in_brackets();
        let is_multiline = node.span.slice(self.text).contains('\n');
        let indent = is_multiline.then(|| editor.indent_of(node.span.start));
        vec![Edit::replace(node.span, editor.literal(value, indent.as_deref()))]
    }

    /// Inserts strings before item `index` of `array`, or at its end. No strings, no edit.
    pub fn insert_items(&self, array: &Node, index: usize, values: &[&str]) -> Vec<Edit> {
        if let Some(block) = self.block(array) {
            let values: Vec<Literal> = values.iter().map(|value| Literal::from(*value)).collect();
            return block.insert_items(array, index, &values);
        }
        if self.tables(array).is_some() {
            return Vec::new();
        }
        self.in_brackets().insert_items(array, index, values)
    }

    /// Inserts values before item `index` of `array`, or at its end, laid out as its other items are.
    pub fn insert_values(&self, array: &Node, index: usize, values: &[Literal]) -> Vec<Edit> {
        if let Some(block) = self.block(array) {
            return block.insert_items(array, index, values);
        }
        if self.tables(array).is_some() {
            return Vec::new();
        }
        self.in_brackets().insert_values(array, index, values)
    }

    /// Removes item `index` of `array`.
    pub fn remove_item(&self, array: &Node, index: usize) -> Vec<Edit> {
        self.remove_items(array, index, 1)
    }

    /// Removes `count` items of `array` from `index` on.
    pub fn remove_items(&self, array: &Node, index: usize, count: usize) -> Vec<Edit> {
        if let Some(block) = self.block(array) {
            return block.remove_items(array, index, count);
        }
        if self.tables(array).is_some() {
            return Vec::new();
        }
        self.in_brackets().remove_items(array, index, count)
    }

    /// Replaces item `index` of `array` by these strings, in its place.
    pub fn replace_item(&self, array: &Node, index: usize, values: &[&str]) -> Vec<Edit> {
        let Some(block) = self.block(array) else {
            return if self.tables(array).is_some() {
                Vec::new()
            } else {
                self.in_brackets().replace_item(array, index, values)
            };
        };
        let Some(item) = array.as_array().and_then(|items| items.get(index)) else {
            return Vec::new();
        };
        let Some((first, rest)) = values.split_first() else {
            return self.remove_item(array, index);
        };
        let mut edits = vec![self.replace_string(item.span, first)];
        let rest: Vec<Literal> = rest.iter().map(|value| Literal::from(*value)).collect();
        edits.extend(block.insert_items(array, index + 1, &rest));
        edits
    }

    /// Inserts a member before member `index` of `object`, or at its end.
    pub fn insert_member(&self, object: &Node, index: usize, key: &str, value: &Literal) -> Vec<Edit> {
        self.insert_members(object, index, &[(key, value.clone())])
    }

    /// Inserts members before member `index` of `object`, or at its end.
    pub fn insert_members(&self, object: &Node, index: usize, added: &[(&str, Literal)]) -> Vec<Edit> {
        if let Some(block) = self.block(object) {
            return block.insert_members(object, index, added);
        }
        if let Some(tables) = self.tables(object) {
            return tables.insert_members(object, index, added);
        }
        self.in_brackets().insert_members(object, index, added)
    }

    /// Removes `count` members of `object` from `index` on.
    pub fn remove_members(&self, object: &Node, index: usize, count: usize) -> Vec<Edit> {
        if self.block(object).is_some() || self.tables(object).is_some() {
            return (index..index + count).flat_map(|index| self.remove_member(object, index)).collect();
        }
        self.in_brackets().remove_members(object, index, count)
    }

    /// Puts the members `range` of `object` under one new key, a level deeper. No edit in YAML where the map does
    /// not start on a line of its own.
    pub fn wrap_members(&self, object: &Node, range: Range<usize>, key: &str) -> Vec<Edit> {
        if let Some(block) = self.block(object) {
            return block.wrap_members(object, range, key);
        }
        if self.tables(object).is_some() {
            let members = object.as_object().and_then(|members| members.get(range)).unwrap_or_default();
            return toml::wrap_members(self.text, members, key);
        }
        self.in_brackets().wrap_members(object, range, key)
    }

    /// Puts the members of `inner`, a map somewhere in the value of `outer`, in the place of `outer`.
    /// All else in `outer` goes; `None` where a comment would go with it, and outside of brackets.
    pub fn hoist_members(&self, outer: &Member, inner: &Node) -> Option<Vec<Edit>> {
        if self.block(&outer.value).is_some() || self.tables(&outer.value).is_some() {
            return None;
        }
        self.in_brackets().hoist_members(outer, inner)
    }

    /// Removes member `index` of `object`.
    pub fn remove_member(&self, object: &Node, index: usize) -> Vec<Edit> {
        if let Some(block) = self.block(object) {
            return block.remove_member(object, index);
        }
        if let Some(tables) = self.tables(object) {
            return tables.remove_member(object, index);
        }
        self.in_brackets().remove_member(object, index)
    }

    /// Renames the key of `member` in every place where it is written: TOML names a table in each header of its
    /// sub-tables.
    pub fn rename_key(&self, member: &Member, key: &str) -> Vec<Edit> {
        let places = match self.format {
            Format::Toml => toml::places_of_key(self.text, member),
            Format::Json | Format::Yaml => vec![member.key_span],
        };
        let renamed = |place: Span| {
            let quotes = Quotes::of(place.slice(self.text));
            Edit::replace(place, write::key(self.format, key, quotes, false))
        };
        places.into_iter().map(renamed).collect()
    }

    /// The bytes of what stands between the quotes of a string, or of all of it where it has none; `None` where
    /// the string is not written as it reads, with escapes or on several lines.
    pub fn inside(&self, span: Span, decoded: &str) -> Option<Span> {
        let quotes = usize::from(Quotes::of(span.slice(self.text)) != Quotes::None);
        let inner = Span::new(span.start + quotes, span.end.saturating_sub(quotes).max(span.start + quotes));
        (inner.slice(self.text) == decoded).then_some(inner)
    }
}
