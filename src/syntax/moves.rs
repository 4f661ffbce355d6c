//! From places in a mended copy back to the places in the text.

use std::borrow::Cow;

use super::{Member, Node, Problem, Value};
use crate::edit::Edit;
use crate::span::Span;

/// Where bytes went.
#[derive(Debug, Default)]
pub(super) struct Moves {
    /// Replaced ranges: in the text, and in the copy; in order.
    replaced: Vec<(Span, Span)>,
}

impl Moves {
    /// What these edits, which do not overlap, move.
    pub(super) fn of(edits: &[&Edit]) -> Self {
        let mut edits: Vec<&Edit> = edits.to_vec();
        edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
        let (mut replaced, mut text, mut copy) = (Vec::with_capacity(edits.len()), 0, 0);
        for edit in edits {
            copy += edit.span.start.saturating_sub(text);
            let inserted = Span::new(copy, copy + edit.new_text.len());
            replaced.push((edit.span, inserted));
            (text, copy) = (edit.span.end, inserted.end);
        }
        Self { replaced }
    }

    /// The place in the text of a byte of the copy. A byte of a replacement is the start of what it replaces,
    /// its end the end.
    pub(super) fn back(&self, offset: usize) -> usize {
        let after = self.replaced.partition_point(|(_, copy)| copy.start < offset);
        let Some((text, copy)) = after.checked_sub(1).map(|last| self.replaced[last]) else {
            return offset;
        };
        match offset.checked_sub(copy.end) {
            Some(behind) => text.end + behind,
            None => text.start,
        }
    }

    /// A range of the copy as a range of the text.
    pub(super) fn span(&self, span: Span) -> Span {
        let start = self.back(span.start);
        Span::new(start, self.back(span.end).max(start))
    }

    /// A problem of the copy with the places of the text.
    pub(super) fn problem(&self, problem: Problem) -> Problem {
        let repair = problem.repair.into_iter();
        Problem {
            span: self.span(problem.span),
            repair: repair.map(|edit| Edit::replace(self.span(edit.span), edit.new_text)).collect(),
            ..problem
        }
    }

    /// A tree of the copy with the places of the text.
    pub(super) fn node<'a>(&self, text: &'a str, node: Node<'_>) -> Node<'a> {
        let span = self.span(node.span);
        let value = match node.value {
            Value::Null => Value::Null,
            Value::Bool(value) => Value::Bool(value),
            Value::Number(_) => Value::Number(span.slice(text)),
            Value::String(value) => Value::String(Cow::Owned(value.into_owned())),
            Value::Array(items) => {
                Value::Array(items.into_iter().map(|item| self.node(text, item)).collect())
            }
            Value::Object(members) => Value::Object(
                members
                    .into_iter()
                    .map(|member| Member {
                        key: Cow::Owned(member.key.into_owned()),
                        key_span: self.span(member.key_span),
                        value: self.node(text, member.value),
                    })
                    .collect(),
            ),
        };
        Node { span, value }
    }
}
