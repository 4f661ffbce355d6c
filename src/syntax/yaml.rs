//! YAML, read through the events of granit-parser.
//!
//! What a node's span covers: a scalar as written, quotes included; a block scalar from its `|` to its last
//! character; a flow list or map with its brackets; a block map from its first key, a block list from its first
//! `-`, both to the end of their last value. The first byte therefore tells how a list or map is written.
//!
//! An alias stands for the value of its anchor, whose spans it keeps; a merge key adds the members that the map
//! does not have itself. [`Parsed::is_shared`] says which bytes stand for more than one place.

mod repair;
mod scalar;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use granit_parser::{Event, Options, Parser, ScalarStyle, ScanError, StrInput, StructureStyle};

use super::{Format, Member, Node, Parsed, Problem, ProblemKind, Slip, Value};
use crate::edit::Edit;
use crate::span::Span;

/// Deeper values than any config has.
const MAX_DEPTH: usize = 128;

/// More values than any config gets by repeating anchors: what is beyond is left out.
const MAX_REPEATED: usize = 20_000;

/// Reads `text`, as far as it can be read.
pub(super) fn parse(text: &str) -> Parsed<'_> {
    match read(text) {
        Ok(done) => done.into_parsed(Vec::new()),
        Err(error) => repair::parse(text, error),
    }
}

/// What reading a text without an error yields.
pub(super) struct Done<'a> {
    root: Option<Node<'a>>,
    problems: Vec<Problem>,
    shared: Vec<Span>,
    properties: Vec<Span>,
}

impl<'a> Done<'a> {
    fn into_parsed(self, mut problems: Vec<Problem>) -> Parsed<'a> {
        problems.extend(self.problems);
        problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
        let (shared, properties) = (self.shared, self.properties);
        Parsed { shared, properties, ..Parsed::with_problems(Format::Yaml, self.root, problems) }
    }
}

/// An error and the byte where the parser met it.
pub(super) struct Failure {
    error: ScanError,
    at: usize,
}

fn options() -> Options {
    granit_parser::options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    }
}

fn read(text: &str) -> Result<Done<'_>, Failure> {
    let mut reader = Reader {
        text,
        parser: Parser::new_from_str_with_options(text, options()),
        at: 0,
        last: 0,
        anchors: HashMap::new(),
        used: HashSet::new(),
        repeated: 0,
        depth: 0,
        problems: Vec::new(),
        properties: Vec::new(),
    };
    let root = reader.stream()?;
    let mut shared: Vec<Span> = Vec::new();
    for (id, anchored) in &reader.anchors {
        if reader.used.contains(id) {
            shared.push(anchored.span);
        }
    }
    shared.sort();
    Ok(Done { root, problems: reader.problems, shared, properties: reader.properties })
}

struct Reader<'a> {
    text: &'a str,
    parser: Parser<'a, StrInput<'a>>,
    /// Everything before is read.
    at: usize,
    /// Where the last thing that says something ends: white space behind a block scalar is none of it.
    last: usize,
    anchors: HashMap<usize, Node<'a>>,
    used: HashSet<usize>,
    repeated: usize,
    depth: usize,
    problems: Vec<Problem>,
    properties: Vec<Span>,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Result<Option<(Event<'a>, Span)>, Failure> {
        match self.parser.next_event() {
            None => Ok(None),
            Some(Ok((event, span))) => {
                let range = span.byte_range().unwrap_or(0..0);
                let span = Span::new(range.start.min(range.end), range.end);
                Ok(Some((event, span.on_borders(self.text))))
            }
            Some(Err(error)) => {
                let at = error.marker().byte_offset().unwrap_or(self.at).min(self.text.len());
                Err(Failure { error, at })
            }
        }
    }

    /// The first document; a second one is a problem.
    fn stream(&mut self) -> Result<Option<Node<'a>>, Failure> {
        let mut root = None;
        let mut documents = 0;
        while let Some((event, span)) = self.next()? {
            match event {
                Event::DocumentStart(..) => {
                    self.at = self.at.max(span.end);
                    documents += 1;
                    if documents == 2 {
                        self.problem(Slip::SecondDocument, span);
                    }
                }
                Event::StreamStart | Event::StreamEnd | Event::DocumentEnd | Event::Anchor(..) => {}
                event => {
                    let node = self.node(event, span)?;
                    if documents < 2 {
                        root = Some(node);
                    }
                }
            }
        }
        // A file of nothing but comments is `null` to YAML.
        Ok(root.filter(|root| !root.span.is_empty()))
    }

    fn problem(&mut self, kind: Slip, span: Span) {
        self.problems.push(kind.at(span, Vec::new()));
    }

    fn node(&mut self, event: Event<'a>, span: Span) -> Result<Node<'a>, Failure> {
        let from = self.at;
        let is_tagged = match &event {
            Event::Scalar(.., tag) | Event::SequenceStart(.., tag) | Event::MappingStart(.., tag) => {
                tag.is_some()
            }
            _ => false,
        };
        let (node, anchor) = match event {
            Event::Scalar(text, style, anchor, tag) => {
                let is_tagged_text = tag.is_some_and(|tag| tag.is_yaml_core_schema_tag("str"));
                (self.scalar(text, style, span, is_tagged_text), anchor)
            }
            Event::SequenceStart(style, anchor, _) => (self.sequence(style, span)?, anchor),
            Event::MappingStart(style, anchor, _) => {
                let map = self.mapping(style, span)?;
                (self.template(map), anchor)
            }
            Event::Alias(id) => {
                self.passed(span.end);
                return Ok(self.alias(id, span));
            }
            Event::UnresolvedAlias(_) => {
                self.passed(span.end);
                return Ok(self.unknown_alias(span));
            }
            _ => return Ok(Node { span, value: Value::Null }),
        };
        if is_tagged || anchor != 0 {
            self.properties.push(self.property(from, node.span));
        }
        if anchor != 0 {
            self.anchors.insert(anchor, node.clone());
        }
        Ok(node)
    }

    /// The tag and the anchor of a node whose text starts behind `from`, and what stands up to the node. Those of
    /// nothing stand behind the place of nothing.
    fn property(&self, from: usize, node: Span) -> Span {
        let latest = if node.is_empty() { end_of_line(self.text.as_bytes(), node.end) } else { node.start };
        let start = self.skip_to(from, latest, b"!&");
        Span::new(start.min(node.start), latest)
    }

    /// `{{ secrets.TOKEN }}`: a text for a program that fills it in. To YAML it is a map whose key is a map.
    fn template(&mut self, map: Node<'a>) -> Node<'a> {
        let raw = map.span.slice(self.text);
        let inner = raw.strip_prefix("{{").and_then(|raw| raw.strip_suffix("}}"));
        if inner.is_none_or(|inner| inner.contains(['{', '}', '\n', '"', '\\', ':', ','])) {
            return map;
        }
        let repair = vec![Edit::replace(map.span, format!("\"{raw}\""))];
        self.problems.push(Slip::ReservedStart('{').at(map.span, repair));
        Node { span: map.span, value: Value::String(Cow::Borrowed(raw)) }
    }

    /// `*.log`: text, where the file has no anchors at all.
    fn unknown_alias(&mut self, span: Span) -> Node<'a> {
        let raw = span.slice(self.text);
        if self.text.contains('&') {
            self.problem(Slip::UnknownAnchor, span);
            return Node { span, value: Value::Null };
        }
        let repair = vec![Edit::replace(span, format!("\"{raw}\""))];
        self.problems.push(Slip::ReservedStart('*').at(span, repair));
        Node { span, value: Value::String(Cow::Borrowed(raw)) }
    }

    fn alias(&mut self, id: usize, span: Span) -> Node<'a> {
        self.used.insert(id);
        let Some(anchored) = self.anchors.get(&id) else {
            return Node { span, value: Value::Null };
        };
        let size = count(anchored, MAX_REPEATED - self.repeated);
        self.repeated += size;
        if self.repeated >= MAX_REPEATED {
            self.repeated = MAX_REPEATED;
            return Node { span, value: Value::Null };
        }
        anchored.clone()
    }

    fn scalar(
        &mut self,
        text: Cow<'a, str>,
        style: ScalarStyle,
        span: Span,
        is_tagged_text: bool,
    ) -> Node<'a> {
        let from = self.at;
        let mut span = span;
        match style {
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let start = self.skip_to(from, span.start, b"|>");
                let end = span.end.max(start);
                let whole = self.text.get(start..end).unwrap_or("");
                let span = Span::new(start, start + whole.trim_end().len());
                (self.at, self.last) = (end, span.end);
                return Node { span, value: Value::String(text) };
            }
            ScalarStyle::Plain if span.is_empty() => {
                // Nothing stands there: the place is right behind the `:` or `-`.
                let place = self.behind_indicator(from, span.end);
                span = Span::empty(place);
            }
            _ => {}
        }
        self.passed(span.end);
        let value = match style {
            ScalarStyle::Plain if !is_tagged_text => scalar::plain(text, span.slice(self.text)),
            _ => Value::String(text),
        };
        Node { span, value }
    }

    fn sequence(&mut self, style: StructureStyle, span: Span) -> Result<Node<'a>, Failure> {
        self.enter(span)?;
        let is_block = style == StructureStyle::Block;
        let start = if is_block { self.skip_to(self.at, span.start, b"-") } else { span.start };
        if !is_block {
            self.passed(span.end);
        }
        let mut items = Vec::new();
        while let Some((event, span)) = self.next()? {
            if event == Event::SequenceEnd {
                if !is_block {
                    self.passed(span.end);
                }
                break;
            }
            if is_block {
                let dash = self.skip_to(self.at, span.start, b"-");
                self.passed((dash + 1).min(self.text.len()));
            }
            items.push(self.node(event, span)?);
        }
        self.depth -= 1;
        Ok(Node { span: Span::new(start, self.last.max(start)), value: Value::Array(items) })
    }

    fn mapping(&mut self, style: StructureStyle, span: Span) -> Result<Node<'a>, Failure> {
        self.enter(span)?;
        let is_block = style == StructureStyle::Block;
        if !is_block {
            self.passed(span.end);
        }
        let mut start = None;
        let mut members: Vec<Member<'a>> = Vec::new();
        let mut merged: Vec<Node<'a>> = Vec::new();
        while let Some((event, span)) = self.next()? {
            if event == Event::MappingEnd {
                if !is_block {
                    self.passed(span.end);
                }
                break;
            }
            let is_merge = matches!(&event, Event::Scalar(text, ScalarStyle::Plain, ..) if text == "<<");
            let (key, key_span) = self.key(event, span)?;
            start.get_or_insert(key_span.start);
            let Some((event, span)) = self.next()? else { break };
            let value = self.node(event, span)?;
            if is_merge && !matches!(value.value, Value::String(_) | Value::Number(_) | Value::Bool(_)) {
                merged.push(value);
            } else {
                members.push(Member { key, key_span, value });
            }
        }
        self.depth -= 1;
        for node in merged {
            merge(&mut members, node);
        }
        let start = if is_block { start.unwrap_or(span.start) } else { span.start };
        Ok(Node { span: Span::new(start, self.last.max(start)), value: Value::Object(members) })
    }

    fn key(&mut self, event: Event<'a>, span: Span) -> Result<(Cow<'a, str>, Span), Failure> {
        if let Event::Scalar(text, _, anchor, _) = &event
            && *anchor == 0
        {
            self.passed(span.end);
            return Ok((text.clone(), span));
        }
        let node = self.node(event, span)?;
        let key = match node.value {
            Value::String(text) => text,
            Value::Number(text) => Cow::Borrowed(text),
            _ => Cow::Borrowed(""),
        };
        Ok((key, node.span))
    }

    fn passed(&mut self, end: usize) {
        self.at = self.at.max(end);
        self.last = self.at;
    }

    fn enter(&mut self, span: Span) -> Result<(), Failure> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let mark = granit_parser::Marker::new(span.start, 1, 0);
            return Err(Failure { error: ScanError::new(mark, "nested too deep"), at: span.start });
        }
        Ok(())
    }

    /// The first of these indicators at or behind `from`, past white space, comments, anchors and tags; `latest`
    /// if there is none before it.
    fn skip_to(&self, from: usize, latest: usize, indicators: &[u8]) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = from;
        while at < latest.saturating_add(1)
            && let Some(byte) = bytes.get(at)
        {
            match byte {
                b'-' if indicators == b"-" => {
                    if bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace) {
                        return at;
                    }
                    at += 1;
                }
                byte if indicators.contains(byte) => return at,
                b'#' => at = end_of_line(bytes, at),
                b'&' | b'!' => at = end_of_word(bytes, at),
                _ => at += 1,
            }
        }
        latest
    }

    /// The place behind the `:` that the parser has just read, or `from`.
    fn behind_indicator(&self, from: usize, end: usize) -> usize {
        let rest = self.text.get(from.max(end)..).unwrap_or("");
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        if rest[blanks..].starts_with(':') { from.max(end) + blanks + 1 } else { from.max(end) }
    }
}

fn end_of_line(bytes: &[u8], at: usize) -> usize {
    memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |length| at + length)
}

fn end_of_word(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(u8::is_ascii_whitespace).map_or(bytes.len(), |length| at + length)
}

/// The members of a merged map, or list of maps, that the map does not have itself.
fn merge<'a>(members: &mut Vec<Member<'a>>, node: Node<'a>) {
    match node.value {
        Value::Object(added) => {
            let known: HashSet<String> = members.iter().map(|member| member.key.to_string()).collect();
            members.extend(added.into_iter().filter(|member| !known.contains(member.key.as_ref())));
        }
        Value::Array(items) => items.into_iter().for_each(|item| merge(members, item)),
        _ => {}
    }
}

/// How many nodes hang below this one, itself included; not more than `limit`.
fn count(node: &Node<'_>, limit: usize) -> usize {
    let mut open = vec![node];
    let mut total = 0;
    while let Some(node) = open.pop() {
        total += 1;
        if total >= limit {
            return limit;
        }
        match &node.value {
            Value::Array(items) => open.extend(items),
            Value::Object(members) => open.extend(members.iter().map(|member| &member.value)),
            _ => {}
        }
    }
    total
}

#[cfg(test)]
mod tests;
