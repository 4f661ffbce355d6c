//! Findings about a place in an entry that the client does not take as it is.

use crate::clients::{Mistake, Outcome, is_note};
use crate::diagnostic::{Diagnostic, Impact, Severity};
use crate::model::{Place, Server};
use crate::rule::{Context, Findings};
use crate::shape::{Misfit, entry_issue, json_kind, reaction};

/// Reports a misfit, with what it costs and what the client says. `what` says what stands there; nothing is reported
/// where the client takes it. Where no source says what the client does, or it only complains, it is a warning.
pub(crate) fn report<'f>(
    findings: &'f mut Findings<'_>,
    server: &Server<'_>,
    misfit: &Misfit<'_>,
    what: &str,
) -> Option<&'f mut Diagnostic> {
    let dialect = server.dialect?;
    let is_first = findings.is_first_server();
    let (reaction, words) = reaction(server, misfit)?;
    if reaction.outcome == Outcome::Accepted {
        return None;
    }
    let client = dialect.name;
    let message = match reaction.outcome {
        Outcome::Unknown => format!("{what}; {client} may refuse the entry"),
        outcome => format!("{what}; {client} {}", outcome.verb()),
    };
    let span = misfit.node.map_or(misfit.key_span, |node| node.span);
    let diagnostic = findings
        .report(span, message)
        .impact(impact(reaction.outcome, is_first))
        .maybe_says(words.as_deref());
    if matches!(reaction.outcome, Outcome::Unknown | Outcome::Warned) {
        diagnostic.severity(Severity::Warning);
    }
    Some(diagnostic)
}

/// The impact of an outcome. A client that stops at the first server loads none.
pub(crate) fn impact(outcome: Outcome, is_first: bool) -> Impact {
    if outcome == Outcome::Stops && is_first { Impact::ConfigRejected } else { outcome.impact() }
}

/// Reports that an entry is no map at all.
pub(crate) fn report_entry(
    context: &Context<'_>,
    server: &Server<'_>,
    findings: &mut Findings<'_>,
    (mistake, what, label): (Mistake<'_>, &str, &str),
) {
    let (Some(dialect), Some(reaction)) = (context.dialect, server.reaction(mistake)) else { return };
    if context.config.containers.iter().any(|container| container.place == Place::Bare) {
        return;
    }
    let impact = impact(reaction.outcome, findings.is_first_server());
    let says = reaction.fill(&[
        ("name", server.name),
        ("received", json_kind(server.node)),
        ("issue", &entry_issue(dialect, server.node)),
    ]);
    let diagnostic = findings
        .report(
            server.node.span,
            format!("the entry \"{}\" {what}; {} {}", server.name, dialect.name, reaction.outcome.verb()),
        )
        .impact(impact)
        .label(server.node.span, label)
        .maybe_says(says.as_deref());
    // A remark among the servers: the client complains, and nothing else is lost.
    if is_note(server.name) && impact == Impact::ServerRejected {
        diagnostic.severity(Severity::Info);
    }
}
