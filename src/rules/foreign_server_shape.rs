//! `foreign-server-shape`: a whole entry that is written for another client.

use super::support::reshape::{Foreign, foreign};
use crate::clients::{Mistake, Outcome};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::shape::{self, Problem};

pub(super) static RULE: Rule = Rule {
    name: "foreign-server-shape",
    category: Category::Shape,
    severity: Severity::Error,
    impact: Impact::ServerRejected,
    fix: Some(Applicability::Safe),
    summary: "an entry is written as another client reads it",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect else { return };
    let Some(found) = foreign(context, server) else { return };
    let outcome = outcome(server, &found);
    let whose = match &found.origin {
        Some(origin) => format!("this entry is written for {origin}"),
        None => "this entry has another client's shape".to_owned(),
    };
    let costs = match outcome {
        Outcome::Warned | Outcome::Accepted => "ignores parts of it",
        outcome => outcome.verb(),
    };
    let first = found.marks.first().map_or(server.name_span, |mark| mark.span);
    let diagnostic = findings.report(first, format!("{whose}; {} {costs}", dialect.name));
    for mark in &found.marks {
        diagnostic.label(mark.span, mark.label.clone());
    }
    diagnostic.impact(if found.is_lost { outcome.impact() } else { Impact::SettingIgnored });
    let mistake = match found.unknown_word {
        Some(_) => Some(Mistake::UnknownWord),
        None if dialect.transport.required => Some(Mistake::NoType),
        // Without an unknown word the client's complaint depends on what it looked for first.
        None => None,
    };
    let word = found.unknown_word.as_deref().unwrap_or_default();
    let says =
        mistake.filter(|_| found.is_lost).and_then(|mistake| shape::words(server, mistake, word, word));
    diagnostic.maybe_says(says.as_deref());
    if found.changes.is_empty() || found.edits.is_empty() {
        diagnostic.help(format!("write the entry as {} reads it", dialect.name));
        return;
    }
    diagnostic.fix(Fix::new(
        found.applicability,
        format!("write it as {} reads it: {}", dialect.name, found.changes.join("; ")),
        found.edits,
    ));
}

/// What the client does with the entry as it stands.
fn outcome(server: &Server<'_>, found: &Foreign) -> Outcome {
    if !found.is_lost {
        return Outcome::Accepted;
    }
    // A program of the wrong kind is none that is missing.
    let key = server.dialect.map_or("command", |dialect| dialect.keys.command);
    let is_there = server
        .misfits()
        .iter()
        .any(|misfit| misfit.path == key && matches!(misfit.problem, Problem::Kind(_)) && !misfit.is_null());
    let mistake = if is_there { Mistake::Kind(key) } else { Mistake::NoCommand };
    server.reaction(mistake).map_or(Outcome::Unknown, |reaction| reaction.outcome)
}
