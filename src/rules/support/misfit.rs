//! Findings about a place in an entry that the client does not take as it is.

use crate::clients::Outcome;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Server;
use crate::rule::Findings;
use crate::shape::{Misfit, reaction};

/// Reports a misfit, with what it costs and what the client says. `what` says what stands there; nothing is reported
/// where the client takes it. Where no source says what the client does, or it only complains, it is a warning.
pub(crate) fn report<'f>(
    findings: &'f mut Findings<'_>,
    server: &Server<'_>,
    misfit: &Misfit<'_>,
    what: &str,
) -> Option<&'f mut Diagnostic> {
    let dialect = server.dialect?;
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
    let diagnostic = findings.report(span, message).impact(reaction.outcome.impact()).maybe_says(words.as_deref());
    if matches!(reaction.outcome, Outcome::Unknown | Outcome::Warned) {
        diagnostic.severity(Severity::Warning);
    }
    Some(diagnostic)
}
