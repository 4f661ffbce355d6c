//! One line of TOML that cannot be read: what its author meant, where only one reading makes it TOML.

use toml_parser::parser::{Event, EventKind, parse_document};
use toml_parser::{ParseError, Source};

use super::super::recover::{borders, is_invisible, is_unusual_space};
use super::{Problem, Slip};
use crate::edit::{self, Edit};
use crate::span::Span;

/// Quotes that word processors and chats make of `"`.
const CURLY: [char; 7] = ['\u{201c}', '\u{201d}', '\u{201e}', '\u{201f}', '\u{2018}', '\u{2019}', '`'];

/// A longer line, or table of several lines, was written by a program.
const MAX_LENGTH: usize = 4_000;

/// A line, without its line ending; places in it count from its start.
struct Line<'a> {
    text: &'a str,
    start: usize,
}

/// A reading of a line: what was wrong, where, and the edits that make it TOML.
type Reading = (Slip, Span, Vec<Edit>);

/// What is wrong with the line of `text` that holds byte `at`; `None` if there is not exactly one reading.
pub(super) fn repair(text: &str, at: usize) -> Option<Problem> {
    let line = Line::at(text, at);
    if line.text.len() > MAX_LENGTH {
        return None;
    }
    let reading = line.fence(text).or_else(|| line.reading(text)).or_else(|| line.table(text));
    let (slip, span, edits) = reading.filter(|(slip, ..)| !line.may_be_cut_off(text, slip))?;
    let shifted = |span: Span| Span::new(line.start + span.start, line.start + span.end);
    let edits = edits.into_iter().map(|edit| Edit::replace(shifted(edit.span), edit.new_text)).collect();
    Some(slip.at(shifted(span), edits))
}

impl<'a> Line<'a> {
    fn at(text: &'a str, at: usize) -> Self {
        let start = super::problems::line_start(text, at);
        let line = text[start..].lines().next().unwrap_or("");
        Self { text: line, start }
    }

    /// What follows the line, its line break included.
    fn rest(&self, text: &'a str) -> &'a str {
        &text[self.start + self.text.len()..]
    }

    /// Whether a text that ends in this line may have lost more than a quote or a bracket: no line break is behind it, or
    /// three backticks are.
    fn may_be_cut_off(&self, text: &str, slip: &Slip) -> bool {
        let rest = self.rest(text);
        let is_open = matches!(slip, Slip::UnclosedString | Slip::UnclosedBracket);
        is_open && (rest.is_empty() || rest.trim() == "```")
    }

    /// A line of three backticks around a pasted text.
    fn fence(&self, text: &str) -> Option<Reading> {
        let is_first = text[..self.start].trim_matches(['\u{feff}', ' ', '\r', '\n']).is_empty();
        let rest = self.rest(text);
        let is_last = rest.trim().is_empty() && self.text.trim_end() == "```";
        if !self.text.starts_with("```") || !(is_first || is_last) {
            return None;
        }
        let end = self.text.len() + rest.find('\n').map_or(rest.len(), |newline| newline + 1);
        let whole = Span::new(0, self.text.len());
        Some((Slip::Fence, whole, vec![Edit::delete(Span::new(0, end))]))
    }

    /// The first reading that makes the line sound; they exclude each other.
    fn reading(&self, text: &str) -> Option<Reading> {
        let readings = [
            Self::slashes,
            Self::curly,
            Self::stray_end,
            Self::quote,
            Self::quote_in_list,
            Self::header,
            Self::equals,
            Self::twice,
            Self::blanks,
        ];
        let is_sound = |reading: &Reading| is_sound(&edit::apply(self.text, &reading.2));
        readings
            .iter()
            .find_map(|read| read(self).filter(is_sound))
            .or_else(|| self.bracket(text).filter(is_sound))
    }

    /// The key, and where what follows `=` starts.
    fn value(&self) -> Option<(&'a str, usize)> {
        let (key, _) = self.text.split_once('=')?;
        let value = self.text[key.len() + 1..].trim_start();
        is_key(key.trim()).then_some((key.trim(), self.text.len() - value.len()))
    }

    fn end(&self) -> usize {
        self.text.trim_end().len()
    }

    /// `// note`, as in JSON with comments.
    fn slashes(&self) -> Option<Reading> {
        let is_value = |at: usize| self.text[..at].trim().is_empty() || is_sound(&self.text[..at]);
        let starts = self.text.match_indices("//").map(|(at, _)| at);
        let mut starts = starts.filter(|at| *at == 0 || self.text[..*at].ends_with([' ', '\t']));
        let at = starts.find(|at| is_value(*at))?;
        let span = Span::new(at, at + 2);
        Some((Slip::SlashComment, span, vec![Edit::replace(span, "#")]))
    }

    fn curly(&self) -> Option<Reading> {
        if self.text.contains(['"', '\'', '\\', '#']) {
            return None;
        }
        let places: Vec<Span> =
            self.text.match_indices(CURLY).map(|(at, quote)| Span::new(at, at + quote.len())).collect();
        let span = places.first()?.to(*places.last()?);
        Some((Slip::CurlyQuotes, span, places.into_iter().map(|place| Edit::replace(place, "\"")).collect()))
    }

    /// `key = "value",`, as in JSON.
    fn stray_end(&self) -> Option<Reading> {
        self.value()?;
        let end = self.end();
        let span = Span::new(end.checked_sub(1)?, end);
        self.text[..end].ends_with([',', ';']).then(|| (Slip::StrayEnd, span, vec![Edit::delete(span)]))
    }

    /// One of the two quotes around a value is missing.
    fn quote(&self) -> Option<Reading> {
        let (_, start) = self.value()?;
        let end = self.end();
        let value = self.text.get(start..end)?;
        if value.contains(['\'', '\\', '#']) || value.ends_with([',', ';']) {
            return None;
        }
        let is_word = |text: &str| !text.is_empty() && !text.contains([' ', ',', '"', '[', ']', '=']);
        if let Some(inner) = value.strip_prefix('"') {
            let is_open = !inner.is_empty() && !inner.contains('"');
            return is_open
                .then(|| (Slip::UnclosedString, Span::new(start, end), vec![Edit::insert(end, "\"")]));
        }
        let inner = value.strip_suffix('"')?;
        is_word(inner).then(|| (Slip::UnopenedString, Span::new(start, end), vec![Edit::insert(start, "\"")]))
    }

    /// One of the quotes in a list is missing: where, if it can be in one place only.
    fn quote_in_list(&self) -> Option<Reading> {
        let (_, start) = self.value()?;
        let value = self.text.get(start..self.end())?;
        let is_list = value.starts_with('[') && value.ends_with(']');
        if !is_list || value.contains(['\'', '\\', '#']) || value.matches('"').count() % 2 == 0 {
            return None;
        }
        let readings = borders(self.text).into_iter().map(|at| Edit::insert(at, "\""));
        let mut sound = readings.filter(|edit| is_sound(&edit::apply(self.text, [edit])));
        let edit = sound.next().filter(|_| sound.next().is_none())?;
        let (before, behind) = self.text.split_at(edit.span.start);
        let closes = before.matches('"').count() % 2 == 1;
        let content = if closes { before.rsplit('"').next() } else { behind.split('"').next() };
        // Two texts may have become one.
        if content.is_none_or(|content| content.contains(',')) {
            return None;
        }
        let place = Span::new(start, self.end());
        Some((Slip::UnclosedString, place, vec![edit]))
    }

    /// `key == "value"`, `["a",, "b"]`.
    fn twice(&self) -> Option<Reading> {
        self.value()?;
        let sign = self.text.find("==").or_else(|| self.text.find(",,"))?;
        let span = Span::new(sign, sign + 1);
        Some((Slip::Doubled, span, vec![Edit::delete(span)]))
    }

    /// Blanks that are none to TOML, outside of quotes.
    fn blanks(&self) -> Option<Reading> {
        if self.text.contains(['\\', '#']) {
            return None;
        }
        let mut quote = None;
        let mut edits = Vec::new();
        for (at, character) in self.text.char_indices() {
            match (quote, character) {
                (Some(open), _) if open == character => quote = None,
                (Some(_), _) => {}
                (None, '"' | '\'') => quote = Some(character),
                (None, _) if is_unusual_space(character) => {
                    let blank = if is_invisible(character) { "" } else { " " };
                    edits.push(Edit::replace(Span::new(at, at + character.len_utf8()), blank));
                }
                (None, _) => {}
            }
        }
        let span = edits.first()?.span;
        Some((Slip::OddBlank, span, edits))
    }

    /// `[mcp_servers.name` and `mcp_servers.name]`.
    fn header(&self) -> Option<Reading> {
        let line = &self.text[..self.end()];
        let is_name = |name: &str| name.split('.').all(|part| is_key(part.trim()));
        if let Some(name) = line.strip_suffix(']').filter(|name| is_name(name) && name.contains('.')) {
            let end = name.len();
            return Some((Slip::ExtraCloser, Span::new(end, end + 1), vec![Edit::insert(0, "[")]));
        }
        let inner = line.strip_prefix('[').filter(|inner| !inner.starts_with('['))?;
        if inner.ends_with(']') {
            return None;
        }
        is_name(inner).then(|| (Slip::UnclosedBracket, Span::new(0, 1), vec![Edit::insert(line.len(), "]")]))
    }

    /// `command "npx"`.
    fn equals(&self) -> Option<Reading> {
        let indent = self.text.len() - self.text.trim_start().len();
        let (key, value) = self.text[indent..].split_once(' ')?;
        let starts = value.trim_start().starts_with(['"', '\'', '[', '{']);
        let gap = indent + key.len();
        (is_key(key) && starts)
            .then(|| (Slip::MissingEquals, Span::new(indent, gap), vec![Edit::insert(gap, " =")]))
    }

    /// `args = ["a"` or `env = { A = "b"` with another key or table behind it.
    fn bracket(&self, text: &str) -> Option<Reading> {
        let (_, start) = self.value()?;
        let next = self.rest(text).lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("");
        let goes_on =
            !next.is_empty() && !next.starts_with('[') && Line { text: next, start: 0 }.value().is_none();
        let end = self.end();
        let closer = match self.text[start..].chars().next()? {
            '[' => "]",
            '{' if self.text[start + 1..].starts_with(' ') => " }",
            '{' => "}",
            _ => return None,
        };
        if goes_on || self.text[..end].ends_with([',', '[', '{']) {
            return None;
        }
        Some((Slip::UnclosedBracket, Span::new(start, start + 1), vec![Edit::insert(end, closer)]))
    }

    /// `env = { "A": "b" }`, as in JSON.
    fn table(&self, text: &str) -> Option<Reading> {
        let Some((_, start)) = self.value() else { return self.member() };
        if !self.text[start..].starts_with('{') {
            return None;
        }
        let body = &text[self.start..];
        let (end, colons) = colons(body, start)?;
        let first = *colons.first()?;
        let edits: Vec<Edit> = colons
            .into_iter()
            .map(|colon| {
                let before = if body[..colon.start].ends_with(' ') { "" } else { " " };
                Edit::replace(colon, format!("{before}="))
            })
            .collect();
        let ends_its_line = body[end..].lines().next().is_none_or(|rest| rest.trim().is_empty());
        let is_table = ends_its_line && is_sound(&edit::apply(&body[..end], &edits));
        is_table.then_some((Slip::ColonForEquals, first, edits))
    }
}

impl Line<'_> {
    /// `"A": "b",` on a line of its own in a table.
    fn member(&self) -> Option<Reading> {
        let (end, colons) = colons(&format!("{{{}}}", self.text.trim_end()), 0)?;
        let colon = colons.first().filter(|_| colons.len() == 1 && end > 2)?;
        let colon = Span::new(colon.start - 1, colon.end - 1);
        let before = if self.text[..colon.start].ends_with(' ') { "" } else { " " };
        let edits = vec![Edit::replace(colon, format!("{before}="))];
        let member = edit::apply(self.text, &edits);
        is_sound(member.trim_end().trim_end_matches(',')).then_some((Slip::ColonForEquals, colon, edits))
    }
}

/// The end of the table that opens at `start`, and the colons behind its keys; `None` if it holds a comment, an
/// inner table or something that is not closed.
fn colons(body: &str, start: usize) -> Option<(usize, Vec<Span>)> {
    let bytes = body.as_bytes();
    let mut colons = Vec::new();
    let (mut at, mut lists) = (start + 1, 0usize);
    while let Some(&byte) = bytes.get(at).filter(|_| at < MAX_LENGTH) {
        match byte {
            b'"' => {
                let inner = &body[at + 1..];
                at += 1 + inner.find(['"', '\\', '\n']).filter(|end| inner[*end..].starts_with('"'))?;
            }
            b':' if lists == 0 => colons.push(Span::new(at, at + 1)),
            b'[' => lists += 1,
            b']' => lists = lists.checked_sub(1)?,
            b'}' if lists == 0 => return Some((at + 1, colons)),
            b'{' | b'}' | b'#' | b'\'' => return None,
            _ => {}
        }
        at += 1;
    }
    None
}

fn is_key(text: &str) -> bool {
    let bare = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    let is_name = |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '_');
    !bare.is_empty() && bare.chars().all(|it| is_name(it) || it == '.')
}

/// Whether TOML takes the line as it is.
fn is_sound(line: &str) -> bool {
    let source = Source::new(line);
    let tokens = source.lex().into_vec();
    let mut events: Vec<Event> = Vec::new();
    let mut errors: Vec<ParseError> = Vec::new();
    parse_document(&tokens, &mut events, &mut errors);
    for event in &events {
        let mut decoded = std::borrow::Cow::Borrowed("");
        match (event.kind(), source.get(event)) {
            (EventKind::SimpleKey, Some(raw)) => raw.decode_key(&mut decoded, &mut errors),
            (EventKind::Scalar, Some(raw)) => {
                let _ = raw.decode_scalar(&mut decoded, &mut errors);
            }
            _ => {}
        }
    }
    errors.is_empty()
}
