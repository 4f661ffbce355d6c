//! Where secrets may stand in a text: by the name of their key, by their own look, in URLs.
//!
//! This reads raw text, not a tree, so that a file that does not parse keeps its secrets too.

use crate::span::Span;

/// Beginnings of well-known tokens, each with the least length of the whole.
///
/// From gitleaks and trufflehog's lists of prefixes (see `knowledge`), checked 2026-11-22.
pub(super) const PREFIXES: [(&str, usize); 52] = [
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

/// The bytes of everything that may be a secret, in no order; some may lie inside others.
pub(super) fn find(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    for string in quoted_strings(text) {
        find_in_string(text, &string, &mut spans);
    }
    find_tokens(text, &mut spans);
    find_url_secrets(text, &mut spans);
    spans.retain(|span| !span.is_empty());
    spans
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
        && !value.split_once(' ').is_some_and(|(_, rest)| is_variable(rest))
        && !value.contains("${")
        && !value.contains("{env:")
        && !value.contains("://")
        && !crate::platform::is_drive_path(value)
        && !value.chars().all(|character| character.is_ascii_digit())
}

/// `$GITHUB_TOKEN` behind `Bearer `: a variable by its capitals.
fn is_variable(text: &str) -> bool {
    let name = text.strip_prefix('$').unwrap_or_default();
    name.len() > 2 && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
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

/// The same bytes in order and without overlap.
pub(super) fn merge(mut spans: Vec<Span>) -> Vec<Span> {
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
