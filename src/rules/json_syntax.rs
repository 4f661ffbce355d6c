//! `json-syntax`: text that is not JSON, in every way that no other rule names.

use super::support::syntax::{is_forgiven, loads_nothing};
use crate::diagnostic::{Impact, Severity};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::ProblemKind;

pub(super) static RULE: Rule = Rule {
    name: "json-syntax",
    category: Category::Syntax,
    severity: Severity::Error,
    impact: Impact::ConfigRejected,
    fix: None,
    summary: "the file is not JSON",
    check: Check::File(check),
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for problem in &context.parsed.problems {
        let (what, label) = match &problem.kind {
            ProblemKind::UnclosedString => {
                ("a quote is missing on this line", "text and quotes no longer match here")
            }
            ProblemKind::OddNumber if is_forgiven(context) => continue,
            ProblemKind::OddNumber => ("a number is written as JSON has none", "no number of JSON"),
            ProblemKind::Other(message) => (message.as_str(), "cannot be read"),
            _ => continue,
        };
        findings
            .report(problem.span, format!("this is not JSON: {what}, so {}", loads_nothing(context)))
            .label(problem.span, label)
            .maybe_says(context.dialect.and_then(|dialect| dialect.parse_error));
    }
}
