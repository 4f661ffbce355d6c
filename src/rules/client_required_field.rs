//! `client-required-field`: a field without which the client does not take an entry.

use super::enable_flag_mismatch::flag_of_others;
use crate::clients::{Dialect, EnableFlag, Mistake, On, Requirement, UsualValue};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Literal;
use crate::model::Server;
use crate::near::squash;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::shape;

pub(super) static RULE: Rule = Rule {
    name: "client-required-field",
    category: Category::Shape,
    severity: Severity::Error,
    impact: Impact::ServerRejected,
    fix: Some(Applicability::Safe),
    summary: "an entry lacks a field that the client asks for",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect else { return };
    let (is_stdio, is_remote) = (server.is_stdio(), server.is_remote());
    let is_other = names_other_kind(dialect, server);
    // None of the kinds, or the shape of another client: other rules say what is wrong.
    if !(is_stdio || is_remote || is_other) || is_foreign(dialect, server) {
        return;
    }
    if is_stdio {
        transport_word(context, dialect, server, findings);
    }
    for field in dialect.fields.iter().filter(|field| match field.on {
        On::Any => true,
        On::Stdio => is_stdio,
        On::Remote => is_remote,
    }) {
        let Some(requirement) = field.required else { continue };
        // `disabled` in its place is for `enable-flag-mismatch`, which writes it.
        let is_elsewhere = is_switch(dialect, field.name) && flag_of_others(dialect, server).is_some();
        if server.field(field.name).is_none() && !is_elsewhere {
            missing(context, dialect, server, findings, field.name, requirement);
        }
    }
}

/// Whether this field turns entries of the client on and off.
fn is_switch(dialect: &Dialect, name: &str) -> bool {
    match dialect.keys.enable {
        EnableFlag::Enabled => name == "enabled",
        EnableFlag::On(key) => name == key,
        _ => false,
    }
}

/// Whether the entry is of a kind that is neither a process nor a URL: an extension that the client brings.
fn names_other_kind(dialect: &Dialect, server: &Server<'_>) -> bool {
    let word = dialect.transport.key.and_then(|key| server.field(key)?.value.as_str());
    word.is_some_and(|word| dialect.transport.other.contains(&word))
}

/// Whether the program stands in another shape than this client's: one list, or one string.
fn is_foreign(dialect: &Dialect, server: &Server<'_>) -> bool {
    server
        .command()
        .is_some_and(|command| command.value.as_array().is_some() != dialect.keys.command_is_array)
}

/// The word for a process. That for a URL is `remote-missing-type`'s.
fn transport_word(
    context: &Context<'_>,
    dialect: &Dialect,
    server: &Server<'_>,
    findings: &mut Findings<'_>,
) {
    let (Some(key), Some(word)) = (dialect.transport.key, dialect.transport.stdio.first()) else { return };
    let names_it = |name: &str| {
        let name = squash(name);
        name == squash(key) || matches!(name.as_str(), "type" | "transport" | "transporttype")
    };
    if !dialect.transport.required || server.fields().iter().any(|field| names_it(&field.key)) {
        return;
    }
    let Some(reaction) = server.reaction(Mistake::NoType) else { return };
    findings
        .report(
            server.name_span,
            format!(
                "{} asks every entry for \"{key}\" and {} without it",
                dialect.name,
                reaction.outcome.verb()
            ),
        )
        .impact(reaction.outcome.impact())
        .label(server.name_span, format!("no \"{key}\""))
        .maybe_says(shape::words(server, Mistake::NoType, key, "").as_deref())
        .fix(Fix::safe(
            format!("insert \"{key}\": \"{word}\""),
            context.editor().insert_member(server.node, 0, key, &(*word).into()),
        ));
}

fn missing(
    context: &Context<'_>,
    dialect: &Dialect,
    server: &Server<'_>,
    findings: &mut Findings<'_>,
    name: &str,
    requirement: Requirement,
) {
    let client = dialect.name;
    let Some(reaction) = server.reaction(Mistake::NoField(name)) else { return };
    let message = match requirement.until {
        None => format!("{client} asks for \"{name}\" and {} without it", reaction.outcome.verb()),
        Some(version) => format!("{client} before {version} asks for \"{name}\"; later versions do without"),
    };
    let (value, shown, applicability) = match requirement.usual {
        UsualValue::True => (Literal::Verbatim("true".to_owned()), "true".to_owned(), Applicability::Safe),
        UsualValue::EmptyList => (Literal::Strings(Vec::new()), "[]".to_owned(), Applicability::Safe),
        UsualValue::Grant(items) => (
            Literal::Strings(items.iter().map(|item| (*item).to_owned()).collect()),
            format!("[\"{}\"]", items.join("\", \"")),
            Applicability::Unsafe,
        ),
    };
    let edits = context.editor().insert_member(server.node, place(dialect, server, name), name, &value);
    let found = findings.report(server.name_span, message);
    found.label(server.name_span, format!("no \"{name}\""));
    if requirement.until.is_some() {
        found.severity(Severity::Info).impact(Impact::None);
    } else {
        found.impact(reaction.outcome.impact());
    }
    found.maybe_says(reaction.words(server.name, name, "").as_deref()).fix(Fix::new(
        applicability,
        format!("insert \"{name}\": {shown}"),
        edits,
    ));
}

/// Arguments stand behind their program, all else at the end.
fn place(dialect: &Dialect, server: &Server<'_>, name: &str) -> usize {
    let command = server.command().and_then(|command| server.field_index(command));
    match command {
        Some(index) if name == dialect.keys.args => index + 1,
        _ => server.fields().len(),
    }
}
