//! The source as miette gets it: only the lines that are needed, each clipped to a window around
//! its labels, with nothing in it that a terminal would obey.
//!
//! miette 7.6 panics on a label past column 65,535, reads the text from its start for every label,
//! never clips a line, and passes escape sequences through. Here a snippet is made anew per
//! finding, so none of that can happen.

use unicode_width::UnicodeWidthChar as _;

use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::printable;
use crate::mask::{MaskedFile, MaskedLabel};
use crate::source::{LineIndex, Position};
use crate::span::Span;

/// What miette puts to the left of a line beside its number.
const GUTTER: usize = 4;

/// Room for an ellipsis on both sides of a clipped line.
const ELLIPSES: usize = 2;

/// Characters shown for each column of a clipped line: a letter with its accents.
const MARKS: usize = 4;

/// Lines shown before and after a label.
const CONTEXT: usize = 1;

/// The lines that a finding points at.
pub(super) struct Snippet {
    /// The text to show; line `first_line` of the file is its first line.
    pub(super) text: String,
    /// The labels, in bytes of `text`.
    pub(super) labels: Vec<LabeledSpan>,
    /// The line (from 0) of the file that comes first.
    first_line: usize,
    /// The place that stands in the head of the snippet.
    place: Position,
    /// The name that stands there.
    name: String,
}

impl SourceCode for Snippet {
    /// Always the whole snippet: it holds only what is to be shown. miette asks for a place without
    /// context when it wants the line and column of the head, which are those of the file.
    fn read_span<'a>(
        &'a self,
        _span: &SourceSpan,
        lines_before: usize,
        lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (line, column) = if lines_before == 0 && lines_after == 0 {
            (self.place.line - 1, self.place.column - 1)
        } else {
            (self.first_line, 0)
        };
        let whole = SourceSpan::new(0.into(), self.text.len());
        let count = self.text.matches('\n').count();
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            self.text.as_bytes(),
            whole,
            line,
            column,
            count,
        )))
    }
}

impl Snippet {
    /// Cuts the lines out of the file.
    pub(super) fn new(file: &MaskedFile, labels: &[MaskedLabel], width: usize) -> Self {
        let (text, lines): (&str, _) = (&file.text, &file.lines);
        let first_label = labels.first().map_or(0, |label| lines.line_of(label.span.start));
        // Labels far from the main one would print half the file; they are told by the message.
        let near: Vec<&MaskedLabel> = labels
            .iter()
            .filter(|label| lines.line_of(label.span.start).abs_diff(first_label) <= 12)
            .collect();
        let line_numbers = || near.iter().map(|label| lines.line_of(label.span.start));
        let first_line = line_numbers().min().unwrap_or(0).saturating_sub(CONTEXT);
        let last_line =
            (line_numbers().max().unwrap_or(0) + CONTEXT).min(lines.line_count().saturating_sub(1));
        let gutter = GUTTER + (last_line + 1).to_string().len();
        let width = width.saturating_sub(gutter).max(30);
        let place = lines.position(text, labels.first().map_or(0, |label| label.span.start));
        let mut snippet =
            Self { text: String::new(), labels: Vec::new(), first_line, place, name: printable(&file.path) };
        for line in first_line..=last_line {
            snippet.add_line(text, lines, line, &near, width);
        }
        snippet
    }

    fn add_line(
        &mut self,
        text: &str,
        lines: &LineIndex,
        line: usize,
        labels: &[&MaskedLabel],
        width: usize,
    ) {
        let span = lines.line_span(text, line);
        let here: Vec<&&MaskedLabel> =
            labels.iter().filter(|label| lines.line_of(label.span.start) == line).collect();
        let from = here.iter().map(|label| label.span.start).min().unwrap_or(span.start);
        let window = clip(text, span, from, width);
        if window.start > span.start {
            self.text.push('…');
        }
        let mut positions: Vec<(usize, usize)> = Vec::new();
        for (offset, character) in window.slice(text).char_indices() {
            positions.push((window.start + offset, self.text.len()));
            if character == '\t' {
                self.text.push_str("    ");
            } else {
                self.text.push_str(&printable(character.encode_utf8(&mut [0; 4])));
            }
        }
        positions.push((window.end, self.text.len()));
        for label in here {
            let start = locate(&positions, label.span.start);
            let end = locate(&positions, label.span.end.min(window.end)).max(start);
            let label_text = (!label.message.is_empty()).then(|| printable(&label.message));
            let length = if end == start { self.visible_length(start) } else { end - start };
            self.labels.push(LabeledSpan::new(label_text, start, length));
        }
        if window.end < span.end {
            self.text.push('…');
        }
        self.text.push('\n');
    }

    /// An empty label would show no mark: give it the character that follows, or a space to stand on.
    fn visible_length(&mut self, start: usize) -> usize {
        match self.text[start..].chars().next() {
            Some(character) => character.len_utf8(),
            None => {
                self.text.push(' ');
                1
            }
        }
    }
}

fn locate(positions: &[(usize, usize)], offset: usize) -> usize {
    let at = positions.partition_point(|(from, _)| *from < offset);
    positions.get(at).or_else(|| positions.last()).map_or(0, |(_, to)| *to)
}

/// At most `width` columns of a line, with byte `from` well inside.
fn clip(text: &str, line: Span, from: usize, width: usize) -> Span {
    let columns = |character: char| if character == '\t' { 4 } else { character.width().unwrap_or(1) };
    let line_text = line.slice(text);
    // No character is wider than two columns, but a tab: a short line needs no count.
    if line_text.len() <= width && !line_text.contains('\t') {
        return line;
    }
    if line_text.len() <= 4 * width && line_text.chars().map(columns).sum::<usize>() <= width {
        return line;
    }
    let width = width - ELLIPSES;
    let from = from.clamp(line.start, line.end);
    let take = |characters: &mut dyn Iterator<Item = char>, budget: usize| -> usize {
        let mut left = budget;
        characters
            // Accents take no room of their own, however many there are.
            .take(MARKS * budget)
            .take_while(|character| {
                let fits = columns(*character) <= left;
                left = left.saturating_sub(columns(*character));
                fits
            })
            .map(char::len_utf8)
            .sum()
    };
    let start = from - take(&mut text[line.start..from].chars().rev(), width / 4);
    let length = take(&mut text[start..line.end].chars(), width);
    Span::new(start, start + length)
}
