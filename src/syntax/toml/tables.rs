//! The tables of a TOML text, put together from headers and dotted keys.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{MAX_DEPTH, Member, Node, Problem, Slip, Span, Value};

/// One part of a key.
#[derive(Clone, Debug)]
pub(super) struct Key<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) span: Span,
}

/// The place of a table among all tables of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct TableId(usize);

/// How a table came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    /// Longer headers name it.
    Implied,
    /// Its own header; the number counts the headers of the file.
    Header(usize),
    /// Dotted keys name it.
    Dotted,
}

#[derive(Debug)]
enum Slot<'a> {
    Value(Node<'a>),
    Table(TableId),
    Tables(Vec<TableId>),
}

#[derive(Debug)]
struct Entry<'a> {
    key: Key<'a>,
    slot: Slot<'a>,
}

#[derive(Debug)]
struct Table<'a> {
    origin: Origin,
    /// From its header, or from its key, to the end of its last own value.
    span: Span,
    entries: Vec<Entry<'a>>,
}

/// A tree under construction.
#[derive(Debug)]
pub(super) struct Tables<'a> {
    tables: Vec<Table<'a>>,
    /// Which entry of a table has this key: the last one.
    index: HashMap<(TableId, Cow<'a, str>), usize>,
    headers: usize,
}

impl<'a> Tables<'a> {
    /// Starts with the table at the top of a text of this many bytes.
    pub(super) fn new(length: usize) -> Self {
        let root = Table { origin: Origin::Implied, span: Span::new(0, length), entries: Vec::new() };
        Self { tables: vec![root], index: HashMap::new(), headers: 0 }
    }

    pub(super) fn root(&self) -> TableId {
        TableId(0)
    }

    /// Opens `[a.b.c]` or `[[a.b.c]]`; `header` is its place, brackets included.
    pub(super) fn open(
        &mut self,
        mut keys: Vec<Key<'a>>,
        header: Span,
        is_array: bool,
        problems: &mut Vec<Problem>,
    ) -> Option<TableId> {
        self.headers += 1;
        let is_too_deep = keys.len() > MAX_DEPTH;
        let last = keys.pop().filter(|_| !is_too_deep);
        let Some(last) = last else {
            if is_too_deep {
                problems.push(too_deep(header));
            }
            return None;
        };
        let mut table = self.root();
        for key in keys {
            table = self.descend(table, key, Origin::Implied);
        }
        let origin = Origin::Header(self.headers);
        if let Some(&place) = self.index.get(&(table, last.name.clone())) {
            match &self.tables[table.0].entries[place].slot {
                Slot::Table(known) if !is_array && self.tables[known.0].origin == Origin::Implied => {
                    let known = *known;
                    self.tables[known.0].origin = origin;
                    self.tables[known.0].span = header;
                    self.tables[table.0].entries[place].key = last;
                    return Some(known);
                }
                Slot::Tables(_) if is_array => {
                    let added = self.add(origin, header);
                    if let Slot::Tables(all) = &mut self.tables[table.0].entries[place].slot {
                        all.push(added);
                    }
                    return Some(added);
                }
                // Written twice: both stay in the tree, as two members with one key.
                _ => {}
            }
        }
        let added = self.add(origin, header);
        let slot = if is_array { Slot::Tables(vec![added]) } else { Slot::Table(added) };
        self.put(table, last, slot);
        Some(added)
    }

    /// Adds `a.b.c = value` to a table.
    pub(super) fn assign(
        &mut self,
        table: TableId,
        mut keys: Vec<Key<'a>>,
        value: Node<'a>,
        problems: &mut Vec<Problem>,
    ) {
        if keys.len() > MAX_DEPTH {
            problems.push(too_deep(keys[0].span));
            return;
        }
        let Some(last) = keys.pop() else { return };
        let end = value.span.end;
        self.reach(table, end);
        let mut inner = table;
        for key in keys {
            inner = self.descend(inner, key, Origin::Dotted);
            self.reach(inner, end);
        }
        self.put(inner, last, Slot::Value(value));
    }

    fn reach(&mut self, table: TableId, end: usize) {
        let span = &mut self.tables[table.0].span;
        span.end = span.end.max(end);
    }

    fn add(&mut self, origin: Origin, span: Span) -> TableId {
        self.tables.push(Table { origin, span, entries: Vec::new() });
        TableId(self.tables.len() - 1)
    }

    fn put(&mut self, table: TableId, key: Key<'a>, slot: Slot<'a>) {
        let entries = &mut self.tables[table.0].entries;
        self.index.insert((table, key.name.clone()), entries.len());
        entries.push(Entry { key, slot });
    }

    /// The table under `key`; a new one where there is none, or where something else stands.
    fn descend(&mut self, table: TableId, key: Key<'a>, origin: Origin) -> TableId {
        if let Some(&place) = self.index.get(&(table, key.name.clone())) {
            match &self.tables[table.0].entries[place].slot {
                Slot::Table(known) => return *known,
                Slot::Tables(all) => {
                    if let Some(last) = all.last() {
                        return *last;
                    }
                }
                Slot::Value(_) => {}
            }
        }
        let added = self.add(origin, key.span);
        self.put(table, key, Slot::Table(added));
        added
    }

    /// The finished tree.
    pub(super) fn into_node(mut self) -> Node<'a> {
        let root = self.root();
        let span = self.tables[root.0].span;
        Node { span, ..self.build(root).node }
    }

    fn build(&mut self, id: TableId) -> Built<'a> {
        let origin = self.tables[id.0].origin;
        let mut span = self.tables[id.0].span;
        let entries = std::mem::take(&mut self.tables[id.0].entries);
        let mut members = Vec::with_capacity(entries.len());
        let mut sections: Vec<Section> = Vec::new();
        for Entry { key, slot } in entries {
            let value = match slot {
                Slot::Value(node) => node,
                Slot::Table(inner) => {
                    let built = self.build(inner);
                    sections.extend(built.section);
                    built.node
                }
                Slot::Tables(all) => {
                    let built: Vec<Built<'a>> = all.into_iter().map(|inner| self.build(inner)).collect();
                    sections.extend(built.iter().filter_map(|built| built.section));
                    let items: Vec<Node<'a>> = built.into_iter().map(|built| built.node).collect();
                    let span = match (items.first(), items.last()) {
                        (Some(first), Some(last)) => first.span.to(last.span),
                        _ => key.span,
                    };
                    Node { span, value: Value::Array(items) }
                }
            };
            members.push(Member { key: key.name, key_span: key.span, value });
        }
        let section = join(origin, &mut span, sections);
        Built { node: Node { span, value: Value::Object(members) }, section }
    }
}

/// A table that is done.
struct Built<'a> {
    node: Node<'a>,
    section: Option<Section>,
}

/// Headers that follow each other in the text, by number, and where the last one's values end.
#[derive(Clone, Copy, Debug)]
struct Section {
    first: usize,
    last: usize,
    end: usize,
}

/// Takes the sub-tables that follow a table at once into its span.
fn join(origin: Origin, span: &mut Span, mut sections: Vec<Section>) -> Option<Section> {
    sections.sort_by_key(|section| section.first);
    let mut joined = match origin {
        Origin::Header(number) => Some(Section { first: number, last: number, end: span.end }),
        Origin::Implied | Origin::Dotted => None,
    };
    for section in sections {
        match &mut joined {
            None => joined = Some(section),
            Some(whole) if section.first == whole.last + 1 => {
                whole.last = section.last;
                whole.end = section.end.max(whole.end);
            }
            Some(_) => {}
        }
    }
    if let Some(whole) = joined {
        span.end = span.end.max(whole.end);
    }
    joined
}

fn too_deep(span: Span) -> Problem {
    Slip::Other("this is nested deeper than any client reads".to_owned()).at(span, Vec::new())
}
