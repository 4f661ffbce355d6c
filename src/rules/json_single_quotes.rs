//! `json-single-quotes`: text in single quotes.

use super::support::syntax::{Habit, is_json5};
use crate::diagnostic::{Applicability, Impact, Severity};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::ProblemKind;

pub(super) static RULE: Rule = Rule {
    name: "json-single-quotes",
    category: Category::Syntax,
    severity: Severity::Error,
    impact: Impact::ConfigRejected,
    fix: Some(Applicability::Safe),
    summary: "text stands in single quotes",
    check: Check::File(check),
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    if is_json5(context) {
        return;
    }
    let habit = Habit {
        kind: ProblemKind::SingleQuotes,
        what: "text stands in single quotes",
        label: "needs double quotes",
        title: "write double quotes",
    };
    habit.report(context, findings);
}
