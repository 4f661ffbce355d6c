//! Holds an entry against the fields that its client declares: every value of the wrong type, and every field that is
//! missing. Rules share this one reading; each speaks of its part.

mod words;

use std::borrow::Cow;
use std::collections::HashSet;

use crate::clients::{
    Absent, Dialect, Field, FieldKind, Limit, Mistake, On, Reaction, UnknownWord, UrlWithoutWord,
};
use crate::model::Server;
use crate::span::Span;
use crate::syntax::{Member, Node, Value};

pub(crate) use words::{entry_issue, json_kind};

/// More than anybody reads of one message, which each of the misfits repeats.
const MOST_ISSUES: usize = 5;

/// A place in an entry that the client does not take as it is.
#[derive(Clone, Debug)]
pub struct Misfit<'a> {
    /// The field of the entry.
    pub field: &'static Field,
    /// The place in the entry: `args.1`, `env.PORT`, `url`.
    pub path: String,
    /// The key of that place, or the item of a list.
    pub key_span: Span,
    /// What stands there; `None` if nothing does.
    pub node: Option<&'a Node<'a>>,
    /// What is wrong with it.
    pub problem: Problem,
    /// The limit of the field at that place.
    pub limit: Limit,
}

/// What is wrong with a place in an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing stands there, and the client wants a value of this kind.
    Missing(FieldKind),
    /// The value is not of this kind.
    Kind(FieldKind),
    /// The string is none of these words.
    Word(&'static [&'static str]),
    /// The type is right, the value beyond this limit.
    Value(Limit),
    /// The map has a key that the client does not take there.
    Unknown,
    /// The field is not taken without this other one.
    Without(&'static str),
}

impl Misfit<'_> {
    /// Whether it is a part of a field: an item of a list, a value of a map.
    pub fn is_part(&self) -> bool {
        self.path.len() > self.field.name.len()
    }

    /// The last step of the place: `PORT` in `env.PORT`.
    pub fn key(&self) -> &str {
        if self.is_part() { &self.path[self.field.name.len() + 1..] } else { &self.path }
    }

    /// Whether null stands there.
    pub fn is_null(&self) -> bool {
        self.node.is_some_and(|node| matches!(node.value, Value::Null))
    }

    /// The mistake that it is.
    pub fn mistake(&self, dialect: &Dialect) -> Mistake<'static> {
        let name = self.field.name;
        match self.problem {
            _ if dialect.transport.key == Some(name) && self.node.is_none() => Mistake::NoType,
            Problem::Missing(_) if dialect.keys.command == name => Mistake::NoCommand,
            Problem::Missing(_) if dialect.keys.url.contains(&name) => Mistake::NoUrl,
            Problem::Word(_) if dialect.transport.key == Some(name) => Mistake::UnknownWord,
            Problem::Without(_) => Mistake::Value(name),
            _ if self.is_part() => Mistake::Item(name),
            Problem::Missing(_) | Problem::Word(_) | Problem::Value(_) | Problem::Unknown => {
                Mistake::Value(name)
            }
            Problem::Kind(_) if self.is_null() => Mistake::Null(name),
            Problem::Kind(_) => Mistake::Kind(name),
        }
    }
}

/// What an entry is to its client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// A process.
    Stdio,
    /// A server at a URL.
    Remote,
    /// Nothing: it names a transport that the client does not know.
    UnknownWord,
    /// Nothing: it has no program, no URL and no word.
    Nothing,
}

/// What the client takes an entry for.
pub fn transport(dialect: &Dialect, entry: &Node<'_>) -> Transport {
    let rules = &dialect.transport;
    let has = |key: &&str| entry.get(key).is_some_and(|member| !is_absent(dialect, &member.value));
    let has_url = dialect.keys.url.iter().any(has);
    // Such a client goes by what stands there, not by the word.
    if dialect.absent == Absent::Falsy && !has(&dialect.keys.command) && !has_url {
        return Transport::Nothing;
    }
    let word = rules.key.and_then(|key| entry.get(key)).and_then(|member| member.value.as_str());
    if let Some(word) = word {
        if rules.stdio.contains(&word) {
            return Transport::Stdio;
        }
        if rules.knows(word) {
            return Transport::Remote;
        }
        if rules.unknown_word == UnknownWord::Rejected {
            return Transport::UnknownWord;
        }
    }
    // A client that does not guess takes what has no word for a process.
    let guesses = !matches!(rules.url_without_word, UrlWithoutWord::Rejected(_)) || rules.required;
    if has(&dialect.keys.command) || !guesses {
        Transport::Stdio
    } else if has_url {
        Transport::Remote
    } else {
        Transport::Nothing
    }
}

/// Whether the client takes this value for none at all.
pub fn is_absent(dialect: &Dialect, value: &Node<'_>) -> bool {
    dialect.absent == Absent::Falsy
        && match &value.value {
            Value::Null => true,
            Value::Bool(value) => !value,
            Value::Number(text) => text.parse::<f64>().is_ok_and(|number| number == 0.0),
            Value::String(text) => text.is_empty(),
            Value::Array(_) | Value::Object(_) => false,
        }
}

/// Every place of the entry that its client does not take as it is, in the order of the client's fields.
pub fn misfits<'a>(server: &Server<'a>) -> Vec<Misfit<'a>> {
    let (Some(dialect), Some(_)) = (server.dialect, server.node.as_object()) else { return Vec::new() };
    let transport = transport(dialect, server.node);
    let mut found = Vec::new();
    for field in dialect.fields {
        let is_read = match (field.on, transport) {
            (_, Transport::UnknownWord) => dialect.checks_foreign_fields,
            (On::Any, _)
            | (_, Transport::Nothing)
            | (On::Stdio, Transport::Stdio)
            | (On::Remote, Transport::Remote) => true,
            _ => dialect.checks_foreign_fields,
        };
        if !is_read {
            continue;
        }
        match server.field(field.name) {
            // Nothing else stands for it: the key is there, and to the client it is not.
            Some(member) if transport == Transport::Nothing && is_absent(dialect, &member.value) => {
                found.extend(names_transport(dialect, field).then(|| Misfit {
                    field,
                    path: field.name.to_owned(),
                    key_span: member.key_span,
                    node: Some(&member.value),
                    problem: Problem::Missing(field.kind),
                    limit: field.limit,
                }));
            }
            Some(member) => {
                let place = Place { field, path: field.name.into(), key_span: member.key_span };
                let before = found.len();
                let kind = kind_here(server, dialect, field, transport);
                check(&place, kind, field.limit, &member.value, &mut found);
                if found.len() == before {
                    lacks_other(&place, field, server.node, &member.value, &mut found);
                }
            }
            None if field.needed && transport != Transport::Nothing => found.push(Misfit {
                field,
                path: field.name.to_owned(),
                key_span: server.name_span,
                node: None,
                problem: Problem::Missing(field.kind),
                limit: field.limit,
            }),
            None => {}
        }
    }
    found
}

/// Every setting beside the servers that the client does not take as it is, where that costs it the whole file.
pub fn misfits_beside<'a>(dialect: &Dialect, root: &'a Node<'a>) -> Vec<Misfit<'a>> {
    let mut found = Vec::new();
    for field in dialect.settings {
        if let Some(member) = root.get(field.name) {
            let place = Place { field, path: field.name.into(), key_span: member.key_span };
            check(&place, field.kind, field.limit, &member.value, &mut found);
        }
    }
    found
}

/// What the client says about a mistake in this entry: of the first misfit that is one, else in general.
pub fn words(server: &Server<'_>, mistake: Mistake<'_>, key: &str, received: &str) -> Option<String> {
    let dialect = server.dialect?;
    if let Some(misfit) = server.misfits().iter().find(|misfit| misfit.mistake(dialect) == mistake) {
        return reaction(server, misfit)?.1;
    }
    let reaction = server.reaction(mistake)?;
    // What a validator says of a place, and there is none: then it says that the entry is of no kind at all.
    if reaction.says.is_some_and(|says| says.contains("{issue")) {
        return server.reaction(Mistake::NoType)?.words(server.name, key, received);
    }
    reaction.words(server.name, key, received).or_else(|| complaint(server))
}

/// What a client says of an entry whose schema names every key, where it says nothing of what is missing: its complaint
/// about what stands there instead.
pub fn complaint(server: &Server<'_>) -> Option<String> {
    let dialect = server.dialect?;
    let unknown = dialect.reaction(Mistake::UnknownKey);
    unknown.says?;
    let bad = server.misfits().iter().find(|misfit| misfit.node.is_some());
    let of_value = bad.and_then(|misfit| dialect.validator.issue(misfit));
    let first_unknown = || server.fields().iter().find(|field| dialect.field(&field.key).is_none());
    of_value.or_else(|| unknown.words(server.name, &first_unknown()?.key, ""))
}

/// Whether a field is the program or a URL.
fn names_transport(dialect: &Dialect, field: &Field) -> bool {
    dialect.keys.command == field.name || dialect.keys.url.contains(&field.name)
}

/// What the client says about a misfit, and does.
pub fn reaction(server: &Server<'_>, misfit: &Misfit<'_>) -> Option<(Reaction, Option<String>)> {
    let dialect = server.dialect?;
    let reaction = server.reaction(misfit.mistake(dialect))?;
    let issue = dialect.validator.issue(misfit).unwrap_or_default();
    let issues =
        if reaction.says.is_some_and(|says| says.contains("{issues}")) { server.issues() } else { "" };
    let received = misfit.node.map_or("undefined", json_kind);
    // An unknown transport is named by its word.
    let word = misfit.node.and_then(Node::as_str).filter(|_| matches!(misfit.problem, Problem::Word(_)));
    let words = reaction.fill(&[
        ("name", server.name),
        ("path", &misfit.path),
        ("key", word.unwrap_or(misfit.key())),
        ("received", received),
        ("issues", issues),
        ("issue", &issue),
    ]);
    // Where nothing is said of what is missing, something may be said of what stands in its place.
    let words = words.or_else(|| misfit.node.and_then(|_| complaint(server)));
    Some((reaction, words))
}

/// What the client says of all misfits of an entry, which it does in one message. [`Server::issues`] keeps it.
pub(crate) fn issues(server: &Server<'_>) -> String {
    let issue = |misfit| server.dialect?.validator.issue(misfit);
    let mut issues = server.misfits().iter().filter_map(issue);
    let mut said: Vec<String> = issues.by_ref().take(MOST_ISSUES).collect();
    said.extend(issues.next().map(|_| "…".to_owned()));
    said.join("; ")
}

/// What a client with one schema per transport, or per root, takes for this transport and below this root.
fn kind_here(server: &Server<'_>, dialect: &Dialect, field: &Field, transport: Transport) -> FieldKind {
    let is_word = dialect.transport.key == Some(field.name);
    match (field.kind, transport) {
        (FieldKind::OneOf(_), Transport::Stdio) if is_word && !dialect.transport.stdio.is_empty() => {
            FieldKind::OneOf(dialect.transport.stdio)
        }
        (FieldKind::Durations(_), _) if server.is_forgiven => FieldKind::Object,
        (kind, _) => kind,
    }
}

struct Place {
    field: &'static Field,
    path: Cow<'static, str>,
    key_span: Span,
}

impl Place {
    fn below(&self, step: &str, key_span: Span) -> Self {
        Self { field: self.field, path: format!("{}.{step}", self.path).into(), key_span }
    }
}

fn check<'a>(place: &Place, kind: FieldKind, limit: Limit, node: &'a Node<'a>, found: &mut Vec<Misfit<'a>>) {
    let mut report = |problem| {
        found.push(Misfit {
            field: place.field,
            path: place.path.clone().into_owned(),
            key_span: place.key_span,
            node: Some(node),
            problem,
            limit,
        });
    };
    if !kind.takes_outside(node) {
        report(Problem::Kind(kind));
        return;
    }
    match (kind, &node.value) {
        (FieldKind::OneOf(words), Value::String(word)) if !words.contains(&word.as_ref()) => {
            report(Problem::Word(words));
        }
        (FieldKind::Strings | FieldKind::StringOrStrings, Value::Array(items)) => {
            items_of(place, FieldKind::String, items, found);
        }
        (FieldKind::ListOf(kind), Value::Array(items)) => items_of(place, *kind, items, found),
        (FieldKind::StringMap, Value::Object(members)) => {
            members_of(place, FieldKind::String, members, found)
        }
        (FieldKind::ScalarMap, Value::Object(members)) => {
            members_of(place, FieldKind::Scalar, members, found)
        }
        (FieldKind::MapOf(kind), Value::Object(members)) => members_of(place, *kind, members, found),
        (FieldKind::OnlyFields(fields), Value::Object(members)) => {
            fields_of(place, fields, node, found);
            let is_unknown = |member: &&Member<'_>| !fields.iter().any(|field| field.name == member.key);
            found.extend(members.iter().filter(is_unknown).map(|member| Misfit {
                field: place.field,
                path: format!("{}.{}", place.path, member.key),
                key_span: member.key_span,
                node: Some(&member.value),
                problem: Problem::Unknown,
                limit: Limit::None,
            }));
        }
        (FieldKind::Fields(fields) | FieldKind::FieldsIfMap(fields), Value::Object(_)) => {
            fields_of(place, fields, node, found);
        }
        (FieldKind::Either(kinds) | FieldKind::Untagged(kinds), _) => {
            if let Some(kind) = kinds.iter().find(|kind| kind.takes_outside(node)) {
                check(place, *kind, limit, node, found);
            }
        }
        (FieldKind::Durations(_), Value::Object(_)) => {
            let is_time = |node: &Node<'_>| matches!(node.value, Value::Number(_)) && limit.takes(node);
            if node.get("startup").is_some_and(|startup| !is_time(&startup.value)) {
                report(Problem::Kind(kind));
            }
        }
        _ if !limit.takes(node) => report(Problem::Value(limit)),
        _ => {}
    }
}

/// Whether nothing can be wrong with a value that has this type.
fn is_plain(kind: FieldKind) -> bool {
    matches!(kind, FieldKind::String | FieldKind::Scalar | FieldKind::Bool | FieldKind::Anything)
}

fn items_of<'a>(place: &Place, kind: FieldKind, items: &'a [Node<'a>], found: &mut Vec<Misfit<'a>>) {
    for (index, item) in items.iter().enumerate() {
        if !is_plain(kind) || !kind.takes(item) {
            check(&place.below(&index.to_string(), item.span), kind, Limit::None, item, found);
        }
    }
}

fn members_of<'a>(place: &Place, kind: FieldKind, members: &'a [Member<'a>], found: &mut Vec<Misfit<'a>>) {
    if is_plain(kind) && members.iter().all(|member| kind.takes(&member.value)) {
        return;
    }
    // Of equal keys the last one counts.
    let mut seen = HashSet::with_capacity(members.len());
    let from = found.len();
    for member in members.iter().rev().filter(|member| seen.insert(member.key.as_ref())) {
        let before = found.len();
        check(&place.below(&member.key, member.key_span), kind, Limit::None, &member.value, found);
        found[before..].reverse();
    }
    found[from..].reverse();
}

/// A field that the client takes only beside another, where that is missing from `map`.
fn lacks_other<'a>(
    place: &Place,
    field: &'static Field,
    map: &Node<'_>,
    node: &'a Node<'a>,
    found: &mut Vec<Misfit<'a>>,
) {
    let missing = field.with.filter(|other| map.get(other).is_none());
    found.extend(missing.map(|other| Misfit {
        field: place.field,
        path: place.path.clone().into_owned(),
        key_span: place.key_span,
        node: Some(node),
        problem: Problem::Without(other),
        limit: Limit::None,
    }));
}

fn fields_of<'a>(place: &Place, fields: &'static [Field], node: &'a Node<'a>, found: &mut Vec<Misfit<'a>>) {
    for field in fields {
        match node.get(field.name) {
            Some(member) => {
                let place = place.below(field.name, member.key_span);
                let before = found.len();
                check(&place, field.kind, field.limit, &member.value, found);
                if found.len() == before {
                    lacks_other(&place, field, node, &member.value, found);
                }
            }
            None if field.needed => found.push(Misfit {
                field: place.field,
                path: format!("{}.{}", place.path, field.name),
                key_span: place.key_span,
                node: None,
                problem: Problem::Missing(field.kind),
                limit: field.limit,
            }),
            None => {}
        }
    }
}
