//! Where a completion would stand: the text around the cursor is rarely whole, so a word is put there in the ways that
//! could be meant, and the first that makes a sound text tells what it would be.

use crate::span::Span;
use crate::syntax::{self, Format, Node};

/// The word that is put at the cursor.
pub(super) const MARK: &str = "mcplint-cursor";

/// A place for a completion.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    /// The text with [`MARK`] in that place.
    pub(super) text: String,
    /// The byte of [`MARK`] in it.
    pub(super) at: usize,
    /// What a completion replaces in the text as it is: a whole string with its quotes, or a word.
    pub(super) whole: Span,
    /// What stands there before the cursor, without a quote.
    pub(super) typed: Span,
    /// The quote around it, if there is one.
    pub(super) quote: Option<char>,
    /// Whether what marks a key (`:`, `=`) follows.
    pub(super) is_marked_key: bool,
    /// Whether another value follows with no comma before it.
    pub(super) needs_comma: bool,
}

impl Slot {
    /// The place at byte `offset`; `None` in a comment, or where no reading of the text has one.
    pub(super) fn find(text: &str, format: Format, offset: usize) -> Option<Self> {
        let start = text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
        let (quote, from) = match before(&text[start..offset], format)? {
            Before::Inside(quote, at) => (Some(quote), start + at + 1),
            Before::Outside => (None, start + word_start(&text[start..offset], format)),
        };
        let line_end = text[offset..].find(['\n', '\r']).map_or(text.len(), |end| offset + end);
        let closing = quote.and_then(|quote| text[offset..line_end].find(quote)).map(|at| offset + at);
        let whole = match (quote, closing) {
            (Some(_), Some(closing)) => Span::new(from - 1, closing + 1),
            (Some(_), None) => Span::new(from - 1, offset),
            (None, _) => Span::new(from, offset),
        };
        let marker = if format == Format::Toml { '=' } else { ':' };
        let rest = text[whole.end..].trim_start();
        let is_marked_key = rest.starts_with(marker);
        let slot = Self {
            text: String::new(),
            at: 0,
            whole,
            typed: Span::new(from, offset),
            quote,
            is_marked_key,
            needs_comma: format == Format::Json && rest.starts_with(['"', '{', '[']),
        };
        let mut readings = slot.readings(text, format).into_iter();
        let first = readings.clone().find(|reading| is_sound(reading, format));
        first.or_else(|| readings.find(|reading| root_holds(reading, format)))
    }

    /// The texts that could be meant.
    fn readings(&self, text: &str, format: Format) -> Vec<Self> {
        let endings: &[&str] = match format {
            Format::Json => &["", ",", ": null", ": null,"],
            Format::Toml => &["", " = 0"],
            // What stands alone on a line is more likely to become a key.
            Format::Yaml if text[..self.whole.start].trim_end_matches([' ', '\t']).ends_with('\n') => {
                &[": x", ""]
            }
            Format::Yaml => &["", ": x"],
        };
        let quote = match (self.quote, format) {
            (Some(quote), _) => quote.to_string(),
            (None, Format::Json) => "\"".to_owned(),
            (None, _) => String::new(),
        };
        let (before, after) = (&text[..self.whole.start], &text[self.whole.end..]);
        let mut readings = Vec::new();
        for ending in endings {
            let text = format!("{before}{quote}{MARK}{quote}{ending}{after}");
            readings.push(Self { text, at: before.len() + quote.len(), ..self.clone() });
        }
        // A word alone is no value in TOML.
        if format == Format::Toml && quote.is_empty() {
            let text = format!("{before}\"{MARK}\"{after}");
            readings.push(Self { text, at: before.len() + 1, ..self.clone() });
        }
        readings
    }
}

fn is_sound(slot: &Slot, format: Format) -> bool {
    let parsed = syntax::parse(&slot.text, format);
    parsed.is_certain() && parsed.root.as_ref().is_some_and(holds)
}

fn root_holds(slot: &Slot, format: Format) -> bool {
    syntax::parse(&slot.text, format).root.as_ref().is_some_and(holds)
}

/// Whether the mark stands somewhere in the tree by itself.
fn holds(node: &Node<'_>) -> bool {
    node.as_str() == Some(MARK)
        || node.as_array().unwrap_or_default().iter().any(holds)
        || node
            .as_object()
            .unwrap_or_default()
            .iter()
            .any(|member| member.key == MARK || holds(&member.value))
}

/// What the line is before the cursor.
enum Before {
    /// Inside a string that this quote at this byte opens.
    Inside(char, usize),
    /// Not inside a string.
    Outside,
}

/// Reads a line up to the cursor; `None` in a comment.
fn before(line: &str, format: Format) -> Option<Before> {
    let mut open: Option<(char, usize)> = None;
    let mut escaped = false;
    for (at, character) in line.char_indices() {
        match open {
            Some(_) if escaped => escaped = false,
            Some(('"', _)) if character == '\\' => escaped = true,
            Some((quote, _)) if character == quote => open = None,
            Some(_) => {}
            None if character == '"' || character == '\'' && format != Format::Json => {
                open = Some((character, at))
            }
            None if format == Format::Json && line[at..].starts_with("//") => return None,
            None if format != Format::Json && character == '#' => return None,
            None => {}
        }
    }
    Some(open.map_or(Before::Outside, |(quote, at)| Before::Inside(quote, at)))
}

/// Where the word before the cursor starts.
fn word_start(line: &str, format: Format) -> usize {
    let is_part = |character: char| match format {
        // A plain value of YAML may be a reference.
        Format::Yaml => !character.is_whitespace() && !matches!(character, '[' | ',' | '\''),
        _ => character.is_alphanumeric() || matches!(character, '_' | '-'),
    };
    line.char_indices()
        .rev()
        .take_while(|(_, character)| is_part(*character))
        .last()
        .map_or(line.len(), |(at, _)| at)
}
