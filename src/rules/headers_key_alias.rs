//! `headers-key-alias`: the HTTP headers stand under another client's key.

use crate::clients::{Dialect, Mistake, Outcome, Role};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Edit;
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::Member;

pub(super) static RULE: Rule = Rule {
    name: "headers-key-alias",
    category: Category::Shape,
    severity: Severity::Error,
    impact: Impact::SettingIgnored,
    fix: Some(Applicability::Safe),
    summary: "the HTTP headers stand under another client's key",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect else { return };
    let has_url = server.fields().iter().any(|field| Role::of(&field.key) == Some(Role::Url));
    let Some(right) = right_place(dialect).filter(|_| has_url && server.command().is_none()) else { return };
    for member in server.fields() {
        if dialect.field(&member.key).is_some() || !holds_headers(member) {
            continue;
        }
        let reaction = dialect.reaction(Mistake::UnknownKey);
        let is_lost = matches!(reaction.outcome, Outcome::EntryDropped | Outcome::FileRejected);
        let cost = match is_lost {
            true => format!(" and {}", reaction.outcome.verb()),
            false => "; it sends none of these headers".to_owned(),
        };
        let diagnostic = findings
            .report(member.key_span, format!("{} does not know \"{}\"{cost}", dialect.name, member.key))
            .label(member.key_span, format!("\"{right}\" is meant"))
            .maybe_says(reaction.words(server.name, &member.key, "").as_deref());
        if is_lost {
            diagnostic.impact(reaction.outcome.impact());
        }
        diagnostic.fix(match repair(context, dialect, server, member) {
            Some(edits) => Fix::safe(format!("write \"{right}\" instead of \"{}\"", member.key), edits),
            None => Fix::suggestion(format!("put all headers under \"{right}\""), Vec::new()),
        });
    }
}

/// Where this client reads headers, in words; `None` if it reads none, or nothing is known.
fn right_place(dialect: &Dialect) -> Option<String> {
    match (dialect.headers_inside, dialect.keys.headers) {
        (Some(holder), _) => Some(format!("{holder}.headers")),
        (None, key) => key.map(str::to_owned),
    }
}

/// Whether names with values stand there, or one level deeper.
fn holds_headers(member: &Member<'_>) -> bool {
    let headers = match Role::of(&member.key) {
        Some(Role::Headers) => Some(&member.value),
        Some(Role::HeadersHolder) => member.value.get("headers").map(|headers| &headers.value),
        _ => None,
    };
    headers.and_then(|headers| headers.as_object()).is_some_and(|headers| !headers.is_empty())
}

/// The edits that put the headers where this client reads them; `None` where that takes a person.
fn repair(
    context: &Context<'_>,
    dialect: &Dialect,
    server: &Server<'_>,
    member: &Member<'_>,
) -> Option<Vec<Edit>> {
    let editor = context.editor();
    let is_holder = Role::of(&member.key) == Some(Role::HeadersHolder);
    let is_free = |key: &str| server.field(key).is_none();
    match (dialect.headers_inside, is_holder) {
        (Some(holder), true) => is_free(holder).then(|| editor.rename_key(member, holder)),
        (Some(holder), false) => {
            let index = server.field_index(member).filter(|_| is_free(holder))?;
            let mut edits = editor.wrap_members(server.node, index..index + 1, holder);
            if member.key != "headers" {
                edits.extend(editor.rename_key(member, "headers"));
            }
            Some(edits)
        }
        (None, false) => {
            let key = dialect.keys.headers.filter(|key| is_free(key))?;
            Some(editor.rename_key(member, key))
        }
        (None, true) => {
            let key = dialect.keys.headers.filter(|key| is_free(key))?;
            let members = member.value.as_object()?;
            if members.len() > 1 {
                return None;
            }
            let mut edits = editor.hoist_members(member, &member.value)?;
            if key != "headers" {
                edits.extend(editor.rename_key(&members[0], key));
            }
            Some(edits)
        }
    }
}
