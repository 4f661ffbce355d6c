//! `deprecated-field`: a field that the client still reads, and asks to write otherwise.

use crate::clients::{Dialect, Field, FieldKind, Successor, TimeUnit};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Edit;
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::{Member, Value};

pub(super) static RULE: Rule = Rule {
    name: "deprecated-field",
    category: Category::Shape,
    severity: Severity::Info,
    impact: Impact::None,
    fix: Some(Applicability::Suggestion),
    summary: "a field that has a successor",
    check: Check::Both(check_root, check_server),
};

/// The servers stand where older versions kept them.
fn check_root(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some((dialect, successor)) =
        context.dialect.and_then(|dialect| Some((dialect, dialect.root_successor?)))
    else {
        return;
    };
    for container in context.config.containers.iter().filter(|container| !is_empty(&container.node.value)) {
        let Some(member) = container.member else { continue };
        findings
            .report(
                member.key_span,
                format!("{} keeps servers elsewhere now: {}", dialect.name, successor.because),
            )
            .label(member.key_span, "the older place")
            .fix(Fix::suggestion(format!("move the servers to {}", successor.field), Vec::new()));
    }
}

fn is_empty(value: &Value<'_>) -> bool {
    matches!(value, Value::Object(members) if members.is_empty())
}

fn check_server(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect else { return };
    for member in server.fields() {
        let Some(field) = dialect.field(&member.key) else { continue };
        let Some(successor) = field.successor else { continue };
        // Both are often there for clients of two ages.
        if server.field(successor.field).is_some() {
            continue;
        }
        findings
            .report(
                member.key_span,
                format!(
                    "\"{}\" has a successor in {}, \"{}\": {}",
                    member.key, dialect.name, successor.field, successor.because
                ),
            )
            .label(member.key_span, format!("\"{}\" now", successor.field))
            .fix(suggestion(context, dialect, server, member, field, successor));
    }
}

fn suggestion(
    context: &Context<'_>,
    dialect: &Dialect,
    server: &Server<'_>,
    member: &Member<'_>,
    old: &Field,
    successor: Successor,
) -> Fix {
    let editor = context.editor();
    let title = format!("write \"{}\" instead", successor.field);
    let mut edits = editor.rename_key(member, successor.field);
    let new = dialect.field(successor.field).map(|field| field.kind);
    match (old.kind, new) {
        (FieldKind::Duration(TimeUnit::Milliseconds), Some(FieldKind::Duration(TimeUnit::Seconds))) => {
            let Value::Number(number) = member.value.value else { return Fix::suggestion(title, Vec::new()) };
            let Ok(milliseconds) = number.replace('_', "").parse::<f64>() else {
                return Fix::suggestion(title, Vec::new());
            };
            edits.push(Edit::replace(member.value.span, format!("{}", milliseconds / 1000.0)));
        }
        _ if dialect.transport.key == Some(successor.field) => {
            let word = member.value.as_str().unwrap_or_default();
            let Some(http) = dialect.transport.http.first().filter(|_| !dialect.transport.knows(word)) else {
                return Fix::suggestion(title, edits);
            };
            edits.push(editor.replace_string(member.value.span, http));
        }
        _ if dialect.keys.url.contains(&successor.field) => {
            let (Some(key), Some(word)) = (dialect.transport.key, dialect.transport.http.first()) else {
                return Fix::suggestion(title, edits);
            };
            let place = server.field_index(member).filter(|_| server.field(key).is_none());
            edits.extend(
                place
                    .map(|place| editor.insert_member(server.node, place + 1, key, &(*word).into()))
                    .unwrap_or_default(),
            );
        }
        _ => {}
    }
    Fix::suggestion(title, edits)
}
