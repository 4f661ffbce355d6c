//! Finding the comments that silence, and what each is for.

use std::ops::Range;

use memchr::memmem;

use super::{Suppression, Word};
use crate::rule::Context;
use crate::selection::Named;
use crate::span::Span;
use crate::syntax::{Format, Node, Value};

/// What such a comment starts with.
const MARK: &str = "mcplint-ignore";

/// The comments of the file that silence rules, by the start of what they cover.
pub(super) fn find(context: &Context<'_>) -> Vec<Suppression> {
    let mut below = Below::default();
    let mut found: Vec<Comment> = memmem::find_iter(context.text.as_bytes(), MARK)
        .filter_map(|at| read(context, at, &mut below))
        .collect();
    if found.is_empty() {
        return Vec::new();
    }
    if let Some(root) = &context.parsed.root {
        reach(context, root, &mut found);
    }
    let mut suppressions: Vec<Suppression> = found
        .into_iter()
        .filter(|comment| !comment.is_text)
        .map(|comment| Suppression {
            comment: comment.span,
            covers: if comment.of_file {
                Span::new(0, context.text.len())
            } else {
                Span::new(comment.line.start, comment.end)
            },
            words: comment.words,
        })
        .collect();
    suppressions.sort_by_key(|suppression| suppression.covers.start);
    suppressions
}

/// The most words of one comment: there are fewer rules.
const MOST_WORDS: usize = 1000;

/// A place that may be such a comment.
struct Comment {
    span: Span,
    of_file: bool,
    /// The line that it is for.
    line: Span,
    /// Where what it is for ends.
    end: usize,
    words: Vec<Word>,
    /// Whether it stands inside a string, and is no comment.
    is_text: bool,
}

/// Reads the comment whose mark starts at byte `at`; `None` if nothing opens a comment there.
fn read(context: &Context<'_>, at: usize, below: &mut Below) -> Option<Comment> {
    let text = context.text;
    let number = context.lines.line_of(at);
    let line_span = context.lines.line_span(text, number);
    let before = Span::new(line_span.start, at).slice(text).trim_end();
    let openers: &[&str] = if context.parsed.format == Format::Json { &["//", "/*"] } else { &["#"] };
    let opener = openers.iter().find(|opener| before.ends_with(**opener))?;
    let start = line_span.start + before.len() - opener.len();
    let rest = Span::new(at + MARK.len(), line_span.end).slice(text);
    let rest = if *opener == "/*" { rest.split("*/").next().unwrap_or(rest) } else { rest };
    let end = at + MARK.len() + rest.len();
    let closed = if text[end..].starts_with("*/") { end + 2 } else { end };
    let span = Span::new(start, closed);
    let (of_file, rest) = match rest.strip_prefix("-file") {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    // `mcplint-ignored` is another word.
    if rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_') {
        return None;
    }
    let line = if Span::new(line_span.start, start).slice(text).trim().is_empty() {
        below.next_line(context, number + 1, openers)
    } else {
        line_span
    };
    let words = words(rest, end - rest.len());
    Some(Comment { span, of_file, line, end: line.end, words, is_text: false })
}

/// The line that was found last below a comment: of many comments in a row each is for the same one.
#[derive(Default)]
struct Below {
    /// The lines that were looked at, from 0, and the last of them as bytes.
    known: Option<(Range<usize>, Span)>,
}

impl Below {
    /// The next line from `line` on that holds more than a comment.
    fn next_line(&mut self, context: &Context<'_>, line: usize, openers: &[&str]) -> Span {
        if let Some((_, found)) = self.known.as_ref().filter(|(looked_at, _)| looked_at.contains(&line)) {
            return *found;
        }
        let lines = line..context.lines.line_count();
        let span_of = |line: usize| context.lines.line_span(context.text, line);
        let found = lines.clone().find(|line| {
            let content = span_of(*line).slice(context.text).trim_start();
            !content.is_empty() && !openers.iter().any(|opener| content.starts_with(opener))
        });
        let span = found.map_or(Span::empty(context.text.len()), span_of);
        self.known = Some((line..found.map_or(lines.end, |found| found + 1), span));
        span
    }
}

/// Where the name in the header of a TOML table ends, if the line is one.
fn header_end(context: &Context<'_>, line: Span) -> Option<usize> {
    let text = line.slice(context.text);
    let is_header = context.parsed.format == Format::Toml && text.trim_start().starts_with('[');
    let closing = text.find(']').filter(|_| is_header)?;
    Some(line.start + text[..closing].trim_end().len())
}

/// The rules in `: one, two - reason`, which starts at byte `offset`.
fn words(rest: &str, offset: usize) -> Vec<Word> {
    let Some(list) = rest.trim_start().strip_prefix(':') else { return Vec::new() };
    let end_of_list = [" - ", " -- ", " — ", " – "].iter().filter_map(|dash| list.find(dash)).min();
    let list_start = offset + rest.len() - list.len();
    let list = &list[..end_of_list.unwrap_or(list.len())];
    let mut words = Vec::new();
    let mut at = list_start;
    for part in list.split(',').take(MOST_WORDS) {
        let word = part.trim();
        if !word.is_empty() {
            let start = at + (part.len() - part.trim_start().len());
            words.push(Word {
                span: Span::new(start, start + word.len()),
                named: Named::of(word),
                used: false,
            });
        }
        at += part.len() + 1;
    }
    words
}

/// A line that comments are for.
struct Line {
    span: Span,
    /// Of the header of a TOML table where its name ends. The tables around it start there as well, by name.
    header_end: Option<usize>,
    /// Where what starts on it ends.
    end: usize,
}

/// Lengthens what each comment covers to the end of the members and items that start there, and tells comments
/// from text in strings. One walk over the tree for all comments, which stand in file order, as do their lines.
fn reach(context: &Context<'_>, root: &Node<'_>, comments: &mut [Comment]) {
    let mut spans: Vec<Span> = comments.iter().map(|comment| comment.line).collect();
    spans.sort();
    spans.dedup();
    let line = |span: Span| Line { span, header_end: header_end(context, span), end: span.end };
    let mut lines: Vec<Line> = spans.into_iter().map(line).collect();
    let mut open = vec![(Span::empty(0), root.span, root)];
    while let Some((key, whole, node)) = open.pop() {
        extend(&mut lines, key, whole);
        match &node.value {
            Value::Object(members) => {
                for member in members {
                    mark_text(comments, member.key_span);
                    open.push((member.key_span, member.span(), &member.value));
                }
            }
            Value::Array(items) => open.extend(items.iter().map(|item| (item.span, item.span, item))),
            Value::String(_) => mark_text(comments, node.span),
            _ => {}
        }
    }
    for comment in comments {
        let at = lines.partition_point(|line| line.span < comment.line);
        comment.end = lines.get(at).map_or(comment.end, |line| line.end);
    }
}

/// A line that starts a member or item is for all of it.
fn extend(lines: &mut [Line], key: Span, whole: Span) {
    let behind = lines.partition_point(|line| line.span.start <= whole.start);
    let Some(line) = lines[..behind].last_mut().filter(|line| line.span.end >= whole.start) else { return };
    if line.header_end.is_none_or(|end| end == key.end) {
        line.end = line.end.max(whole.end);
    }
}

fn mark_text(comments: &mut [Comment], text: Span) {
    let first = comments.partition_point(|comment| comment.span.start < text.start);
    for comment in &mut comments[first..] {
        if comment.span.start >= text.end {
            break;
        }
        comment.is_text = true;
    }
}
