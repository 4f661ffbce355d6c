//! `toml-syntax`: text that is not TOML.

use std::borrow::Cow;

use super::support::syntax::{loads_nothing, repair};
use crate::diagnostic::{Applicability, Impact, Severity};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::{Format, Problem, ProblemKind, Slip};

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
    let quotes_parser = context.dialect.is_some_and(|dialect| dialect.quotes_parser);
    for (index, problem) in context.parsed.problems.iter().enumerate() {
        let ProblemKind::Slip(slip) = &problem.kind else { continue };
        if *slip == Slip::UnquotedName {
            // toml-server-name-quoting speaks of it.
            continue;
        }
        let (what, label, title) = describe(slip, problem, context.text);
        // Whoever parses it stops at the first.
        let says = context.parsed.parser_says.as_deref().filter(|_| index == 0 && quotes_parser);
        findings
            .report(problem.span, format!("this is not TOML: {what}, so {}", loads_nothing(context)))
            .label(problem.span, label)
            .maybe_says(says)
            .maybe_fix(repair(context, problem, title));
    }
}

/// What is wrong, what the label at the place says, and what the repair does.
pub(crate) fn describe<'t>(
    slip: &'t Slip,
    problem: &Problem,
    text: &str,
) -> (Cow<'t, str>, &'static str, &'static str) {
    let written = problem.span.slice(text);
    let (what, label, title): (&str, _, _) = match slip {
        Slip::BadEscape => {
            let what = format!("in double quotes `{written}` starts an escape, and there is none like it");
            return (what.into(), "no escape", backslashes(problem));
        }
        Slip::CapitalBoolean => {
            let what = format!("`{written}` is written with a capital");
            return (what.into(), "true and false are written small", "write it small");
        }
        Slip::UnquotedName => {
            let what = format!("`{written}` stands in a header without quotes");
            return (what.into(), "needs quotes", "put it in quotes");
        }
        Slip::ColonForEquals => ("`:` stands where `=` belongs", "`=` belongs here", "write `=`"),
        Slip::UnquotedString => ("text stands without quotes", "needs quotes", "put it in quotes"),
        Slip::MissingComma => {
            ("a comma is missing between two values", "a comma belongs before this", "insert the comma")
        }
        Slip::UnclosedBracket => {
            ("a bracket is never closed", "opened here, closed nowhere", "close the bracket")
        }
        Slip::UnclosedString => ("a quote is never closed", "opened here, closed nowhere", "close the quote"),
        Slip::UnopenedString => {
            ("the quote in front of a text is missing", "a quote belongs here", "insert the quote")
        }
        Slip::CurlyQuotes => {
            ("quotes of typography stand around a text", "TOML knows \" and ' only", "write straight quotes")
        }
        Slip::StrayEnd => {
            ("a line of TOML ends without a comma or a semicolon", "nothing belongs here", "remove it")
        }
        Slip::MissingEquals => {
            ("no `=` stands between a key and its value", "`=` belongs behind this", "insert `=`")
        }
        Slip::Doubled => ("a sign stands twice", "one is enough", "remove it"),
        Slip::OddBlank => (
            "a character looks like a blank, or like nothing, and is none to TOML",
            "no blank of TOML",
            "write ordinary blanks",
        ),
        Slip::ExtraCloser => {
            ("the bracket in front of a header is missing", "nothing is open here", "insert the bracket")
        }
        Slip::SlashComment => ("a comment starts with `#`, not with `//`", "`#` belongs here", "write `#`"),
        Slip::Fence => {
            ("a line of Markdown stands around the text", "no part of the config", "remove the line")
        }
        Slip::ForeignFormat(_) => {
            ("it is JSON", "JSON starts here; TOML writes `[mcp_servers.name]` and `key = value`", "")
        }
        Slip::Beyond(what) => (what, "cannot be held", ""),
        Slip::Other(message) => (message, "cannot be read", ""),
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
