//! `yaml-syntax`: text that is not YAML.

use super::support::syntax::{loads_nothing, repair};
use crate::diagnostic::{Applicability, Impact, Severity};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::{Format, Problem, ProblemKind, Slip};

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
    for problem in &context.parsed.problems {
        let ProblemKind::Slip(slip) = &problem.kind else { continue };
        let (what, label, title) = describe(slip, problem, context.text);
        findings
            .report(problem.span, format!("this is not YAML: {what}, so {}", loads_nothing(context)))
            .label(problem.span, label)
            .maybe_says(context.dialect.and_then(|dialect| dialect.parse_error))
            .maybe_fix(repair(context, problem, title));
    }
}

/// What is wrong, what the label at the place says, and what the repair does.
fn describe(slip: &Slip, problem: &Problem, text: &str) -> (String, String, &'static str) {
    let plain = |what: &str, label: &str, title| (what.to_owned(), label.to_owned(), title);
    match slip {
        Slip::TabIndentation => {
            plain("tabs indent its lines, and YAML takes blanks only", "a tab", "indent with blanks")
        }
        Slip::ColonInText => plain(
            "a colon and a blank inside a value look like another key",
            "this colon is part of the value",
            "put the value in quotes",
        ),
        Slip::ReservedStart(character) => (
            format!("a value without quotes cannot start with `{character}`"),
            "needs quotes".to_owned(),
            "put the value in quotes",
        ),
        Slip::ColonWithoutBlank => {
            plain("no blank follows the colon of a key", "a blank belongs behind this", "insert the blank")
        }
        Slip::BadEscape => (
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
        Slip::UnknownAnchor => (
            format!("`{}` refers to an anchor that is not in the file", problem.span.slice(text)),
            "no such anchor; if it is text, it needs quotes".to_owned(),
            "",
        ),
        Slip::SecondDocument => plain(
            "a second document starts here, and a config is one document",
            "settings below this are not read",
            "",
        ),
        Slip::MissingComma => {
            plain("a comma is missing between two values", "a comma belongs here", "insert the comma")
        }
        Slip::UnclosedString => {
            plain("a quote is never closed", "opened here, closed nowhere", "close the quote")
        }
        Slip::UnclosedBracket => {
            plain("a bracket is never closed", "opened here, closed nowhere", "close the bracket")
        }
        Slip::EqualsForColon => plain("`=` stands where `:` belongs", "`:` belongs here", "write `:`"),
        Slip::MissingColon => {
            plain("no colon follows this key", "a colon belongs behind this", "insert the colon")
        }
        Slip::StrayEnd => {
            plain("a line of YAML ends without a comma", "nothing belongs here", "remove the comma")
        }
        Slip::Misaligned => plain(
            "this line stands beside the lines that it belongs to",
            "one blank off",
            "indent it like the line above",
        ),
        Slip::Fence => {
            plain("a line of Markdown stands around the text", "no part of the config", "remove the line")
        }
        Slip::ExtraCloser => plain("a bracket closes nothing", "nothing is open here", ""),
        Slip::Other(message) => plain(message, "cannot be read", ""),
        _ => plain("it cannot be read", "cannot be read", ""),
    }
}
