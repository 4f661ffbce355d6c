//! `env-not-map`: variables or headers in a list, or as one string.

use std::borrow::Cow;

use crate::clients::FieldKind;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Literal;
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::{Node, Value};

use super::support::misfit::report;

pub(super) static RULE: Rule = Rule {
    name: "env-not-map",
    category: Category::Shape,
    severity: Severity::Error,
    impact: Impact::ServerRejected,
    fix: Some(Applicability::Safe),
    summary: "variables or headers are not a map",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if context.dialect.is_none() {
        unknown_client(context, server, findings);
        return;
    }
    for misfit in server.misfits() {
        let Some(node) = misfit.node else { continue };
        let is_map = matches!(misfit.field.kind, FieldKind::StringMap | FieldKind::ScalarMap);
        if misfit.is_part() || misfit.is_null() || !is_map {
            continue;
        }
        let kind = node.kind();
        let what = format!("\"{}\" must be a map from names to values, and is {kind}", misfit.field.name);
        let fix = repair(context, node, if misfit.field.name == context.env_key() { '=' } else { ':' });
        if let Some(diagnostic) = report(findings, server, misfit, &what) {
            diagnostic.label(node.span, format!("{kind}, not a map")).maybe_fix(fix);
        }
    }
}

/// Every client wants a map.
fn unknown_client(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(env) = server.env().filter(|env| env.key == "env" && env.value.as_array().is_some()) else {
        return;
    };
    let fix = repair(context, &env.value, '=');
    findings
        .report(
            env.value.span,
            "\"env\" must be a map from names to values, and is an array; the client cannot read it",
        )
        .severity(Severity::Warning)
        .impact(Impact::ServerFails)
        .label(env.value.span, "an array, not a map")
        .maybe_fix(fix);
}

/// The map that a list of `NAME=value` or of objects with `name` and `value` stands for.
fn repair(context: &Context<'_>, node: &Node<'_>, separator: char) -> Option<Fix> {
    let items = node.as_array()?;
    let mut pairs: Vec<(String, Literal)> = Vec::with_capacity(items.len());
    for item in items {
        let (name, value) = pair(item, separator)?;
        if name.is_empty()
            || name.contains(char::is_whitespace)
            || pairs.iter().any(|(known, _)| *known == name)
        {
            return None;
        }
        pairs.push((name.into_owned(), Literal::String(value.into_owned())));
    }
    let title = if pairs.is_empty() { "write an empty map" } else { "write it as a map" };
    let edits = context.editor().rewrite(node, &Literal::Object(pairs));
    (!edits.is_empty()).then(|| Fix::safe(title, edits))
}

/// The name and the value that an item of the list holds.
fn pair<'n>(item: &'n Node<'_>, separator: char) -> Option<(Cow<'n, str>, Cow<'n, str>)> {
    if let Some(text) = item.as_str() {
        let (name, value) = text.split_once(separator)?;
        let value = if separator == ':' { value.trim() } else { value };
        return Some((name.trim().into(), value.into()));
    }
    let members = item.as_object()?;
    if let [only] = members {
        return Some((only.key.as_ref().into(), only.value.as_str()?.into()));
    }
    let find = |keys: [&str; 3]| {
        members.iter().find(|member| keys.iter().any(|key| member.key.eq_ignore_ascii_case(key)))
    };
    let (name, value) = (find(["name", "key", "variable"])?, find(["value", "val", "default"])?);
    let text = match &value.value.value {
        Value::String(text) => text.as_ref(),
        _ => return None,
    };
    (members.len() == 2).then_some((name.value.as_str()?.into(), text.into()))
}
