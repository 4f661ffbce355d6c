//! `json-comment`: a comment in a file that its client reads as strict JSON.

use super::support::syntax::{applicability, is_json5};
use crate::clients::{Dialect, Knowledge};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Edit;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::span::Span;
use crate::syntax::{Problem, ProblemKind};

use super::support::comments::with_blanks;

pub(super) static RULE: Rule = Rule {
    name: "json-comment",
    category: Category::Syntax,
    severity: Severity::Error,
    impact: Impact::ConfigRejected,
    fix: Some(Applicability::Unsafe),
    summary: "a comment stands in strict JSON",
    check: Check::File(check),
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    if is_json5(context) {
        return;
    }
    let Some(dialect) = context.dialect else { return of_nobody(context, findings) };
    match dialect.leniency.comments {
        Knowledge::No => strict(context, dialect, findings),
        Knowledge::Yes => hashes(context, dialect, findings),
        Knowledge::Unknown => of_nobody(context, findings),
    }
}

/// Comments where the client allows none.
fn strict(context: &Context<'_>, dialect: &Dialect, findings: &mut Findings<'_>) {
    for comments in groups(context) {
        let Some(first) = comments.first().map(|comment| comment.span) else { continue };
        let (them, title) = match comments.len() {
            1 => ("not JSON".to_owned(), "remove the comment".to_owned()),
            count => {
                (format!("not JSON, nor the next {}", count - 1), format!("remove these {count} comments"))
            }
        };
        // Without any value nothing would be left.
        let has_value = context.parsed.root.is_some();
        let trust = comments.iter().map(|comment| context.parsed.trust(comment)).min().flatten();
        let trust = trust.filter(|_| has_value);
        let edits =
            comments.iter().map(|comment| Edit::delete(with_blanks(context.text, comment.span))).collect();
        findings
            .report(
                first,
                format!(
                    "{} reads strict JSON, which has no comments, so it loads no server of this file",
                    dialect.name
                ),
            )
            .label(first, them)
            .maybe_fix(trust.map(|certainty| Fix::new(applicability(certainty), title, edits)))
            .maybe_says(dialect.parse_error);
    }
}

/// `#` where the client takes comments of other kinds.
fn hashes(context: &Context<'_>, dialect: &Dialect, findings: &mut Findings<'_>) {
    for problem in context.parsed.problems.iter().filter(|problem| problem.kind == ProblemKind::HashComment) {
        let mark = Span::new(problem.span.start, problem.span.start + 1);
        let fix = context.parsed.trust(problem).map(|certainty| {
            Fix::new(applicability(certainty), "write // instead", vec![Edit::replace(mark, "//")])
        });
        findings
            .report(
                problem.span,
                format!(
                    "{} takes comments that start with // only, so it cannot parse this file",
                    dialect.name
                ),
            )
            .label(mark, "starts no comment here")
            .maybe_fix(fix)
            .maybe_says(dialect.parse_error);
    }
}

/// `#` where nobody knows what the client takes: none takes that.
fn of_nobody(context: &Context<'_>, findings: &mut Findings<'_>) {
    let first = context.parsed.problems.iter().find(|problem| problem.kind == ProblemKind::HashComment);
    // A text of nothing but such lines is no JSON of anyone's.
    let Some(place) = first.filter(|_| context.parsed.root.is_some()).map(|problem| problem.span) else {
        return;
    };
    findings
        .report(
            place,
            "JSON has no comments, and clients that take some take those that start with // only, so no server of \
             this file is loaded",
        )
        .label(Span::new(place.start, place.start + 1), "starts no comment here")
        .severity(Severity::Warning);
}

/// The comments, those that stand together taken together.
fn groups<'c>(context: &'c Context<'_>) -> Vec<Vec<&'c Problem>> {
    let mut groups: Vec<Vec<&Problem>> = Vec::new();
    for problem in &context.parsed.problems {
        if !matches!(problem.kind, ProblemKind::Comment | ProblemKind::HashComment) {
            continue;
        }
        let follows = groups.last().and_then(|group| group.last()).is_some_and(|last| {
            Span::new(last.span.end, problem.span.start).slice(context.text).trim().is_empty()
        });
        match groups.last_mut().filter(|_| follows) {
            Some(group) => group.push(problem),
            None => groups.push(vec![problem]),
        }
    }
    groups
}
