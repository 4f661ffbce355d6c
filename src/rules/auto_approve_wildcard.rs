//! `auto-approve-wildcard`: the client asks nobody before it calls the tools of a server.

use crate::clients::{Approval, Knowledge};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::Member;

pub(super) static RULE: Rule = Rule {
    name: "auto-approve-wildcard",
    category: Category::Security,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: Some(Applicability::Suggestion),
    summary: "every tool of the server is approved in advance",
    check: Check::Server(check),
};

/// What a member says about approval.
struct Approved<'a> {
    member: &'a Member<'a>,
    /// The item `*` of a list.
    wildcard: Option<usize>,
    /// Whether the client calls every tool unasked; `None` where the client is not known.
    works: Option<bool>,
}

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    for member in server.fields() {
        if let Some(approved) = approved(context, member) {
            report(context, server, &approved, findings);
        }
    }
}

fn approved<'a>(context: &Context<'_>, member: &'a Member<'a>) -> Option<Approved<'a>> {
    let wildcard =
        || member.value.as_array()?.iter().position(|item| item.as_str().is_some_and(|text| text == "*"));
    let key = member.key.as_ref();
    let Some(dialect) = context.dialect else {
        let wildcard = wildcard();
        let is_field = matches!(key, "autoApprove" | "alwaysAllow");
        let is_all = wildcard.is_some() || member.value.as_bool() == Some(true);
        return (is_field && is_all).then_some(Approved { member, wildcard, works: None });
    };
    match dialect.field(key)?.approves? {
        Approval::Listed(works) => {
            let wildcard = wildcard()?;
            let works = match works {
                Knowledge::Yes => true,
                Knowledge::No => false,
                Knowledge::Unknown => return None,
            };
            Some(Approved { member, wildcard: Some(wildcard), works: Some(works) })
        }
        Approval::Flag { not_in } => {
            let is_read = !not_in.is_some_and(|name| context.path.ends_with(name));
            (is_read && member.value.as_bool() == Some(true)).then_some(Approved {
                member,
                wildcard: None,
                works: Some(true),
            })
        }
        Approval::Word(word) => (member.value.as_str() == Some(word)).then_some(Approved {
            member,
            wildcard: None,
            works: Some(true),
        }),
    }
}

fn report(context: &Context<'_>, server: &Server<'_>, approved: &Approved<'_>, findings: &mut Findings<'_>) {
    let Approved { member, wildcard, works } = approved;
    let item = wildcard.and_then(|at| Some(member.value.as_array()?.get(at)?.span));
    let span = item.unwrap_or_else(|| member.span());
    let key = &member.key;
    let message = match works {
        Some(true) => format!(
            "with this, {} calls every tool of the server without asking, also those that a later version adds, \
             and a text that the model reads can make it call them",
            context.client()
        ),
        Some(false) => format!(
            "{} compares the words of \"{key}\" with the names of tools, and * is none: it goes on asking for each",
            context.client()
        ),
        None => format!(
            "clients that read \"{key}\" call every tool of the server without asking, also those that a later \
             version adds"
        ),
    };
    let finding = findings.report(span, message);
    finding.label(span, if *works == Some(false) { "names no tool" } else { "approves all" });
    match works {
        Some(true) => {}
        Some(false) => {
            finding.impact(Impact::SettingIgnored);
        }
        None => {
            finding.severity(Severity::Info);
        }
    }
    let editor = context.editor();
    let is_only = member.value.as_array().is_none_or(|items| items.len() == 1);
    let edits = match wildcard {
        Some(at) if !is_only => editor.remove_item(&member.value, *at),
        _ => {
            let Some(index) = server.field_index(member) else { return };
            editor.remove_member(server.node, index)
        }
    };
    finding.fix(Fix::suggestion("remove it, or list the tools that only read", edits));
}
