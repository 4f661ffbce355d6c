//! TOML, read through the events of toml_parser, which goes on after an error on the next line.
//!
//! A table may be written in several places: `[mcp_servers.x]`, `[mcp_servers.x.env]`, `x.cwd = "…"`.
//! [`tables`] puts the pieces together; one server is one node. What a node's span covers:
//!
//! - a table with its own header: from the `[` to the last value of it and of the sub-tables that follow it
//!   with no other table in between;
//! - an inline table or an array: brackets included;
//! - a table that only longer headers or dotted keys name: from that part of the key to the last value.
//!
//! The first byte therefore tells how a table is written, which the editor relies on.

mod line;
mod problems;
mod tables;

use std::borrow::Cow;

use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::parser::{Event, EventKind, RecursionGuard, ValidateWhitespace, parse_document};
use toml_parser::{ParseError, Source};

use super::moves::Moves;
use super::{Format, Member, Node, Parsed, Problem, Slip, Value};
use crate::edit::{self, Edit};
use crate::span::Span;
use tables::{Key, Tables};

/// Deeper values and longer keys than any config has; what is deeper is reported and left out.
const MAX_DEPTH: usize = 64;

/// More slips on one line are no slips.
const MAX_ROUNDS: usize = 6;

/// Reads `text`, as far as it can be read.
pub(super) fn parse(text: &str) -> Parsed<'_> {
    let start = start_of(text);
    if let Some(problem) = problems::of_the_whole(text, start) {
        return Parsed::failed(Format::Toml, problem);
    }
    let first = read(text, start);
    if first.problems.is_empty() {
        return first.into_parsed();
    }
    match mended(text, &first.problems, MAX_ROUNDS) {
        Some(root) => Read { root, ..first }.into_parsed(),
        None => Parsed { uncertain: true, lost: true, ..first.into_parsed() },
    }
}

/// Where the text begins: behind a byte order mark.
fn start_of(text: &str) -> usize {
    if text.starts_with(crate::source::BOM) { crate::source::BOM.len() } else { 0 }
}

/// What the author meant is what the mended text says; `None` if the repairs do not lead to a sound text.
///
/// Of two slips on one line the second shows when the first is mended.
fn mended<'a>(text: &'a str, problems: &[Problem], rounds: usize) -> Option<Node<'a>> {
    let is_repairable = rounds > 0 && problems.iter().all(|problem| !problem.repair.is_empty());
    let mut edits: Vec<&Edit> = problems.iter().flat_map(|problem| &problem.repair).collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    // What is missing once is inserted once: more errors at one place have another cause.
    let clash = edits.windows(2).any(|pair| pair[0].conflicts_with(pair[1]));
    if !is_repairable || clash {
        return None;
    }
    let moves = Moves::of(&edits);
    let copy = edit::apply(text, edits);
    // A repair of the first line may take the byte order mark along.
    let next = read(&copy, start_of(&copy));
    let root = if next.problems.is_empty() { next.root } else { mended(&copy, &next.problems, rounds - 1)? };
    Some(moves.node(text, root))
}

/// What one reading yields.
struct Read<'a> {
    root: Node<'a>,
    problems: Vec<Problem>,
    says: Option<String>,
}

impl<'a> Read<'a> {
    fn into_parsed(self) -> Parsed<'a> {
        let parser_says = self.says;
        Parsed { parser_says, ..Parsed::with_problems(Format::Toml, Some(self.root), self.problems) }
    }
}

fn read(text: &str, start: usize) -> Read<'_> {
    let source = Source::new(&text[start..]);
    let tokens = source.lex().into_vec();
    let mut events: Vec<Event> = Vec::with_capacity(tokens.len());
    let mut errors: Vec<ParseError> = Vec::new();
    {
        let mut guarded = RecursionGuard::new(&mut events, MAX_DEPTH as u32);
        let mut checked = ValidateWhitespace::new(&mut guarded, source);
        parse_document(&tokens, &mut checked, &mut errors);
    }
    let mut reader = Reader {
        text,
        start,
        source,
        events: &events,
        at: 0,
        depth: 0,
        decoding: Vec::new(),
        undecoded: None,
        beyond: None,
        problems: Vec::new(),
    };
    let root = reader.document();
    let Reader { decoding, undecoded, beyond, problems, .. } = reader;
    // Programs built on this parser stop at the first error of the structure, then at the first inside a key or value,
    // then at the first number that they cannot hold.
    let says = problems::says(text, start, errors.first().or(undecoded.as_ref()))
        .or_else(|| beyond.map(|(at, words)| problems::at(text, at, &words)));
    errors.extend(decoding);
    Read { root, problems: problems::explain(text, start, &errors, problems), says }
}

/// Walks the events and builds the tree.
struct Reader<'a, 'e> {
    text: &'a str,
    start: usize,
    source: Source<'a>,
    events: &'e [Event],
    at: usize,
    depth: usize,
    /// Errors inside keys and values.
    decoding: Vec<ParseError>,
    /// The first error inside a key or value, repaired or not.
    undecoded: Option<ParseError>,
    /// Where the first number stands that no reader holds, and what is said of it.
    beyond: Option<(usize, String)>,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a, '_> {
    fn span(&self, span: toml_parser::Span) -> Span {
        Span::new(span.start() + self.start, span.end().max(span.start()) + self.start)
    }

    fn next(&mut self) -> Option<Event> {
        let event = *self.events.get(self.at)?;
        self.at += 1;
        Some(event)
    }

    /// The kind of the next event that is neither white space nor a comment.
    fn peek(&mut self) -> Option<EventKind> {
        loop {
            let kind = self.events.get(self.at)?.kind();
            let is_trivia = matches!(kind, EventKind::Whitespace | EventKind::Comment | EventKind::Newline);
            if !is_trivia {
                return Some(kind);
            }
            self.at += 1;
        }
    }

    fn document(&mut self) -> Node<'a> {
        let mut tables = Tables::new(self.text.len());
        let mut current = Some(tables.root());
        while let Some(kind) = self.peek() {
            match kind {
                EventKind::StdTableOpen | EventKind::ArrayTableOpen => {
                    let is_array = kind == EventKind::ArrayTableOpen;
                    let open = self.next().map(|event| self.span(event.span())).unwrap_or_default();
                    let keys = self.keys();
                    let mut end = keys.last().map_or(open.end, |key| key.span.end);
                    if let Some(EventKind::StdTableClose | EventKind::ArrayTableClose) = self.peek()
                        && let Some(close) = self.next()
                    {
                        end = self.span(close.span()).end;
                    }
                    current = tables.open(keys, Span::new(open.start, end), is_array, &mut self.problems);
                }
                EventKind::SimpleKey => {
                    let keys = self.keys();
                    let value = self.assigned();
                    if let (Some(table), Some(value)) = (current, value) {
                        tables.assign(table, keys, value, &mut self.problems);
                    }
                }
                _ => self.at += 1,
            }
        }
        tables.into_node()
    }

    /// A key and the keys that dots join to it.
    fn keys(&mut self) -> Vec<Key<'a>> {
        let mut keys = Vec::new();
        while let Some(EventKind::SimpleKey | EventKind::KeySep) = self.peek() {
            let Some(event) = self.next() else { break };
            if event.kind() == EventKind::SimpleKey {
                keys.push(self.key(&event));
                if self.peek() != Some(EventKind::KeySep) {
                    break;
                }
            }
        }
        keys
    }

    fn key(&mut self, event: &Event) -> Key<'a> {
        let mut name = Cow::Borrowed("");
        if let Some(raw) = self.source.get(event) {
            let before = self.decoding.len();
            raw.decode_key(&mut name, &mut self.decoding);
            if self.undecoded.is_none() {
                self.undecoded = self.decoding.get(before).cloned();
            }
        }
        Key { name, span: self.span(event.span()) }
    }

    /// What stands behind the `=`; `None` if nothing does.
    fn assigned(&mut self) -> Option<Node<'a>> {
        if self.peek() != Some(EventKind::KeyValSep) {
            return None;
        }
        self.at += 1;
        match self.peek()? {
            EventKind::Scalar | EventKind::ArrayOpen | EventKind::InlineTableOpen => self.value(),
            _ => None,
        }
    }

    fn value(&mut self) -> Option<Node<'a>> {
        let event = self.next()?;
        let span = self.span(event.span());
        match event.kind() {
            EventKind::Scalar => Some(self.scalar(&event, span)),
            EventKind::ArrayOpen => Some(self.array(span)),
            EventKind::InlineTableOpen => Some(self.inline_table(span)),
            _ => None,
        }
    }

    fn scalar(&mut self, event: &Event, span: Span) -> Node<'a> {
        let mut decoded = Cow::Borrowed("");
        let mut errors: Vec<ParseError> = Vec::new();
        let kind = self.source.get(event).map(|raw| raw.decode_scalar(&mut decoded, &mut errors));
        if !errors.is_empty() {
            let unread = problems::Scalar { span, raw: span.slice(self.text), decoded };
            return self.repaired(unread, event.encoding(), errors);
        }
        let value = match kind {
            Some(ScalarKind::Boolean(value)) => Value::Bool(value),
            Some(ScalarKind::String) | None => Value::String(decoded),
            Some(ScalarKind::DateTime) => Value::Number(span.slice(self.text)),
            Some(kind @ (ScalarKind::Float | ScalarKind::Integer(_))) => {
                if let Some(beyond) = problems::beyond(&decoded, kind) {
                    self.problems.push(Slip::Beyond(beyond.what).at(span, Vec::new()));
                    self.beyond.get_or_insert((span.start, beyond.says));
                }
                Value::Number(span.slice(self.text))
            }
        };
        Node { span, value }
    }

    /// A value that TOML refuses, as its author meant it.
    fn repaired(
        &mut self,
        scalar: problems::Scalar<'a>,
        encoding: Option<Encoding>,
        errors: Vec<ParseError>,
    ) -> Node<'a> {
        let span = scalar.span;
        if self.undecoded.is_none() {
            self.undecoded = errors.first().cloned();
        }
        match problems::repair_scalar(scalar, encoding) {
            Ok((value, problem)) => {
                self.problems.push(problem);
                Node { span, value }
            }
            Err(decoded) => {
                self.decoding.extend(errors);
                Node { span, value: Value::String(decoded) }
            }
        }
    }

    fn array(&mut self, open: Span) -> Node<'a> {
        let mut items = Vec::new();
        let mut end = open.end;
        self.depth += 1;
        while let Some(kind) = self.peek() {
            match kind {
                EventKind::ArrayClose => {
                    end = self.next().map_or(end, |event| self.span(event.span()).end);
                    break;
                }
                EventKind::StdTableOpen | EventKind::ArrayTableOpen if self.depth == 1 => break,
                _ => {
                    let before = self.at;
                    if let Some(item) = self.value() {
                        end = item.span.end;
                        items.push(item);
                    }
                    self.at = self.at.max(before + 1);
                }
            }
        }
        self.depth -= 1;
        Node { span: Span::new(open.start, end), value: Value::Array(items) }
    }

    fn inline_table(&mut self, open: Span) -> Node<'a> {
        let mut tables = Tables::new(self.text.len());
        let root = tables.root();
        let mut end = open.end;
        self.depth += 1;
        while let Some(kind) = self.peek() {
            match kind {
                EventKind::InlineTableClose => {
                    end = self.next().map_or(end, |event| self.span(event.span()).end);
                    break;
                }
                EventKind::StdTableOpen | EventKind::ArrayTableOpen if self.depth == 1 => break,
                EventKind::SimpleKey => {
                    let keys = self.keys();
                    if let Some(value) = self.assigned() {
                        end = value.span.end;
                        tables.assign(root, keys, value, &mut self.problems);
                    }
                }
                _ => self.at += 1,
            }
        }
        self.depth -= 1;
        Node { span: Span::new(open.start, end), value: tables.into_node().value }
    }
}

#[cfg(test)]
mod tests;
