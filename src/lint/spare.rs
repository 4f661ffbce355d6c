//! What no fix may do unasked, whatever its rule.

use crate::diagnostic::{Applicability, Diagnostic, Fix, Impact};
use crate::rule::{Category, Context};
use crate::rules;
use crate::span::Span;
use crate::syntax::{Format, Node, ProblemKind, Value};

/// What a YAML anchor names stands for every alias of it: a change for one entry changes others, so it is the
/// author's to make. So is a change of what has a tag or an anchor, which mean something to the author alone.
pub(super) fn shared_values(context: &Context<'_>, diagnostics: &mut [Diagnostic]) {
    for fix in diagnostics.iter_mut().filter_map(|diagnostic| diagnostic.fix.as_mut()) {
        let is_others = |span: Span| context.parsed.is_shared(span) || context.parsed.has_property(span);
        if fix.edits.iter().any(|edit| is_others(edit.span)) {
            fix.applicability = Applicability::Suggestion;
        }
    }
}

/// Comments are the author's words: a fix that takes one along is not safe, and says so.
pub(super) fn comments(context: &Context<'_>, diagnostics: &mut [Diagnostic]) {
    let opener = if context.parsed.format == Format::Json { '/' } else { '#' };
    for fix in diagnostics.iter_mut().filter_map(|diagnostic| diagnostic.fix.as_mut()) {
        if fix.title.contains("comment")
            || !fix.edits.iter().any(|edit| edit.span.slice(context.text).contains(opener))
        {
            continue;
        }
        let comments = context.facts.comments.get_or_init(|| find(context));
        if loses_one(context.text, fix, comments) {
            fix.applicability = fix.applicability.min(Applicability::Unsafe);
            fix.title.push_str(" (removes a comment)");
        }
    }
}

/// Half a repair repairs nothing: of a file that its client cannot read, no fix is safer than the least safe of those
/// that it takes until it is read. Where one of its slips has none, or where what is read then would be one of two
/// versions, none is applied.
#[derive(Clone, Copy, Default)]
pub(super) struct Unreadable {
    /// The least safe of the fixes that it takes; `None` where the client can read the file.
    least: Option<Applicability>,
    has_versions: bool,
}

impl Unreadable {
    /// Takes these findings into account.
    pub(super) fn note(&mut self, diagnostics: &[Diagnostic]) {
        for diagnostic in diagnostics {
            self.has_versions |= shows_two_versions(diagnostic);
            if makes_unreadable(diagnostic) {
                let fix = diagnostic.fix.as_ref().map_or(Applicability::Suggestion, |fix| fix.applicability);
                self.least = Some(self.least.map_or(fix, |least| least.min(fix)));
            }
        }
    }

    /// Takes into account what others have noted.
    pub(super) fn merge(&mut self, other: Self) {
        self.has_versions |= other.has_versions;
        self.least = self.least.into_iter().chain(other.least).min();
    }

    /// What no fix of the file can be safer than.
    pub(super) fn highest_fix(self) -> Applicability {
        let least = self.least.unwrap_or(Applicability::Safe);
        if self.least.is_some() && self.has_versions { Applicability::Suggestion } else { least }
    }
}

/// Whether one key stands there with two values, of which clients read one.
pub(crate) fn shows_two_versions(diagnostic: &Diagnostic) -> bool {
    diagnostic.rule == "duplicate-key" && diagnostic.impact == Impact::SettingIgnored
}

/// Makes no fix safer than `highest`.
pub(crate) fn lower_fixes(diagnostics: &mut [Diagnostic], highest: Applicability) {
    for fix in diagnostics.iter_mut().filter_map(|diagnostic| diagnostic.fix.as_mut()) {
        fix.applicability = fix.applicability.min(highest);
    }
}

/// Whether the client cannot even parse the file, for this reason.
pub(crate) fn makes_unreadable(diagnostic: &Diagnostic) -> bool {
    diagnostic.impact == Impact::ConfigRejected
        && rules::by_name(diagnostic.rule).is_some_and(|rule| rule.category == Category::Syntax)
}

/// Whether an edit deletes a comment that no edit writes anew.
fn loses_one(text: &str, fix: &Fix, comments: &[Span]) -> bool {
    fix.edits.iter().any(|edit| {
        let from = comments.partition_point(|comment| comment.end <= edit.span.start);
        comments[from..].iter().take_while(|comment| comment.start < edit.span.end).any(|comment| {
            let words = comment.slice(text).trim_end();
            !fix.edits.iter().any(|edit| edit.new_text.contains(words))
        })
    })
}

/// Every comment of the file, in order.
fn find(context: &Context<'_>) -> Vec<Span> {
    if context.parsed.format == Format::Json {
        let is_comment = |kind: &ProblemKind| matches!(kind, ProblemKind::Comment | ProblemKind::HashComment);
        let problems = context.parsed.problems.iter();
        return problems.filter(|problem| is_comment(&problem.kind)).map(|problem| problem.span).collect();
    }
    let mut scalars = Vec::new();
    if let Some(root) = &context.parsed.root {
        collect_scalars(root, &mut scalars);
    }
    scalars.sort();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = memchr::memchr(b'#', &context.text.as_bytes()[at..]) {
        let start = at + offset;
        // Scalars do not lie in each other.
        let before = scalars.partition_point(|scalar| scalar.start <= start);
        match before.checked_sub(1).map(|index| scalars[index]).filter(|scalar| start < scalar.end) {
            Some(scalar) => at = scalar.end,
            None => {
                let line = &context.text.as_bytes()[start..];
                at = memchr::memchr(b'\n', line).map_or(context.text.len(), |length| start + length);
                found.push(Span::new(start, at));
            }
        }
    }
    found
}

/// The places of all keys and of all values that hold no others.
fn collect_scalars(root: &Node<'_>, scalars: &mut Vec<Span>) {
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        match &node.value {
            Value::Array(items) => open.extend(items),
            Value::Object(members) => {
                scalars.extend(members.iter().map(|member| member.key_span));
                open.extend(members.iter().map(|member| &member.value));
            }
            _ => scalars.push(node.span),
        }
    }
}
