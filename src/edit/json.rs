//! Changes to lists and maps in brackets in the file's own style: one line or many, its indentation, its line
//! endings. That is all of JSON, the arrays and inline tables of TOML, and the flow style of YAML.

mod layout;
mod nesting;

use std::ops::Range;

use layout::Gap;

pub(super) use layout::{above_comments, head};

use super::lines;
use super::write::{self, Quotes};
use super::{Edit, Literal};
use crate::span::Span;
use crate::syntax::{Format, Member, Node, Value};

/// Builds edits of what stands in brackets.
#[derive(Clone, Copy, Debug)]
pub(super) struct JsonEditor<'a> {
    text: &'a str,
    format: Format,
}

impl<'a> JsonEditor<'a> {
    /// An editor of a JSON text.
    #[cfg(test)]
    fn new(text: &'a str) -> Self {
        Self::of(text, Format::Json)
    }

    /// An editor of `text`, into which the spans of all nodes must point.
    pub(super) fn of(text: &'a str, format: Format) -> Self {
        Self { text, format }
    }

    /// A string as the other items of a list or map are written.
    fn string(&self, value: &str, quotes: Quotes) -> String {
        write::string(self.format, value, quotes, true)
    }

    fn pair(&self, key: &str, value: &str, quotes: Quotes) -> String {
        let key = write::key(self.format, key, quotes, true);
        if self.format == Format::Toml { format!("{key} = {value}") } else { format!("{key}: {value}") }
    }

    /// How strings are written among these nodes; in double quotes if there are none.
    fn quotes<'n, 'b: 'n>(&self, nodes: impl Iterator<Item = &'n Node<'b>>) -> Quotes {
        let first = nodes.filter(|node| node.as_str().is_some()).map(|node| node.span).next();
        first.map_or(Quotes::Double, |span| Quotes::of(span.slice(self.text)))
    }

    /// How keys are written among these members; as the format has it by default if there are none.
    fn key_quotes(&self, members: &[Member<'_>]) -> Quotes {
        members.first().map_or(Quotes::None, |member| Quotes::of(member.key_span.slice(self.text)))
    }

    /// Inserts strings before item `index` of `array`, or at its end. No strings, no edit.
    pub(super) fn insert_items(&self, array: &Node, index: usize, values: &[&str]) -> Vec<Edit> {
        let Some(items) = array.as_array() else {
            return Vec::new();
        };
        let quotes = self.quotes(items.iter());
        let texts: Vec<String> = values.iter().map(|value| self.string(value, quotes)).collect();
        let (telling, index) = telling(items.len(), index);
        let spans: Vec<Span> = telling.into_iter().map(|at| items[at].span).collect();
        self.insert(array.span, &spans, index, &texts)
    }

    /// Inserts values before item `index` of `array`, or at its end, laid out as its other items are.
    pub(super) fn insert_values(&self, array: &Node, index: usize, values: &[Literal]) -> Vec<Edit> {
        let Some(items) = array.as_array() else {
            return Vec::new();
        };
        let inside = Span::new(array.span.start + 1, array.span.end.saturating_sub(1)).slice(self.text);
        if items.is_empty() && inside.trim().is_empty() && !values.is_empty() {
            let list = Literal::List(values.to_vec());
            let indent = self.indent_of(array.span.start);
            let indent = self.text.trim_end().contains('\n').then_some(indent);
            return vec![Edit::replace(array.span, self.literal(&list, indent.as_deref()))];
        }
        let (telling, index) = telling(items.len(), index);
        let spans: Vec<Span> = telling.into_iter().map(|at| items[at].span).collect();
        let is_tall = self.is_multiline(array.span, &spans)
            && spans.last().is_none_or(|last| last.slice(self.text).contains('\n'));
        let indent = is_tall.then(|| self.indent_inside(array.span, &spans));
        let texts: Vec<String> = values.iter().map(|value| self.literal(value, indent.as_deref())).collect();
        self.insert(array.span, &spans, index, &texts)
    }

    /// Removes item `index` of `array` with its comma.
    pub(super) fn remove_item(&self, array: &Node, index: usize) -> Vec<Edit> {
        self.remove_items(array, index, 1)
    }

    /// Removes `count` items of `array` from `index` on, with their commas.
    pub(super) fn remove_items(&self, array: &Node, index: usize, count: usize) -> Vec<Edit> {
        let Some(items) = array.as_array() else {
            return Vec::new();
        };
        let near = neighbours(items.len(), index, count);
        let spans: Vec<Span> = items[near.clone()].iter().map(|item| item.span).collect();
        self.remove(array.span, &spans, index.saturating_sub(near.start), count)
    }

    /// Replaces item `index` of `array` by these strings, in its place.
    pub(super) fn replace_item(&self, array: &Node, index: usize, values: &[&str]) -> Vec<Edit> {
        let Some(item) = array.as_array().and_then(|items| items.get(index)) else {
            return Vec::new();
        };
        if values.is_empty() {
            return self.remove_item(array, index);
        }
        let separator = self.separator(array.span, &[item.span]);
        let quotes = self.quotes(std::iter::once(item));
        let texts: Vec<String> = values.iter().map(|value| self.string(value, quotes)).collect();
        vec![Edit::replace(item.span, texts.join(&separator))]
    }

    /// Inserts members before member `index` of `object`, or at its end.
    pub(super) fn insert_members(&self, object: &Node, index: usize, added: &[(&str, Literal)]) -> Vec<Edit> {
        let Some(members) = object.as_object() else {
            return Vec::new();
        };
        let (telling, index) = telling(members.len(), index);
        let spans: Vec<Span> = telling.into_iter().map(|at| members[at].span()).collect();
        let inner = if self.is_multiline(object.span, &spans) {
            Some(self.indent_inside(object.span, &spans))
        } else {
            None
        };
        let (quotes, keys) =
            (self.quotes(members.iter().map(|member| &member.value)), self.key_quotes(members));
        let texts: Vec<String> = added
            .iter()
            .map(|(key, value)| {
                let value = match value {
                    Literal::String(text) => self.string(text, quotes),
                    other => self.literal(other, inner.as_deref()),
                };
                self.pair(key, &value, keys)
            })
            .collect();
        self.insert(object.span, &spans, index, &texts)
    }

    /// Removes member `index` of `object` with its comma.
    pub(super) fn remove_member(&self, object: &Node, index: usize) -> Vec<Edit> {
        self.remove_members(object, index, 1)
    }

    /// Removes `count` members of `object` from `index` on, with their commas.
    pub(super) fn remove_members(&self, object: &Node, index: usize, count: usize) -> Vec<Edit> {
        let Some(members) = object.as_object() else {
            return Vec::new();
        };
        let near = neighbours(members.len(), index, count);
        let spans: Vec<Span> = members[near.clone()].iter().map(Member::span).collect();
        self.remove(object.span, &spans, index.saturating_sub(near.start), count)
    }

    /// `value` as text; `indent` is that of the member it belongs to, `None` on one line.
    pub(super) fn literal(&self, value: &Literal, indent: Option<&str>) -> String {
        match value {
            Literal::String(text) => self.string(text, Quotes::Double),
            Literal::Verbatim(text) => text.clone(),
            Literal::Strings(items) => {
                let items: Vec<String> = items.iter().map(|item| self.string(item, Quotes::Double)).collect();
                format!("[{}]", items.join(self.comma()))
            }
            Literal::List(items) => {
                let indent = indent.filter(|_| items.iter().any(|item| matches!(item, Literal::Object(_))));
                let deeper = indent.map(|indent| format!("{indent}{}", self.indent_unit()));
                let texts: Vec<String> =
                    items.iter().map(|item| self.literal(item, deeper.as_deref())).collect();
                self.enclosed(("[", "]"), "", &texts, indent)
            }
            Literal::Object(members) if members.is_empty() => "{}".to_owned(),
            Literal::Object(members) => {
                // An inline table of TOML stands on one line.
                let indent = indent.filter(|_| self.format != Format::Toml);
                let deeper = indent.map(|indent| format!("{indent}{}", self.indent_unit()));
                let is_tight = self.format == Format::Json && layout::is_minified(self.text);
                let texts: Vec<String> = members
                    .iter()
                    .map(|(key, value)| self.pair(key, &self.literal(value, deeper.as_deref()), Quotes::None))
                    .map(|pair| if is_tight { layout::tighten(&pair) } else { pair })
                    .collect();
                self.enclosed(("{", "}"), if is_tight { "" } else { " " }, &texts, indent)
            }
        }
    }

    /// The texts between brackets: each on a line of its own, deeper than `indent`, or all on one line.
    fn enclosed(
        &self,
        (open, close): (&str, &str),
        padding: &str,
        texts: &[String],
        indent: Option<&str>,
    ) -> String {
        match indent {
            Some(indent) => {
                let (newline, unit) = (self.newline(), self.indent_unit());
                let separator = format!(",{newline}{indent}{unit}");
                format!("{open}{newline}{indent}{unit}{}{newline}{indent}{close}", texts.join(&separator))
            }
            None => format!("{open}{padding}{}{padding}{close}", texts.join(self.comma())),
        }
    }

    /// The comma between items on one line.
    fn comma(&self) -> &'static str {
        if layout::is_minified(self.text) { "," } else { ", " }
    }

    /// `items` are the [`telling`] ones.
    fn insert(&self, container: Span, items: &[Span], index: usize, texts: &[String]) -> Vec<Edit> {
        if texts.is_empty() {
            return Vec::new();
        }
        let is_tight = items.first().is_some_and(|first| layout::is_tight(first.slice(self.text)));
        let texts: Vec<String> =
            texts.iter().map(|text| if is_tight { layout::tighten(text) } else { text.clone() }).collect();
        let separator = self.separator(container, items);
        let joined = texts.join(&separator);
        if let Some(next) = items.get(index) {
            let floor = index.checked_sub(1).map_or(container.start, |before| items[before].end);
            let at = layout::above_comments(self.text, self.format, floor, next.start);
            return vec![Edit::insert(at, format!("{joined}{separator}"))];
        }
        let Some(last) = items.last() else {
            return vec![self.fill(container, &joined)];
        };
        let gap = Gap::read(self.text, last.end, container.end.saturating_sub(1));
        match gap.first_line_comment {
            // A comment behind the last item stays with it.
            Some(comment) if separator.contains('\n') || !comment.to_line_end => {
                let space = separator.trim_start_matches(',');
                if gap.comma.is_some() {
                    return vec![Edit::insert(comment.end, format!("{space}{joined},"))];
                }
                vec![Edit::insert(last.end, ","), Edit::insert(comment.end, format!("{space}{joined}"))]
            }
            _ => vec![Edit::insert(last.end, format!("{separator}{joined}"))],
        }
    }

    /// Puts the first item into a container that has none, keeping a comment that stands in it.
    fn fill(&self, container: Span, joined: &str) -> Edit {
        let inside = Span::new(container.start + 1, container.end.saturating_sub(1));
        let content = inside.slice(self.text);
        if content.contains('\n') {
            let outer = self.indent_of(container.start);
            let line = format!("{}{outer}{}{joined}", self.newline(), self.indent_unit());
            let at = inside.start + content.trim_end().len();
            return if content.trim().is_empty() {
                Edit::replace(inside, format!("{line}{}{outer}", self.newline()))
            } else {
                Edit::insert(at, line)
            };
        }
        let padding = if self.text.as_bytes().get(container.start) == Some(&b'{') { " " } else { "" };
        if content.trim().is_empty() {
            Edit::replace(inside, format!("{padding}{joined}{padding}"))
        } else {
            Edit::insert(inside.start, format!("{padding}{joined}"))
        }
    }

    /// Comma and white space between items, as the author writes them here.
    fn separator(&self, container: Span, items: &[Span]) -> String {
        if self.is_multiline(container, items) {
            return format!(",{}{}", self.newline(), self.indent_inside(container, items));
        }
        let is_tight = match items {
            [first, second, ..] => Span::new(first.end, second.start).slice(self.text) == ",",
            [only] => layout::is_tight(only.slice(self.text)) || layout::is_minified(self.text),
            [] => layout::is_minified(self.text),
        };
        if is_tight { "," } else { ", " }.to_owned()
    }

    /// Whether the items stand on lines of their own.
    fn is_multiline(&self, container: Span, items: &[Span]) -> bool {
        items
            .first()
            .is_some_and(|first| Span::new(container.start, first.start).slice(self.text).contains('\n'))
    }

    fn indent_inside(&self, container: Span, items: &[Span]) -> String {
        items.first().map_or_else(|| self.indent_of(container.start), |first| self.indent_of(first.start))
    }

    /// The white space at the start of the line that holds byte `offset`; none where that is far away.
    pub(super) fn indent_of(&self, offset: usize) -> String {
        let start = lines::near_start_of_line(self.text, offset);
        let line = start.and_then(|start| self.text.get(start..offset)).unwrap_or("");
        line.chars().take_while(|character| matches!(character, ' ' | '\t')).collect()
    }

    /// One level of indentation: that of the first indented line.
    pub(super) fn indent_unit(&self) -> &'a str {
        layout::head(self.text)
            .lines()
            .map(|line| &line[..line.len() - line.trim_start_matches([' ', '\t']).len()])
            .find(|indent| !indent.is_empty())
            .unwrap_or("  ")
    }

    /// The file's own line ending.
    pub(super) fn newline(&self) -> &'static str {
        if layout::head(self.text).contains("\r\n") { "\r\n" } else { "\n" }
    }

    /// Deletes items with exactly one comma; comments before and behind them stay.
    fn remove(&self, container: Span, items: &[Span], index: usize, count: usize) -> Vec<Edit> {
        let end_index = (index + count).min(items.len());
        let (Some(first), Some(last)) = (items.get(index), items.get(end_index.wrapping_sub(1))) else {
            return Vec::new();
        };
        let between = |pair: &[Span]| Gap::read(self.text, pair[0].end, pair[1].start);
        if items[index..end_index].windows(2).any(|pair| between(pair).has_comment) {
            return self.remove_around_comments(container, items, index..end_index);
        }
        let inside = Span::new(container.start + 1, container.end.saturating_sub(1));
        let next = items.get(end_index);
        let from = index.checked_sub(1).map_or(inside.start, |before| items[before].end);
        let before = Gap::read(self.text, from, first.start);
        let after = Gap::read(self.text, last.end, next.map_or(inside.end, |next| next.start));
        let removed = Span::new(first.start, last.end);
        if index == 0 && next.is_none() && !before.has_comment && !after.has_comment {
            return vec![Edit::delete(inside)];
        }
        match (after.comma, before.comma) {
            (Some(comma), _) if !after.has_comment => match next {
                Some(next) => vec![Edit::delete(Span::new(first.start, next.start))],
                // The comma behind the last item goes; the one before the item takes its part.
                None if !before.has_comment => {
                    let start = before.comma.map_or(inside.start, |comma| comma + 1);
                    vec![Edit::delete(Span::new(start, comma + 1))]
                }
                None => vec![layout::cut(self.text, Span::new(first.start, comma + 1))],
            },
            (Some(comma), _) if Span::new(last.end, comma).slice(self.text).trim().is_empty() => {
                vec![layout::cut(self.text, Span::new(first.start, comma + 1))]
            }
            (None, Some(_)) if !before.has_comment => vec![Edit::delete(Span::new(from, last.end))],
            (Some(comma), _) | (None, Some(comma)) => {
                vec![layout::cut(self.text, removed), Edit::delete(Span::new(comma, comma + 1))]
            }
            (None, None) => vec![layout::cut(self.text, removed)],
        }
    }

    /// Deletes items between which comments stand, each with a comma; the comments stay.
    fn remove_around_comments(&self, container: Span, items: &[Span], removed: Range<usize>) -> Vec<Edit> {
        let close = container.end.saturating_sub(1);
        let gap_behind = |index: usize| {
            let to = items.get(index + 1).map_or(close, |next| next.start);
            Gap::read(self.text, items[index].end, to)
        };
        let mut edits: Vec<Edit> = Vec::new();
        let mut add = |edit: Edit| {
            let start = edits.last().map_or(0, |last| last.span.end).max(edit.span.start);
            if start < edit.span.end {
                edits.push(Edit::delete(Span::new(start, edit.span.end)));
            }
        };
        let has_comma_behind = gap_behind(removed.end - 1).comma.is_some();
        if let Some(before) = removed.start.checked_sub(1).filter(|_| !has_comma_behind)
            && let Some(comma) = gap_behind(before).comma
        {
            add(Edit::delete(Span::new(comma, comma + 1)));
        }
        for index in removed {
            let item = items[index];
            match gap_behind(index).comma {
                Some(comma) if Span::new(item.end, comma).slice(self.text).trim().is_empty() => {
                    add(layout::cut(self.text, Span::new(item.start, comma + 1)));
                }
                comma => {
                    add(layout::cut(self.text, item));
                    comma.into_iter().for_each(|comma| add(Edit::delete(Span::new(comma, comma + 1))));
                }
            }
        }
        edits
    }
}

/// The places that decide how `count` of `len` items are removed from `index` on: theirs and one on each side. To look at all
/// items each time would make many removals slow.
fn neighbours(len: usize, index: usize, count: usize) -> Range<usize> {
    let end = (index + count + 1).min(len);
    index.saturating_sub(1).min(end)..end
}

/// Those of `len` items that tell how to write before item `index`, or at the end: the first two, those on both sides and the
/// last. With the place of `index` among them.
fn telling(len: usize, index: usize) -> (Vec<usize>, usize) {
    let near = [0, 1, index.wrapping_sub(1), index, len.wrapping_sub(1)];
    let mut telling: Vec<usize> = near.into_iter().filter(|at| *at < len).collect();
    telling.sort_unstable();
    telling.dedup();
    let place = telling.iter().position(|at| *at >= index).unwrap_or(telling.len());
    (telling, place)
}

/// Whether a value is a plain scalar, which can be written as a string without losing anything.
pub(crate) fn is_scalar(node: &Node) -> bool {
    matches!(node.value, Value::Bool(_) | Value::Number(_))
}

#[cfg(test)]
mod tests;
