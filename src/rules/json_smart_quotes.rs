//! `json-smart-quotes`: typographic quotes around keys and values, full-width commas and colons.

use super::support::syntax::Habit;
use crate::diagnostic::{Applicability, Impact, Severity};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::ProblemKind;

pub(super) static RULE: Rule = Rule {
    name: "json-smart-quotes",
    category: Category::Syntax,
    severity: Severity::Error,
    impact: Impact::ConfigRejected,
    fix: Some(Applicability::Safe),
    summary: "curly quotes where JSON has straight ones",
    check: Check::File(check),
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let habit = Habit {
        kind: ProblemKind::SmartQuotes,
        what: "text stands in curly quotes, or between full-width signs",
        label: "JSON has \" , and : only",
        title: "write straight double quotes, commas and colons",
    };
    habit.report(context, findings);
}
