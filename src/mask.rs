//! Keeping secrets out of every output.
//!
//! A [`Mask`] is made once per file and knows every value in it that is or may be a secret. All
//! renderers get their text through it, so that a new one cannot forget. It errs on the side of
//! hiding: what it hides is not therefore a finding.

mod secrets;

use std::borrow::Cow;
use std::cell::OnceCell;

use aho_corasick::{AhoCorasick, MatchKind};

pub use secrets::is_secret_name;

use crate::span::Span;
use secrets::PREFIXES;

/// The secrets of one text.
#[derive(Clone, Debug, Default)]
pub struct Mask {
    /// The bytes to hide, in order and without overlap.
    spans: Vec<Span>,
    /// The values themselves, to be hidden wherever they turn up.
    values: Vec<String>,
    /// Finds all values at once; made when the first text is to be hidden.
    finder: OnceCell<Option<AhoCorasick>>,
}

impl Mask {
    /// A mask that hides nothing: `--show-secrets`.
    pub fn none() -> Self {
        Self::default()
    }

    /// Finds what may be a secret in `text`, in any format and however broken.
    pub fn new(text: &str) -> Self {
        let spans = secrets::find(text);
        let mut values: Vec<String> =
            spans.iter().map(|span| span.slice(text).to_owned()).filter(|value| value.len() >= 4).collect();
        values.sort();
        values.dedup();
        Self { spans: secrets::merge(spans), values, finder: OnceCell::new() }
    }

    /// Whether the file holds nothing to hide.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty() && self.spans.is_empty()
    }

    /// Hides every secret in a sentence, a name or a path. A value counts as a whole word only, so
    /// that a password `postgres` does not eat the name of a package.
    pub fn hide<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut hidden = String::new();
        let mut position = 0;
        for found in self.find(text) {
            hidden.push_str(&text[position..found.start]);
            hidden.push_str(&masked(found.slice(text)));
            position = found.end;
        }
        if position == 0 { Cow::Borrowed(text) } else { Cow::Owned(hidden + &text[position..]) }
    }

    /// The secrets in `text` that stand there as whole words.
    fn find(&self, text: &str) -> Vec<Span> {
        if self.values.is_empty() {
            return Vec::new();
        }
        let finder = self.finder.get_or_init(|| {
            AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&self.values).ok()
        });
        let Some(finder) = finder else {
            // More patterns than the finder takes: hide everything rather than something.
            return vec![Span::new(0, text.len())];
        };
        finder
            .find_iter(text)
            .map(|found| Span::new(found.start(), found.end()))
            .filter(|found| is_whole_word(text, *found))
            .collect()
    }

    /// Whether `text` holds a secret.
    pub fn touches(&self, text: &str) -> bool {
        !self.find(text).is_empty()
    }

    /// The file's own text with every secret replaced by as many bytes, so that spans still fit. A
    /// value that is a secret in one place is hidden in every other place too.
    pub fn hide_in_place<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.spans.is_empty() {
            return Cow::Borrowed(text);
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
        Cow::Owned(hidden)
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

/// The same, filled with `*` to as many bytes as before.
fn same_length(value: &str) -> String {
    let (prefix, tail) = visible_parts(value);
    let stars = value.len() - prefix.len() - tail.len();
    format!("{prefix}{}{tail}", "*".repeat(stars))
}

fn visible_parts(value: &str) -> (&str, &str) {
    let prefix =
        PREFIXES.iter().find(|(prefix, _)| value.starts_with(prefix)).map_or("", |(prefix, _)| *prefix);
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
        let hidden = Mask::new(text).hide_in_place(text).into_owned();
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
        let text = r#"{"API_KEY": "${API_KEY}", "TOKEN_PATH": "/run/secrets/token", "PORT": "3000"}"#;
        assert!(Mask::new(text).is_empty());
    }
}
