//! Strings in any quotes, with lone backslashes and raw control characters.

use std::borrow::Cow;

use super::super::{Node, ProblemKind, Value};
use super::Parser;
use crate::edit::Edit;
use crate::span::Span;

/// Whether `character` opens a string for someone.
pub(super) fn is_quote(character: char) -> bool {
    matches!(character, '"' | '\'') || is_smart_quote(character)
}

fn is_smart_quote(character: char) -> bool {
    matches!(character, '\u{2018}'..='\u{201f}' | '\u{ff02}')
}

/// What the characters of one string amount to.
#[derive(Default)]
struct Scan {
    /// The value when every escape is read as JSON reads it, bad ones as written.
    decoded: String,
    /// The value when no backslash is an escape.
    literal: String,
    backslashes: Vec<usize>,
    bad_escape: Option<Span>,
    doubled: bool,
    controls: Vec<(Span, char)>,
}

impl<'a> Parser<'a> {
    pub(super) fn string(&mut self) -> Node<'a> {
        let quote = self.peek().unwrap_or('"');
        let opener = self.take_char();
        let mut scan = Scan::default();
        let closed = self.scan_string(quote, &mut scan);
        let span = Span::new(opener.start, self.position);
        if !closed {
            self.problem(ProblemKind::UnclosedString, span);
        }
        let value = self.string_problems(quote, span, closed, scan);
        Node { span, value: Value::String(Cow::Owned(value)) }
    }

    /// Reads up to and with the closing quote; `false` if the line or the file ends first.
    fn scan_string(&mut self, quote: char, scan: &mut Scan) -> bool {
        while let Some(character) = self.peek() {
            if character == '\n' || (character == '\r' && self.rest().starts_with("\r\n")) {
                return false;
            }
            if closes(quote, character) {
                self.take_char();
                return true;
            }
            if character == '\\' {
                if self.is_lone_backslash_before_the_closing_quote(quote, scan) {
                    scan.backslashes.push(self.position);
                    scan.decoded.push('\\');
                    scan.literal.push('\\');
                    self.take_char();
                    continue;
                }
                self.escape(quote, scan);
                continue;
            }
            let span = self.take_char();
            if u32::from(character) < 0x20 {
                scan.controls.push((span, character));
            }
            scan.decoded.push(character);
            scan.literal.push(character);
        }
        false
    }

    /// `"C:\dir\"`: the author of a path with lone backslashes ends it with one too.
    fn is_lone_backslash_before_the_closing_quote(&self, quote: char, scan: &Scan) -> bool {
        let path = scan.bad_escape.is_some() || is_drive(&scan.literal);
        let Some(after) = self.rest().strip_prefix('\\').and_then(|rest| rest.strip_prefix(quote)) else {
            return false;
        };
        let after = after.trim_start_matches([' ', '\t']);
        path && !scan.doubled && (after.is_empty() || after.starts_with([',', ']', '}', ':', '\n', '\r']))
    }

    fn escape(&mut self, quote: char, scan: &mut Scan) {
        let start = self.position;
        self.take_char();
        let Some(escaped) = self.peek() else {
            scan.bad_escape.get_or_insert(Span::new(start, self.position));
            return;
        };
        scan.backslashes.push(start);
        let simple = match escaped {
            '"' | '\\' | '/' => Some(escaped),
            '\'' if quote == '\'' => Some('\''),
            'b' => Some('\u{8}'),
            'f' => Some('\u{c}'),
            'n' => Some('\n'),
            'r' => Some('\r'),
            't' => Some('\t'),
            _ => None,
        };
        if let Some(character) = simple {
            self.take_char();
            scan.doubled |= escaped == '\\';
            scan.decoded.push(character);
            scan.literal.push('\\');
            scan.literal.push(escaped);
            return;
        }
        if escaped == 'u'
            && let Some((character, length)) = unicode_escape(&self.text[start..])
        {
            scan.literal.push_str(&self.text[start..start + length]);
            scan.decoded.push(character);
            self.position = start + length;
            return;
        }
        scan.bad_escape.get_or_insert(Span::new(start, self.position + escaped.len_utf8()));
        scan.decoded.push('\\');
        scan.literal.push('\\');
    }

    fn string_problems(&mut self, quote: char, span: Span, closed: bool, scan: Scan) -> String {
        let Scan { decoded, literal, backslashes, bad_escape, doubled, controls } = scan;
        if quote != '"' {
            let kind = if quote == '\'' { ProblemKind::SingleQuotes } else { ProblemKind::SmartQuotes };
            let value = if bad_escape.is_some() { literal } else { decoded };
            let repair =
                if closed { vec![Edit::replace(span, crate::edit::quote(&value))] } else { Vec::new() };
            self.repairable(kind, span, repair);
            return value;
        }
        for (span, character) in controls {
            let escaped = match character {
                '\t' => "\\t".to_owned(),
                '\r' => "\\r".to_owned(),
                other => format!("\\u{:04x}", u32::from(other)),
            };
            self.repairable(ProblemKind::RawControl, span, vec![Edit::replace(span, escaped)]);
        }
        let lone_at_end = literal.ends_with('\\') && bad_escape.is_none() && !doubled;
        let Some(bad) = bad_escape.or_else(|| {
            let last = *backslashes.last()?;
            (lone_at_end && is_drive(&literal)).then_some(Span::new(last, last + 2))
        }) else {
            return decoded;
        };
        if doubled {
            self.problem(ProblemKind::BadEscape, bad);
            return decoded;
        }
        // One bad escape shows that the author doubled none of them: `\t` in the same path is no tab.
        let repair = backslashes.into_iter().map(|backslash| Edit::insert(backslash, "\\")).collect();
        self.repairable(ProblemKind::BadEscape, bad, repair);
        literal
    }

    fn rest(&self) -> &'a str {
        &self.text[self.position..]
    }
}

fn closes(opener: char, character: char) -> bool {
    if is_smart_quote(opener) { is_smart_quote(character) || character == '"' } else { character == opener }
}

fn is_drive(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|letter| letter.is_ascii_alphabetic())
        && characters.next() == Some(':')
        && characters.next() == Some('\\')
}

/// Decodes `\uXXXX`, or a pair of surrogates, at the start of `text`; also its length in bytes.
fn unicode_escape(text: &str) -> Option<(char, usize)> {
    let unit = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
    };
    let first = unit(0)?;
    if let Some(character) = char::from_u32(first) {
        return Some((character, 6));
    }
    let second = unit(6)?;
    let both_halves = (0xd800..0xdc00).contains(&first) && (0xdc00..0xe000).contains(&second);
    both_halves
        .then(|| char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)))?
        .map(|character| (character, 12))
}
