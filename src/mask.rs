//! Keeping secrets out of every output.
//!
//! A [`Mask`] is made once per file and knows every value in it that is or may be a secret. All
//! renderers get their text through it, so that a new one cannot forget. It errs on the side of
//! hiding: what it hides is not therefore a finding.

use std::borrow::Cow;
use std::cell::OnceCell;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::span::Span;

/// Beginnings of well-known tokens, each with the least length of the whole.
///
/// From gitleaks and trufflehog's lists of prefixes (see `knowledge`), checked 2026-11-22.
const PREFIXES: [(&str, usize); 52] = [
    ("github_pat_", 40),
    ("ghp_", 20),
    ("gho_", 20),
    ("ghu_", 20),
    ("ghs_", 20),
    ("ghr_", 20),
    ("glpat-", 20),
    ("sk-ant-", 20),
    ("sk-proj-", 20),
    ("sk-svcacct-", 20),
    ("sk-admin-", 20),
    ("sk-or-v1-", 20),
    ("sk-lf-", 20),
    ("sk-", 20),
    ("gsk_", 20),
    ("xai-", 20),
    ("pplx-", 20),
    ("AIza", 30),
    ("r8_", 20),
    ("nvapi-", 20),
    ("hf_", 20),
    ("AKIA", 20),
    ("ASIA", 20),
    ("ABIA", 20),
    ("ACCA", 20),
    ("xoxb-", 20),
    ("xoxp-", 20),
    ("xoxe-", 20),
    ("xapp-", 20),
    ("sk_live_", 16),
    ("sk_test_", 16),
    ("rk_live_", 16),
    ("rk_test_", 16),
    ("ntn_", 20),
    ("secret_", 30),
    ("lin_api_", 20),
    ("sbp_", 20),
    ("figd_", 20),
    ("apify_api_", 20),
    ("ATATT3", 30),
    ("npm_", 20),
    ("pypi-", 30),
    ("glsa_", 20),
    ("glc_", 20),
    ("sntryu_", 20),
    ("sntrys_", 20),
    ("dapi", 32),
    ("SG.", 30),
    ("hvs.", 30),
    ("tvly-", 20),
    ("fc-", 32),
    ("ctx7sk-", 20),
];

/// Key names that hold secrets; a letter before or after ends the match, `_` and `-` do not.
const SECRET_WORDS: [&str; 13] = [
    "key",
    "apikey",
    "token",
    "secret",
    "password",
    "passwd",
    "passphrase",
    "auth",
    "authorization",
    "credential",
    "credentials",
    "pat",
    "pass",
];

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
        let mut spans = Vec::new();
        for string in quoted_strings(text) {
            find_in_string(text, &string, &mut spans);
        }
        find_tokens(text, &mut spans);
        find_url_secrets(text, &mut spans);
        spans.retain(|span| !span.is_empty());
        let mut values: Vec<String> =
            spans.iter().map(|span| span.slice(text).to_owned()).filter(|value| value.len() >= 4).collect();
        values.sort();
        values.dedup();
        Self { spans: merge(spans), values, finder: OnceCell::new() }
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
        let spans = merge(spans);
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

/// A quoted string with the key it belongs to.
struct Quoted<'t> {
    inner: Span,
    key: Option<&'t str>,
    previous: Option<&'t str>,
}

/// Strings in double or single quotes on one line, with the word before a `:` or `=` as their key.
fn quoted_strings(text: &str) -> Vec<Quoted<'_>> {
    let bytes = text.as_bytes();
    let mut strings: Vec<Quoted<'_>> = Vec::new();
    let mut at = 0;
    let mut last: Option<Span> = None;
    while let Some(offset) = memchr::memchr3(b'"', b'\'', b'\n', &bytes[at..]) {
        let open = at + offset;
        let quote = bytes[open];
        at = open + 1;
        if quote == b'\n' {
            continue;
        }
        let Some(close) = closing_quote(bytes, at, quote) else { continue };
        let inner = Span::new(at, close);
        let between = last.map(|last| text.get(last.end + 1..open).unwrap_or("").trim());
        let previous = last.map(|last| last.slice(text));
        let key = match between {
            Some(":" | "=") => previous,
            _ => bare_key(text, open),
        };
        strings.push(Quoted { inner, key, previous: previous.filter(|_| between == Some(",")) });
        last = Some(inner);
        at = close + 1;
    }
    strings
}

fn closing_quote(bytes: &[u8], mut at: usize, quote: u8) -> Option<usize> {
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            b'\n' => return None,
            byte if *byte == quote => return Some(at),
            _ => at += 1,
        }
    }
    None
}

/// `key = "…"` and `key: "…"` with no quotes around the key.
fn bare_key(text: &str, open: usize) -> Option<&str> {
    let mut from = open.saturating_sub(120);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = text[from..open].rsplit('\n').next().unwrap_or("").trim_end();
    let before = before.strip_suffix([':', '='])?.trim_end();
    let start = before
        .char_indices()
        .rev()
        .find(|(_, character)| !(character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '.')))
        .map_or(0, |(at, character)| at + character.len_utf8());
    Some(&before[start..]).filter(|key| !key.is_empty())
}

fn find_in_string(text: &str, string: &Quoted<'_>, spans: &mut Vec<Span>) {
    let value = string.inner.slice(text);
    let option = string
        .previous
        .filter(|previous| previous.starts_with('-') && is_secret_name(previous.trim_start_matches('-')));
    if (string.key.is_some_and(is_secret_name) || option.is_some()) && may_be_secret(value) {
        let skip = ["Bearer ", "bearer ", "Basic ", "Token ", "token "]
            .iter()
            .find(|scheme| value.starts_with(**scheme))
            .map_or(0, |scheme| scheme.len());
        spans.push(Span::new(string.inner.start + skip, string.inner.end));
        return;
    }
    // `--api-key=…`, `API_KEY=…`, `Authorization: Bearer …` in one string.
    let assigned = value.split_once('=').or_else(|| value.split_once(": ")).or_else(|| value.split_once(':'));
    if let Some((name, rest)) = assigned
        && is_secret_name(name.trim_start_matches('-'))
        && !name.contains(['/', ' '])
        && may_be_secret(rest)
    {
        let rest = rest.trim_start();
        let rest = rest.strip_prefix("Bearer ").unwrap_or(rest);
        spans.push(Span::new(string.inner.end - rest.len(), string.inner.end));
        return;
    }
    find_in_line(string, value, spans);
}

/// The same in a whole command line: `npx pkg --token=…`, `run -e API_KEY=…`, `--header "Authorization: …"`.
fn find_in_line(string: &Quoted<'_>, line: &str, spans: &mut Vec<Span>) {
    let mut start = string.inner.start;
    let mut named = false;
    for word in line.split_inclusive(char::is_whitespace) {
        let end = start + word.trim_end().len();
        let (name, value) = word.trim_end().split_once('=').unwrap_or((word.trim_end(), ""));
        let is_name = is_secret_name(name) && !name.contains('/');
        let is_scheme = matches!(name, "Bearer" | "bearer" | "Basic");
        if is_name && may_be_secret(value) {
            spans.push(Span::new(end - value.len(), end));
        } else if named && !is_scheme && may_be_secret(word) {
            spans.push(Span::new(start, end));
        }
        let announces = value.is_empty() && (name.starts_with('-') || name.ends_with(':'));
        named = is_name && announces || named && is_scheme;
        start += word.len();
    }
}

/// Whether a key's name says that its value is a secret.
pub fn is_secret_name(name: &str) -> bool {
    if name.len() > 80 {
        return false;
    }
    let mut spaced = String::with_capacity(name.len() + 4);
    let mut previous_lower = false;
    for character in name.chars() {
        if character.is_ascii_uppercase() && previous_lower {
            spaced.push('_');
        }
        previous_lower = character.is_ascii_lowercase();
        spaced.push(character.to_ascii_lowercase());
    }
    spaced
        .split(|character: char| !character.is_ascii_alphanumeric())
        .any(|word| SECRET_WORDS.contains(&word))
}

/// Whether the value could be a secret at all: no reference, no placeholder in brackets, no path, no flag.
fn may_be_secret(value: &str) -> bool {
    let value = value.trim();
    value.len() >= 6
        && !value.starts_with(['$', '{', '%', '<', '/', '~', '.'])
        && !value.contains("${")
        && !value.contains("{env:")
        && !value.contains("://")
        && !crate::platform::is_drive_path(value)
        && !value.chars().all(|character| character.is_ascii_digit())
}

fn find_tokens(text: &str, spans: &mut Vec<Span>) {
    let bytes = text.as_bytes();
    let is_word =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'+' | b'/' | b'=');
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let end =
            bytes[at..].iter().position(|byte| !is_word(*byte)).map_or(bytes.len(), |length| at + length);
        let word = &text[at..end];
        if word.len() >= 16 && is_token(word) {
            spans.push(Span::new(at, end));
            at = end;
            continue;
        }
        // A token may start after `=` or `/` inside a longer word.
        at = bytes[at..end]
            .iter()
            .position(|byte| matches!(byte, b'=' | b'/'))
            .map_or(end, |separator| at + separator + 1);
    }
}

fn is_token(word: &str) -> bool {
    let known = PREFIXES.iter().any(|(prefix, length)| word.len() >= *length && word.starts_with(prefix));
    let jwt = word.starts_with("ey") && word.len() > 40 && word.matches('.').count() >= 2;
    (known || jwt) && word.bytes().any(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
}

/// Passwords and tokens inside URLs: `scheme://user:password@host`, `?api_key=…`.
fn find_url_secrets(text: &str, spans: &mut Vec<Span>) {
    for (at, _) in text.match_indices("://") {
        let rest = &text[at + 3..];
        let end = rest
            .find(|character: char| {
                character.is_whitespace() || matches!(character, '"' | '\'' | '<' | '>' | '`')
            })
            .unwrap_or(rest.len());
        let url = &rest[..end];
        let start = at + 3;
        let host_end = url.find(['/', '?', '#']).unwrap_or(url.len());
        if let Some(at_sign) = url[..host_end].rfind('@')
            && let Some(colon) = url[..at_sign].find(':')
            && may_be_password(&url[colon + 1..at_sign])
        {
            spans.push(Span::new(start + colon + 1, start + at_sign));
        }
        let Some(query) = url.find('?') else { continue };
        let mut position = query + 1;
        for pair in url[query + 1..].split('&') {
            if let Some((name, value)) = pair.split_once('=')
                && is_secret_name(name)
                && may_be_secret(value)
            {
                let value_start = start + position + name.len() + 1;
                spans.push(Span::new(value_start, value_start + value.len()));
            }
            position += pair.len() + 1;
        }
    }
}

fn may_be_password(password: &str) -> bool {
    password.len() >= 3 && !password.starts_with(['$', '{', '<', '%'])
}

fn merge(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
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
