//! What the author of a line of YAML may have meant, tried out on the text.

use super::super::super::moves::Moves;
use super::super::super::recover::is_unusual_space;
use super::super::{Problem, ProblemKind, Slip, read};
use super::line::Line;
use crate::edit::{self, Edit};
use crate::source::BOM;
use crate::span::Span;

/// Each reading is tried on the whole text; a longer one was written by a program.
const MAX_LENGTH: usize = 100_000;

/// A quote or a bracket that is missing shows some lines further down.
const LINES_ABOVE: usize = 8;

/// The one repair near byte `at`, where the parser stopped, that lets it read on; `None` if there is none or
/// more than one. `known` are the problems before, with their repairs.
pub(super) fn find(text: &str, at: usize, known: &[Problem]) -> Option<Problem> {
    if text.len() > MAX_LENGTH {
        return None;
    }
    let line = Line::at(text, at);
    let mut lines = vec![line];
    while let Some(above) =
        lines.last().and_then(|line| line.before(text)).filter(|_| lines.len() <= LINES_ABOVE)
    {
        lines.push(above);
    }
    let mut candidates: Vec<Problem> = Vec::new();
    for (distance, line) in lines.iter().enumerate() {
        if distance < 2 {
            let read = [line.equals(), line.open_key(text), line.stray_comma(), line.lost_comma()];
            candidates.extend(read.into_iter().flatten());
        }
        if distance == 0 {
            candidates.extend([line.too_deep(text), line.dash_beside(text)].into_iter().flatten());
        }
        candidates.extend([line.open_quote(), line.open_bracket(text)].into_iter().flatten());
    }
    // A blank that is none to YAML is another matter; a byte order mark is none.
    let has_odd_blank = |line: &Line<'_>| line.text().trim_start_matches(BOM).contains(is_unusual_space);
    if lines.iter().any(has_odd_blank) {
        return None;
    }
    // The parser met the slip here or further up, so a repair lets it pass this line.
    let passed = lines.first()?.span().end;
    // Without a line break behind it more than a quote or a bracket may be lost.
    let is_cut_off = |problem: &Problem| {
        let is_open = matches!(problem.kind, ProblemKind::Slip(Slip::UnclosedString | Slip::UnclosedBracket));
        is_open && problem.repair.iter().any(|edit| edit.span.end == text.len())
    };
    let is_new = |problem: &Problem| {
        !is_cut_off(problem) && known.iter().all(|before| before.span.start < problem.span.start)
    };
    let mut good = candidates.into_iter().filter(is_new).filter(|problem| {
        let edits: Vec<&Edit> = known.iter().chain([problem]).flat_map(|problem| &problem.repair).collect();
        let moves = Moves::of(&edits);
        match read(&edit::apply(text, edits)) {
            Ok(_) => true,
            Err(failure) => moves.back(failure.at) > passed,
        }
    });
    let first = good.next()?;
    good.next().is_none().then_some(first)
}

impl<'a> Line<'a> {
    /// The line behind its indentation and the dashes of lists, and where that starts.
    fn content(&self) -> (usize, &'a str) {
        let text = self.text();
        let mut content = text.trim_start();
        while let Some(inner) = content.strip_prefix("- ") {
            content = inner.trim_start();
        }
        (text.len() - content.len(), content.trim_end())
    }

    /// What stands behind `key:` or `-`, and where it starts.
    fn plain_value(&self) -> (usize, &'a str) {
        let (start, content) = self.content();
        match content.split_once(": ").filter(|(key, _)| is_key(key)) {
            Some((key, value)) => {
                let value_start = content.len() - value.trim_start().len();
                (start + value_start.max(key.len()), value.trim_start())
            }
            None => (start, content),
        }
    }

    fn problem(&self, slip: Slip, from: usize, to: usize, edit: Edit) -> Problem {
        let start = self.span().start;
        let edit = Edit::replace(Span::new(start + edit.span.start, start + edit.span.end), edit.new_text);
        slip.at(Span::new(start + from, start + to), vec![edit])
    }

    /// A line of three backticks around a pasted text.
    pub(super) fn fence(&self, text: &str) -> Option<Problem> {
        let span = self.span();
        let is_first = text[..span.start].trim_matches(['\u{feff}', ' ', '\r', '\n']).is_empty();
        let rest = &text[span.end..];
        let is_last = rest.trim().is_empty() && self.text().trim_end() == "```";
        let end = span.end + rest.find('\n').map_or(rest.len(), |newline| newline + 1);
        let is_fence = self.text().starts_with("```") && (is_first || is_last);
        is_fence.then(|| Slip::Fence.at(span, vec![Edit::delete(Span::new(span.start, end))]))
    }

    /// `command = npx`, as in TOML.
    fn equals(&self) -> Option<Problem> {
        let (start, content) = self.content();
        let (key, value) = content.split_once(" = ")?;
        let at = start + key.len();
        (is_key(key) && !value.trim().is_empty()).then(|| {
            self.problem(Slip::EqualsForColon, at + 1, at + 2, Edit::replace(Span::new(at, at + 2), ":"))
        })
    }

    /// `github` with deeper lines below it.
    fn open_key(&self, text: &str) -> Option<Problem> {
        let (start, content) = self.content();
        let next = self.next(text)?;
        let (_, below) = next.content();
        let opens =
            below.split_once(':').is_some_and(|(key, _)| is_key(key)) || next.text().trim().starts_with("- ");
        let at = start + content.len();
        (is_key(content) && opens && next.depth() > start)
            .then(|| self.problem(Slip::MissingColon, start, at, Edit::insert(at, ":")))
    }

    /// `command: "npx",`, as in JSON.
    fn stray_comma(&self) -> Option<Problem> {
        let (start, value) = self.plain_value();
        let end = start + value.len();
        let inner = value.strip_suffix(',')?;
        (inner.ends_with(['"', '\'', ']', '}']) && value.starts_with(['"', '\'', '[', '{'])).then(|| {
            let span = Span::new(end - 1, end);
            self.problem(Slip::StrayEnd, span.start, span.end, Edit::delete(span))
        })
    }

    /// `args: ["a" "b"]`.
    fn lost_comma(&self) -> Option<Problem> {
        let (start, value) = self.plain_value();
        let is_list = value.starts_with('[') && value.ends_with(']') && !value.contains(['\\', '#', '\'']);
        let gap = value.find("\" \"").filter(|_| is_list && value.matches('"').count().is_multiple_of(2))?;
        let at = start + gap + 1;
        Some(self.problem(Slip::MissingComma, at, at + 1, Edit::insert(at, ",")))
    }

    /// `command: "npx`.
    fn open_quote(&self) -> Option<Problem> {
        let (start, value) = self.plain_value();
        let inner = value.strip_prefix('"')?;
        let is_open = !inner.is_empty() && !inner.contains(['"', '\\', '#']) && !inner.ends_with([',', ':']);
        let end = start + value.len();
        is_open.then(|| self.problem(Slip::UnclosedString, start, start + 1, Edit::insert(end, "\"")))
    }

    /// `args: [-y, pkg` with another key below it.
    fn open_bracket(&self, text: &str) -> Option<Problem> {
        let (start, value) = self.plain_value();
        let inner = value.strip_prefix('[')?;
        let is_flat =
            !inner.is_empty() && !inner.contains(['[', ']', '{', '}', '#']) && !inner.ends_with(',');
        let goes_on = self.next(text).is_some_and(|next| {
            let (_, below) = next.content();
            !below.split_once(':').is_some_and(|(key, _)| is_key(key)) || next.depth() > self.depth()
        });
        let end = start + value.len();
        (is_flat && !goes_on)
            .then(|| self.problem(Slip::UnclosedBracket, start, start + 1, Edit::insert(end, "]")))
    }

    /// A key one blank deeper than the key above it, which has its value.
    fn too_deep(&self, text: &str) -> Option<Problem> {
        let above = self.before(text)?;
        let (_, content) = self.content();
        let (start, before) = above.content();
        let has_value =
            before.split_once(": ").is_some_and(|(key, value)| is_key(key) && !value.trim().is_empty());
        let is_member =
            content.split_once(':').is_some_and(|(key, _)| is_key(key)) && self.depth() == self.content().0;
        (has_value && is_member && self.depth() == start + 1)
            .then(|| self.problem(Slip::Misaligned, 0, self.depth(), Edit::delete(Span::new(0, 1))))
    }

    /// A dash one blank beside the dash of the item above it.
    fn dash_beside(&self, text: &str) -> Option<Problem> {
        let above = self.before(text)?;
        let is_item = |line: &Line<'_>| line.text().trim_start().starts_with("- ");
        let (here, there) = (self.depth(), above.depth());
        if !is_item(self) || !is_item(&above) || here.abs_diff(there) != 1 {
            return None;
        }
        let edit = Edit::replace(Span::new(0, here), " ".repeat(there));
        Some(self.problem(Slip::Misaligned, 0, here.max(1), edit))
    }
}

/// Whether this is a key as people write them: one word.
fn is_key(text: &str) -> bool {
    let bare = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    !bare.is_empty()
        && bare.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && bare.chars().all(|it| it.is_ascii_alphanumeric() || matches!(it, '_' | '-' | '.'))
}
