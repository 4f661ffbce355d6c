//! Strings in any quotes, with lone backslashes and raw control characters.

use std::borrow::Cow;

use super::super::{Certainty, Node, ProblemKind, Value};
use super::Parser;
use super::escapes::{self, Escape, EscapeKind};
use crate::edit::Edit;
use crate::span::Span;

/// Whether `character` opens a string for someone.
pub(super) fn is_quote(character: char) -> bool {
    matches!(character, '"' | '\'') || closers_of(character).is_some()
}

/// What closes a string that a quote of typography opens.
fn closers_of(opener: char) -> Option<&'static [char]> {
    match opener {
        '\u{201c}'..='\u{201f}' | '\u{ff02}' => {
            Some(&['\u{201c}', '\u{201d}', '\u{201e}', '\u{201f}', '\u{ff02}', '"'])
        }
        '\u{2018}'..='\u{201b}' => Some(&['\u{2018}', '\u{2019}', '\u{201a}', '\u{201b}']),
        '`' => Some(&['`']),
        '\u{ab}' => Some(&['\u{bb}']),
        '\u{2033}' => Some(&['\u{2033}']),
        '\u{300c}' => Some(&['\u{300d}']),
        '\u{300e}' => Some(&['\u{300f}']),
        _ => None,
    }
}

fn closes(opener: char, character: char) -> bool {
    closers_of(opener).map_or(opener == character, |closers| closers.contains(&character))
}

/// What the characters of one string amount to.
#[derive(Default)]
pub(super) struct Scan {
    /// The value when every escape is read as JSON reads it, bad ones as written.
    pub(super) decoded: String,
    /// The value when no backslash is an escape.
    pub(super) literal: String,
    /// The backslashes that stand for something, in their order.
    pub(super) escapes: Vec<Escape>,
    /// Raw control characters, line breaks included.
    controls: Vec<(Span, char)>,
    /// Double quotes that stand in other quotes.
    double_quotes: Vec<usize>,
    /// Whether a backslash is doubled somewhere.
    has_doubled: bool,
    /// Where the closing quote stands of a string that goes on over several lines.
    goes_on_to: usize,
}

impl Scan {
    fn push(&mut self, character: char) {
        self.decoded.push(character);
        self.literal.push(character);
    }
}

/// What was found when the end of a string was looked for behind its line, so that many strings that are not closed do
/// not each look through the same lines.
pub(super) struct FarEnd {
    quote: char,
    /// Where the search began.
    from: usize,
    /// The first character that closes such a string, or that none goes on over.
    at: usize,
    /// Whether a string may end there.
    fits: bool,
}

impl<'a> Parser<'a> {
    pub(super) fn string(&mut self) -> Node<'a> {
        let quote = self.peek().unwrap_or('"');
        let opener = self.take_char();
        let mut scan = Scan::default();
        let closer = self.scan_string(quote, &mut scan);
        let span = Span::new(opener.start, self.position);
        match closer {
            Some(closer) => self.quote_problem(quote, opener, closer, &scan),
            None => self.problem(ProblemKind::UnclosedString, span),
        }
        let value = self.content_problems(scan);
        Node { span, value: Value::String(Cow::Owned(value)) }
    }

    /// Reads up to and with the closing quote; `None` if the line or the file ends first.
    fn scan_string(&mut self, quote: char, scan: &mut Scan) -> Option<Span> {
        while let Some(character) = self.peek() {
            if character == '\n' || (character == '\r' && self.rest().starts_with("\r\n")) {
                if self.position >= scan.goes_on_to {
                    scan.goes_on_to = self.end_behind_line_break(quote)?;
                }
                self.line_break(scan);
                continue;
            }
            if closes(quote, character) {
                return Some(self.take_char());
            }
            if character == '\\' {
                if self.is_lone_backslash_before_the_closing_quote(quote, scan) {
                    let span = self.take_char();
                    scan.escapes.push(Escape { at: span.start, end: span.end + 1, kind: EscapeKind::Lone });
                    scan.push('\\');
                } else {
                    self.escape(quote, scan);
                }
                continue;
            }
            let span = self.take_char();
            if u32::from(character) < 0x20 {
                scan.controls.push((span, character));
            }
            if character == '"' {
                scan.double_quotes.push(span.start);
            }
            scan.push(character);
        }
        None
    }

    /// Where the string ends if the line break here belongs to it: its quote follows, and behind that what
    /// follows a value. If the closing quote of this line was forgotten, the next one opens a string.
    fn end_behind_line_break(&mut self, quote: char) -> Option<usize> {
        let before = self.text[..self.position].trim_end_matches([' ', '\t', '\r']);
        if before.ends_with([',', '{', '[', '\\']) {
            return None;
        }
        let here = self.position;
        let known = self.far_ends.iter().find(|end| end.quote == quote && (end.from..end.at).contains(&here));
        if let Some(end) = known {
            return end.fits.then_some(end.at);
        }
        let stops = |character| closes(quote, character) || "{}[]\\".contains(character);
        let at = self.rest().find(stops).map_or(self.text.len(), |length| here + length);
        let mut behind = self.text[at..].chars();
        let is_closed = behind.next().is_some_and(|character| closes(quote, character));
        let fits = is_closed && behind.as_str().trim_start().starts_with([',', '}', ']']);
        self.far_ends.retain(|end| end.quote != quote);
        self.far_ends.push(FarEnd { quote, from: here, at, fits });
        fits.then_some(at)
    }

    fn line_break(&mut self, scan: &mut Scan) {
        let start = self.position;
        if self.peek() == Some('\r') {
            self.take_char();
        }
        self.take_char();
        scan.controls.push((Span::new(start, self.position), '\n'));
        scan.push('\n');
    }

    /// `"C:\dir\"`: the author of a path with lone backslashes ends it with one too.
    fn is_lone_backslash_before_the_closing_quote(&self, quote: char, scan: &Scan) -> bool {
        let Some(after) = self.rest().strip_prefix('\\').and_then(|rest| rest.strip_prefix(quote)) else {
            return false;
        };
        let after = after.trim_start_matches([' ', '\t']);
        escapes::starts_with_path(&scan.literal)
            && !scan.has_doubled
            && (after.is_empty() || after.starts_with([',', ']', '}', ':', '\n', '\r']))
    }

    fn escape(&mut self, quote: char, scan: &mut Scan) {
        let start = self.position;
        self.take_char();
        let Some(escaped) = self.peek() else { return };
        let (kind, character) = match escaped {
            '\\' => (EscapeKind::Backslash, '\\'),
            '"' => (EscapeKind::Quote, '"'),
            '\'' if quote == '\'' => (EscapeKind::Quote, '\''),
            '/' => (EscapeKind::Other, '/'),
            'b' => (EscapeKind::Control, '\u{8}'),
            'f' => (EscapeKind::Control, '\u{c}'),
            'n' => (EscapeKind::Control, '\n'),
            'r' => (EscapeKind::Control, '\r'),
            't' => (EscapeKind::Control, '\t'),
            _ => {
                if let Some((character, length)) = unicode_escape(&self.text[start..]) {
                    self.position = start + length;
                    scan.literal.push_str(&self.text[start..start + length]);
                    scan.decoded.push(character);
                    scan.escapes.push(Escape { at: start, end: start + length, kind: EscapeKind::Other });
                } else {
                    let end = self.position + escaped.len_utf8();
                    scan.escapes.push(Escape { at: start, end, kind: EscapeKind::Bad });
                    scan.push('\\');
                }
                return;
            }
        };
        self.take_char();
        scan.has_doubled |= kind == EscapeKind::Backslash;
        scan.escapes.push(Escape { at: start, end: self.position, kind });
        scan.decoded.push(character);
        scan.literal.push('\\');
        scan.literal.push(escaped);
    }

    /// Notes quotes that are not JSON's, with the edits that make them so.
    fn quote_problem(&mut self, quote: char, opener: Span, closer: Span, scan: &Scan) {
        if quote == '"' {
            return;
        }
        let mut repair = vec![Edit::replace(opener, "\""), Edit::replace(closer, "\"")];
        repair.extend(scan.double_quotes.iter().map(|at| Edit::insert(*at, "\\")));
        let unneeded = scan.escapes.iter().filter(|escape| escape.slice(self.text) == "\\'");
        repair.extend(unneeded.map(|escape| Edit::delete(Span::new(escape.at, escape.at + 1))));
        repair.sort_by_key(|edit| edit.span.start);
        let kind = if quote == '\'' { ProblemKind::SingleQuotes } else { ProblemKind::SmartQuotes };
        self.repairable(kind, opener.to(closer), repair);
    }

    /// How sure it is that the line breaks of a string are part of it. An editor, a mail or a terminal breaks long lines,
    /// in place of a blank or in the middle of a word, and then they are none of it. Who has written `\n` in the same
    /// string wants several lines.
    fn certainty_of_line_breaks(&self, scan: &Scan) -> Certainty {
        let breaks: Vec<Span> =
            scan.controls.iter().filter(|(_, character)| *character == '\n').map(|(span, _)| *span).collect();
        if breaks.is_empty() {
            return Certainty::Certain;
        }
        let is_alone = breaks.len() == 1;
        let is_indented = breaks.iter().any(|place| self.text[place.end..].starts_with([' ', '\t']));
        let has_escaped = scan.escapes.iter().any(|escape| escape.slice(self.text) == "\\n");
        if is_indented || is_alone && is_one_word(&scan.decoded) {
            Certainty::Open
        } else if has_escaped {
            Certainty::Certain
        } else {
            Certainty::Likely
        }
    }

    /// Notes what a string must not hold; returns its value.
    fn content_problems(&mut self, scan: Scan) -> String {
        let of_breaks = self.certainty_of_line_breaks(&scan);
        for (span, character) in &scan.controls {
            let escaped = match character {
                '\t' => "\\t".to_owned(),
                '\r' => "\\r".to_owned(),
                '\n' => "\\n".to_owned(),
                other => format!("\\u{:04x}", u32::from(*other)),
            };
            let certainty = if *character == '\n' { of_breaks } else { Certainty::Certain };
            self.doubtful(ProblemKind::RawControl, *span, vec![Edit::replace(*span, escaped)], certainty);
        }
        match escapes::judge(self.text, &scan.literal, &scan.escapes) {
            None => scan.decoded,
            Some(judged) => {
                self.doubtful(ProblemKind::BadEscape, judged.span, judged.repair, judged.certainty);
                if judged.all { scan.literal } else { scan.decoded }
            }
        }
    }
}

/// Whether a text with one line break looks like a path, a URL or a token that was wrapped when it was pasted.
fn is_one_word(text: &str) -> bool {
    let parts: Vec<&str> = text.split_whitespace().collect();
    parts.len() == 2 && (text.contains(['/', '\\', ':', '=', '_', '-']) || text.len() > 20)
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
