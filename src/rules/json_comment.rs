//! `json-comment`: a comment in a file that its client reads as strict JSON.

use crate::clients::Knowledge;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Edit;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::span::Span;
use crate::syntax::ProblemKind;

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
    let Some(dialect) = context.dialect else { return };
    if dialect.leniency.comments != Knowledge::No {
        return;
    }
    for comments in groups(context) {
        let Some(first) = comments.first().copied() else { continue };
        let edits =
            comments.iter().map(|comment| Edit::delete(with_blanks(context.text, *comment))).collect();
        let (them, title) = match comments.len() {
            1 => ("not JSON".to_owned(), "remove the comment".to_owned()),
            count => {
                (format!("not JSON, nor the next {}", count - 1), format!("remove these {count} comments"))
            }
        };
        findings
            .report(
                first,
                format!(
                    "{} reads strict JSON, which has no comments, so it loads no server of this file",
                    dialect.name
                ),
            )
            .label(first, them)
            .fix(Fix::unsafe_(title, edits))
            .maybe_says(dialect.parse_error);
    }
}

/// The comments, those that stand together taken together.
fn groups(context: &Context<'_>) -> Vec<Vec<Span>> {
    let mut groups: Vec<Vec<Span>> = Vec::new();
    for problem in &context.parsed.problems {
        if problem.kind != ProblemKind::Comment {
            continue;
        }
        let follows = groups.last().and_then(|group| group.last()).is_some_and(|last| {
            Span::new(last.end, problem.span.start).slice(context.text).trim().is_empty()
        });
        match groups.last_mut().filter(|_| follows) {
            Some(group) => group.push(problem.span),
            None => groups.push(vec![problem.span]),
        }
    }
    groups
}
