//! `json-missing-root-braces`: `"mcpServers": {…}` without the braces around it.

use super::support::syntax::{loads_nothing, repair};
use crate::clients::DIALECTS;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::ProblemKind;

pub(super) static RULE: Rule = Rule {
    name: "json-missing-root-braces",
    category: Category::Syntax,
    severity: Severity::Error,
    impact: Impact::ConfigRejected,
    fix: Some(Applicability::Safe),
    summary: "the braces around the file are missing",
    check: Check::File(check),
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let problem =
        context.parsed.problems.iter().find(|problem| problem.kind == ProblemKind::MissingRootBraces);
    let Some(problem) = problem else { return };
    let fix = repair(context, problem, "put braces around the file").map(|fix| {
        if is_known_root(context) { fix } else { Fix { applicability: Applicability::Suggestion, ..fix } }
    });
    findings
        .report(
            problem.span,
            format!(
                "a file starts with `{{`, this one with a key: it is no JSON value, so {}",
                loads_nothing(context)
            ),
        )
        .label(problem.span, "`{` belongs before this")
        .maybe_says(context.dialect.and_then(|dialect| dialect.parse_error))
        .maybe_fix(fix);
}

/// Whether the file holds nothing but a key under which the client, or any client, looks for servers.
fn is_known_root(context: &Context<'_>) -> bool {
    let members = context.parsed.root.as_ref().and_then(|root| root.as_object());
    let Some([only]) = members else { return false };
    let named: Vec<_> = context.dialect.into_iter().collect();
    let readers = if named.is_empty() { DIALECTS } else { &named[..] };
    readers
        .iter()
        .flat_map(|dialect| dialect.roots)
        .any(|path| path.first().is_some_and(|key| only.key == *key))
}
