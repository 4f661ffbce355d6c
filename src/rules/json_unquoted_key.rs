//! `json-unquoted-key`: a key without quotes.

use super::support::syntax::{Habit, is_json5};
use crate::diagnostic::{Applicability, Impact, Severity};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::ProblemKind;

pub(super) static RULE: Rule = Rule {
    name: "json-unquoted-key",
    category: Category::Syntax,
    severity: Severity::Error,
    impact: Impact::ConfigRejected,
    fix: Some(Applicability::Safe),
    summary: "a key has no quotes",
    check: Check::File(check),
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    if is_json5(context) {
        return;
    }
    let habit = Habit {
        kind: ProblemKind::UnquotedKey,
        what: "a key has no quotes",
        label: "needs double quotes",
        title: "put the keys in double quotes",
    };
    habit.report(context, findings);
}
