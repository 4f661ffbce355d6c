//! `command-empty`: a program without a name.

use crate::argv::blank;
use crate::clients::{Mistake, Validator};
use crate::diagnostic::{Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    name: "command-empty",
    category: Category::Launch,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: None,
    summary: "the command is an empty string",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    // Beside a URL an empty command is a leftover that many clients pass over.
    if server.url().is_some_and(|url| url.value.as_str() != Some("")) {
        return;
    }
    let Some(span) = empty_command(server) else { return };
    let found = findings
        .report(span, format!("the command names no program, so {} has nothing to start", context.client()));
    found
        .label(span, "no program")
        .help("write the program that the server's own page gives: npx, uvx, docker, node …");
    // What clients say about blanks alone is not known.
    let is_measured = context.dialect.is_some_and(|dialect| dialect.validator != Validator::Unknown);
    let reaction = server.reaction(Mistake::EmptyCommand).filter(|_| span.len() == 2);
    if let Some(reaction) = reaction.filter(|reaction| is_measured || reaction.says.is_some()) {
        found.impact(reaction.outcome.impact()).maybe_says(reaction.words(server.name, "", "").as_deref());
    }
    if context.example {
        found.severity(Severity::Info);
    }
}

/// The empty string, or the list without a program where the client keeps both in one list.
fn empty_command(server: &Server<'_>) -> Option<Span> {
    let value = &server.command()?.value;
    let Some(items) = value.as_array() else {
        return value.as_str().filter(|text| blank::is_empty(text)).map(|_| value.span);
    };
    // Elsewhere a list is `command-shape`'s to judge.
    if !server.dialect.is_some_and(|dialect| dialect.keys.command_is_array) {
        return None;
    }
    match items.first() {
        Some(first) => first.as_str().filter(|text| blank::is_empty(text)).map(|_| first.span),
        None => Some(value.span),
    }
}
