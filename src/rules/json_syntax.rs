//! `json-syntax`: text that is not JSON, in every way that no other rule names.

use std::borrow::Cow;

use super::support::syntax::{is_forgiven, loads_nothing, repair};
use crate::diagnostic::{Applicability, Impact, Severity};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::ProblemKind;

pub(super) static RULE: Rule = Rule {
    name: "json-syntax",
    category: Category::Syntax,
    severity: Severity::Error,
    impact: Impact::ConfigRejected,
    fix: Some(Applicability::Safe),
    summary: "the file is not JSON",
    check: Check::File(check),
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for problem in &context.parsed.problems {
        let written = problem.span.slice(context.text);
        let (what, label, title): (Cow<'_, str>, _, _) = match &problem.kind {
            ProblemKind::UnclosedString if problem.repair.is_empty() => {
                ("a quote is missing on this line".into(), "text and quotes no longer match here", "")
            }
            ProblemKind::OddNumber if is_forgiven(context) => continue,
            ProblemKind::OddNumber => {
                ("a number is written as JSON has none".into(), "no number of JSON", "")
            }
            ProblemKind::UnquotedText => {
                ("text stands without quotes".into(), "needs quotes", "put it in quotes")
            }
            ProblemKind::UnclosedString => {
                ("a quote is missing on this line".into(), "has one quote only", "insert the quote")
            }
            ProblemKind::WrongBracket => (
                "a bracket is of the wrong kind".into(),
                "the other kind belongs here",
                "write the other bracket",
            ),
            ProblemKind::WrongSign("") => {
                (format!("`{written}` stands where nothing belongs").into(), "too much", "remove it")
            }
            ProblemKind::WrongSign(sign) => {
                let title = if *sign == "," { "write a comma" } else { "write a colon" };
                (format!("`{written}` stands where `{sign}` belongs").into(), "no sign of JSON", title)
            }
            ProblemKind::MissingColon => {
                ("no colon follows this key".into(), "a colon belongs behind this", "insert the colon")
            }
            ProblemKind::Fence => (
                "a line of Markdown stands around the text".into(),
                "no part of the config",
                "remove the line",
            ),
            ProblemKind::Other(message) => (message.into(), "cannot be read", ""),
            _ => continue,
        };
        findings
            .report(problem.span, format!("this is not JSON: {what}, so {}", loads_nothing(context)))
            .label(problem.span, label)
            .maybe_says(context.dialect.and_then(|dialect| dialect.parse_error))
            .maybe_fix(repair(context, problem, title));
    }
}
