//! `json-multiple-roots`: a second value after the first.

use super::support::syntax::loads_nothing;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Edit;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::span::Span;
use crate::syntax::{Member, Node, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "json-multiple-roots",
    category: Category::Syntax,
    severity: Severity::Error,
    impact: Impact::ConfigRejected,
    fix: Some(Applicability::Unsafe),
    summary: "a second value follows the first",
    check: Check::File(check),
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let mut second =
        context.parsed.problems.iter().filter(|problem| problem.kind == ProblemKind::MultipleRoots);
    let Some(problem) = second.next() else { return };
    let finding = findings.report(
        problem.span,
        format!(
            "this is not JSON: a second value follows the first, and a file holds one, so {}",
            loads_nothing(context)
        ),
    );
    finding
        .label(problem.span, "the first value ended before this")
        .maybe_says(context.dialect.and_then(|dialect| dialect.parse_error));
    match fix(context) {
        Some(fix) => finding.fix(fix),
        None => finding.help("move what both hold into one value; of a key that both have, keep one"),
    };
}

/// Makes one of the first two values, if no key stands in both with different values.
fn fix(context: &Context<'_>) -> Option<Fix> {
    if !context.parsed.is_certain_but_for(&ProblemKind::MultipleRoots) {
        return None;
    }
    let (first, second) = (context.parsed.root.as_ref()?, context.parsed.more_roots.first()?);
    if first.means(second) {
        let repetition = Edit::delete(Span::new(first.span.end, second.span.end));
        let edits = without_comments(context, repetition)?;
        return Some(Fix::unsafe_("remove the second value, which says the same as the first", edits));
    }
    let edit = splice(context.text, first, second)?;
    Some(Fix::unsafe_("move what both hold into one value", without_comments(context, edit)?))
}

/// Takes out the brackets between the last member of the one and the first of the other.
fn splice(text: &str, first: &Node<'_>, second: &Node<'_>) -> Option<Edit> {
    let (ours, theirs) = (first.as_object()?, second.as_object()?);
    if let ([our], [their]) = (ours, theirs)
        && our.key == their.key
    {
        return splice(text, &our.value, &their.value);
    }
    let is_shared = |member: &Member<'_>| second.get(&member.key).is_some();
    if ours.iter().any(is_shared) {
        return None;
    }
    let (last, next) = (ours.last()?, theirs.first()?);
    let before = text.get(..next.key_span.start)?;
    Some(Edit::replace(Span::new(last.value.span.end, before.trim_end().len()), ","))
}

/// The edit, unless it takes a comment away.
fn without_comments(context: &Context<'_>, edit: Edit) -> Option<Vec<Edit>> {
    let is_comment = |kind: &ProblemKind| matches!(kind, ProblemKind::Comment | ProblemKind::HashComment);
    let takes_comment = context
        .parsed
        .problems
        .iter()
        .any(|problem| is_comment(&problem.kind) && edit.span.contains(problem.span));
    (!takes_comment).then(|| vec![edit])
}
