//! `empty-file`: a config file with nothing in it.

use crate::clients::{Container, Knowledge};
use crate::diagnostic::{Impact, Severity};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::ProblemKind;

pub(super) static RULE: Rule = Rule {
    name: "empty-file",
    category: Category::Syntax,
    severity: Severity::Warning,
    impact: Impact::None,
    fix: None,
    summary: "the file is empty",
    check: Check::File(check),
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let empty = context.parsed.problems.iter().find(|problem| problem.kind == ProblemKind::Empty);
    let (Some(empty), Some(dialect)) = (empty, context.dialect) else { return };
    // Where comments are allowed, a lenient parser takes nothing for an empty object.
    if dialect.leniency.comments != Knowledge::No {
        return;
    }
    let root = dialect.root_name();
    let nothing = if dialect.container == Container::List { "[]" } else { "{}" };
    findings
        .report(
            empty.span,
            format!(
                "the file is empty, which is no JSON: {} may report an error at every start",
                dialect.name
            ),
        )
        .label(empty.span, "nothing is here")
        .help(format!("write {{ \"{root}\": {nothing} }} for no servers, or delete the file"));
}
