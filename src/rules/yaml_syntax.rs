//! `yaml-syntax`: text that is not YAML.

use super::support::syntax::{conflict_or_all, consequence, report};
use crate::diagnostic::{Applicability, Impact, Severity};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::{Format, Problem, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "yaml-syntax",
    category: Category::Syntax,
    severity: Severity::Error,
    impact: Impact::ConfigRejected,
    fix: Some(Applicability::Safe),
    summary: "the file is not YAML",
    check: Check::File(check),
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    if context.parsed.format != Format::Yaml {
        return;
    }
    for problem in conflict_or_all(&context.parsed.problems) {
        let (what, label, title) = describe(problem, context.text);
        let message = format!("this is not YAML: {what}, so {}", consequence(context));
        report(findings, problem, message, &label, title);
    }
}

/// What is wrong, what the label at the place says, and what the repair does.
fn describe(problem: &Problem, text: &str) -> (String, String, &'static str) {
    let plain = |what: &str, label: &str, title| (what.to_owned(), label.to_owned(), title);
    match &problem.kind {
        ProblemKind::TabIndentation => {
            plain("tabs indent its lines, and YAML takes blanks only", "a tab", "indent with blanks")
        }
        ProblemKind::ColonInText => plain(
            "a colon and a blank inside a value look like another key",
            "this colon is part of the value",
            "put the value in quotes",
        ),
        ProblemKind::ReservedStart(character) => (
            format!("a value without quotes cannot start with `{character}`"),
            "needs quotes".to_owned(),
            "put the value in quotes",
        ),
        ProblemKind::ColonWithoutBlank => {
            plain("no blank follows the colon of a key", "a blank belongs behind this", "insert the blank")
        }
        ProblemKind::BadEscape => (
            format!(
                "in double quotes `{}` starts an escape, and there is none like it",
                problem.span.slice(text)
            ),
            "no escape".to_owned(),
            match problem.repair.as_slice() {
                [edit] if edit.new_text.starts_with('\'') => {
                    "use single quotes, in which a backslash is a backslash"
                }
                _ => "double the backslash",
            },
        ),
        ProblemKind::UnknownAnchor => (
            format!("`{}` refers to an anchor that is not in the file", problem.span.slice(text)),
            "no such anchor; if it is text, it needs quotes".to_owned(),
            "",
        ),
        ProblemKind::SecondDocument => plain(
            "a second document starts here, and a config is one document",
            "settings below this are not read",
            "",
        ),
        ProblemKind::UnclosedString => plain("a quote is never closed", "opened here, closed nowhere", ""),
        ProblemKind::MissingCloser => plain("a bracket is never closed", "opened here, closed nowhere", ""),
        ProblemKind::ExtraCloser => plain("a bracket closes nothing", "nothing is open here", ""),
        ProblemKind::ConflictMarker => {
            plain("it holds the markers of a merge conflict", "settle the conflict, then lint again", "")
        }
        ProblemKind::Other(message) => plain(message, "cannot be read", ""),
        _ => plain("it cannot be read", "cannot be read", ""),
    }
}
