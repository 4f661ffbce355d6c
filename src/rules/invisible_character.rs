//! `invisible-character`: a character that nobody sees, or that looks like a space.

use super::support::syntax::{Habit, is_forgiven, repair};
use crate::clients::{Knowledge, Validator};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Edit;
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::span::Span;
use crate::syntax::{Node, Problem, ProblemKind, Value, is_invisible};

pub(super) static RULE: Rule = Rule {
    name: "invisible-character",
    category: Category::Syntax,
    severity: Severity::Warning,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "a character that cannot be seen stands in the file",
    check: Check::Both(check_text, check_server),
};

/// Outside strings, and line breaks and tabs inside them.
fn check_text(context: &Context<'_>, findings: &mut Findings<'_>) {
    // Such a client takes what is a space to Unicode, and line breaks in strings.
    let is_space = |problem: &Problem| {
        problem.kind != ProblemKind::InvisibleCharacter
            || !problem.span.slice(context.text).contains(is_invisible)
    };
    if is_forgiven(context) && context.parsed.problems.iter().all(is_space) {
        return;
    }
    let habit = Habit {
        kind: ProblemKind::InvisibleCharacter,
        what: "between the values stands a character that looks like a space, or like nothing",
        label: "no space of JSON",
        title: "write ordinary spaces",
    };
    // Some parsers that take comments take such spaces too.
    let is_sure = context.dialect.is_some_and(|dialect| {
        dialect.leniency.comments == Knowledge::No || dialect.validator != Validator::Unknown
    });
    let severity = if is_sure { Severity::Error } else { Severity::Warning };
    if let Some(finding) = habit.report(context, findings) {
        finding.severity(severity).impact(Impact::ConfigRejected);
    }
    for problem in context.parsed.problems.iter().filter(|problem| problem.kind == ProblemKind::RawControl) {
        let (what, escape) = match problem.span.slice(context.text) {
            "\t" => ("a tab", "\\t"),
            "\n" | "\r\n" => ("a line break", "\\n"),
            _ => ("a control character", "\\u…"),
        };
        findings
            .report(
                problem.span,
                format!(
                    "JSON has no {} inside a string, so {}",
                    what.trim_start_matches("a "),
                    super::support::syntax::loads_nothing(context)
                ),
            )
            .severity(Severity::Error)
            .impact(Impact::ConfigRejected)
            .label(problem.span, format!("{what}; JSON writes it {escape}"))
            .maybe_says(context.dialect.and_then(|dialect| dialect.parse_error))
            .maybe_fix(repair(context, problem, &format!("write {escape}")));
    }
}

/// In what a client compares or passes on, letter by letter.
fn check_server(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if server.name.is_ascii() && !server.bytes().is_beyond_ascii() {
        return;
    }
    let mut texts: Vec<(Span, &str)> = vec![(server.name_span, server.name)];
    for field in server.fields() {
        texts.push((field.key_span, &field.key));
        match &field.value.value {
            Value::String(text) => texts.push((field.value.span, text)),
            Value::Array(items) => texts.extend(items.iter().filter_map(text_of)),
            Value::Object(members) => {
                texts.extend(members.iter().map(|member| (member.key_span, &*member.key)));
                texts.extend(members.iter().filter_map(|member| text_of(&member.value)));
            }
            _ => {}
        }
    }
    for (span, text) in texts {
        if text.is_ascii() {
            continue;
        }
        let found = hidden(span, span.slice(context.text));
        let Some((first, character)) = found.first().copied() else { continue };
        let what =
            if is_invisible(character) { "a character that takes no room" } else { "a space that is none" };
        let edits = found
            .iter()
            .map(|(place, character)| Edit::replace(*place, if is_invisible(*character) { "" } else { " " }))
            .collect();
        findings
            .report(
                first,
                format!(
                    "this text holds {what} (U+{:04X}), as text copied from a chat or a page does: it is passed on, \
                     and what is compared with it will differ",
                    u32::from(character)
                ),
            )
            .label(first, "here")
            .fix(Fix::suggestion("remove it", edits));
    }
}

fn text_of<'n>(node: &'n Node<'_>) -> Option<(Span, &'n str)> {
    Some((node.span, node.as_str()?))
}

/// The invisible characters of `written`, a string as it stands in the file. Those that join letters of other
/// scripts or parts of pictures have a purpose, and so has a hard space between words.
fn hidden(span: Span, written: &str) -> Vec<(Span, char)> {
    let body = written.trim_matches('"');
    let is_word = !body.contains([' ', '\n']);
    let mut found = Vec::new();
    for (at, character) in written.char_indices() {
        let end = at + character.len_utf8();
        let before = written[..at].chars().next_back();
        let after = written[end..].chars().next();
        let has_purpose = is_invisible(character)
            && [before, after].iter().flatten().any(|near| !near.is_ascii() && !is_invisible(*near));
        let is_hard_space = !character.is_ascii() && character.is_whitespace();
        let at_border = before == Some('"') || after == Some('"');
        if is_invisible(character) && !has_purpose || is_hard_space && (is_word || at_border) {
            found.push((Span::new(span.start + at, span.start + end), character));
        }
    }
    found
}
