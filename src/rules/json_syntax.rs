//! `json-syntax`: text that is not JSON, in every way that no other rule names.

use crate::clients::Knowledge;
use crate::diagnostic::{Impact, Severity};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::{Format, Problem, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "json-syntax",
    category: Category::Syntax,
    severity: Severity::Error,
    impact: Impact::ConfigRejected,
    fix: None,
    summary: "the file is not JSON",
    check: Check::File(check),
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    if context.parsed.format != Format::Json {
        return;
    }
    let problems = &context.parsed.problems;
    // Between conflict markers stand two versions of the same text: nothing else can be judged.
    let conflict = problems.iter().find(|problem| problem.kind == ProblemKind::ConflictMarker);
    if let Some(conflict) = conflict {
        return report(context, findings, conflict, 1);
    }
    let mut seen: Vec<&ProblemKind> = Vec::new();
    for problem in problems {
        if has_own_rule(&problem.kind) || seen.contains(&&problem.kind) {
            continue;
        }
        let same = context.parsed.problems.iter().filter(|other| other.kind == problem.kind).count();
        if repeats_through_the_file(&problem.kind) {
            seen.push(&problem.kind);
            report(context, findings, problem, same);
        } else {
            report(context, findings, problem, 1);
        }
    }
}

fn has_own_rule(kind: &ProblemKind) -> bool {
    matches!(kind, ProblemKind::Comment | ProblemKind::TrailingComma | ProblemKind::BadEscape)
}

/// Habits rather than slips: one finding says it for all.
fn repeats_through_the_file(kind: &ProblemKind) -> bool {
    matches!(
        kind,
        ProblemKind::SingleQuotes
            | ProblemKind::SmartQuotes
            | ProblemKind::UnquotedKey
            | ProblemKind::PythonLiteral
            | ProblemKind::InvisibleCharacter
            | ProblemKind::RawControl
            | ProblemKind::MissingCloser
    )
}

fn report(context: &Context<'_>, findings: &mut Findings<'_>, problem: &Problem, count: usize) {
    if problem.kind == ProblemKind::Empty && !is_strict(context) {
        return;
    }
    let (what, label) = describe(&problem.kind);
    let more = if count > 1 { format!(" ({count} places)") } else { String::new() };
    let consequence = match context.dialect {
        Some(dialect) => format!("{} loads no server of this file", dialect.name),
        None => "no client loads a server of this file".to_owned(),
    };
    findings
        .report(problem.span, format!("this is not JSON: {what}{more}, so {consequence}"))
        .label(problem.span, label)
        .maybe_says(context.dialect.and_then(|dialect| dialect.parse_error));
}

/// Whether the client is known to take JSON proper only.
fn is_strict(context: &Context<'_>) -> bool {
    context.dialect.is_some_and(|dialect| dialect.leniency.comments == Knowledge::No)
}

/// What is wrong, and what the label at the place says.
fn describe(kind: &ProblemKind) -> (&str, &str) {
    match kind {
        ProblemKind::MissingComma => ("a comma is missing between two entries", "a comma belongs here"),
        ProblemKind::SingleQuotes => ("text stands in single quotes", "needs double quotes"),
        ProblemKind::SmartQuotes => ("text stands in curly quotes", "needs straight double quotes"),
        ProblemKind::UnquotedKey => ("a key has no quotes", "needs double quotes"),
        ProblemKind::PythonLiteral => ("a value is written as in Python", "JSON writes true, false and null"),
        ProblemKind::RawControl => {
            ("a string holds a raw control character", "write it as an escape such as \\t")
        }
        ProblemKind::InvisibleCharacter => {
            ("a character that looks like a space is none", "replace it by an ordinary space")
        }
        ProblemKind::UnclosedString => {
            ("a quote is missing on this line", "text and quotes no longer match here")
        }
        ProblemKind::MissingCloser => ("a bracket is never closed", "opened here, closed nowhere"),
        ProblemKind::ExtraCloser => ("a bracket closes nothing", "nothing is open here"),
        ProblemKind::MultipleRoots => {
            ("a second value follows the first", "the first value ends before this; a file holds one")
        }
        ProblemKind::MissingRootBraces => {
            ("the braces around the file are missing", "`{` belongs before this")
        }
        ProblemKind::ConflictMarker => {
            ("it holds the markers of a merge conflict", "settle the conflict, then lint again")
        }
        ProblemKind::Empty => ("the file is empty", "write {} for no servers"),
        ProblemKind::Other(message) => (message, "cannot be read"),
        // They have rules of their own, or are of TOML or YAML.
        _ => ("", ""),
    }
}
