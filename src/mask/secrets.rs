//! Where secrets may stand in a text: by the name of their key, by their own look, in URLs.
//!
//! This reads raw text, not a tree, so that a file that does not parse keeps its secrets too.

use super::escapes::Plain;
use super::{named, urls};
use crate::byte_set::ByteSet;
use crate::parallel;
use crate::secrets::{self, is_secret_name};
use crate::span::Span;

/// Beginnings that the mask knows beside those of the table of forms: of tokens that have no fixed length.
const MORE_PREFIXES: [&str; 5] = ["sk-", "xoxb-", "xoxp-", "pypi-", "ATATT3"];

/// The least length of a secret in bytes.
const SHORTEST: usize = 6;

/// The least length of a word that is hidden for its beginning alone.
pub(super) const LEAST_TOKEN: usize = 20;

/// What is to be hidden in a text.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Bytes of the text; some may lie inside others.
    pub(super) spans: Vec<Span>,
    /// Values that stand in the text in another spelling, with escapes.
    pub(super) decoded: Vec<String>,
}

/// A search over the whole text.
type Search = fn(&str, &mut Found);

/// All that is looked for, in searches of about the same cost.
const SEARCHES: [Search; 4] =
    [find_by_key, find_by_form, |text, found| named::find(text, &mut found.spans), find_spelt];

/// Texts from this length on, in bytes, are searched for several things at once: shorter ones are done before a
/// thread has started.
const LONG: usize = 1 << 18;

/// Everything that may be a secret.
pub(super) fn find(text: &str) -> Found {
    let searches_per_thread = if text.len() < LONG { SEARCHES.len() } else { 1 };
    let searched = parallel::map(&SEARCHES, searches_per_thread, |search| {
        let mut found = Found::default();
        search(text, &mut found);
        found
    });
    let mut found = Found::default();
    for searched in searched {
        found.spans.extend(searched.spans);
        found.decoded.extend(searched.decoded);
    }
    found.spans.retain(|span| !span.is_empty());
    let spelt = found.spans.iter().map(|span| {
        // A backslash before it takes its first letter.
        let is_escaped = text[..span.start].ends_with('\\');
        Span::new(span.start - usize::from(is_escaped), span.end).slice(text)
    });
    let spelt = spelt.filter(|value| value.contains('\\'));
    found.decoded.extend(spelt.map(|value| Plain::read(value).text));
    found
}

/// Strings, by the key or the option before them, and by what they assign.
fn find_by_key(text: &str, found: &mut Found) {
    let has_escapes = memchr::memchr(b'\\', text.as_bytes()).is_some();
    for string in quoted_strings(text) {
        find_in_string(text, &string, &mut found.spans);
        if has_escapes {
            find_behind_escapes(text, &string, found);
        }
    }
}

/// What shows by its own look once escapes are read, wherever strings begin and end.
fn find_spelt(text: &str, found: &mut Found) {
    if memchr::memchr(b'\\', text.as_bytes()).is_none() {
        return;
    }
    let plain = Plain::read(text);
    let mut inside = Found::default();
    find_by_form(&plain.text, &mut inside);
    named::find(&plain.text, &mut inside.spans);
    for span in inside.spans {
        let raw = Span::new(plain.origin(span.start), plain.origin(span.end));
        let value = span.slice(&plain.text);
        if raw.slice(text) != value {
            found.decoded.push(value.to_owned());
        }
        found.spans.push(raw);
    }
}

/// What shows by its own look, whatever stands around it.
fn find_by_form(text: &str, found: &mut Found) {
    let spans = &mut found.spans;
    spans.extend(secrets::tokens(text).map(|token| token.span));
    find_tokens(text, spans);
    urls::find(text, spans);
    spans.extend(secrets::private_keys(text));
}

/// A string with escapes may be a secret by its key, or the key be one of secrets, so that it does not show.
fn find_behind_escapes(text: &str, string: &Quoted<'_>, found: &mut Found) {
    let raw = string.inner.slice(text);
    let key = string.key.unwrap_or("");
    if !raw.contains('\\') && !key.contains('\\') {
        return;
    }
    let plain = Plain::read(raw).text;
    let is_named = is_secret_name(&Plain::read(key).text) && may_be_secret(&plain);
    let mut inside = Vec::new();
    let whole = Quoted { inner: Span::new(0, plain.len()), key: None, previous: string.previous };
    find_in_string(&plain, &whole, &mut inside);
    if is_named || !inside.is_empty() {
        found.decoded.extend(inside.iter().map(|span| span.slice(&plain).to_owned()));
        if is_named {
            found.decoded.push(plain);
        }
        found.spans.push(string.inner);
    }
}

/// A quoted string with the key it belongs to.
struct Quoted<'t> {
    inner: Span,
    key: Option<&'t str>,
    previous: Option<&'t str>,
}

/// Strings in double or single quotes on one line, with the word before a `:` or `=` as their key.
fn quoted_strings(text: &str) -> impl Iterator<Item = Quoted<'_>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut last: Option<Span> = None;
    std::iter::from_fn(move || {
        while let Some(offset) = memchr::memchr2(b'"', b'\'', &bytes[at..]) {
            let open = at + offset;
            let quote = bytes[open];
            at = open + 1;
            let Some(close) = closing_quote(bytes, at, quote) else { continue };
            let inner = Span::new(at, close);
            let between = last.map(|last| sign(text.get(last.end + 1..open).unwrap_or("")));
            let previous = last.map(|last| last.slice(text));
            let key = match between {
                Some(":" | "=") => previous,
                _ => bare_key(text, open),
            };
            last = Some(inner);
            at = close + 1;
            return Some(Quoted { inner, key, previous: previous.filter(|_| between == Some(",")) });
        }
        None
    })
}

/// The text without the white space around it.
fn sign(text: &str) -> &str {
    let sign = text.trim_ascii();
    if sign.is_ascii() { sign } else { sign.trim() }
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
    let is_blank = |byte: &&u8| matches!(byte, b' ' | b'\t');
    let sign = text.as_bytes()[..open].iter().rev().find(|byte| !is_blank(byte))?;
    if !matches!(sign, b':' | b'=') && sign.is_ascii() {
        return None;
    }
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
    if value.len() < SHORTEST {
        return;
    }
    let option = string
        .previous
        .filter(|previous| previous.starts_with('-') && is_secret_name(previous.trim_start_matches('-')));
    // A value that repeats its key tells nothing.
    let key = string.key.filter(|key| is_secret_name(key) && *key != value);
    if (key.is_some() || option.is_some()) && may_be_secret(value) {
        spans.push(Span::new(string.inner.end - without_schemes(value).len(), string.inner.end));
        return;
    }
    // One word that assigns nothing.
    const SEPARATORS: ByteSet = ByteSet::of("=: \t\r\n\u{b}\u{c}");
    let bytes = ByteSet::of(value);
    if !bytes.meets(SEPARATORS) && !bytes.is_beyond_ascii() {
        return;
    }
    // `--api-key=…`, `API_KEY=…`, `Authorization: Bearer …` in one string.
    let assigned = value.split_once('=').or_else(|| value.split_once(": ")).or_else(|| value.split_once(':'));
    if let Some((name, rest)) = assigned
        && is_secret_name(name.trim_start_matches('-'))
        && !name.contains(['/', ' '])
        && may_be_secret(rest)
    {
        let rest = without_schemes(rest.trim_start());
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
        if end == start {
            start += word.len();
            continue;
        }
        let (name, value) = word.trim_end().split_once('=').unwrap_or((word.trim_end(), ""));
        let is_name = is_secret_name(name) && !name.contains('/');
        let is_scheme = matches!(name, "Bearer" | "bearer" | "Basic" | "basic");
        if is_name && may_be_secret(value) {
            spans.push(Span::new(end - value.len(), end));
        } else if named && !is_scheme && may_be_secret(word) {
            spans.push(Span::new(start, end));
        }
        let announces = value.is_empty() && (name.starts_with('-') || name.ends_with(':'));
        // `--header=Authorization: …`
        let header = value.ends_with(':') && is_secret_name(value);
        named = is_name && announces || header || named && is_scheme;
        start += word.len();
    }
}

/// What stands behind `Bearer `, even where that stands twice.
fn without_schemes(mut value: &str) -> &str {
    while let Some(length) = scheme_length(value.as_bytes()) {
        value = &value[length..];
    }
    value
}

/// The length of the scheme of a header, with its blank, at the start of `value`.
pub(super) fn scheme_length(value: &[u8]) -> Option<usize> {
    let schemes: [&[u8]; 3] = [b"bearer ", b"basic ", b"token "];
    let starts =
        |scheme: &&[u8]| value.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    schemes.iter().find(|scheme| starts(scheme)).map(|scheme| scheme.len())
}

/// Whether the value could be a secret at all: no reference, no placeholder in brackets, no path, no flag.
pub(super) fn may_be_secret(value: &str) -> bool {
    let value = value.trim();
    value.len() >= SHORTEST
        && !value.starts_with(['$', '{', '%', '<', '/', '~', '.'])
        && !value.split_once(' ').is_some_and(|(_, rest)| is_variable(rest))
        && !is_variable_name(value)
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

/// `NOTES_API_KEY`, where a client wants the name of a variable.
fn is_variable_name(text: &str) -> bool {
    text.contains('_')
        && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
        && is_secret_name(text)
}

/// The words that begin as tokens do, and the tokens inside of longer words: `my-ghp_…-server`.
fn find_tokens(text: &str, spans: &mut Vec<Span>) {
    let bytes = text.as_bytes();
    let is_word =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'+' | b'/' | b'=');
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(u8::is_ascii_alphanumeric).map(|skip| at + skip) {
        let end = bytes[start..].iter().position(|byte| !is_word(*byte)).map_or(bytes.len(), |n| start + n);
        find_in_word(text, Span::new(start, end), spans);
        at = end;
    }
}

fn find_in_word(text: &str, word: Span, spans: &mut Vec<Span>) {
    let bytes = text.as_bytes();
    // No form is shorter than the last bytes that are left out.
    for at in word.start..word.end.saturating_sub(secrets::SHORTEST - 1) {
        // A word starts as after `/`.
        let separator = if at == word.start { b'/' } else { bytes[at - 1] };
        match separator {
            b'=' | b'/' if word.end - at >= 16 && is_token(&text[at..word.end]) => {
                spans.push(Span::new(at, word.end));
                return;
            }
            b'-' | b'_' | b'.' | b'+' => {
                let length = secrets::token_length(&text[at..word.end]);
                spans.extend(length.map(|length| Span::new(at, at + length)));
            }
            _ => {}
        }
    }
}

/// The bytes of a word in which its look is looked for: no token is longer.
const LONGEST_TOKEN: usize = 4096;

fn is_token(word: &str) -> bool {
    let word = word.get(..LONGEST_TOKEN).unwrap_or(word);
    let known = word.len() >= LEAST_TOKEN && known_prefix(word).is_some();
    let jwt = word.starts_with("ey") && word.len() > 40 && word.matches('.').count() >= 2;
    (known || jwt) && word.bytes().any(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
}

/// The beginning of a token that may be shown: it says whose it is, and nothing else.
pub(super) fn known_prefix(value: &str) -> Option<&str> {
    let of_table = secrets::patterns_of(value).map(|pattern| pattern.prefix);
    of_table
        .filter(|prefix| prefix.len() >= 3 && *prefix != "pat")
        .chain(MORE_PREFIXES)
        .find(|prefix| value.starts_with(prefix))
        .map(|prefix| &value[..prefix.len()])
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
