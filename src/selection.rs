//! Which rules speak, and how loud.

use std::collections::HashMap;

use globset::GlobMatcher;

use crate::diagnostic::{Diagnostic, Severity};
use crate::near::distance;
use crate::rule::{Category, Rule};
use crate::rules::{self, HOST_CHECKS, OPT_IN, RULES};

/// A word that names no rule and no category.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("unknown rule or category `{word}`{}", nearest.map(|name| format!("; did you mean `{name}`?")).unwrap_or_default())]
pub struct UnknownRule {
    /// What was written.
    pub word: String,
    /// The nearest name there is.
    pub nearest: Option<&'static str>,
}

/// Rules that are silent about some servers, or all of a file.
#[derive(Clone, Debug)]
pub struct Silence {
    /// What it is known by to the one who asked for it.
    pub number: usize,
    /// The servers; `None` is the whole file.
    pub servers: Option<GlobMatcher>,
    /// The names of the rules.
    pub rules: Vec<&'static str>,
}

impl Silence {
    fn is_for(&self, diagnostic: &Diagnostic) -> bool {
        self.rules.contains(&diagnostic.rule)
            && self.servers.as_ref().is_none_or(|servers| {
                diagnostic.server.as_deref().is_some_and(|server| servers.is_match(server))
            })
    }
}

/// The rules that speak, and the severities that the user chose.
#[derive(Clone, Debug)]
pub struct Selection {
    /// For each of [`RULES`] whether it speaks: every run asks for all of them.
    speaks: Vec<bool>,
    severities: HashMap<&'static str, Severity>,
    silences: Vec<Silence>,
}

impl Default for Selection {
    /// Every rule but those that must be asked for.
    fn default() -> Self {
        let mut selection =
            Self { speaks: vec![true; RULES.len()], severities: HashMap::new(), silences: Vec::new() };
        for name in OPT_IN {
            selection.set(name, false);
        }
        selection
    }
}

impl Selection {
    /// Keeps only the rules that these words name.
    ///
    /// # Errors
    /// When a word names no rule and no category.
    pub fn select(&mut self, words: &[String]) -> Result<(), UnknownRule> {
        if words.is_empty() {
            return Ok(());
        }
        let kept = resolve_all(words)?;
        self.speaks.fill(false);
        kept.into_iter().for_each(|rule| self.set(rule.name, true));
        Ok(())
    }

    /// Brings back the rules that these words name.
    ///
    /// # Errors
    /// When a word names no rule and no category.
    pub fn extend(&mut self, words: &[String]) -> Result<(), UnknownRule> {
        for rule in resolve_all(words)? {
            self.set(rule.name, true);
        }
        Ok(())
    }

    /// Silences the rules that these words name.
    ///
    /// # Errors
    /// When a word names no rule and no category.
    pub fn ignore(&mut self, words: &[String]) -> Result<(), UnknownRule> {
        for rule in resolve_all(words)? {
            self.set(rule.name, false);
        }
        Ok(())
    }

    /// Gives the rules that `word` names another severity; `None` silences them.
    ///
    /// # Errors
    /// When the word names no rule and no category.
    pub fn set_severity(&mut self, word: &str, severity: Option<Severity>) -> Result<(), UnknownRule> {
        for rule in resolve(word)? {
            match severity {
                Some(severity) => {
                    self.severities.insert(rule.name, severity);
                }
                None => {
                    self.set(rule.name, false);
                }
            }
        }
        Ok(())
    }

    /// Silences some rules about some servers.
    pub fn add_silence(&mut self, silence: Silence) {
        self.silences.push(silence);
    }

    fn set(&mut self, name: &str, speaks: bool) {
        if let Some(known) = place(name).and_then(|at| self.speaks.get_mut(at)) {
            *known = speaks;
        }
    }

    /// Whether no finding falls under a silence.
    pub(crate) fn silences_nothing(&self) -> bool {
        self.silences.is_empty()
    }

    /// The numbers of the silences that a finding falls under.
    pub(crate) fn silences_for(&self, diagnostic: &Diagnostic) -> impl Iterator<Item = usize> {
        self.silences.iter().filter(|silence| silence.is_for(diagnostic)).map(|silence| silence.number)
    }

    /// Whether the rule with this name speaks.
    pub fn has_rule(&self, name: &str) -> bool {
        place(name).and_then(|at| self.speaks.get(at)).copied().unwrap_or(true)
    }

    /// Whether the rule with this name is asked where the machine is asked, or not.
    pub fn asks(&self, name: &str, host: bool) -> bool {
        self.has_rule(name) && (host || !HOST_CHECKS.contains(&name))
    }

    /// The rules that speak, in the order of [`RULES`].
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> {
        RULES.iter().zip(&self.speaks).filter(|(_, speaks)| **speaks).map(|(rule, _)| *rule)
    }

    /// The severity that the user chose for this rule.
    pub fn severity(&self, rule: &str) -> Option<Severity> {
        self.severities.get(rule).copied()
    }
}

/// Where the rule with this name stands in [`RULES`].
fn place(name: &str) -> Option<usize> {
    RULES.iter().position(|rule| rule.name == name)
}

fn resolve_all(words: &[String]) -> Result<Vec<&'static Rule>, UnknownRule> {
    let mut rules = Vec::new();
    for word in words {
        rules.extend(resolve(word)?);
    }
    Ok(rules)
}

/// What a word names.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Named {
    /// `all`.
    All,
    /// The rules of a category.
    Category(Category),
    /// A rule.
    Rule(&'static Rule),
    /// No rule.
    Nothing,
}

impl Named {
    /// What `word` names.
    pub(crate) fn of(word: &str) -> Self {
        if word == "all" {
            return Self::All;
        }
        let category = || RULES.iter().map(|rule| rule.category).find(|category| category.name() == word);
        rules::by_name(word)
            .map(Self::Rule)
            .or_else(|| category().map(Self::Category))
            .unwrap_or(Self::Nothing)
    }

    /// Whether it names no rule.
    pub(crate) fn is_nothing(self) -> bool {
        matches!(self, Self::Nothing)
    }

    /// The rules that it names.
    pub(crate) fn rules(self) -> impl Iterator<Item = &'static Rule> {
        RULES.iter().copied().filter(move |rule| match self {
            Self::All => true,
            Self::Category(category) => rule.category == category,
            Self::Rule(named) => rule.name == named.name,
            Self::Nothing => false,
        })
    }
}

/// The rules that a word names: one by its name, or all of a category.
///
/// # Errors
/// When it names none.
pub(crate) fn resolve(word: &str) -> Result<Vec<&'static Rule>, UnknownRule> {
    let rules: Vec<&'static Rule> = Named::of(word).rules().collect();
    if rules.is_empty() {
        return Err(UnknownRule { word: word.to_owned(), nearest: nearest_name(word) });
    }
    Ok(rules)
}

/// The rule or category whose name is nearest to `word`, if any is near.
pub fn nearest_name(word: &str) -> Option<&'static str> {
    RULES
        .iter()
        .flat_map(|rule| [rule.name, rule.category.name()])
        .filter_map(|name| Some((distance(word, name, 2.max(name.len() / 4))?, name)))
        .min()
        .map(|(_, name)| name)
}
