//! `toml-syntax`: text that is not TOML.

use std::borrow::Cow;

use super::support::syntax::{conflict_or_all, consequence, report};
use crate::diagnostic::{Applicability, Impact, Severity};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::{Format, Problem, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "toml-syntax",
    category: Category::Syntax,
    severity: Severity::Error,
    impact: Impact::ConfigRejected,
    fix: Some(Applicability::Safe),
    summary: "the file is not TOML",
    check: Check::File(check),
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    if context.parsed.format != Format::Toml {
        return;
    }
    for (index, problem) in conflict_or_all(&context.parsed.problems).enumerate() {
        let (what, label, title) = describe(problem, context.text);
        let message = format!("this is not TOML: {what}, so {}", consequence(context));
        // Whoever parses it stops at the first.
        let says = context.parsed.parser_says.as_deref().filter(|_| index == 0 && context.is_client("codex"));
        report(findings, problem, message, label, title).maybe_says(says);
    }
}

/// What is wrong, what the label at the place says, and what the repair does.
fn describe<'t>(problem: &'t Problem, text: &str) -> (Cow<'t, str>, &'static str, &'static str) {
    let written = problem.span.slice(text);
    let (what, label, title): (&str, _, _) = match &problem.kind {
        ProblemKind::BadEscape => {
            let what = format!("in double quotes `{written}` starts an escape, and there is none like it");
            return (what.into(), "no escape", backslashes(problem));
        }
        ProblemKind::PythonLiteral => {
            let what = format!("`{written}` is written with a capital");
            return (what.into(), "true and false are written small", "write it small");
        }
        ProblemKind::ColonForEquals => ("`:` stands where `=` belongs", "`=` belongs here", "write `=`"),
        ProblemKind::UnquotedString => ("text stands without quotes", "needs quotes", "put it in quotes"),
        ProblemKind::MissingComma => {
            ("a comma is missing between two values", "a comma belongs before this", "insert the comma")
        }
        ProblemKind::MissingCloser => ("a bracket is never closed", "opened here, closed nowhere", ""),
        ProblemKind::ConflictMarker => {
            ("it holds the markers of a merge conflict", "settle the conflict, then lint again", "")
        }
        ProblemKind::ForeignFormat(_) => {
            ("it is JSON", "JSON starts here; TOML writes `[mcp_servers.name]` and `key = value`", "")
        }
        ProblemKind::Other(message) => (message, "cannot be read", ""),
        _ => ("it cannot be read", "cannot be read", ""),
    };
    (what.into(), label, title)
}

/// How the backslashes are kept.
fn backslashes(problem: &Problem) -> &'static str {
    match problem.repair.as_slice() {
        [edit] if edit.new_text.starts_with('\'') => "use single quotes, in which a backslash is a backslash",
        _ => "double the backslash",
    }
}
