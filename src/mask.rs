//! Keeping secrets out of every output.
//!
//! A [`Mask`] is made once per file and knows every value in it that is or may be a secret. It errs on the
//! side of hiding: what it hides is not therefore a finding.
//!
//! Outputs do not mask: they are given a [`MaskedReport`] or a [`MaskedDiff`], whose texts are [`Masked`],
//! and only a mask makes those. So a new output cannot forget it.

mod diff;
mod escapes;
mod named;
mod nested;
#[cfg(feature = "probe")]
pub(crate) mod probe;
mod report;
mod secrets;
mod urls;

use std::cell::OnceCell;
use std::fmt;
use std::ops::Deref;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use serde::Serialize;

pub use diff::{Hunk, Line, LineKind, MaskedDiff};
pub use report::{
    Extent, MaskedDiagnostic, MaskedEdit, MaskedError, MaskedFile, MaskedFix, MaskedLabel, MaskedReport,
    MaskedServer,
};

#[cfg(feature = "probe")]
pub use probe::{MaskedEvidence, MaskedOutcome, ProbeMask};

use crate::span::Span;

/// Whether an output may show secrets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Secrets {
    /// It may not.
    #[default]
    Hidden,
    /// `--show-secrets`: someone asked for them.
    Shown,
}

/// A text without secrets: only a [`Mask`] makes one.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Masked(String);

impl Masked {
    /// Any text, such as a message about a file that could not be read: what looks like a secret is hidden.
    pub fn scan(text: &str) -> Self {
        Mask::new(text).hide(text)
    }
}

impl Deref for Masked {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Masked {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Values from this length on are hidden wherever they turn up, shorter ones as whole words only.
const LONG: usize = 16;

/// The least length of a value that is hidden wherever it turns up.
const LEAST: usize = 4;

/// The most bytes of a value that may come back with other characters between its words.
const LONGEST_NAME: usize = 4096;

/// The most bytes of all values that a table is made for.
const LONGEST_TABLE: usize = 512;

/// The secrets of one text.
#[derive(Clone, Debug, Default)]
pub struct Mask {
    /// The bytes to hide, in order and without overlap.
    spans: Vec<Span>,
    /// The values themselves, to be hidden wherever they turn up.
    values: Vec<String>,
    /// Finds all values at once; made when the first text is to be hidden.
    finder: OnceCell<Option<AhoCorasick>>,
    /// Whether this mask hides anything at all.
    off: bool,
}

impl Mask {
    /// A mask that hides nothing: `--show-secrets`.
    pub fn none() -> Self {
        Self { off: true, ..Self::default() }
    }

    /// Finds what may be a secret in `text`, in any format and however broken.
    pub fn new(text: &str) -> Self {
        Self::of(text, &[])
    }

    /// The mask of a file with its name, under these options.
    pub fn of_file(text: &str, path: &str, secrets: Secrets) -> Self {
        match secrets {
            Secrets::Hidden => Self::of(text, &[path]),
            Secrets::Shown => Self::none(),
        }
    }

    /// The secrets of `text`, and those of other texts about it.
    fn of(text: &str, others: &[&str]) -> Self {
        let found = secrets::find(text);
        let mut values: Vec<String> = Vec::new();
        for span in &found.spans {
            keep(span.slice(text), &mut values);
        }
        for value in &found.decoded {
            keep(value, &mut values);
        }
        for other in others {
            for span in secrets::find(other).spans {
                keep(span.slice(other), &mut values);
            }
        }
        values.sort();
        values.dedup();
        Self { spans: secrets::merge(found.spans), values, finder: OnceCell::new(), off: false }
    }

    /// Whether there is nothing to hide.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty() && self.spans.is_empty()
    }

    /// Hides every secret in a sentence, a name or a path. A short value counts as a whole word only, so
    /// that a password `postgres` does not eat the name of a package.
    pub fn hide(&self, text: &str) -> Masked {
        let mut hidden = String::with_capacity(text.len());
        let mut position = 0;
        for found in self.find(text) {
            hidden.push_str(&text[position..found.start]);
            hidden.push_str(&masked(found.slice(text)));
            position = found.end;
        }
        hidden.push_str(&text[position..]);
        Masked(hidden)
    }

    /// The secrets in `text`.
    fn find(&self, text: &str) -> Vec<Span> {
        if self.values.is_empty() {
            return Vec::new();
        }
        let finder = self.finder.get_or_init(|| finder(&self.values));
        let Some(finder) = finder else {
            // More patterns than the finder takes: hide everything rather than something.
            return vec![Span::new(0, text.len())];
        };
        finder
            .find_iter(text)
            .map(|found| Span::new(found.start(), found.end()))
            .filter(|found| found.len() >= LONG || is_whole_word(text, *found))
            .collect()
    }

    /// Whether `text`, which a fix would write, holds a secret of this file or one of its own.
    pub fn touches(&self, text: &str) -> bool {
        !self.off && (!self.find(text).is_empty() || !Self::new(text).is_empty())
    }

    /// The file's own text with every secret replaced by as many bytes and characters, so that spans and
    /// columns still fit. A value that is a secret in one place is hidden in every other place too.
    pub fn hide_in_place(&self, text: &str) -> Masked {
        if self.is_empty() {
            return Masked(text.to_owned());
        }
        let mut spans = self.spans.clone();
        spans.extend(self.find(text));
        let spans = secrets::merge(spans);
        let mut hidden = String::with_capacity(text.len());
        let mut position = 0;
        for span in &spans {
            if span.start < position {
                continue;
            }
            hidden.push_str(text.get(position..span.start).unwrap_or(""));
            hidden.push_str(&same_length(span.slice(text)));
            position = span.end;
        }
        hidden.push_str(text.get(position..).unwrap_or(""));
        Masked(hidden)
    }
}

/// Finds all of `values` at once; `None` where they are too many.
fn finder(values: &[String]) -> Option<AhoCorasick> {
    let length: usize = values.iter().map(String::len).sum();
    // What is faster to search with takes the square of a value's length to make, where the value repeats itself (1.1.5).
    let kind = (length > LONGEST_TABLE).then_some(AhoCorasickKind::ContiguousNFA);
    AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).kind(kind).build(values).ok()
}

/// Keeps a value and the forms in which a fix or a message may repeat it: without the white space and the
/// quotes around it, line by line, and in pieces where another backslash comes between.
fn keep(value: &str, values: &mut Vec<String>) {
    let is_piece = |piece: &&str| piece.len() >= LONG && piece.len() < value.len();
    values.extend(value.split('\\').filter(is_piece).map(str::to_owned));
    // A fix makes a name of it: `hooks-slack-com-…` of an address.
    if value.len() <= LONGEST_NAME {
        let words = value.split(|character: char| !character.is_ascii_alphanumeric());
        values.extend(words.filter(is_piece).map(str::to_owned));
    }
    for line in value.split(['\n', '\r']).chain([value]) {
        let bare = line.trim().trim_matches(['"', '\'']).trim();
        for form in [line, bare] {
            if form.len() >= LEAST && form.bytes().any(|byte| byte != b'-') {
                values.push(form.to_owned());
            }
        }
    }
}

fn is_whole_word(text: &str, span: Span) -> bool {
    let is_word = |character: char| character.is_alphanumeric() || matches!(character, '_' | '-');
    !text[..span.start].chars().next_back().is_some_and(is_word)
        && !text[span.end..].chars().next().is_some_and(is_word)
}

/// A secret as it may be shown: its known prefix and its last two characters.
fn masked(value: &str) -> String {
    let (prefix, tail) = visible_parts(value);
    format!("{prefix}…{tail}")
}

/// The same, filled to as many bytes and characters as before. Line ends stay.
fn same_length(value: &str) -> String {
    let (prefix, tail) = visible_parts(value);
    let hidden = &value[prefix.len()..value.len() - tail.len()];
    let filled = hidden.chars().map(|character| match character.len_utf8() {
        1 if matches!(character, '\n' | '\r') => character,
        1 => '*',
        2 => '·',
        3 => '•',
        _ => '🞄',
    });
    prefix.chars().chain(filled).chain(tail.chars()).collect()
}

fn visible_parts(value: &str) -> (&str, &str) {
    let prefix = secrets::known_prefix(value).unwrap_or("");
    let tail_start = value.char_indices().rev().nth(1).map_or(value.len(), |(at, _)| at);
    // Two characters of a short value would be much of it.
    if value.len() < prefix.len() + 10 {
        return (prefix, "");
    }
    (prefix, &value[tail_start.max(prefix.len())..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_hidden_where_it_is_not_known_for_one() {
        let text = r#"{"args": ["-e", "hunter2hunter2"], "env": {"API_TOKEN": "hunter2hunter2"}}"#;
        let hidden = Mask::new(text).hide_in_place(text);
        assert!(!hidden.contains("hunter2hunter2"), "{hidden}");
        assert_eq!(hidden.len(), text.len());
    }

    #[test]
    fn secrets_of_every_kind_are_hidden() {
        for (text, secret) in [
            (r#"{"env": {"API_KEY": "abcdef123456"}}"#, "abcdef123456"),
            (r#"["--api-key", "abcdef123456"]"#, "abcdef123456"),
            (r#"["--token=abcdef123456"]"#, "abcdef123456"),
            (r#"["Authorization: Bearer abcdef123456"]"#, "abcdef123456"),
            ("Authorization: Bearer Bearer abcdef123456", "abcdef123456"),
            (r#"{"Authorization": "Bearer bearer abcdef123456"}"#, "abcdef123456"),
            (r#"{"x": "ghp_0123456789abcdefghij0123456789abcdef"}"#, "0123456789abcdefghij"),
            (r#""postgres://me:hunter22@db/x""#, "hunter22"),
            (r#""https://x.example/mcp?api_key=abcdef123456&a=1""#, "abcdef123456"),
            ("bearer_token = 'abcdef123456'", "abcdef123456"),
            (r#"{"command": "npx pkg --token=abcdef123456 --stdio"}"#, "abcdef123456"),
            (r#"{"command": "docker run -e API_KEY=abcdef123456 img"}"#, "abcdef123456"),
            (r#"{"command": "npx x --header \"Authorization: Bearer abcdef123456\""}"#, "abcdef123456"),
        ] {
            let mask = Mask::new(text);
            assert!(!mask.hide_in_place(text).contains(secret), "{text}");
            assert!(!mask.hide(text).contains(secret), "{text}");
            assert_eq!(mask.hide_in_place(text).len(), text.len());
        }
    }

    #[test]
    fn a_wide_character_before_a_colon_is_no_panic() {
        assert!(Mask::new("\"command\"\u{feff}: \"npx\"").is_empty());
    }

    #[test]
    fn references_are_shown() {
        let text = r#"{"API_KEY": "${API_KEY}", "bearer_token_env_var": "NOTES_TOKEN", "TOKEN_PATH": "/run/secrets/token", "PORT": "3000"}"#;
        assert!(Mask::new(text).is_empty());
    }
}
