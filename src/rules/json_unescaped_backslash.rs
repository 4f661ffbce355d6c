//! `json-unescaped-backslash`: a Windows path with single backslashes.

use super::support::syntax::repair;
use crate::diagnostic::{Applicability, Impact, Severity};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::ProblemKind;

pub(super) static RULE: Rule = Rule {
    name: "json-unescaped-backslash",
    category: Category::Syntax,
    severity: Severity::Error,
    impact: Impact::ConfigRejected,
    fix: Some(Applicability::Safe),
    summary: "a backslash is not doubled",
    check: Check::File(check),
};

/// Whether an escape is one half of a surrogate pair, which JavaScript takes alone.
fn is_half_of_a_pair(text: &str) -> bool {
    let digits = text.strip_prefix("\\u").and_then(|rest| rest.get(..4)).unwrap_or_default();
    u32::from_str_radix(digits, 16).is_ok_and(|unit| (0xd800..0xe000).contains(&unit))
}

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for problem in &context.parsed.problems {
        if problem.kind != ProblemKind::BadEscape {
            continue;
        }
        let written = problem.span.slice(context.text);
        if is_half_of_a_pair(context.text.get(problem.span.start..).unwrap_or_default())
            && context.dialect.is_some_and(|dialect| dialect.validator.is_of_javascript())
        {
            continue;
        }
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
        let title = "double the single backslashes of this string";
        match repair(context, problem, title) {
            Some(fix) => finding.fix(fix),
            None => finding.help("write every backslash that is meant as one twice"),
        };
    }
}
