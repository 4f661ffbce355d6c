//! `json-missing-comma`: two entries with no comma between them.

use super::support::syntax::{is_forgiven, loads_nothing, repair};
use crate::diagnostic::{Applicability, Impact, Severity};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::ProblemKind;

pub(super) static RULE: Rule = Rule {
    name: "json-missing-comma",
    category: Category::Syntax,
    severity: Severity::Error,
    impact: Impact::ConfigRejected,
    fix: Some(Applicability::Safe),
    summary: "two entries have no comma between them",
    check: Check::File(check),
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    if is_forgiven(context) {
        return;
    }
    for problem in &context.parsed.problems {
        if problem.kind != ProblemKind::MissingComma {
            continue;
        }
        findings
            .report(
                problem.span,
                format!(
                    "this is not JSON: a comma is missing between two entries, so {}",
                    loads_nothing(context)
                ),
            )
            .label(problem.span, "a comma belongs here")
            .maybe_says(context.dialect.and_then(|dialect| dialect.parse_error))
            .maybe_fix(repair(context, problem, "insert a comma"));
    }
}
