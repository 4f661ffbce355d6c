//! `wrong-type`: a value whose type the client does not take, where no other rule says more.

use crate::clients::{Dialect, FieldKind, Limit, Mistake, Validator};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::{Edit, is_scalar};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::shape::{Misfit, Problem};
use crate::syntax::{Node, Value};

use super::support::misfit::{report, report_entry};

pub(super) static RULE: Rule = Rule {
    name: "wrong-type",
    category: Category::Shape,
    severity: Severity::Error,
    impact: Impact::ServerRejected,
    fix: Some(Applicability::Safe),
    summary: "a value has a type that the client does not take",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect else { return };
    if server.node.as_object().is_none() {
        if !matches!(server.node.value, Value::Null) {
            let kind = server.node.kind();
            let (what, label) = (format!("is {kind}, and must be a map"), format!("{kind}, not a map"));
            report_entry(context, server, findings, (Mistake::Entry, &what, &label));
        }
        return;
    }
    for misfit in server.misfits() {
        let Some(node) = misfit.node.filter(|_| !misfit.is_null() && !is_of_another_rule(dialect, misfit))
        else {
            continue;
        };
        let kind = node.kind();
        let (what, label) = match misfit.problem {
            Problem::Missing(_) => continue,
            Problem::Kind(wanted) => (
                format!("\"{}\" is {kind}, and must be {}", misfit.path, words(wanted)),
                format!("{kind}, not {}", words(wanted)),
            ),
            Problem::Word(known) => (
                format!("\"{}\" must be one of {}", misfit.path, known.join(", ")),
                "no word that the client knows".to_owned(),
            ),
            Problem::Value(limit) => {
                (format!("\"{}\" must be {}", misfit.path, bounds(limit)), format!("not {}", bounds(limit)))
            }
        };
        let fix = repair(misfit, node);
        if let Some(diagnostic) = report(findings, server, misfit, &what) {
            diagnostic.label(node.span, label).maybe_fix(fix);
        }
    }
}

/// Whether a rule of its own says more about this place.
fn is_of_another_rule(dialect: &Dialect, misfit: &Misfit<'_>) -> bool {
    let name = misfit.field.name;
    let is_strings = matches!(misfit.field.kind, FieldKind::Strings | FieldKind::StringOrStrings);
    let is_map = matches!(misfit.field.kind, FieldKind::StringMap | FieldKind::ScalarMap);
    let is_word = matches!(misfit.problem, Problem::Word(_));
    if misfit.is_part() {
        // A number or a boolean.
        return (is_strings || is_map) && misfit.node.is_some_and(is_scalar);
    }
    // Where nobody knows what a map costs, oauth-fields says what its keys mean elsewhere.
    let is_oauth = dialect.validator == Validator::Unknown
        && name == "oauth"
        && misfit.node.is_some_and(|node| node.as_object().is_some());
    is_oauth
        || name == dialect.keys.command
        || name == dialect.keys.args
        || is_map
        || is_word && dialect.transport.key == Some(name)
}

/// The kind of value that is wanted, in words.
fn words(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Strings | FieldKind::ListOf(_) => "a list",
        FieldKind::StringMap
        | FieldKind::ScalarMap
        | FieldKind::MapOf(_)
        | FieldKind::Object
        | FieldKind::Fields(_) => "a map",
        FieldKind::Bool => "true or false",
        FieldKind::False => "false",
        FieldKind::Number | FieldKind::Duration(_) | FieldKind::Durations(_) => "a number",
        FieldKind::ObjectOrBool => "a map, true or false",
        FieldKind::StringOrStrings => "a string or a list of strings",
        FieldKind::Either([first, ..]) => words(*first),
        _ => "a string",
    }
}

/// What a limit allows, in words.
fn bounds(limit: Limit) -> &'static str {
    match limit {
        Limit::None => "another value",
        Limit::NotEmpty => "more than an empty string",
        Limit::Url => "an address with a scheme and a host",
        Limit::Https => "an address that starts with https://",
        Limit::PositiveInteger => "a whole number above 0",
        Limit::Unsigned => "a whole number, not below 0",
        Limit::NotNegative => "a number, not below 0",
        Limit::Integer => "a whole number",
        Limit::Port => "a port, 0 to 65535",
        Limit::PositivePort => "a port, 1 to 65535",
    }
}

/// The same value in the type that is wanted, where there is only one.
fn repair(misfit: &Misfit<'_>, node: &Node<'_>) -> Option<Fix> {
    let Problem::Kind(wanted) = misfit.problem else { return None };
    let text = node.as_str()?;
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = !digits.is_empty()
        && digits.len() < 16
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (digits == "0" || !digits.starts_with('0'));
    let is_right = match wanted {
        FieldKind::Bool => matches!(text, "true" | "false"),
        FieldKind::False => text == "false",
        FieldKind::Number | FieldKind::Duration(_) | FieldKind::Durations(_) => {
            is_number && misfit.limit.takes(&number(node, text))
        }
        _ => false,
    };
    is_right.then(|| Fix::safe(format!("write {text} without quotes"), vec![Edit::replace(node.span, text)]))
}

/// The number that stands in a string.
fn number<'t>(node: &Node<'_>, text: &'t str) -> Node<'t> {
    Node { span: node.span, value: Value::Number(text) }
}
