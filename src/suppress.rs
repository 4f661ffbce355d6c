//! Silencing findings: by a comment in the file, or by name in `mcplint.toml`.
//!
//! A comment is `mcplint-ignore: rule, rule - reason`. Behind something on its line it is for what starts
//! on that line, else for what starts on the next line; either way for all of it, so that a comment above a server
//! is for the whole server. `mcplint-ignore-file: rule - reason` is for the whole file.
//!
//! A silenced finding still explains others: who accepts a cause does not want to hear of its effects.

mod comments;

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::rule::{Context, Rule};
use crate::selection::{Named, Selection};
use crate::span::Span;

/// A comment that silences rules.
#[derive(Debug)]
pub(crate) struct Suppression {
    /// The whole comment.
    pub(crate) comment: Span,
    /// Where the findings start that it silences.
    pub(crate) covers: Span,
    /// What it names.
    pub(crate) words: Vec<Word>,
}

/// A rule or category that a [`Suppression`] names.
#[derive(Debug)]
pub(crate) struct Word {
    /// Where it stands.
    pub(crate) span: Span,
    /// What it names; nothing if there is no such rule or category.
    pub(crate) rules: Vec<&'static Rule>,
    /// Whether it silenced a finding.
    pub(crate) used: bool,
}

/// Everything that silences findings of one file.
pub(crate) struct Suppressions<'s> {
    /// The comments of the file, by the start of what they cover.
    pub(crate) comments: Vec<Suppression>,
    selection: Option<&'s Selection>,
    /// The silences of the selection that silenced a finding, by their number.
    silences_used: BTreeSet<usize>,
}

impl<'s> Suppressions<'s> {
    /// Reads the comments of the file.
    pub(crate) fn new(context: &Context<'_>, selection: Option<&'s Selection>) -> Self {
        Self { comments: comments::find(context), selection, silences_used: BTreeSet::new() }
    }

    /// Whether nothing is silenced here, whatever is found.
    pub(crate) fn is_empty(&self) -> bool {
        self.comments.is_empty() && self.selection.is_none_or(Selection::silences_nothing)
    }

    /// Notes what silences these findings, which come in file order. To be asked before explained findings are
    /// dropped: what is silenced here may be an effect.
    pub(crate) fn note(&mut self, diagnostics: &[Diagnostic]) {
        self.sweep(diagnostics);
        for diagnostic in diagnostics {
            self.silences_used
                .extend(self.selection.into_iter().flat_map(|selection| selection.silences_for(diagnostic)));
        }
    }

    /// Removes what is silenced; the findings come in file order.
    pub(crate) fn apply(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        let mut silenced = self.sweep(diagnostics).into_iter();
        let selection = self.selection;
        diagnostics.retain(|diagnostic| {
            !silenced.next().unwrap_or_default()
                && selection.is_none_or(|selection| selection.silences_for(diagnostic).next().is_none())
        });
    }

    /// The silences of the selection that silenced a finding, by their number.
    pub(crate) fn into_silences_used(self) -> BTreeSet<usize> {
        self.silences_used
    }

    /// For each finding whether a comment silences it; notes which did. One walk along the file: what comments
    /// cover lies side by side or nested, so few are open at any place.
    fn sweep(&mut self, diagnostics: &[Diagnostic]) -> Vec<bool> {
        let mut silenced = Vec::with_capacity(diagnostics.len());
        let (mut next, mut open) = (0, Vec::new());
        for diagnostic in diagnostics {
            let at = diagnostic.span.start;
            while self.comments.get(next).is_some_and(|comment| comment.covers.start <= at) {
                open.push(next);
                next += 1;
            }
            open.retain(|&index: &usize| at <= self.comments[index].covers.end);
            let mut is_silenced = false;
            for &index in &open {
                let words = self.comments[index].words.iter_mut();
                for word in words.filter(|word| word.rules.iter().any(|rule| rule.name == diagnostic.rule)) {
                    word.used = true;
                    is_silenced = true;
                }
            }
            silenced.push(is_silenced);
        }
        silenced
    }
}

/// The rules that a word names.
fn rules_of(word: &str) -> Vec<&'static Rule> {
    Named::of(word).rules().collect()
}
