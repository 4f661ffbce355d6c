//! Silencing findings: by a comment in the file, or by name in `mcplint.toml`.
//!
//! A comment is `mcplint-ignore: rule, rule - reason`. Behind something on its line it is for what starts
//! on that line, else for what starts on the next line; either way for all of it, so that a comment above a server
//! is for the whole server. `mcplint-ignore-file: rule - reason` is for the whole file.
//!
//! A silenced finding still explains others: who accepts a cause does not want to hear of its effects.

mod comments;

use std::collections::{BTreeSet, HashMap};

use crate::diagnostic::Diagnostic;
use crate::rule::{Category, Context};
use crate::rules;
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
    /// What it names.
    pub(crate) named: Named,
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

    /// For each finding whether a comment silences it; notes which did. One walk along the file, in which each word
    /// is looked at once.
    fn sweep(&mut self, diagnostics: &[Diagnostic]) -> Vec<bool> {
        let mut silenced = Vec::with_capacity(diagnostics.len());
        let mut open: HashMap<Key, Open> = HashMap::new();
        let mut next = 0;
        for diagnostic in diagnostics {
            let at = diagnostic.span.start;
            while let Some(comment) = self.comments.get(next).filter(|comment| comment.covers.start <= at) {
                for (number, word) in comment.words.iter().enumerate() {
                    let Some(key) = Key::of(word.named) else { continue };
                    let words = open.entry(key).or_default();
                    words.until = words.until.max(comment.covers.end);
                    words.unused.push((next, number));
                }
                next += 1;
            }
            let mut is_silenced = false;
            for key in Key::that_silence(diagnostic.rule) {
                let Some(words) = open.get_mut(&key).filter(|words| words.until >= at) else { continue };
                is_silenced = true;
                // What ends before this finding ends before those that follow.
                for (comment, word) in words.unused.drain(..) {
                    let comment = &mut self.comments[comment];
                    comment.words[word].used |= comment.covers.end >= at;
                }
            }
            silenced.push(is_silenced);
        }
        silenced
    }
}

/// What a word that silences is known by.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    All,
    Category(Category),
    Rule(&'static str),
}

impl Key {
    fn of(named: Named) -> Option<Self> {
        match named {
            Named::All => Some(Self::All),
            Named::Category(category) => Some(Self::Category(category)),
            Named::Rule(rule) => Some(Self::Rule(rule.name)),
            Named::Nothing => None,
        }
    }

    /// The words that silence this rule.
    fn that_silence(rule: &'static str) -> impl Iterator<Item = Self> {
        let category = rules::by_name(rule).map(|rule| Self::Category(rule.category));
        [Self::All, Self::Rule(rule)].into_iter().chain(category)
    }
}

/// The words of one kind in comments that began before.
#[derive(Default)]
struct Open {
    /// Up to where the one that reaches furthest covers.
    until: usize,
    /// Those that silenced nothing so far: the comment, and the word in it.
    unused: Vec<(usize, usize)>,
}
