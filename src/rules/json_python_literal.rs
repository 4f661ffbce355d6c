//! `json-python-literal`: `True`, `False` or `None` for `true`, `false` or `null`.

use super::support::syntax::Habit;
use crate::diagnostic::{Applicability, Impact, Severity};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::ProblemKind;

pub(super) static RULE: Rule = Rule {
    name: "json-python-literal",
    category: Category::Syntax,
    severity: Severity::Error,
    impact: Impact::ConfigRejected,
    fix: Some(Applicability::Safe),
    summary: "True, False or None, as in Python",
    check: Check::File(check),
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let habit = Habit {
        kind: ProblemKind::PythonLiteral,
        what: "a value is written as in Python",
        label: "JSON writes true, false and null",
        title: "write true, false or null",
    };
    habit.report(context, findings);
}
