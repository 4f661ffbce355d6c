//! `merge-conflict-marker`: a merge that was never settled.

use super::support::syntax::loads_nothing;
use crate::diagnostic::{Impact, Severity};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::span::Span;
use crate::syntax::ProblemKind;

pub(super) static RULE: Rule = Rule {
    name: "merge-conflict-marker",
    category: Category::Syntax,
    severity: Severity::Error,
    impact: Impact::ConfigRejected,
    fix: None,
    summary: "the file holds the markers of a merge conflict",
    check: Check::File(check),
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let first = context.parsed.problems.iter().find(|problem| problem.kind == ProblemKind::ConflictMarker);
    let Some(first) = first else { return };
    let Some(last) = last_marker(context, first.span.end) else { return };
    let line = |span: Span| context.lines.position(context.text, span.start).line;
    let finding = findings.report(
        first.span,
        format!(
            "lines {} to {} are a merge conflict that was not settled, so {}",
            line(first.span),
            line(last),
            loads_nothing(context)
        ),
    );
    finding
        .label(first.span, "the conflict starts here")
        .label(last, "and ends here")
        .maybe_says(context.dialect.and_then(|dialect| dialect.parse_error))
        .help("keep one of the two versions, or what both mean, and remove the three lines of markers");
}

/// The line that ends the conflict.
fn last_marker(context: &Context<'_>, from: usize) -> Option<Span> {
    let at = from + context.text.get(from..)?.find("\n>>>>>>> ")? + 1;
    Some(context.lines.line_span(context.text, context.lines.line_of(at)))
}
