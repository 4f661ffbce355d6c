//! The table of an entry's fields.

use mcplint::clients::{Dialect, Field, FieldKind, On, UsualValue};
use serde_json::{Value, json};

use crate::words;

/// A row for each field.
pub(crate) fn rows(dialect: &Dialect) -> Vec<Value> {
    dialect.fields.iter().map(|field| row(field, dialect)).collect()
}

fn row(field: &Field, dialect: &Dialect) -> Value {
    json!({
        "name": field.name,
        "type": kind(&field.kind),
        "on": match field.on {
            On::Any => "any",
            On::Stdio => "program",
            On::Remote => "URL",
        },
        "notes": notes(field, dialect),
    })
}

fn notes(field: &Field, dialect: &Dialect) -> Vec<String> {
    let mut notes = Vec::new();
    if !field.does.is_empty() {
        notes.push(field.does.to_owned());
    }
    if let Some(required) = field.required {
        let usual = match required.usual {
            UsualValue::True => "`true`".to_owned(),
            UsualValue::EmptyList => "`[]`".to_owned(),
            UsualValue::Grant(items) => format!("the list of {}", words::codes(items)),
        };
        let until = required.until.map(|version| format!(" before {version}")).unwrap_or_default();
        notes.push(format!("must be there{until}; usual is {usual}"));
    } else if field.needed {
        notes.push("must be there".to_owned());
    }
    if let Some(other) = field.with {
        notes.push(format!("only together with `{other}`"));
    }
    if !words::limit(field.limit).is_empty() {
        notes.push(words::limit(field.limit).to_owned());
    }
    if let Some(range) = field.range {
        notes.push(words::range(range));
    }
    if let Some(successor) = field.successor {
        let now = match successor.field {
            "" => String::new(),
            field => format!("; write `{field}`"),
        };
        notes.push(format!("old: {}{now}", successor.because));
    }
    let keys = &dialect.keys;
    let known = [keys.command, keys.args, keys.env].into_iter().chain(keys.cwd).chain(keys.headers);
    if let Some(name) = known.chain(keys.url.iter().copied()).find(|name| *name == field.name) {
        let role = role(name, dialect);
        if field.does.is_empty() && !role.is_empty() {
            notes.insert(0, role.to_owned());
        }
    }
    notes
}

/// What a usual field is for.
fn role(name: &str, dialect: &Dialect) -> &'static str {
    let keys = &dialect.keys;
    if name == keys.command {
        if keys.command_is_array { "the program and its arguments, in one list" } else { "the program" }
    } else if name == keys.args {
        "its arguments"
    } else if name == keys.env {
        "variables of the process"
    } else if keys.cwd == Some(name) {
        "the folder in which the process starts"
    } else if keys.headers == Some(name) {
        "HTTP headers"
    } else {
        "the address"
    }
}

fn kind(kind: &FieldKind) -> String {
    match kind {
        FieldKind::String => "string".to_owned(),
        FieldKind::Path => "path".to_owned(),
        FieldKind::OneOf(words) => {
            words::listed(words.iter().map(|word| format!("`\"{word}\"`")).collect(), "or")
        }
        FieldKind::Strings => "list of strings".to_owned(),
        FieldKind::StringMap => "map of strings".to_owned(),
        FieldKind::ScalarMap => "map of strings, numbers or booleans".to_owned(),
        FieldKind::Bool => "`true` or `false`".to_owned(),
        FieldKind::False => "`false`".to_owned(),
        FieldKind::Number => "number".to_owned(),
        FieldKind::Duration(unit) => format!("number of {}", words::unit(*unit)),
        FieldKind::Durations(unit) => format!("number of {}, or a map of such", words::unit(*unit)),
        FieldKind::VariableName => "the name of a variable, not its value".to_owned(),
        FieldKind::Refused(instead) => format!("refused; it asks for `{instead}`"),
        FieldKind::Object => "map".to_owned(),
        FieldKind::StringOrStrings => "string or list of strings".to_owned(),
        FieldKind::ObjectOrBool => "map, `true` or `false`".to_owned(),
        FieldKind::Scalar => "string, number or boolean".to_owned(),
        FieldKind::ListOf(item) => format!("list of: {}", self::kind(item)),
        FieldKind::MapOf(item) => format!("map of: {}", self::kind(item)),
        FieldKind::Fields(fields) | FieldKind::FieldsIfMap(fields) | FieldKind::OnlyFields(fields) => {
            let names: Vec<&str> = fields.iter().map(|field| field.name).collect();
            format!("map with {}", words::codes(&names))
        }
        FieldKind::Either(kinds) | FieldKind::Untagged(kinds) => {
            words::listed(kinds.iter().map(self::kind).collect(), "or")
        }
        FieldKind::Anything => "not known".to_owned(),
    }
}
