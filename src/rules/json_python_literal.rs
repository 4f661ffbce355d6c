//! `json-python-literal`: `True`, `False` or `None` for `true`, `false` or `null`.

use super::support::syntax::Habit;
use crate::diagnostic::{Applicability, Impact, Severity};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::{Problem, ProblemKind};

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
    let Some(finding) = habit.report(context, findings) else { return };
    // There everything is text, and `True` may be meant as it is written.
    let is_in_variables = |problem: &Problem| {
        let servers = context.config.servers.iter();
        servers.flat_map(|server| server.env()).any(|env| env.value.span.contains(problem.span))
    };
    let mut places =
        context.parsed.problems.iter().filter(|problem| problem.kind == ProblemKind::PythonLiteral);
    if places.any(is_in_variables)
        && let Some(fix) = finding.fix.as_mut()
    {
        fix.applicability = fix.applicability.min(Applicability::Unsafe);
    }
}
