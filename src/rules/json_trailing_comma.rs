//! `json-trailing-comma`: a comma with nothing after it.

use super::support::syntax::{is_json5, repair};
use crate::clients::{Dialect, Knowledge, Validator};
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

/// Whether nothing stands before the comma that it could follow.
fn is_extra(before: &str) -> bool {
    before.trim_end().ends_with([',', '{', '['])
}

/// Whether the client was asked what it takes.
fn is_measured(dialect: &Dialect) -> bool {
    dialect.validator != Validator::Unknown
}

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect else { return };
    if is_json5(context) {
        return;
    }
    for problem in &context.parsed.problems {
        // One comma before a bracket is often taken, two of them never.
        let is_extra = is_extra(&context.text[..problem.span.start]) && is_measured(dialect);
        if problem.kind != ProblemKind::TrailingComma
            || dialect.leniency.trailing_commas != Knowledge::No && !is_extra
        {
            continue;
        }
        let message = if dialect.leniency.trailing_commas == Knowledge::No {
            format!(
                "{} reads strict JSON, which allows no comma without a value after it, so it loads no server of \
                 this file",
                dialect.name
            )
        } else {
            format!(
                "{} allows a comma after the last value, but none without a value before it, so it loads no server of \
                 this file",
                dialect.name
            )
        };
        findings
            .report(problem.span, message)
            .label(problem.span, "no value follows")
            .maybe_fix(repair(context, problem, "remove the comma"))
            .maybe_says(dialect.parse_error);
    }
}
