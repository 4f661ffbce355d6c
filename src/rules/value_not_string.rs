//! `value-not-string`: a number or a boolean where the client takes strings only.

use crate::clients::{Dialect, FieldKind, Mistake, Outcome};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::is_scalar;
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::{Member, Node};

pub(super) static RULE: Rule = Rule {
    name: "value-not-string",
    category: Category::Shape,
    severity: Severity::Error,
    impact: Impact::ServerRejected,
    fix: Some(Applicability::Safe),
    summary: "a number or boolean stands where only strings are taken",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    // Some clients make strings of numbers, so nothing holds for an unknown one.
    let Some(dialect) = context.dialect else { return };
    let headers = dialect.keys.headers.and_then(|key| server.field(key));
    let command = server.command().filter(|_| dialect.keys.command_is_array);
    let places = [
        (command, Mistake::ArgNotString),
        (server.args(), Mistake::ArgNotString),
        (server.env(), Mistake::EnvNotString),
        (headers, Mistake::HeaderNotString),
    ];
    for (member, mistake) in places {
        let Some(member) = member else { continue };
        for (key, value) in scalars(dialect, member) {
            report(context, dialect, server, findings, (member, mistake), (&key, value));
        }
    }
}

/// The numbers and booleans in a list or map of strings, with their place in it.
fn scalars<'a>(dialect: &Dialect, member: &'a Member<'a>) -> Vec<(String, &'a Node<'a>)> {
    let kind = dialect.field(&member.key).map(|field| field.kind);
    match (kind, member.value.as_array(), member.value.as_object()) {
        (Some(FieldKind::Strings | FieldKind::StringOrStrings), Some(items), _) => items
            .iter()
            .enumerate()
            .filter(|(_, item)| is_scalar(item))
            .map(|(index, item)| (index.to_string(), item))
            .collect(),
        (Some(FieldKind::StringMap), _, Some(members)) => members
            .iter()
            .filter(|member| is_scalar(&member.value))
            .map(|member| (member.key.to_string(), &member.value))
            .collect(),
        _ => Vec::new(),
    }
}

fn report(
    context: &Context<'_>,
    dialect: &Dialect,
    server: &Server<'_>,
    findings: &mut Findings<'_>,
    (member, mistake): (&Member<'_>, Mistake<'_>),
    (key, value): (&str, &Node<'_>),
) {
    let reaction = dialect.reaction(mistake);
    if reaction.outcome == Outcome::Accepted {
        return;
    }
    let kind = value.kind();
    let what = match mistake {
        Mistake::ArgNotString => "an argument".to_owned(),
        _ => format!("\"{key}\""),
    };
    let cost = match reaction.outcome {
        Outcome::Unknown => {
            format!("{} asks for strings in \"{}\" and may refuse the entry", dialect.name, member.key)
        }
        outcome => {
            format!("{} takes only strings in \"{}\" and {}", dialect.name, member.key, outcome.verb())
        }
    };
    let received = kind.rsplit(' ').next().unwrap_or(kind);
    let quoted = context.editor().replace_string(value.span, value.span.slice(context.text));
    let diagnostic = findings
        .report(value.span, format!("{what} is {kind}; {cost}"))
        .impact(reaction.outcome.impact())
        .label(value.span, format!("{kind}, not a string"))
        .maybe_says(reaction.words(server.name, key, received).as_deref())
        .fix(Fix::safe(format!("put the {received} in quotes"), vec![quoted]));
    if matches!(reaction.outcome, Outcome::Unknown | Outcome::Warned) {
        diagnostic.severity(Severity::Warning);
    }
}
