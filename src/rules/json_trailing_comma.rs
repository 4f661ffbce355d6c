//! `json-trailing-comma`: a comma with nothing after it.

use super::support::syntax::{is_json5, repair};
use crate::clients::Knowledge;
use crate::diagnostic::{Applicability, Impact, Severity};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::ProblemKind;

pub(super) static RULE: Rule = Rule {
    name: "json-trailing-comma",
    category: Category::Syntax,
    severity: Severity::Error,
    impact: Impact::ConfigRejected,
    fix: Some(Applicability::Safe),
    summary: "a comma has no value after it",
    check: Check::File(check),
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect else { return };
    if dialect.leniency.trailing_commas != Knowledge::No || is_json5(context) {
        return;
    }
    for problem in &context.parsed.problems {
        if problem.kind != ProblemKind::TrailingComma {
            continue;
        }
        findings.report(
            problem.span,
            format!(
                "{} reads strict JSON, which allows no comma without a value after it, so it loads no server of \
                 this file",
                dialect.name
            ),
        )
            .label(problem.span, "no value follows")
            .maybe_fix(repair(context, problem, "remove the comma"))
            .maybe_says(dialect.parse_error);
    }
}
