//! What a client does with the key, the variable or the package under the cursor.

use super::cursor::{Spot, Target};
use crate::argv::package::PackageRef;
use crate::clients::{
    Dialect, Field, FieldKind, On, Speaks, TimeUnit, UnknownFields, Unset, VariableForm, readers_of,
};
use crate::knowledge::packages::{self, Confidence, Package, State, Successor, Way};
use crate::model::{Server, is_root_key};
use crate::rule::Context;
use crate::rules::support::needs::{Missing, describe};
use crate::span::Span;
use crate::syntax::{Member, Node};
use crate::variables::Variable;

/// What there is to say about byte `offset`, as Markdown, and the bytes that it is about.
pub(super) fn at(context: &Context<'_>, offset: usize) -> Option<(String, Span)> {
    let root = context.config.root?;
    let spot = Spot::find(root, offset)?;
    match spot.target {
        Target::Key(member) => Some((key(context, &spot, member)?, spot.span())),
        Target::Value(node) => value(context, &spot, node, offset),
    }
}

/// A word of the file, as code: nothing in it may end the code.
fn code(word: &str) -> String {
    let plain: String =
        word.chars().filter(|character| *character != '`' && !character.is_control()).collect();
    format!("`{plain}`")
}

fn key<'a>(context: &Context<'a>, spot: &Spot<'a>, member: &Member<'_>) -> Option<String> {
    let Some((server, keys)) = spot.server(context) else {
        return beside(context.dialect?, &spot.keys, member);
    };
    match keys {
        [name] => Some(field(context.dialect?, server, name)),
        [outer, name] if server.env().is_some_and(|env| env.key == *outer) => {
            variable_of_server(server, name)
        }
        [outer, name] => {
            let inner = inner_field(context.dialect?.field(outer)?.kind, name)?;
            Some(format!("`{outer}.{name}`: {}{}", kind(inner.kind), clause(inner)))
        }
        _ => None,
    }
}

/// A key that is in no server.
fn beside(dialect: &Dialect, keys: &[&str], member: &Member<'_>) -> Option<String> {
    let client = dialect.name;
    if dialect.roots.contains(&keys) {
        return Some(format!("`{}`: where {client} looks for its servers", keys.join(".")));
    }
    let [name] = keys else { return None };
    if let Some(field) = dialect.settings.iter().find(|field| field.name == *name) {
        return Some(format!("`{name}`: {}{}", kind(field.kind), clause(field)));
    }
    if dialect.siblings.contains(name) {
        return Some(format!("`{name}`: {client} reads it beside its servers"));
    }
    let is_lost = is_root_key(name) && !dialect.roots.is_empty() && member.value.as_object().is_some();
    is_lost.then(|| {
        format!("`{name}`: {client} does not look here for servers; it looks under `{}`", dialect.root_name())
    })
}

/// A field of a server.
fn field(dialect: &Dialect, server: &Server<'_>, name: &str) -> String {
    let client = dialect.name;
    let Some(field) = dialect.field(name) else {
        return stranger(dialect, name);
    };
    let whose = match field.on {
        On::Any => "",
        On::Stdio => ", for servers that are started as a process",
        On::Remote => ", for servers that are reached by URL",
    };
    let mut lines = vec![format!("`{name}`: {}{whose}{}", kind(field.kind), clause(field))];
    let is_other = match field.on {
        On::Any => false,
        On::Stdio => server.is_remote(),
        On::Remote => server.is_stdio(),
    };
    if is_other {
        lines.push(format!("{client} does not read it in this entry."));
    }
    if let Some(successor) = field.successor {
        let instead = if successor.field.is_empty() {
            String::new()
        } else {
            format!(" Write `{}` now.", successor.field)
        };
        lines.push(format!("Deprecated: {}.{instead}", successor.because));
    }
    if let Some(range) = field.range {
        let most = range.most.map_or_else(String::new, |most| format!(", at most {most}"));
        lines.push(format!("At least {}{most}.", range.least));
    }
    lines.push(format!("Read by {client}."));
    lines.join("\n\n")
}

/// A field that the client does not know.
fn stranger(dialect: &Dialect, name: &str) -> String {
    let client = dialect.name;
    let does = match dialect.unknown_fields {
        UnknownFields::Ignored => "and ignores it",
        UnknownFields::Warned => "warns of it, and reads the rest of the entry",
        UnknownFields::EntryDropped => "and drops an entry that has it",
        UnknownFields::Unknown => "as far as is known",
    };
    let readers: Vec<&str> = readers_of(name).map(|reader| reader.name).take(5).collect();
    let others =
        if readers.is_empty() { String::new() } else { format!("\n\nRead by {}.", readers.join(", ")) };
    format!("{}: {client} does not know it {does}{others}", code(name))
}

fn kind(kind: FieldKind) -> String {
    match kind {
        FieldKind::OneOf(words) => {
            let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            format!("one of {}", words.join(", "))
        }
        FieldKind::Duration(TimeUnit::Milliseconds) => "a time in milliseconds".to_owned(),
        FieldKind::Duration(TimeUnit::Seconds) => "a time in seconds".to_owned(),
        FieldKind::Anything => "any value".to_owned(),
        FieldKind::VariableName => "the name of a variable of the environment".to_owned(),
        FieldKind::Refused(instead) => format!("refused: {instead}"),
        FieldKind::Strings => "a list of strings".to_owned(),
        FieldKind::StringMap | FieldKind::ScalarMap => "a map from names to strings".to_owned(),
        FieldKind::OnlyFields(_) | FieldKind::FieldsIfMap(_) => "a map".to_owned(),
        other => other.words().to_owned(),
    }
}

fn clause(field: &Field) -> String {
    if field.does.is_empty() { String::new() } else { format!("; {}", field.does) }
}

/// The field of this name in a map with a shape of its own.
fn inner_field(kind: FieldKind, name: &str) -> Option<&'static Field> {
    match kind {
        FieldKind::Fields(fields) | FieldKind::OnlyFields(fields) | FieldKind::FieldsIfMap(fields) => {
            fields.iter().find(|field| field.name == name)
        }
        FieldKind::Either(kinds) => kinds.iter().find_map(|kind| inner_field(*kind, name)),
        _ => None,
    }
}

fn value<'a>(
    context: &Context<'a>,
    spot: &Spot<'a>,
    node: &Node<'_>,
    offset: usize,
) -> Option<(String, Span)> {
    let (server, keys) = spot.server(context)?;
    for use_ in server.uses() {
        for (variable, span) in use_.text.variables(context.text) {
            if span.start <= offset && offset <= span.end {
                return Some((reference(context, use_.field, &variable)?, span));
            }
        }
    }
    let word = node.as_str().filter(|_| {
        keys.len() == 1
            && context.dialect.is_some_and(|dialect| dialect.transport.key == keys.first().copied())
    });
    if let Some(word) = word {
        return Some((transport(context.dialect?, word)?, node.span));
    }
    let package = server.argv().package()?;
    let token = server.argv().tokens.get(package.token)?;
    let row = packages::find(package.ecosystem, &package.name)?;
    (token.span == node.span).then(|| (known(context, server, package, &row), node.span))
}

/// A reference to a variable.
fn reference(context: &Context<'_>, field: &str, variable: &Variable<'_>) -> Option<String> {
    let dialect = context.dialect?;
    let client = dialect.name;
    if !dialect.forms_in(field).contains(&variable.form) {
        return dialect.variables.complete.then(|| {
            format!("{client} does not expand this in `{field}`: the server gets the text as it stands")
        });
    }
    let name = code(variable.name);
    Some(match variable.form {
        VariableForm::Input => format!("{client} asks for the input {name} when the server starts"),
        VariableForm::Editor => format!("{client} fills in {name}"),
        VariableForm::File => format!("{client} puts the content of {name} here"),
        _ => {
            let unset = match (variable.default, dialect.variables.unset) {
                (Some(default), _) => format!("where it is not set, {}", code(default)),
                (None, Unset::Literal) => "where it is not set, the text stays as it is".to_owned(),
                (None, Unset::Empty) => "where it is not set, nothing".to_owned(),
                (None, Unset::Rejected) => format!("where it is not set, {client} refuses the entry"),
                (None, Unset::Unknown) => "what it does where that is not set is not known".to_owned(),
            };
            format!("{client} puts the environment variable {name} here; {unset}")
        }
    })
}

/// What a transport word means.
fn transport(dialect: &Dialect, word: &str) -> Option<String> {
    if !dialect.transport.knows(word) {
        return None;
    }
    let meaning = match Speaks::of(word)? {
        Speaks::Stdio => "starts a process and speaks with it over its pipes",
        Speaks::Http => "speaks streamable HTTP with the URL",
        Speaks::Sse => "speaks HTTP with server-sent events, the transport before streamable HTTP",
        Speaks::Remote => "speaks HTTP with the URL",
        Speaks::Websocket => "opens a websocket",
    };
    Some(format!("`{word}`: {} {meaning}", dialect.name))
}

/// A variable that a known server may read.
fn variable_of_server(server: &Server<'_>, name: &str) -> Option<String> {
    let package = server.argv().package()?;
    let row = packages::find(package.ecosystem, &package.name)?;
    let is_way = || row.any_of.iter().flat_map(|group| group.iter()).any(|way| names(way).contains(&name));
    let says = if row.required.iter().any(|required| required == name) {
        "needs it"
    } else if is_way() {
        "takes it as one of several ways to give it what it needs"
    } else if row.optional.iter().any(|optional| optional == name) {
        "reads it and does not need it"
    } else {
        return None;
    };
    Some(format!("`{name}`: {} {says}\n\n{}", row.name, origin(&row)))
}

fn names(way: &Way) -> Vec<&'static str> {
    match way {
        Way::Variable(name) => vec![name],
        Way::All(names) => names.to_vec(),
        _ => Vec::new(),
    }
}

/// A known package: what it needs, what became of it.
fn known(context: &Context<'_>, server: &Server<'_>, package: &PackageRef, row: &Package) -> String {
    let mut lines = vec![format!("**{}**", row.name)];
    match row.state {
        State::Kept => {}
        State::Left(why) => lines.push(format!("It {why}.")),
        State::Renamed => lines.push("It has a new name.".to_owned()),
        State::Absent => lines.push("There is no package of this name.".to_owned()),
    }
    if let Some(successor) = row.successors.first() {
        lines.push(format!("In its place: {}", successor_words(*successor)));
    }
    let code = |names: Vec<&str>| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let needs: Vec<&str> = row.required.iter().collect();
    if !needs.is_empty() {
        lines.push(format!("Needs {}", code(needs)));
    }
    for group in row.any_of {
        lines.push(format!("Needs {}", group.iter().map(describe).collect::<Vec<_>>().join(" or ")));
    }
    let reads: Vec<&str> = row.optional.iter().collect();
    if !reads.is_empty() {
        lines.push(format!("Reads {}", code(reads)));
    }
    let missing = Missing::of(context, server, package, row).words;
    if !missing.is_empty() && row.confidence > Confidence::Low {
        lines.push(format!("This entry does not give it {}", missing.join(", ")));
    }
    lines.push(origin(row));
    lines.join("\n\n")
}

fn successor_words(successor: Successor) -> String {
    match successor {
        Successor::Npm(name) => format!("`npx -y {name}`"),
        Successor::Pypi(name) => format!("`uvx {name}`"),
        Successor::Image(name) => format!("the image `{name}`"),
        Successor::Url(url) => format!("the remote server {url}"),
        Successor::Words(words) => words.to_owned(),
    }
}

fn origin(row: &Package) -> String {
    format!("Source: {} (checked {})", row.source, row.checked)
}
