//! `server-name-case-clash`: two names that differ in capitals only, or not at all where tools are named.

use super::support::names;
use crate::diagnostic::{Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "server-name-case-clash",
    category: Category::Shape,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: None,
    summary: "the names of two servers differ in capitals only, or become one in the names of tools",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(first) = names::first_alike(context, server) else { return };
    let name = first.name;
    // Of two members with one key the last counts; that is another rule's.
    if name == server.name {
        return;
    }
    let message = if name.eq_ignore_ascii_case(server.name) {
        format!(
            "\"{}\" and \"{name}\" differ in capitals only: the model sees the tools of both under nearly \
             the same names and mixes them up",
            server.name
        )
    } else {
        format!(
            "\"{}\" and \"{name}\" become one in the names of tools, where {} writes other characters for \
             those that it does not allow: a tool of one hides the same tool of the other",
            server.name,
            context.client()
        )
    };
    findings
        .report(server.name_span, message)
        .label(server.name_span, "the second")
        .label(first.name_span, "the first")
        .help("if both are one server, keep one entry; if not, give them names that people can tell apart");
}
