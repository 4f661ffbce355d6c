//! Secrets one level below their name: `"API_KEY": {"value": "…"}`, `{"name": "API_KEY", "value": "…"}`.

use super::secrets::may_be_secret;
use crate::secrets::is_secret_name;
use crate::span::Span;

/// The most bytes of a map or list, and around a value, that are looked at.
const REACH: usize = 400;

/// The strings in the map or list that starts at this byte: items, and what stands under `value` or `default`.
/// Other keys speak for themselves.
pub(super) fn find_inside(text: &str, from: usize, spans: &mut Vec<Span>) {
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    let mut key = "";
    let mut at = from;
    while at < bytes.len().min(from + REACH) {
        match bytes[at] {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            b',' => key = "",
            quote @ (b'"' | b'\'') => {
                let Some(length) = bytes[at + 1..].iter().position(|byte| *byte == quote || *byte == b'\n')
                else {
                    return;
                };
                let string = Span::new(at + 1, at + 1 + length);
                at = string.end;
                let is_key =
                    bytes[at..].iter().skip(1).find(|byte| !byte.is_ascii_whitespace()) == Some(&b':');
                let word = string.slice(text);
                if is_key {
                    key = word;
                } else if matches!(key, "" | "value" | "default") && may_be_secret(word) {
                    spans.push(string);
                }
            }
            _ => {}
        }
        if depth == 0 {
            return;
        }
        at += 1;
    }
}

/// Whether `value` or `default`, at this place, holds what a `name` beside it says to be a secret.
pub(super) fn is_named_beside(text: &str, key: Span) -> bool {
    if !matches!(key.slice(text), "value" | "default") {
        return false;
    }
    let before = before(text, key.start);
    let before = before.rsplit(['{', '}']).next().unwrap_or(before);
    let behind = behind(text, key.end);
    let behind = behind.split(['{', '}']).next().unwrap_or(behind);
    [before, behind].into_iter().any(names_secret)
}

/// `name: API_KEY`, with or without quotes.
fn names_secret(text: &str) -> bool {
    text.match_indices("name").any(|(at, word)| {
        let rest = text[at + word.len()..].trim_start_matches(['"', '\'', ' ', '\t']);
        let Some(rest) = rest.strip_prefix([':', '=']) else { return false };
        let rest = rest.trim_start_matches(['"', '\'', ' ', '\t', '-']);
        let end = rest.find(|letter: char| !(letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-')));
        is_secret_name(&rest[..end.unwrap_or(rest.len())])
    })
}

fn before(text: &str, at: usize) -> &str {
    let mut from = at.saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..at]
}

fn behind(text: &str, at: usize) -> &str {
    let mut to = (at + REACH).min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    &text[at..to]
}
