//! Brackets that are open where the text ends: whether they belong at the end, as the layout shows.

use std::cell::LazyCell;

use super::super::{Certainty, Node, Problem, ProblemKind, Value};
use crate::edit::Edit;
use crate::source::LineIndex;
use crate::span::Span;

/// What to say of the brackets in `unclosed` (the innermost first); `None` if there are none.
///
/// `sound` says that nothing else is wrong with the structure of the text: only then may the brackets be put
/// at its end.
pub(super) fn problem(
    text: &str,
    root: Option<&Node<'_>>,
    unclosed: &[Span],
    sound: bool,
) -> Option<Problem> {
    let outermost = unclosed.last()?;
    let mut problem = Problem {
        kind: ProblemKind::MissingClosers(unclosed.len()),
        span: *outermost,
        repair: Vec::new(),
        certainty: Certainty::Open,
    };
    let Some(root) = root.filter(|_| sound) else { return Some(problem) };
    match (Layout { text, lines: LineIndex::new(text), unclosed }).judge(root) {
        Err(culprit) => problem.span = culprit,
        Ok(shown) => {
            let ending = Ending::read(text);
            if ending.closes || ending.is_whole_member && unclosed.len() == 1 {
                problem.certainty = match (shown, ending.is_whole(unclosed.len(), shown)) {
                    (true, true) => Certainty::Certain,
                    (false, true) => Certainty::Likely,
                    (_, false) => Certainty::Open,
                };
                problem.repair = vec![ending.repair(text, unclosed)];
            }
        }
    }
    Some(problem)
}

/// Whether the indentation of the text shows the same structure as its brackets.
pub(super) fn agrees_with_layout(text: &str, root: &Node<'_>) -> bool {
    Layout { text, lines: LineIndex::new(text), unclosed: &[] }.judge(root).is_ok()
}

/// Closes `opener` behind `line`: on the line if it was opened there, else on a line of its own.
pub(super) fn behind(text: &str, line: Span, opener: Span) -> Edit {
    let closer = if opener.slice(text) == "{" { "}" } else { "]" };
    let content = line.slice(text).trim_end();
    if line.contains(opener) {
        let end = line.start + content.trim_end_matches(',').len();
        return Edit::insert(end, closer);
    }
    let end = line.start + content.len();
    let rest = &text[end..];
    let next = rest.trim_start();
    let comma = if next.starts_with([',', '}', ']']) { "" } else { "," };
    let below = rest.find('\n').map_or("", |newline| &rest[newline + 1..]);
    let below = &below[..below.find('\n').unwrap_or(below.len())];
    let indent = indent_of(text, opener.start);
    // The comma belongs behind the bracket.
    let from = line.start + content.trim_end_matches(',').len();
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    // The line that lost its bracket may still be there.
    let is_left = below.trim().is_empty() || next.starts_with(',');
    let blanks = below.len() - below.trim_start_matches([' ', '\t']).len();
    let to = if is_left { end + rest.find('\n').map_or(0, |newline| newline + 1) + blanks } else { end };
    Edit::replace(Span::new(from, to), format!("{newline}{indent}{closer}{comma}"))
}

/// How a text of which the end is missing stops.
struct Ending {
    /// Where the last thing that is no white space ends.
    end: usize,
    /// Whether that is a closing bracket.
    closes: bool,
    /// Whether that bracket stands alone on its line.
    closes_on_its_line: bool,
    /// Whether a line break follows.
    has_newline: bool,
    /// Whether that is a text on a line that ends without a comma: nothing followed it.
    is_whole_member: bool,
}

impl Ending {
    fn read(text: &str) -> Self {
        let kept = text.trim_end_matches([' ', '\t', '\r', '\n']);
        let has_newline = text[kept.len()..].contains('\n');
        Self {
            end: kept.len(),
            closes: kept.ends_with(['}', ']']),
            closes_on_its_line: kept.ends_with(['}', ']']) && starts_its_line(text, kept.len() - 1),
            has_newline,
            is_whole_member: has_newline && kept.ends_with('"'),
        }
    }

    /// Whether nothing but closing brackets can have followed. A text that was cut off somewhere ends in the
    /// middle of a line, or of a server; one that lost its last lines ends in a bracket on a line of its own, or has a
    /// line break where a comma would be.
    fn is_whole(&self, missing: usize, is_shown: bool) -> bool {
        missing == 1 || missing == 2 && (self.has_newline || is_shown && self.closes_on_its_line)
    }

    /// Closes the brackets, each on a line of its own where the opening one ends its line.
    fn repair(&self, text: &str, unclosed: &[Span]) -> Edit {
        let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let mut closers = String::new();
        for opener in unclosed {
            let is_brace = opener.slice(text) == "{";
            if ends_its_line(text, *opener) {
                closers.push_str(newline);
                closers.push_str(indent_of(text, opener.start));
            } else if text[opener.end..].starts_with(' ') {
                closers.push(' ');
            }
            closers.push(if is_brace { '}' } else { ']' });
        }
        if self.has_newline {
            closers.push_str(newline);
        }
        Edit::replace(Span::new(self.end, text.len()), closers)
    }
}

/// Compares the structure of a text with its indentation.
struct Layout<'t> {
    text: &'t str,
    lines: LineIndex,
    unclosed: &'t [Span],
}

impl<'t> Layout<'t> {
    fn indent_of(&self, offset: usize) -> &'t str {
        let line = self.lines.line_span(self.text, self.lines.line_of(offset)).slice(self.text);
        indent(line)
    }

    /// Whether the indentation shows that the open brackets belong at the end, `false` if it says nothing.
    /// An error is the bracket at which structure and indentation part.
    fn judge(&self, root: &Node<'_>) -> Result<bool, Span> {
        let mut shown = true;
        // A bracket that is missing further in shifts those around it too: the last one is the culprit.
        let mut culprit: Option<Span> = None;
        let mut nodes = vec![root];
        while let Some(node) = nodes.pop() {
            let children: Vec<(Span, &Node<'_>)> = match &node.value {
                Value::Object(members) => {
                    members.iter().map(|member| (member.key_span, &member.value)).collect()
                }
                Value::Array(items) => items.iter().map(|item| (item.span, item)).collect(),
                _ => continue,
            };
            // Of a map without brackets the first letter.
            let first = self.text[node.span.start..].chars().next().map_or(0, char::len_utf8);
            let opener = Span::new(node.span.start, node.span.start + first);
            let is_open = self.unclosed.contains(&opener);
            let starts: Vec<Span> = children.iter().map(|(start, _)| *start).collect();
            if !self.agrees(node.span, opener, &starts, is_open) {
                culprit = culprit.max(Some(opener));
            }
            shown &= !is_open || ends_its_line(self.text, opener) && !children.is_empty();
            nodes.extend(children.into_iter().map(|(_, child)| child));
        }
        culprit.map_or(Ok(shown), Err)
    }

    fn agrees(&self, span: Span, opener: Span, children: &[Span], is_open: bool) -> bool {
        // Only where it is asked for: on a line of many brackets it is long to read for each.
        let outer = LazyCell::new(|| self.indent_of(opener.start));
        let mut inner: Option<&str> = None;
        for child in children {
            if !starts_its_line(self.text, child.start) {
                continue;
            }
            let indent = self.indent_of(child.start);
            if indent.len() <= outer.len()
                || !indent.starts_with(*outer)
                || inner.is_some_and(|known| known != indent)
            {
                return false;
            }
            inner = Some(indent);
        }
        let closer = span.end.saturating_sub(1);
        is_open || !starts_its_line(self.text, closer) || self.indent_of(closer) == *outer
    }
}

fn ends_its_line(text: &str, span: Span) -> bool {
    text[span.end..].trim_start_matches([' ', '\t', '\r']).starts_with('\n')
}

fn starts_its_line(text: &str, offset: usize) -> bool {
    // A map that no bracket closes ends somewhere.
    let Some(before) = text.get(..offset) else { return false };
    let before = before.trim_end_matches([' ', '\t']);
    before.is_empty() || before.ends_with('\n')
}

fn indent_of(text: &str, offset: usize) -> &str {
    indent(&text[text[..offset].rfind('\n').map_or(0, |newline| newline + 1)..])
}

/// The white space at the start of `line`.
fn indent(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}
