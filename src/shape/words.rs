//! How the libraries that clients check their config with name what they find.
//!
//! The words are those that the clients printed when they were asked (`tests/conformance/`, 2026-11-25).

use super::{Misfit, Problem};
use crate::clients::{Dialect, FieldKind, Limit, Validator, is_float, is_time};
use crate::edit::quote;
use crate::syntax::{Node, Value};

impl Validator {
    /// What it says of one value, the place in the entry included where it names that in the same line.
    pub fn issue(self, misfit: &Misfit<'_>) -> Option<String> {
        match self {
            Self::Zod3 => Some(zod3(misfit)),
            Self::Zod4 => Some(format!("{}: {}", misfit.path, zod4(misfit))),
            Self::Serde => serde(misfit),
            Self::Effect => Some(effect(misfit)),
            Self::Silent | Self::Nothing | Self::Unknown => None,
        }
    }
}

fn zod3(misfit: &Misfit<'_>) -> String {
    match (misfit.problem, misfit.node) {
        (Problem::Word(words), Some(node)) => {
            let expected: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
            format!(
                "Invalid enum value. Expected {}, received '{}'",
                expected.join(" | "),
                node.as_str().unwrap_or_default()
            )
        }
        (Problem::Kind(FieldKind::OneOf(words)), Some(node)) => {
            let expected: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
            format!("Expected {}, received {}", expected.join(" | "), json_kind(node))
        }
        (Problem::Kind(kind) | Problem::Missing(kind), Some(node)) => {
            format!("Expected {}, received {}", zod_kind(kind, "object"), json_kind(node))
        }
        _ => "Required".to_owned(),
    }
}

fn zod4(misfit: &Misfit<'_>) -> String {
    let number = misfit.node.and_then(|node| match node.value {
        Value::Number(text) => text.parse::<f64>().ok(),
        _ => None,
    });
    match (misfit.problem, misfit.node) {
        (Problem::Kind(FieldKind::OneOf([word])) | Problem::Word([word]), _) => {
            format!("expected \"{word}\"")
        }
        (Problem::Kind(FieldKind::OneOf(words)) | Problem::Word(words), _) => {
            let expected: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
            format!("Invalid option: expected one of {}", expected.join("|"))
        }
        (Problem::Kind(kind), node) => {
            format!("expected {}, received {}", zod_kind(kind, "record"), node.map_or("undefined", json_kind))
        }
        (Problem::Missing(kind), _) => format!("expected {}, received undefined", zod_kind(kind, "record")),
        (Problem::Value(Limit::PositiveInteger), _) if number.is_some_and(|number| number <= 0.0) => {
            "Too small: expected number to be >0".to_owned()
        }
        (Problem::Value(Limit::PositiveInteger), _) if number.is_some_and(|number| number.fract() == 0.0) => {
            "Too big: expected int to be <9007199254740991".to_owned()
        }
        (Problem::Value(Limit::PositiveInteger), _) => "expected int, received number".to_owned(),
        (Problem::Unknown | Problem::Without(_), _) => "Unrecognized key".to_owned(),
        (Problem::Value(Limit::Url), _) => "Invalid URL".to_owned(),
        (Problem::Value(Limit::Https), _) => {
            format!("{} must use https://", misfit.path.rsplit('.').next().unwrap_or_default())
        }
        (Problem::Value(_), _) => "Too small: expected string to have >=1 characters".to_owned(),
    }
}

fn serde_found(node: &Node<'_>) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => format!("boolean `{value}`"),
        Value::Number(text) if is_time(node) => format!("string \"{text}\""),
        Value::Number(text) if is_float(text) => match text.replace('_', "").parse::<f64>() {
            // All digits, as serde writes them.
            Ok(number) if number.is_finite() && number.fract() == 0.0 => {
                format!("floating point `{number:.1}`")
            }
            Ok(number) => format!("floating point `{number}`"),
            Err(_) => format!("floating point `{text}`"),
        },
        Value::Number(text) => format!("integer `{}`", decimal(text)),
        Value::String(text) => format!("string \"{text}\""),
        Value::Array(_) => "sequence".to_owned(),
        Value::Object(_) => "map".to_owned(),
    }
}

/// A whole number of TOML in decimal digits.
fn decimal(text: &str) -> String {
    let plain = text.replace('_', "");
    let of_radix = |prefix: &str, radix| i64::from_str_radix(plain.strip_prefix(prefix)?, radix).ok();
    let number = of_radix("0x", 16).or_else(|| of_radix("0o", 8)).or_else(|| of_radix("0b", 2));
    number.map_or_else(|| plain.trim_start_matches('+').to_owned(), |number| number.to_string())
}

fn serde(misfit: &Misfit<'_>) -> Option<String> {
    let node = misfit.node?;
    let found = serde_found(node);
    Some(match misfit.problem {
        Problem::Missing(_) | Problem::Unknown | Problem::Without(_) => return None,
        Problem::Word(words) | Problem::Kind(FieldKind::OneOf(words)) => match variant(node) {
            Some(word) => {
                let expected: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
                let expected = match expected.as_slice() {
                    [one, other] => format!("{one} or {other}"),
                    expected => format!("one of {}", expected.join(", ")),
                };
                format!("unknown variant `{word}`, expected {expected}")
            }
            None => "invalid type: unit variant, expected string only".to_owned(),
        },
        Problem::Kind(FieldKind::Untagged(_)) => "data did not match any variant of untagged enum".to_owned(),
        Problem::Kind(kind) => format!("invalid type: {found}, expected {}", serde_kind(kind, misfit.limit)),
        Problem::Value(Limit::NotNegative) => {
            let is_negative =
                matches!(node.value, Value::Number(text) if text.starts_with('-') && !text.contains("inf"));
            let why = if is_negative { "value is negative" } else { "value is either too big or NaN" };
            format!("cannot convert float seconds to Duration: {why}")
        }
        Problem::Value(limit) => {
            let kind = serde_number(limit);
            let what = if found.starts_with("floating") { "type" } else { "value" };
            format!("invalid {what}: {found}, expected {kind}")
        }
    })
}

/// What serde takes for the word: a string, or the key of a map.
fn variant<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    node.as_str().or_else(|| node.as_object()?.first().map(|member| member.key.as_ref()))
}

fn effect(misfit: &Misfit<'_>) -> String {
    let got = misfit.node.map_or_else(|| "undefined".to_owned(), json);
    let is_item = misfit.is_part()
        && matches!(misfit.field.kind, FieldKind::Strings | FieldKind::StringMap | FieldKind::MapOf(_));
    let may_be_missing = if is_item || misfit.field.needed { "" } else { " | undefined" };
    match misfit.problem {
        Problem::Missing(_) => "Missing key".to_owned(),
        Problem::Unknown | Problem::Without(_) => format!("got {got}"),
        Problem::Kind(kind) => format!("Expected {}{may_be_missing}, got {got}", zod_kind(kind, "object")),
        Problem::Word(_) => format!("got {got}"),
        Problem::Value(_) => format!("got {got}"),
    }
}

/// A value as JSON without blanks, as far as it goes on one line of a message.
fn json(node: &Node<'_>) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(text) => (*text).to_owned(),
        Value::String(text) => quote(text),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().take(20).map(json).collect();
            format!("[{}]", items.join(","))
        }
        Value::Object(members) => {
            let members = members.iter().take(20);
            let members: Vec<String> =
                members.map(|member| format!("{}:{}", quote(&member.key), json(&member.value))).collect();
            format!("{{{}}}", members.join(","))
        }
    }
}

/// How JavaScript's libraries name the kind of a value.
pub(crate) fn json_kind(node: &Node<'_>) -> &'static str {
    match node.value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

fn zod_kind(kind: FieldKind, map: &'static str) -> &'static str {
    match kind {
        FieldKind::Strings | FieldKind::ListOf(_) => "array",
        FieldKind::StringMap | FieldKind::ScalarMap | FieldKind::MapOf(_) => map,
        FieldKind::Object | FieldKind::Fields(_) | FieldKind::OnlyFields(_) | FieldKind::ObjectOrBool => {
            "object"
        }
        FieldKind::Bool => "boolean",
        FieldKind::Number | FieldKind::Duration(_) | FieldKind::Durations(_) => "number",
        FieldKind::Either([first, ..]) => zod_kind(*first, map),
        _ => "string",
    }
}

fn serde_kind(kind: FieldKind, limit: Limit) -> &'static str {
    match kind {
        FieldKind::Strings | FieldKind::ListOf(_) => "a sequence",
        FieldKind::StringMap | FieldKind::ScalarMap | FieldKind::MapOf(_) | FieldKind::Object => "a map",
        FieldKind::Bool => "a boolean",
        FieldKind::Number | FieldKind::Duration(_) | FieldKind::Durations(_) => serde_number(limit),
        FieldKind::Fields(_) | FieldKind::OnlyFields(_) => "struct",
        FieldKind::Path => "path string",
        FieldKind::Either([first, ..]) => serde_kind(*first, limit),
        _ => "a string",
    }
}

fn serde_number(limit: Limit) -> &'static str {
    match limit {
        Limit::Unsigned => "u64",
        Limit::Size => "usize",
        Limit::NonZero => "a nonzero usize",
        Limit::Integer => "i64",
        Limit::Port | Limit::PositivePort => "u16",
        _ => "f64",
    }
}

/// What the client's validator says of an entry that is no map.
pub(crate) fn entry_issue(dialect: &Dialect, node: &Node<'_>) -> String {
    match dialect.validator {
        Validator::Effect => format!("got {}", json(node)),
        // It takes a list for the fields in their order, the first of which is a string.
        Validator::Serde => match node.as_array().map(<[Node<'_>]>::first) {
            None => format!("invalid type: {}, expected struct", serde_found(node)),
            Some(Some(first)) if first.as_str().is_none() => {
                format!("invalid type: {}, expected a string", serde_found(first))
            }
            Some(_) => "expected struct".to_owned(),
        },
        _ => format!("Expected object, received {}", json_kind(node)),
    }
}
