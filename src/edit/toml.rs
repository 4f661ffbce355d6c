//! Changes to TOML tables: those with a header, those that dotted keys make.

use super::json::JsonEditor;
use super::lines::{self, own_lines};
use super::write::{self, Quotes};
use super::yaml::{quotes_of, quotes_of_keys};
use super::{Edit, Literal};
use crate::span::Span;
use crate::syntax::{Format, Member, Node, Value};

/// Builds edits of the tables of one TOML text.
#[derive(Clone, Copy, Debug)]
pub(super) struct TomlEditor<'a> {
    text: &'a str,
}

/// How a table is written.
enum Written<'a> {
    /// `[a.b]`: what stands between the brackets, and where the header ends.
    Header { path: &'a str, end: usize },
    /// Only longer headers name it: the path up to it, and the first of these headers.
    Implied { path: &'a str, at: usize },
    /// `a.b.key = …`: what stands before `key`, with the dot.
    Dotted { prefix: &'a str },
    /// At the top of the file.
    Root,
}

/// Whether the value is written in brackets: an array, an inline table.
pub(super) fn is_flow(text: &str, node: &Node<'_>) -> bool {
    let written = node.span.slice(text);
    match &node.value {
        Value::Object(_) => written.starts_with('{'),
        // `[[table]]` starts where its first item starts.
        Value::Array(items) => {
            written.starts_with('[') && items.first().is_none_or(|first| first.span.start > node.span.start)
        }
        _ => false,
    }
}

impl<'a> TomlEditor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text }
    }

    fn flow(&self) -> JsonEditor<'a> {
        JsonEditor::of(self.text, Format::Toml)
    }

    fn written(&self, table: &Node<'_>) -> Written<'a> {
        let Span { start, end } = table.span;
        if start == 0 && end == self.text.len() && !self.has_header_at(0) {
            return Written::Root;
        }
        let line_start = lines::start_of_line(self.text, start);
        let line = &self.text[line_start..lines::end_of_line(self.text, start)];
        let is_header = line.trim_start().starts_with('[');
        if self.text[start..].starts_with('[') {
            let inside = self.text[start..].trim_start_matches('[');
            let from = self.text.len() - inside.len();
            let length = closing_bracket(inside);
            let path = inside[..length].trim();
            let close = &self.text[from + length..];
            let end = from + length + (close.len() - close.trim_start_matches(']').len());
            return Written::Header { path, end };
        }
        let key = first_key(&self.text[start..]);
        if is_header {
            let indent = line.len() - line.trim_start().len();
            let open = line_start
                + indent
                + (line.trim_start().len() - line.trim_start().trim_start_matches('[').len());
            Written::Implied { path: self.text[open..start + key].trim(), at: line_start + indent }
        } else {
            let indent = line.len() - line.trim_start().len();
            let rest = &self.text[start + key..];
            let dot = rest.find('.').map_or(0, |dot| dot + 1);
            Written::Dotted { prefix: &self.text[line_start + indent..start + key + dot] }
        }
    }

    fn has_header_at(&self, at: usize) -> bool {
        self.text[at..].starts_with('[')
    }

    /// Inserts members before member `index`, or at the end.
    pub(super) fn insert_members(
        &self,
        table: &Node<'_>,
        index: usize,
        added: &[(&str, Literal)],
    ) -> Vec<Edit> {
        let members = table.as_object().unwrap_or_default();
        let written = self.written(table);
        let (prefix, path) = match &written {
            Written::Header { path, .. } | Written::Implied { path, .. } => ("", *path),
            Written::Dotted { prefix } => (*prefix, ""),
            Written::Root => ("", ""),
        };
        let lines_of_own = self.own_lines_of(table, members);
        let key_quotes = quotes_of_keys(self.text, members.iter());
        let quotes = quotes_of(self.text, members.iter().map(|member| &member.value));
        let newline = self.flow().newline();
        let indent =
            lines_of_own.first().map_or_else(String::new, |(_, span)| lines::column(self.text, span.start));
        let mut entries: Vec<String> = Vec::new();
        let mut sections = String::new();
        for (key, value) in added {
            let name = write::key(Format::Toml, key, key_quotes, false);
            match value {
                Literal::Object(inner) if !path.is_empty() && self.writes_sub_tables(members, key) => {
                    sections.push_str(&format!("{newline}{newline}[{path}.{name}]"));
                    for (key, value) in inner {
                        let key = write::key(Format::Toml, key, Quotes::None, false);
                        sections.push_str(&format!("{newline}{key} = {}", self.value(value, quotes)));
                    }
                }
                _ => entries.push(format!("{prefix}{name} = {}", self.value(value, quotes))),
            }
        }
        let mut edits = Vec::new();
        let end = match (&written, lines_of_own.last()) {
            (_, Some((_, last))) => Some(lines::end_of_line(self.text, last.end)),
            (Written::Header { end, .. }, None) => Some(lines::end_of_line(self.text, *end)),
            _ => None,
        };
        let separator = format!("{newline}{indent}");
        let joined = entries.join(&separator);
        let before = lines_of_own.iter().find(|(place, _)| *place >= index);
        match (before, end, &written) {
            _ if entries.is_empty() => {}
            (Some((_, next)), _, _) => {
                let at = super::json::above_comments(self.text, Format::Toml, 0, next.start);
                edits.push(Edit::insert(at, format!("{joined}{separator}")));
            }
            (None, Some(_), _) => {
                sections.insert_str(0, &format!("{separator}{joined}"));
            }
            (None, None, Written::Implied { path, at }) => {
                edits.push(Edit::insert(*at, format!("[{path}]{newline}{joined}{newline}{newline}")));
            }
            (None, None, _) => return Vec::new(),
        }
        match end {
            Some(end) if !sections.is_empty() => edits.push(Edit::insert(end, sections)),
            None if !sections.is_empty() => return Vec::new(),
            _ => {}
        }
        edits
    }

    /// The members that stand as lines in the table itself, each with its index and place.
    fn own_lines_of(&self, table: &Node<'_>, members: &[Member<'_>]) -> Vec<(usize, Span)> {
        let mut own: Vec<(usize, Span)> = members
            .iter()
            .enumerate()
            .filter(|(_, member)| {
                table.span.contains(member.key_span) && member.value.span.start >= member.key_span.start
            })
            .filter_map(|(index, member)| {
                let line_start = lines::start_of_line(self.text, member.key_span.start);
                let line = &self.text[line_start..];
                let start = line_start + (line.len() - line.trim_start_matches([' ', '\t']).len());
                let is_header = self.text[start..].starts_with('[');
                (!is_header).then(|| (index, Span::new(start, member.value.span.end)))
            })
            .collect();
        own.sort_by_key(|(_, span)| span.start);
        own
    }

    /// Whether a map under this key gets a table of its own: other maps of the server do, or other servers'.
    fn writes_sub_tables(&self, members: &[Member<'_>], key: &str) -> bool {
        let has_sub_table = members.iter().any(|member| {
            member.value.as_object().is_some() && self.text[member.value.span.start..].starts_with('[')
        });
        has_sub_table || super::json::head(self.text).contains(&format!(".{key}]"))
    }

    fn value(&self, value: &Literal, quotes: Quotes) -> String {
        match value {
            Literal::String(text) => write::string(Format::Toml, text, quotes, false),
            other => self.flow().literal(other, None),
        }
    }

    /// Removes member `index`: its line, or its tables where they stand together.
    pub(super) fn remove_member(&self, table: &Node<'_>, index: usize) -> Vec<Edit> {
        let Some(member) = table.as_object().and_then(|members| members.get(index)) else {
            return Vec::new();
        };
        let span =
            if self.text[member.value.span.start..].starts_with('[') && !is_flow(self.text, &member.value) {
                member.value.span
            } else {
                let start = lines::start_of_line(self.text, member.key_span.start);
                let line = &self.text[start..];
                let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
                if self.text[start + indent..].starts_with('[') || is_spread(&member.value) {
                    return Vec::new();
                }
                Span::new(start + indent, member.value.span.end)
            };
        if !holds_all(span, &member.value) {
            return Vec::new();
        }
        match own_lines(self.text, span) {
            Some((_, Some(comment))) => vec![Edit::delete(Span::new(span.start, comment.start))],
            Some((all, None)) => {
                let is_open = all.end == self.text.len() && !self.text.ends_with('\n');
                let before = self.text[..all.start].trim_end_matches(['\n', '\r']).len();
                vec![Edit::delete(if is_open { Span::new(before, all.end) } else { all })]
            }
            None => Vec::new(),
        }
    }
}

/// The parts of the key that a line starts with, headers included.
fn parts_of_line(text: &str, at: usize) -> Vec<Span> {
    let line_start = lines::start_of_line(text, at);
    let end = lines::end_of_line(text, at);
    let is_blank = |it: char| matches!(it, ' ' | '\t' | '\u{feff}');
    let mut parts = Vec::new();
    let mut from = line_start;
    while from < end {
        let rest = &text[from..end];
        let start = from + rest.len() - rest.trim_start_matches(|it| is_blank(it) || it == '[').len();
        let length = first_key(&text[start..end]);
        if length == 0 {
            break;
        }
        parts.push(Span::new(start, start + length));
        let rest = text[start + length..end].trim_start_matches(is_blank);
        let Some(behind) = rest.strip_prefix('.') else { break };
        from = end - behind.len();
    }
    parts
}

/// Puts the members under one new key: its name goes before theirs, wherever that is written.
pub(super) fn wrap_members(text: &str, members: &[Member<'_>], key: &str) -> Vec<Edit> {
    let prefix = format!("{}.", write::key(Format::Toml, key, Quotes::None, false));
    let mut places: Vec<usize> =
        members.iter().flat_map(|member| places_of_key(text, member)).map(|place| place.start).collect();
    places.sort_unstable();
    places.dedup();
    places.into_iter().map(|at| Edit::insert(at, prefix.clone())).collect()
}

/// Every place where a member's key is written: once in each header and dotted key below it.
pub(super) fn places_of_key(text: &str, member: &Member<'_>) -> Vec<Span> {
    let own = parts_of_line(text, member.key_span.start);
    let Some(depth) = own.iter().position(|part| *part == member.key_span) else {
        return vec![member.key_span];
    };
    let raw = member.key_span.slice(text);
    let mut places = vec![member.key_span];
    let mut open: Vec<&Node<'_>> = vec![&member.value];
    let mut add = |at: usize| {
        let part = parts_of_line(text, at).get(depth).copied();
        places.extend(
            part.filter(|part| part.slice(text).trim_matches(['"', '\'']) == raw.trim_matches(['"', '\''])),
        );
    };
    while let Some(node) = open.pop() {
        match &node.value {
            Value::Object(_) if is_flow(text, node) => {}
            Value::Object(members) => {
                if text[node.span.start..].starts_with('[') {
                    add(node.span.start);
                }
                for member in members {
                    add(member.key_span.start);
                    open.push(&member.value);
                }
            }
            Value::Array(items) if !is_flow(text, node) => open.extend(items),
            _ => {}
        }
    }
    places.sort();
    places.dedup();
    places
}

/// Whether the value is a table that several dotted keys make.
fn is_spread(value: &Node<'_>) -> bool {
    value.as_object().is_some_and(|members| members.len() > 1)
        && value
            .as_object()
            .is_some_and(|members| members.iter().any(|member| member.key_span.start == value.span.start))
}

/// Whether everything below `node` stands in `span`.
fn holds_all(span: Span, node: &Node<'_>) -> bool {
    let members = node.as_object().unwrap_or_default();
    members.iter().all(|member| span.contains(member.key_span) && holds_all(span, &member.value))
}

/// The length of a key, quotes included.
fn first_key(text: &str) -> usize {
    match text.as_bytes().first() {
        Some(quote @ (b'"' | b'\'')) => {
            memchr::memchr(*quote, &text.as_bytes()[1..]).map_or(text.len(), |length| length + 2)
        }
        _ => text
            .find(|it: char| !(it.is_ascii_alphanumeric() || matches!(it, '-' | '_')))
            .unwrap_or(text.len()),
    }
}

/// Where the `]` of a header stands, past quoted keys.
fn closing_bracket(inside: &str) -> usize {
    let bytes = inside.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b']' | b'\n' => return at,
            b'"' | b'\'' => at += first_key(&inside[at..]).max(1),
            _ => at += 1,
        }
    }
    inside.len()
}

#[cfg(test)]
mod tests;
