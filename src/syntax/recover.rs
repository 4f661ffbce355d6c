//! JSON that is not quite JSON, read as far as it goes.
//!
//! The strict reading stops at the first error. People leave several in one file, and want the rest of
//! their findings too; so a text that fails the strict reading is read once more here. Every
//! deviation becomes a [`Problem`] with the edits that undo it, and the tree holds what the
//! author meant wherever there is only one reading.

mod aftermath;
mod closers;
pub(super) mod escapes;
mod numbers;
mod signs;
mod single;
mod strings;
mod trivia;
mod words;

use std::borrow::Cow;

use super::{Certainty, Member, Node, Parsed, Problem, ProblemKind, Value};
use crate::edit::Edit;
use crate::span::Span;
pub(super) use single::borders;

use signs::{Separators, is_colon};

/// As deep as the strict reading goes; deeper nesting is hostile, not a config.
const MAX_DEPTH: usize = 256;

/// Reads `text` from byte `start` on, with recovery.
pub(super) fn parse(text: &str, start: usize) -> Parsed<'_> {
    let mut parser = Parser::new(text, start);
    let root = parser.root();
    let more_roots = parser.after_root();
    let unclosed = std::mem::take(&mut parser.unclosed);
    let mut problems = parser.problems;
    if let Some(conflict) = trivia::conflict(text, &problems) {
        // Between the markers stand two versions of the same text: nothing else can be judged.
        return Parsed { problems: vec![conflict], uncertain: true, lost: true, ..Parsed::default() };
    }
    for marker in problems.iter_mut().filter(|problem| problem.kind == ProblemKind::ConflictMarker) {
        marker.kind = ProblemKind::Other("this line looks like one of a merge conflict".into());
    }
    // Behind a comment a bracket may become part of it.
    let end = text.trim_end().len();
    let sound = more_roots.is_empty()
        && !problems
            .iter()
            .any(|problem| problem.loses_the_thread() || problem.span == Span::new(problem.span.start, end));
    let at_end = closers::problem(text, root.as_ref(), &unclosed, sound);
    let is_closed_at_end = at_end.as_ref().is_some_and(|problem| !problem.repair.is_empty());
    problems.extend(at_end);
    let is_torn = problems.iter().any(Problem::is_of_unsure_structure);
    if is_torn
        && !is_closed_at_end
        && more_roots.is_empty()
        && let Some(parsed) = single::read(text, start)
    {
        return parsed;
    }
    problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
    let uncertain = !problems.iter().all(Problem::keeps_tree_certain);
    let lost = problems.iter().any(Problem::loses_the_thread);
    Parsed {
        root,
        more_roots,
        problems: aftermath::remove(text, problems),
        uncertain,
        lost,
        ..Parsed::default()
    }
}

/// A character outside ASCII that people cannot tell from a space, or cannot see at all.
pub(super) fn is_unusual_space(character: char) -> bool {
    let is_old_space = matches!(character, '\u{b}' | '\u{c}');
    character.is_whitespace() && !character.is_ascii() || is_old_space || is_invisible(character)
}

/// A character that takes no room: zero width, joiners, marks of direction.
pub fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
    )
}

struct Parser<'a> {
    text: &'a str,
    position: usize,
    problems: Vec<Problem>,
    depth: usize,
    gave_up: bool,
    /// The brackets that are open where the text ends, the innermost first.
    unclosed: Vec<Span>,
    /// The line that was last looked at for missing commas, and whether it is one of texts side by side.
    parted_line: Option<(Span, bool)>,
    /// Where strings of each kind of quotes may end behind their line.
    far_ends: Vec<strings::FarEnd>,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str, position: usize) -> Self {
        Self {
            text,
            position,
            problems: Vec::new(),
            depth: 0,
            gave_up: false,
            unclosed: Vec::new(),
            parted_line: None,
            far_ends: Vec::new(),
        }
    }

    fn root(&mut self) -> Option<Node<'a>> {
        let start = self.position;
        self.skip_trivia();
        self.fence();
        if self.at_end() {
            self.problem(ProblemKind::Empty, Span::empty(self.text.len()));
            return None;
        }
        if self.starts_bare_member() { Some(self.bare_members(start)) } else { self.value() }
    }

    /// Whether the text starts with `"key":`, the braces around it forgotten.
    fn starts_bare_member(&self) -> bool {
        let mut ahead = Parser::new(self.text, self.position);
        let is_key = ahead.key().is_some();
        ahead.skip_trivia();
        is_key && ahead.peek().is_some_and(is_colon)
    }

    fn bare_members(&mut self, start: usize) -> Node<'a> {
        let first = self.position;
        let Members { members, end, closed } = self.members(None);
        let lead = Span::new(start, first).slice(self.text);
        let (open_at, opener, closer) = if lead.contains('\n') {
            (start, "{".to_owned(), format!("{}}}", self.newline()))
        } else if lead.is_empty() {
            (first, "{ ".to_owned(), " }".to_owned())
        } else {
            (start, format!("{{{}", self.newline()), format!("{}}}", self.newline()))
        };
        let mut repair = vec![Edit::insert(open_at, opener)];
        if !closed {
            repair.push(Edit::insert(end, closer));
        }
        let key_end = members.first().map_or(first, |member| member.key_span.end);
        self.repairable(ProblemKind::MissingRootBraces, Span::new(first, key_end), repair);
        Node { span: Span::new(first, end), value: Value::Object(members) }
    }

    fn newline(&self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }

    /// Reads what follows the first value; returns further values.
    fn after_root(&mut self) -> Vec<Node<'a>> {
        let mut more = Vec::new();
        loop {
            self.skip_trivia();
            let is_fenced = || self.problems.iter().any(|problem| problem.kind == ProblemKind::Fence);
            if self.rest().starts_with("```") && self.rest().trim() == "```" && is_fenced() {
                self.fence();
            }
            let Some(next) = self.peek().filter(|_| !self.gave_up) else { return more };
            match next {
                ',' | ';' if self.rest()[1..].trim_start().is_empty() => {
                    let span = self.take_char();
                    self.repairable(ProblemKind::WrongSign(""), span, vec![Edit::delete(span)]);
                }
                '}' | ']' => {
                    let span = self.take_char();
                    let is_last = self.rest().trim_start().is_empty();
                    let repair = if is_last { vec![Edit::delete(self.with_line(span))] } else { Vec::new() };
                    self.doubtful(ProblemKind::ExtraCloser, span, repair, Certainty::Open);
                }
                ',' if self.rest()[1..].trim_start().starts_with(['{', '[']) => self.position += 1,
                '{' | '[' => {
                    self.problem(ProblemKind::MultipleRoots, Span::new(self.position, self.position + 1));
                    more.extend(self.value());
                }
                _ => {
                    let span = Span::new(self.position, self.line_end());
                    self.problem(
                        ProblemKind::Other("there is text after the end of the JSON value".into()),
                        span,
                    );
                    return more;
                }
            }
        }
    }

    /// The whole line of the bracket `span` if nothing else stands on it, else `span`. A comma behind it goes along where
    /// the line above has one, and moves up where that is a bracket too.
    fn with_line(&self, span: Span) -> Span {
        let before = self.text[..span.start].trim_end_matches([' ', '\t']);
        let above = before.trim_end();
        let after = &self.text[span.end..];
        let rest = after.strip_prefix(',').filter(|_| above.ends_with(',')).unwrap_or(after);
        let blanks = rest.trim_start_matches([' ', '\t', '\r']);
        let starts_line = before.ends_with('\n');
        if starts_line && (blanks.is_empty() || blanks.starts_with('\n')) {
            let newline = rest.find('\n').map_or(rest.len(), |newline| newline + 1);
            return Span::new(before.len(), self.text.len() - rest.len() + newline);
        }
        let is_bracket = above.lines().next_back().is_some_and(|line| matches!(line.trim(), "}" | "]"));
        let start =
            if starts_line && after.starts_with(',') && is_bracket { above.len() } else { before.len() };
        Span::new(start, span.end)
    }

    fn value(&mut self) -> Option<Node<'a>> {
        if self.depth >= MAX_DEPTH {
            if !self.gave_up {
                self.gave_up = true;
                let first = self.rest().chars().next().map_or(0, char::len_utf8);
                let here = Span::new(self.position, self.position + first);
                self.problem(ProblemKind::Other(format!("nested more than {MAX_DEPTH} levels deep")), here);
            }
            self.position = self.text.len();
            return None;
        }
        if let Some(text) = self.bare_text() {
            return Some(text);
        }
        self.depth += 1;
        let node = match self.peek()? {
            '{' => Some(self.object()),
            '[' => Some(self.array()),
            character if strings::is_quote(character) => Some(self.string()),
            '-' | '+' | '.' | '0'..='9' => Some(self.number()),
            character if character.is_alphabetic() || matches!(character, '_' | '$') => Some(self.word()),
            _ => None,
        };
        self.depth -= 1;
        node
    }

    fn object(&mut self) -> Node<'a> {
        let opener = self.take_char();
        let members = self.members(Some(opener)).members;
        Node { span: Span::new(opener.start, self.position), value: Value::Object(members) }
    }

    /// Members up to the closing brace, or up to the end where there is no opening brace.
    fn members(&mut self, opener: Option<Span>) -> Members<'a> {
        let mut members: Vec<Member<'a>> = Vec::new();
        let mut separators = Separators::default();
        let mut closed = false;
        let first_problem = self.problems.len();
        loop {
            self.skip_trivia();
            match self.peek() {
                None => {
                    self.unclosed.extend(opener);
                    break;
                }
                Some('}') if opener.is_some() || self.rest()[1..].trim_start().is_empty() => {
                    self.take_char();
                    closed = true;
                    break;
                }
                Some('}' | ']') => {
                    if let Some(opener) = opener {
                        self.problem(ProblemKind::MissingClosers(1), opener);
                        return Members { members, end: self.position, closed };
                    }
                    let span = self.take_char();
                    self.problem(ProblemKind::ExtraCloser, span);
                }
                Some(_) if self.at_comma(&separators) => self.comma(&mut separators),
                Some(_) => {
                    self.missing_comma(&separators, true);
                    let before = self.position;
                    if let Some(member) = self.member() {
                        separators.value(member.value.span.end);
                        members.push(member);
                    } else if self.position == before {
                        self.skip_garbage("a key in double quotes was expected here");
                    }
                }
            }
            if self.gave_up {
                return Members { members, end: self.position, closed };
            }
        }
        self.trailing_comma(&separators);
        self.doubt_commas_before_known_keys(&members, first_problem);
        let end = separators.comma.map_or(separators.value_end.unwrap_or(self.position), |comma| comma.end);
        Members { members, end, closed }
    }

    fn member(&mut self) -> Option<Member<'a>> {
        let (key, key_span) = self.key()?;
        self.skip_trivia();
        if !self.colon(key_span) && matches!(self.peek(), None | Some(',' | '}' | ']')) {
            return None;
        }
        self.skip_trivia();
        let Some(value) = self.value() else {
            self.problem(ProblemKind::Other("this key has no value".into()), key_span);
            return None;
        };
        Some(Member { key, key_span, value })
    }

    fn key(&mut self) -> Option<(Cow<'a, str>, Span)> {
        let character = self.peek()?;
        if strings::is_quote(character) {
            let node = self.string();
            return match node.value {
                Value::String(text) => Some((text, node.span)),
                _ => None,
            };
        }
        if !(character.is_alphanumeric() || matches!(character, '_' | '$')) {
            return None;
        }
        let span = self.take_word();
        let word = span.slice(self.text);
        self.repairable(ProblemKind::UnquotedKey, span, vec![Edit::replace(span, format!("\"{word}\""))]);
        Some((Cow::Borrowed(word), span))
    }

    fn array(&mut self) -> Node<'a> {
        let opener = self.take_char();
        let mut items: Vec<Node<'a>> = Vec::new();
        let mut separators = Separators::default();
        loop {
            self.skip_trivia();
            match self.peek() {
                None => {
                    self.unclosed.push(opener);
                    break;
                }
                Some(']') => {
                    self.take_char();
                    self.trailing_comma(&separators);
                    break;
                }
                Some('}') => {
                    let at = separators.value_end.unwrap_or(opener.end);
                    let repair =
                        if separators.comma.is_some() { Vec::new() } else { vec![Edit::insert(at, "]")] };
                    self.doubtful(ProblemKind::MissingClosers(1), opener, repair, Certainty::Likely);
                    break;
                }
                Some(_) if self.at_comma(&separators) => self.comma(&mut separators),
                Some(_) => {
                    let comma = self.problems.len();
                    self.missing_comma(&separators, false);
                    let is_missing = self.problems.len() > comma;
                    match self.value() {
                        Some(item) => {
                            // The item before once more may be there by mistake.
                            if is_missing && items.last().is_some_and(|before| before.means(&item)) {
                                self.problems[comma].certainty = Certainty::Open;
                            }
                            separators.value(item.span.end);
                            items.push(item);
                        }
                        None => self.skip_garbage("a value was expected here"),
                    }
                }
            }
            if self.gave_up {
                break;
            }
        }
        Node { span: Span::new(opener.start, self.position), value: Value::Array(items) }
    }

    fn skip_garbage(&mut self, message: &str) {
        let start = self.position;
        self.take_char();
        while self
            .peek()
            .is_some_and(|character| !matches!(character, ',' | '}' | ']' | '{' | '[' | '\n' | '"'))
        {
            self.take_char();
        }
        let span = Span::new(start, self.position);
        self.problem(ProblemKind::Other(message.into()), span);
    }

    /// Notes a problem that nobody can repair.
    fn problem(&mut self, kind: ProblemKind, span: Span) {
        self.doubtful(kind, span, Vec::new(), Certainty::Open);
    }

    /// Notes a problem that has one repair.
    fn repairable(&mut self, kind: ProblemKind, span: Span, repair: Vec<Edit>) {
        self.doubtful(kind, span, repair, Certainty::Certain);
    }

    fn doubtful(&mut self, kind: ProblemKind, span: Span, repair: Vec<Edit>, certainty: Certainty) {
        self.problems.push(Problem { kind, span, repair, certainty });
    }

    fn rest(&self) -> &'a str {
        &self.text[self.position..]
    }

    fn peek(&self) -> Option<char> {
        self.text[self.position..].chars().next()
    }

    fn at_end(&self) -> bool {
        self.position >= self.text.len()
    }

    fn take_char(&mut self) -> Span {
        let start = self.position;
        self.position += self.peek().map_or(0, char::len_utf8);
        Span::new(start, self.position)
    }
}

/// The members of a map.
struct Members<'a> {
    members: Vec<Member<'a>>,
    /// Where the last of them ends, with a comma behind it.
    end: usize,
    /// Whether a closing brace was met.
    closed: bool,
}

#[cfg(test)]
mod tests;
