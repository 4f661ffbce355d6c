//! `env-on-remote`: variables for a process in an entry that starts none.

use super::support::foreign_field::{holds_members, refused};
use crate::clients::{On, Role};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::{Member, Node, Value};

pub(super) static RULE: Rule = Rule {
    name: "env-on-remote",
    category: Category::Shape,
    severity: Severity::Warning,
    impact: Impact::SettingIgnored,
    fix: Some(Applicability::Suggestion),
    summary: "an entry with a URL has variables, and starts no process to give them to",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect.filter(|_| server.is_remote()) else { return };
    let is_refused = refused(server, findings, On::Stdio, "an entry with a URL", |diagnostic, member| {
        diagnostic.fix(Fix::suggestion(format!("take \"{}\" out", member.key), Vec::new()));
    });
    if is_refused {
        return;
    }
    let is_env = |member: &&Member<'_>| {
        Role::of(&member.key) == Some(Role::Env)
            && dialect.field(&member.key).is_some_and(|field| field.on == On::Stdio)
            && holds_members(member)
    };
    let Some(env) = server.fields().iter().find(is_env).filter(|env| !is_referred_to(server, env)) else {
        return;
    };
    let title = match dialect.keys.headers {
        Some(headers) => format!("send what the server wants to know in \"{headers}\""),
        None => format!("take \"{}\" out", env.key),
    };
    findings
        .report(
            env.key_span,
            format!(
                "{} starts no process for an entry with a URL, so the variables in \"{}\" reach nobody",
                dialect.name, env.key
            ),
        )
        .label(env.key_span, "not read")
        .fix(Fix::suggestion(title, Vec::new()));
}

/// Whether another field names one of the variables: some clients fill them in there.
fn is_referred_to(server: &Server<'_>, env: &Member<'_>) -> bool {
    let names: Vec<&str> =
        env.value.as_object().unwrap_or_default().iter().take(50).map(|member| &*member.key).collect();
    server
        .fields()
        .iter()
        .filter(|field| field.key_span != env.key_span)
        .any(|field| names_one(&field.value, &names))
}

fn names_one(node: &Node<'_>, names: &[&str]) -> bool {
    match &node.value {
        Value::String(text) => {
            text.contains('$') && names.iter().any(|name| !name.is_empty() && text.contains(name))
        }
        Value::Array(items) => items.iter().any(|item| names_one(item, names)),
        Value::Object(members) => members.iter().any(|member| names_one(&member.value, names)),
        _ => false,
    }
}
