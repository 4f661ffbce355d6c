//! `json-unescaped-backslash`: a Windows path with single backslashes.

use super::support::syntax::repair;
use crate::diagnostic::{Applicability, Impact, Severity};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::{Certainty, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "json-unescaped-backslash",
    category: Category::Syntax,
    severity: Severity::Error,
    impact: Impact::ConfigRejected,
    fix: Some(Applicability::Safe),
    summary: "a backslash is not doubled",
    check: Check::File(check),
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for problem in &context.parsed.problems {
        if problem.kind != ProblemKind::BadEscape {
            continue;
        }
        let written = problem.span.slice(context.text);
        let finding = findings.report(
            problem.span,
            format!(
                "JSON has no escape `{written}`: a backslash in a string is written twice, so {} cannot parse this \
                 file and loads no server of it",
                context.client()
            ),
        );
        finding
            .label(problem.span, "a single backslash")
            .maybe_says(context.dialect.and_then(|dialect| dialect.parse_error));
        let title = match problem.certainty {
            Certainty::Certain => "double every backslash of this string",
            _ => "double the single backslashes of this string",
        };
        match repair(context, problem, title) {
            Some(fix) => finding.fix(fix),
            None => finding.help("write every backslash that is meant as one twice"),
        };
    }
}
