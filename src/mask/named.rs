//! Secrets that a name announces, in raw text of any format: `NAME = value`, `name: |`, `--token`.

use super::nested;
use super::secrets::{may_be_secret, scheme_length};
use crate::secrets::is_secret_name;
use crate::span::Span;

/// `key`, `pat`, `pwd`.
const SHORTEST_NAME: usize = 3;

/// The values of such names, whatever stands between the two.
pub(super) fn find(text: &str, spans: &mut Vec<Span>) {
    find_named_values(text, spans);
    find_behind_options(text, spans);
}

/// `NAME = value`, `name: value` and `"name": "value` wherever they stand: in comments, between broken
/// quotes, in other formats.
fn find_named_values(text: &str, spans: &mut Vec<Span>) {
    let bytes = text.as_bytes();
    for at in memchr::memchr2_iter(b':', b'=', bytes) {
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
        let blank = |byte: &u8| matches!(byte, b' ' | b'\t');
        let quote = |byte: &u8| matches!(byte, b'"' | b'\'');
        let before = &bytes[..at];
        let space = before.iter().rev().take(8).take_while(|byte| blank(byte) || quote(byte)).count();
        let end = at - space;
        let start = end - before[..end].iter().rev().take(81).take_while(|byte| is_part(byte)).count();
        if end - start < SHORTEST_NAME {
            continue;
        }
        if !is_secret_name(&text[start..end]) && !nested::is_named_beside(text, Span::new(start, end)) {
            continue;
        }
        let mut from = at + 1;
        from += bytes[from..].iter().take(8).take_while(|byte| byte.is_ascii_whitespace()).count();
        if matches!(bytes.get(from), Some(b'{' | b'[')) {
            nested::find_inside(text, from, spans);
            continue;
        }
        from = at + 1;
        from += bytes[from..].iter().take(8).take_while(|byte| blank(byte) || quote(byte)).count();
        while let Some(length) = scheme_length(&bytes[from..]) {
            from += length;
        }
        let is_end = |byte: &u8| {
            byte.is_ascii_whitespace()
                || matches!(byte, b'"' | b'\'' | b',' | b';' | b'&' | b'`' | b')' | b']' | b'}')
        };
        let to = bytes[from..].iter().position(is_end).map_or(bytes.len(), |length| from + length);
        if may_be_secret(&text[from..to]) && text[from..to] != text[start..end] {
            spans.push(Span::new(from, to));
        }
        find_below(text, start, from, spans);
    }
}

/// The lines of `name: |` in YAML and of `name = """` in TOML. `start` is where the name starts, `from` where
/// its value does.
fn find_below(text: &str, start: usize, from: usize, spans: &mut Vec<Span>) {
    let rest = &text[from..];
    // Not to the end of the line: that may hold the whole file.
    let sign =
        rest.bytes().take_while(|byte| matches!(byte, b'|' | b'>' | b'+' | b'-' | b'1'..=b'9')).count();
    let blank = rest[sign..].bytes().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
    let first = &rest[..sign + blank];
    let is_block = matches!(rest.as_bytes().get(first.len()), None | Some(b'\n'));
    let is_toml = text[..from].ends_with("\"\"\"") || text[..from].ends_with("'''");
    if !is_block || first.trim().is_empty() && !is_toml {
        return;
    }
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let indent = text[line_start..start].bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let mut at = from + first.len();
    for line in rest[first.len()..].split_inclusive('\n') {
        let line_at = at;
        at += line.len();
        let value = line.trim();
        let ends = line.len() - line.trim_start().len() <= indent && !is_toml;
        if ends && !value.is_empty() {
            break;
        }
        let value = value.split("\"\"\"").next().unwrap_or_default().split("'''").next().unwrap_or_default();
        if may_be_secret(value) {
            let from = line_at + line.find(value).unwrap_or(0);
            spans.push(Span::new(from, from + value.len()));
        }
        if is_toml && (line.contains("\"\"\"") || line.contains("'''")) {
            break;
        }
    }
}

/// What follows an option such as `--token` in a list, with or without quotes and dashes between.
fn find_behind_options(text: &str, spans: &mut Vec<Span>) {
    let is_between =
        |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b',' | b'[' | b']');
    let bytes = text.as_bytes();
    for at in memchr::memmem::find_iter(bytes, b"--") {
        if at > 0 && !is_between(bytes[at - 1]) {
            continue;
        }
        let word = |from: usize| {
            bytes[from..]
                .iter()
                .position(|byte| is_between(*byte))
                .map_or(bytes.len(), |length| from + length)
        };
        let end = word(at);
        if !is_secret_name(text[at..end].trim_start_matches('-')) {
            continue;
        }
        // `- ` starts the next item of a list in YAML.
        let gap =
            bytes[end..].iter().take(200).take_while(|byte| is_between(**byte) || **byte == b'-').count();
        let from = end + gap;
        let to = word(from.min(bytes.len()));
        let is_option = bytes[..from].ends_with(b"--");
        if !is_option && may_be_secret(&text[from..to]) {
            spans.push(Span::new(from, to));
        }
    }
}
