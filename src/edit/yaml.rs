//! Changes to YAML lists and maps that are written as lines: `- item`, `key: value`.

use std::ops::Range;

use super::json::JsonEditor;
use super::lines::{self, own_lines};
use super::write::{self, Quotes};
use super::{Edit, Literal};
use crate::span::Span;
use crate::syntax::{Format, Member, Node, Value};

/// Builds edits of the block lists and maps of one YAML text.
#[derive(Clone, Copy, Debug)]
pub(super) struct YamlEditor<'a> {
    text: &'a str,
}

/// Whether the list or map is written as lines, not in brackets.
pub(super) fn is_block(text: &str, node: &Node<'_>) -> bool {
    let bytes = text.as_bytes().get(node.span.start..node.span.end).unwrap_or_default();
    match &node.value {
        Value::Array(_) => bytes.first() == Some(&b'-'),
        Value::Object(_) => !matches!(bytes.first(), Some(b'{' | b'*') | None),
        _ => false,
    }
}

impl<'a> YamlEditor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text }
    }

    fn flow(&self) -> JsonEditor<'a> {
        JsonEditor::of(self.text, Format::Yaml)
    }

    /// Inserts values before item `index`, or at the end.
    pub(super) fn insert_items(&self, array: &Node<'_>, index: usize, values: &[Literal]) -> Vec<Edit> {
        let items = array.as_array().unwrap_or_default();
        let dashes = self.dashes(array, items);
        let Some(&first) = dashes.first() else { return Vec::new() };
        let indent = lines::column(self.text, first);
        let quotes = quotes_of(self.text, items.iter());
        let texts: Vec<String> =
            values.iter().map(|value| format!("- {}", self.inline_item(value, &indent, quotes))).collect();
        let ends: Vec<usize> =
            items.iter().zip(&dashes).map(|(item, dash)| item.span.end.max(dash + 1)).collect();
        self.insert(&dashes, &ends, index, &indent, &texts)
    }

    /// Inserts members before member `index`, or at the end.
    pub(super) fn insert_members(
        &self,
        object: &Node<'_>,
        index: usize,
        added: &[(&str, Literal)],
    ) -> Vec<Edit> {
        let (own, index) = own_members(object, index);
        let Some(first) = own.first() else { return Vec::new() };
        let indent = lines::column(self.text, self.entry_start(first));
        let key_quotes = quotes_of_keys(self.text, own.iter().copied());
        let quotes = quotes_of(self.text, own.iter().map(|member| &member.value));
        let texts: Vec<String> = added
            .iter()
            .map(|(key, value)| {
                let key = write::key(Format::Yaml, key, key_quotes, false);
                format!("{key}:{}", self.block_value(value, &indent, quotes))
            })
            .collect();
        let starts: Vec<usize> = own.iter().map(|member| self.entry_start(member)).collect();
        let ends: Vec<usize> = own.iter().map(|member| self.entry_end(member)).collect();
        self.insert(&starts, &ends, index, &indent, &texts)
    }

    /// Puts the members `range` of `object` under one new key, two blanks deeper.
    pub(super) fn wrap_members(&self, object: &Node<'_>, range: Range<usize>, key: &str) -> Vec<Edit> {
        let members = object.as_object().and_then(|members| members.get(range)).unwrap_or_default();
        let (Some(first), Some(last)) = (members.first(), members.last()) else { return Vec::new() };
        let start = self.entry_start(first);
        let indent = lines::column(self.text, start);
        let line = lines::start_of_line(self.text, start);
        // A map that starts behind a dash or a `---` has no line of its own to put the key on.
        if !self.text[line..start].trim_start_matches('\u{feff}').trim().is_empty() {
            return Vec::new();
        }
        let newline = self.flow().newline();
        let key = write::key(Format::Yaml, key, Quotes::None, false);
        let mut edits = vec![Edit::insert(start, format!("{key}:{newline}{indent}  "))];
        let end = self.entry_end(last);
        let mut at = lines::next_line(self.text, start);
        while at < end {
            if !self.text[at..lines::end_of_line(self.text, at)].trim().is_empty() {
                edits.push(Edit::insert(at, "  "));
            }
            at = lines::next_line(self.text, at);
        }
        edits
    }

    fn insert(
        &self,
        starts: &[usize],
        ends: &[usize],
        index: usize,
        indent: &str,
        texts: &[String],
    ) -> Vec<Edit> {
        if texts.is_empty() {
            return Vec::new();
        }
        let newline = self.flow().newline();
        let separator = format!("{newline}{indent}");
        let joined = texts.join(&separator);
        if let Some(&next) = starts.get(index) {
            let floor = index.checked_sub(1).map_or(0, |before| ends[before]);
            let at = super::json::above_comments(self.text, Format::Yaml, floor, next);
            if at < next && lines::column(self.text, at) != indent {
                // The comment is farther left or right than what it stands above.
                let line = lines::start_of_line(self.text, at);
                let mark = if self.text[line..].starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
                return vec![Edit::insert(line + mark, format!("{indent}{joined}{newline}"))];
            }
            return vec![Edit::insert(at, format!("{joined}{separator}"))];
        }
        let Some(&end) = ends.last() else { return Vec::new() };
        vec![Edit::insert(lines::end_of_line(self.text, end), format!("{separator}{joined}"))]
    }

    /// Removes `count` items from `index` on.
    pub(super) fn remove_items(&self, array: &Node<'_>, index: usize, count: usize) -> Vec<Edit> {
        let items = array.as_array().unwrap_or_default();
        let dashes = self.dashes(array, items);
        let entries: Vec<Span> = items
            .iter()
            .zip(&dashes)
            .map(|(item, dash)| Span::new(*dash, item.span.end.max(dash + 1)))
            .collect();
        self.remove(array.span, &entries, index, count, "[]")
    }

    /// Removes member `index`.
    pub(super) fn remove_member(&self, object: &Node<'_>, index: usize) -> Vec<Edit> {
        let Some(removed) = object.as_object().and_then(|members| members.get(index)) else {
            return Vec::new();
        };
        if !object.span.contains(removed.key_span) {
            return Vec::new();
        }
        // The neighbours tell where the entry ends; to read all members each time would make many removals slow.
        let members = object.as_object().unwrap_or_default();
        let is_own = |member: &&Member<'_>| object.span.contains(member.key_span);
        let before = members[..index].iter().rev().find(is_own);
        let after = members[index + 1..].iter().find(is_own);
        let entries: Vec<Span> = before
            .into_iter()
            .chain([removed])
            .chain(after)
            .map(|member| Span::new(self.entry_start(member), self.entry_end(member)))
            .collect();
        self.remove(object.span, &entries, usize::from(before.is_some()), 1, "{}")
    }

    fn remove(&self, whole: Span, entries: &[Span], index: usize, count: usize, nothing: &str) -> Vec<Edit> {
        let end_index = (index + count).min(entries.len());
        let Some(removed) = entries.get(index..end_index).filter(|removed| !removed.is_empty()) else {
            return Vec::new();
        };
        if removed.len() == entries.len() {
            return self.empty(whole, nothing);
        }
        let mut edits = Vec::new();
        for (offset, entry) in removed.iter().enumerate() {
            match own_lines(self.text, *entry) {
                // A comment behind the entry is the author's: it keeps the line.
                Some((_, Some(comment))) => edits.push(Edit::delete(Span::new(entry.start, comment.start))),
                Some((all, None)) => {
                    // The last line of a text without a newline at its end takes the one before it along.
                    let is_open = all.end == self.text.len() && !self.text.ends_with('\n');
                    let before = self.text[..all.start].trim_end_matches(['\n', '\r']).len();
                    let span = if is_open {
                        Span::new(before, all.end)
                    } else if end_index == entries.len() {
                        // What is added below the list goes to the end of its last line, which must stay free.
                        Span::new(
                            lines::without_break(self.text, all.start),
                            lines::without_break(self.text, all.end),
                        )
                    } else {
                        all
                    };
                    edits.push(Edit::delete(span));
                }
                // `- name: x`: what follows takes its place on the line.
                None => match entries.get(index + offset + 1) {
                    Some(next) if Span::new(entry.end, next.start).slice(self.text).trim().is_empty() => {
                        edits.push(Edit::delete(Span::new(entry.start, next.start)));
                    }
                    _ => return Vec::new(),
                },
            }
        }
        edits
    }

    /// Replaces all lines of a list or map by `[]` or `{}`; nothing where comments stand among them.
    fn empty(&self, whole: Span, nothing: &str) -> Vec<Edit> {
        let has_comment = whole.slice(self.text).lines().any(|line| line.contains('#'));
        let before = self.text[..whole.start].trim_end();
        if has_comment || !before.ends_with(':') {
            return Vec::new();
        }
        vec![Edit::replace(Span::new(before.len(), whole.end), format!(" {nothing}"))]
    }

    /// A value behind `- `.
    fn inline_item(&self, value: &Literal, indent: &str, quotes: Quotes) -> String {
        match value {
            Literal::Object(members) if !members.is_empty() => {
                let inner = format!("{indent}  ");
                self.lines_of(members, &inner, quotes).join(&format!("{}{inner}", self.flow().newline()))
            }
            Literal::String(text) => write::string(Format::Yaml, text, quotes, false),
            other => self.flow().literal(other, None),
        }
    }

    /// A value behind `key:`, with the blank or line break before it.
    fn block_value(&self, value: &Literal, indent: &str, quotes: Quotes) -> String {
        let flow = self.flow();
        let newline = flow.newline();
        match value {
            Literal::String(text) => format!(" {}", write::string(Format::Yaml, text, quotes, false)),
            Literal::Verbatim(text) => format!(" {text}"),
            Literal::Strings(items) if !items.is_empty() && !self.prefers_flow_lists() => {
                let dash = self.dash_indent(indent);
                let items: Vec<String> = items
                    .iter()
                    .map(|item| {
                        format!("{newline}{dash}- {}", write::string(Format::Yaml, item, quotes, false))
                    })
                    .collect();
                items.concat()
            }
            Literal::List(items) if !items.is_empty() && !self.prefers_flow_lists() => {
                let dash = self.dash_indent(indent);
                let items: Vec<String> = items
                    .iter()
                    .map(|item| format!("{newline}{dash}- {}", self.inline_item(item, &dash, quotes)))
                    .collect();
                items.concat()
            }
            Literal::Object(members) if !members.is_empty() => {
                let inner = format!("{indent}{}", flow.indent_unit());
                let lines = self.lines_of(members, &inner, quotes);
                format!("{newline}{inner}{}", lines.join(&format!("{newline}{inner}")))
            }
            other => format!(" {}", flow.literal(other, None)),
        }
    }

    fn lines_of(&self, members: &[(String, Literal)], indent: &str, quotes: Quotes) -> Vec<String> {
        members
            .iter()
            .map(|(key, value)| {
                let key = write::key(Format::Yaml, key, Quotes::None, false);
                format!("{key}:{}", self.block_value(value, indent, quotes))
            })
            .collect()
    }

    /// Whether the file writes its lists in brackets.
    fn prefers_flow_lists(&self) -> bool {
        let head = super::json::head(self.text);
        let has_flow = head.contains(": [");
        has_flow
            && !head.lines().any(|line| {
                line.trim_start().starts_with("- ") && !line.trim_end().ends_with(':') && !line.contains(": ")
            })
    }

    /// The indentation of the dashes of a list under a key with this one, as the file has it.
    fn dash_indent(&self, indent: &str) -> String {
        let mut above: Option<&str> = None;
        for line in super::json::head(self.text).lines() {
            if line.trim().is_empty() || line.trim_start().starts_with('#') {
                continue;
            }
            let width = |line: &str| line.len() - line.trim_start().len();
            if let Some(key) = above
                && key.trim_end().ends_with(':')
                && line.trim_start().starts_with("- ")
            {
                return if width(line) > width(key) {
                    format!("{indent}{}", self.flow().indent_unit())
                } else {
                    indent.to_owned()
                };
            }
            above = Some(line);
        }
        format!("{indent}{}", self.flow().indent_unit())
    }

    /// Where each item's dash stands.
    fn dashes(&self, array: &Node<'_>, items: &[Node<'_>]) -> Vec<usize> {
        let mut dashes = Vec::with_capacity(items.len());
        let mut at = array.span.start;
        for item in items {
            let dash = self.dash_from(at, array.span.end);
            dashes.push(dash);
            at = item.span.end.clamp(dash + 1, array.span.end.max(dash + 1));
            // An alias keeps the span of its anchor.
            if item.span.start < dash {
                at = lines::end_of_line(self.text, dash);
            }
        }
        dashes
    }

    /// The first dash from `at` on that starts an item.
    fn dash_from(&self, at: usize, end: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = at;
        while at < end {
            match bytes[at] {
                b'#' => at = lines::end_of_line(self.text, at).max(at + 1),
                b'-' if bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace) => return at,
                _ => at += 1,
            }
        }
        end.saturating_sub(1)
    }

    /// Where a member starts, the `? ` of a complex key included.
    fn entry_start(&self, member: &Member<'_>) -> usize {
        let start = member.key_span.start;
        let before = &self.text[..start];
        if before.ends_with("? ") { start - 2 } else { start }
    }

    /// Where a member ends: an alias stands on the line of its key.
    fn entry_end(&self, member: &Member<'_>) -> usize {
        let value = member.value.span;
        if value.start >= member.key_span.end {
            return value.end.max(member.key_span.end);
        }
        let end = lines::end_of_line(self.text, member.key_span.end);
        let line = &self.text[member.key_span.end..end];
        member.key_span.end + line.find(" #").map_or(line, |comment| &line[..comment]).trim_end().len()
    }
}

/// The members that stand in the map itself, not in one that is merged into it, and `index` among them.
fn own_members<'m, 'a>(object: &'m Node<'a>, index: usize) -> (Vec<&'m Member<'a>>, usize) {
    let members = object.as_object().unwrap_or_default();
    let is_own = |member: &&Member<'_>| object.span.contains(member.key_span);
    let place = members.iter().take(index).filter(is_own).count();
    (members.iter().filter(is_own).collect(), place)
}

/// How the strings among these values are written.
pub(super) fn quotes_of<'n, 'a: 'n>(text: &str, nodes: impl Iterator<Item = &'n Node<'a>>) -> Quotes {
    let written = nodes.filter(|node| node.as_str().is_some()).map(|node| Quotes::of(node.span.slice(text)));
    most(written)
}

/// How these keys are written.
pub(super) fn quotes_of_keys<'n, 'a: 'n>(
    text: &str,
    members: impl Iterator<Item = &'n Member<'a>>,
) -> Quotes {
    most(members.map(|member| Quotes::of(member.key_span.slice(text))))
}

/// The way of writing that most have; none of them: without quotes.
fn most(written: impl Iterator<Item = Quotes>) -> Quotes {
    let (mut double, mut single, mut none) = (0, 0, 0);
    for quotes in written.take(20) {
        match quotes {
            Quotes::Double => double += 1,
            Quotes::Single => single += 1,
            Quotes::None => none += 1,
        }
    }
    if double > none && double >= single {
        Quotes::Double
    } else if single > none {
        Quotes::Single
    } else {
        Quotes::None
    }
}

#[cfg(test)]
mod tests;
