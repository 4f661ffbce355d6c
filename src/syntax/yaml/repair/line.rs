//! One line of YAML: what may be wrong with it.

use super::super::super::recover::escapes::{self, EscapeKind};
use super::super::{Problem, Slip};
use crate::edit::Edit;
use crate::span::Span;

/// A line, without its line ending.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    text: &'a str,
    start: usize,
}

impl<'a> Line<'a> {
    /// The line that holds byte `at`.
    pub(super) fn at(text: &'a str, at: usize) -> Self {
        let at = at.min(text.len());
        let start = memchr::memrchr(b'\n', &text.as_bytes()[..at]).map_or(0, |newline| newline + 1);
        let end =
            memchr::memchr(b'\n', &text.as_bytes()[start..]).map_or(text.len(), |length| start + length);
        Self { text: text[start..end].trim_end_matches('\r'), start }
    }

    /// The nearest line above that is not blank.
    pub(super) fn before(&self, text: &'a str) -> Option<Self> {
        let mut line = *self;
        while line.start > 0 {
            line = Self::at(text, line.start - 1);
            if !line.text.trim().is_empty() {
                return Some(line);
            }
        }
        None
    }

    /// The nearest line below that is not blank.
    pub(super) fn next(&self, text: &'a str) -> Option<Self> {
        let mut line = *self;
        loop {
            let below = memchr::memchr(b'\n', &text.as_bytes()[line.start..])?;
            line = Self::at(text, line.start + below + 1);
            if !line.text.trim().is_empty() || line.start >= text.len() {
                return Some(line);
            }
        }
    }

    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// How many characters indent the line.
    pub(super) fn depth(&self) -> usize {
        self.indent().len()
    }

    pub(super) fn span(&self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }

    pub(super) fn is_conflict_marker(&self) -> bool {
        ["<<<<<<< ", ">>>>>>> "].iter().any(|mark| self.text.starts_with(mark)) || self.text == "======="
    }

    pub(super) fn starts_with_tab(&self) -> bool {
        self.indent().contains('\t')
    }

    fn indent(&self) -> &'a str {
        &self.text[..self.text.len() - self.text.trim_start_matches([' ', '\t']).len()]
    }

    /// Where the value of `key: value` or `- value` starts: behind the last `- ` and the first `: `.
    fn value_start(&self) -> Option<usize> {
        let mut at = self.indent().len();
        while self.text[at..].starts_with("- ") {
            at += 2;
            at += self.text[at..].len() - self.text[at..].trim_start().len();
        }
        let key = &self.text[at..];
        if key.starts_with(['"', '\'', '[', '{', '#', '&', '!', '|', '>']) {
            return None;
        }
        let colon = at + key.find(": ")?;
        // `key:{ a: b }`: what stands before the colon is more than a key.
        if self.text[at..colon].contains(['{', '[']) {
            return None;
        }
        let value = &self.text[colon + 1..];
        Some(colon + 1 + value.len() - value.trim_start().len())
    }

    /// `text: with a colon: in it`.
    pub(super) fn colon_in_text(&self, at: usize) -> Option<Problem> {
        let start = self.value_start()?;
        let value = plain_value(&self.text[start..]);
        let colon = at.checked_sub(self.start)?;
        let is_plain = !value.starts_with(['"', '\'', '[', '{', '&', '*', '!', '|', '>', '%', '@', '`']);
        if !is_plain || !(start..start + value.len()).contains(&colon) {
            return None;
        }
        let span = Span::new(at, at + 1);
        Some(Slip::ColonInText.at(span, vec![self.quoted(start, value)]))
    }

    /// `path: %APPDATA%\x`, `package: @scope/name`.
    pub(super) fn reserved_start(&self, at: usize, character: char) -> Option<Problem> {
        let start = at.checked_sub(self.start)?;
        let rest = self.text.get(start..)?;
        if !matches!(character, '@' | '`' | '%') || !rest.starts_with(character) {
            return None;
        }
        let before = &self.text[..start];
        let is_in_flow = before.contains(['[', '{']);
        let value = if is_in_flow {
            plain_value(&rest[..rest.find([',', ']', '}']).unwrap_or(rest.len())])
        } else {
            plain_value(rest)
        };
        // `@x: y`: a key, not a value.
        let is_key = is_in_flow || before.trim_start_matches([' ', '-']).is_empty();
        let value = match value.find(": ").or_else(|| value.ends_with(':').then(|| value.len() - 1)) {
            Some(colon) if is_key => &value[..colon],
            _ => value,
        };
        let span = Span::new(at, at + character.len_utf8());
        let kind = Slip::ReservedStart(character);
        Some(kind.at(span, vec![self.quoted(start, value)]))
    }

    /// `command:npx`.
    pub(super) fn colon_without_blank(&self) -> Option<Problem> {
        let start = self.indent().len();
        let rest = self.text[start..].strip_prefix("- ").unwrap_or(&self.text[start..]);
        let colon = rest.find(':')?;
        let key = &rest[..colon];
        let is_key =
            !key.is_empty() && key.chars().all(|it| it.is_ascii_alphanumeric() || matches!(it, '_' | '-'));
        let next = rest[colon + 1..].chars().next()?;
        if !is_key || next.is_whitespace() || matches!(next, ':' | '/' | '\\') {
            return None;
        }
        let at = self.start + self.text.len() - rest.len() + colon;
        let repair = vec![Edit::insert(at + 1, " ")];
        Some(Slip::ColonWithoutBlank.at(Span::new(at, at + 1), repair))
    }

    /// `"C:\Users\me"`: the backslashes stand for themselves. `at` is the quote.
    pub(super) fn backslashes(&self, at: usize) -> Option<Problem> {
        let start = at.checked_sub(self.start)?;
        let inner = self.text.get(start..)?.strip_prefix('"')?;
        let inner = &inner[..closing_quote(inner)?];
        let judged = escapes::judge_inner(inner, escape)?;
        let from = at + 1;
        let place = Span::new(from + judged.span.start, (from + judged.span.end).min(from + inner.len()));
        let repair = if judged.makes_literal(inner) {
            let whole = Span::new(at, from + inner.len() + 1);
            vec![Edit::replace(whole, format!("'{}'", inner.replace('\'', "''")))]
        } else {
            judged.repair.iter().map(|edit| Edit::insert(from + edit.span.start, &*edit.new_text)).collect()
        };
        Some(Problem { certainty: judged.certainty, ..Slip::BadEscape.at(place, repair) })
    }

    fn quoted(&self, start: usize, value: &str) -> Edit {
        let span = Span::new(self.start + start, self.start + start + value.len());
        // `@scope/name"`: the quote in front was forgotten.
        if value.strip_suffix('"').is_some_and(|inner| !inner.contains(['"', '\\'])) {
            return Edit::insert(span.start, "\"");
        }
        let is_simple = !value.contains(['\\', '"']);
        let text =
            if is_simple { format!("\"{value}\"") } else { format!("'{}'", value.replace('\'', "''")) };
        Edit::replace(span, text)
    }
}

/// A plain value up to the end of its line, without a comment behind it.
fn plain_value(rest: &str) -> &str {
    let end = rest.find(" #").unwrap_or(rest.len());
    rest[..end].trim_end()
}

/// Where a double-quoted scalar ends on its line; before the first quote, if a backslash before each hides all.
fn closing_quote(inner: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(offset) = memchr::memchr2(b'"', b'\\', &inner.as_bytes()[at..]) {
        at += offset;
        if inner.as_bytes()[at] == b'"' {
            return Some(at);
        }
        at = (at + 2).min(inner.len());
    }
    inner.find('"')
}

/// An escape of a double-quoted scalar by what follows its backslash: YAML 1.2.2, section 5.7.
fn escape(behind: &[u8]) -> Option<(usize, EscapeKind)> {
    let digits = |count: usize| escapes::hexadecimal(behind, count);
    match behind.first()? {
        b'"' => Some((1, EscapeKind::Quote)),
        b'\\' => Some((1, EscapeKind::Backslash)),
        b'/' => Some((1, EscapeKind::Other)),
        b'x' => digits(2),
        b'u' => digits(4),
        b'U' => digits(8),
        next => b"0abt\tnvfre N_LP".contains(next).then_some((1, EscapeKind::Control)),
    }
}

/// Tabs that indent lines: blanks instead, where one depth only is possible.
pub(super) fn tabs(text: &str, line: &Line<'_>) -> Option<Problem> {
    let tab = line.text.find('\t')?;
    let span = Span::new(line.start + tab, line.start + tab + 1);
    if !line.starts_with_tab() {
        return None;
    }
    let (lines, blank): (Vec<Line<'_>>, Vec<Line<'_>>) =
        lines(text).partition(|line| !line.text.trim().is_empty());
    let unit =
        lines.iter().map(|line| line.indent()).find(|indent| !indent.is_empty() && !indent.contains('\t'));
    let unit = unit.unwrap_or("  ");
    let mut repair = Vec::new();
    // Not every parser takes tabs on a line of nothing else. In a text over several lines they may be part of it.
    if !lines.iter().any(|line| line.text.trim_end().ends_with(['|', '>', '-', '+'])) {
        let with_tabs = blank.iter().filter(|line| line.text.contains('\t'));
        repair
            .extend(with_tabs.map(|line| Edit::delete(Span::new(line.start, line.start + line.text.len()))));
    }
    let mut above: Option<(usize, bool)> = None;
    let mut dash: Option<usize> = None;
    let mut above_has_tab = false;
    for line in &lines {
        let indent = line.indent();
        let has_tab = indent.contains('\t');
        let width = if has_tab {
            let width: usize = indent.chars().map(|it| if it == '\t' { unit.len() } else { 1 }).sum();
            let (above, opens) = above.unwrap_or((0, false));
            // The depth that the line above allows must be what the tabs say.
            let fits = if opens { width > above && width <= above + unit.len() } else { width <= above };
            // Deeper than the dash above, a dash would go on with the text of that item.
            let is_item = line.text.trim_start().starts_with("- ");
            let fits = fits && !(is_item && !opens && dash.is_some_and(|dash| width > dash));
            if !fits {
                return Some(Slip::Other(TABS.to_owned()).at(span, Vec::new()));
            }
            repair.push(Edit::replace(Span::new(line.start, line.start + indent.len()), " ".repeat(width)));
            width
        } else {
            indent.len()
        };
        let content = line.text.trim();
        if content.starts_with('#') {
            continue;
        }
        // What a line with a tab opens must stand deeper than what the tab becomes.
        let is_inside = above.is_none_or(|(above, opens)| {
            !opens || width > above || width == above && content.starts_with('-')
        });
        if above_has_tab && !has_tab && !is_inside {
            return Some(Slip::Other(TABS.to_owned()).at(span, Vec::new()));
        }
        above_has_tab = has_tab;
        let opens = content.ends_with([':', '|', '>', '-']);
        // What stands behind a dash is indented by it.
        let holds_key = content.contains(": ") || content.ends_with(':') || content == "-";
        let deeper = if content.starts_with("- ") && holds_key { 2 } else { 0 };
        dash = content.starts_with("- ").then_some(width);
        above = Some((width + deeper, opens));
    }
    Some(Slip::TabIndentation.at(span, repair))
}

const TABS: &str = "a tab indents this line, and how deep it is cannot be told";

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    text.split('\n').map(move |line| {
        let found = Line { text: line.trim_end_matches('\r'), start };
        start += line.len() + 1;
        found
    })
}
