//! `env-key-alias`: the variables stand under another client's key.

use crate::clients::{Mistake, Outcome, Role};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::{Member, Node};

pub(super) static RULE: Rule = Rule {
    name: "env-key-alias",
    category: Category::Shape,
    severity: Severity::Error,
    impact: Impact::SettingIgnored,
    fix: Some(Applicability::Safe),
    summary: "the variables stand under another client's key",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect else { return };
    let has = |role| server.fields().iter().any(|field| Role::of(&field.key) == Some(role));
    if has(Role::Url) && !has(Role::Command) {
        return;
    }
    let is_alias = |member: &&Member<'_>| {
        Role::of(&member.key) == Some(Role::Env)
            && dialect.field(&member.key).is_none()
            && holds_variables(&member.value)
    };
    let key = dialect.keys.env;
    let mut aliases = server.fields().iter().filter(is_alias);
    let Some(member) = aliases.next() else { return };
    let reaction = dialect.reaction(Mistake::UnknownKey);
    let cost = match reaction.outcome {
        Outcome::EntryDropped | Outcome::FileRejected => format!(" and {}", reaction.outcome.verb()),
        _ => "; the server starts without these variables".to_owned(),
    };
    let diagnostic = findings
        .report(member.key_span, format!("{} does not know \"{}\"{cost}", dialect.name, member.key))
        .label(member.key_span, format!("\"{key}\" is meant"))
        .maybe_says(reaction.words(server.name, &member.key, "").as_deref());
    if matches!(reaction.outcome, Outcome::EntryDropped | Outcome::FileRejected) {
        diagnostic.impact(reaction.outcome.impact());
    }
    diagnostic.fix(if server.field(key).is_some() || aliases.next().is_some() {
        Fix::suggestion(format!("put all variables under one \"{key}\""), Vec::new())
    } else {
        Fix::safe(format!("rename \"{}\" to \"{key}\"", member.key), context.editor().rename_key(member, key))
    });
}

/// Whether names with values stand there, in any of the forms that people write: not names alone.
fn holds_variables(node: &Node<'_>) -> bool {
    let is_pair =
        |item: &Node<'_>| item.as_str().map_or(item.as_object().is_some(), |text| text.contains('='));
    match node.as_array() {
        Some(items) => !items.is_empty() && items.iter().all(is_pair),
        None => node.as_object().is_some_and(|members| !members.is_empty()),
    }
}
