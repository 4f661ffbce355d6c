//! JSON that is not quite JSON, read as far as it goes.
//!
//! jsonc-parser stops at the first error. People leave several in one file, and want the rest of
//! their findings too; so a text that fails the strict reading is read once more here. Every
//! deviation becomes a [`Problem`] with the edits that undo it, and the tree holds what the
//! author meant wherever there is only one reading.

mod aftermath;
mod strings;
mod trivia;

use std::borrow::Cow;

use super::{Member, Node, Parsed, Problem, ProblemKind, Value};
use crate::edit::Edit;
use crate::span::Span;

/// As deep as jsonc-parser goes; deeper nesting is hostile, not a config.
const MAX_DEPTH: usize = 256;

/// Reads `text` from byte `start` on, with recovery.
pub(super) fn parse(text: &str, start: usize) -> Parsed<'_> {
    let mut parser = Parser { text, position: start, problems: Vec::new(), depth: 0, gave_up: false };
    let root = parser.root();
    let mut problems = parser.problems;
    problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
    let uncertain = problems.iter().any(|problem| !problem.kind.keeps_tree_certain());
    Parsed { root, problems: aftermath::remove(text, problems), uncertain, ..Parsed::default() }
}

/// A character outside ASCII that people cannot tell from a space, or cannot see at all.
pub(super) fn is_unusual_space(character: char) -> bool {
    character.is_whitespace() && !character.is_ascii()
        || matches!(
            character,
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}'
        )
}

struct Parser<'a> {
    text: &'a str,
    position: usize,
    problems: Vec<Problem>,
    depth: usize,
    gave_up: bool,
}

impl<'a> Parser<'a> {
    fn root(&mut self) -> Option<Node<'a>> {
        self.skip_trivia();
        if self.at_end() {
            self.problem(ProblemKind::Empty, Span::empty(self.text.len()));
            return None;
        }
        let root = if self.starts_bare_member() { Some(self.bare_members()) } else { self.value() };
        self.after_root();
        root
    }

    /// Whether the text starts with `"key":`, the braces around it forgotten.
    fn starts_bare_member(&self) -> bool {
        let rest = &self.text[self.position..];
        let Some(inner) = rest.strip_prefix('"') else {
            return false;
        };
        inner.find(['"', '\n']).is_some_and(|quote| {
            inner[quote..].starts_with('"') && inner[quote + 1..].trim_start().starts_with(':')
        })
    }

    fn bare_members(&mut self) -> Node<'a> {
        let start = self.position;
        let members = self.members(None);
        let span = Span::new(start, self.text.trim_end().len().max(start));
        self.repairable(
            ProblemKind::MissingRootBraces,
            Span::new(start, members.first().map_or(start, |first| first.key_span.end)),
            vec![Edit::insert(span.start, "{ "), Edit::insert(span.end, " }")],
        );
        Node { span, value: Value::Object(members) }
    }

    fn after_root(&mut self) {
        loop {
            self.skip_trivia();
            match self.peek() {
                None => return,
                _ if self.gave_up => return,
                Some('}' | ']') => {
                    let span = self.take_char();
                    self.problem(ProblemKind::ExtraCloser, span);
                }
                Some('{' | '[') => {
                    let span = Span::new(self.position, self.text.trim_end().len());
                    self.problem(ProblemKind::MultipleRoots, span);
                    return;
                }
                Some(_) => {
                    let end = self.line_end();
                    let span = Span::new(self.position, end);
                    self.problem(
                        ProblemKind::Other("there is text after the end of the JSON value".into()),
                        span,
                    );
                    return;
                }
            }
        }
    }

    fn value(&mut self) -> Option<Node<'a>> {
        if self.depth >= MAX_DEPTH {
            if !self.gave_up {
                self.gave_up = true;
                let here = Span::new(self.position, (self.position + 1).min(self.text.len()));
                self.problem(ProblemKind::Other(format!("nested more than {MAX_DEPTH} levels deep")), here);
            }
            self.position = self.text.len();
            return None;
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
        let members = self.members(Some(opener));
        Node { span: Span::new(opener.start, self.position), value: Value::Object(members) }
    }

    /// Members up to the closing brace, or up to the end where there is no opening brace.
    fn members(&mut self, opener: Option<Span>) -> Vec<Member<'a>> {
        let mut members: Vec<Member<'a>> = Vec::new();
        let mut separators = Separators::default();
        loop {
            self.skip_trivia();
            match self.peek() {
                None => {
                    if let Some(opener) = opener {
                        self.problem(ProblemKind::MissingCloser, opener);
                    }
                    break;
                }
                Some('}') if opener.is_some() => {
                    self.take_char();
                    break;
                }
                Some(']') if opener.is_some() => {
                    self.problem(ProblemKind::MissingCloser, opener.unwrap_or_default());
                    return members;
                }
                Some('}' | ']') => {
                    let span = self.take_char();
                    self.problem(ProblemKind::ExtraCloser, span);
                }
                Some(',') => self.comma(&mut separators),
                Some(_) => {
                    self.missing_comma(&separators);
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
                return members;
            }
        }
        self.trailing_comma(&separators);
        members
    }

    fn member(&mut self) -> Option<Member<'a>> {
        let (key, key_span) = self.key()?;
        self.skip_trivia();
        if self.peek() == Some(':') {
            self.take_char();
        } else {
            self.problem(ProblemKind::Other("there is no colon after this key".into()), key_span);
            if matches!(self.peek(), None | Some(',' | '}' | ']')) {
                return None;
            }
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
                    self.problem(ProblemKind::MissingCloser, opener);
                    break;
                }
                Some(']') => {
                    self.take_char();
                    self.trailing_comma(&separators);
                    break;
                }
                Some('}') => {
                    self.problem(ProblemKind::MissingCloser, opener);
                    break;
                }
                Some(',') => self.comma(&mut separators),
                Some(_) => {
                    self.missing_comma(&separators);
                    match self.value() {
                        Some(item) => {
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

    fn comma(&mut self, separators: &mut Separators) {
        let span = self.take_char();
        if separators.comma.is_some() || separators.value_end.is_none() {
            self.repairable(ProblemKind::TrailingComma, span, vec![Edit::delete(span)]);
        } else {
            separators.comma = Some(span);
        }
    }

    fn missing_comma(&mut self, separators: &Separators) {
        if let (Some(end), None) = (separators.value_end, separators.comma) {
            self.repairable(ProblemKind::MissingComma, Span::empty(end), vec![Edit::insert(end, ",")]);
        }
    }

    fn trailing_comma(&mut self, separators: &Separators) {
        if let Some(comma) = separators.comma {
            self.repairable(ProblemKind::TrailingComma, comma, vec![Edit::delete(comma)]);
        }
    }

    fn number(&mut self) -> Node<'a> {
        let span = self.take_word();
        let text = span.slice(self.text);
        if serde_json::from_str::<serde_json::Number>(text).is_err() {
            self.problem(ProblemKind::Other(format!("`{text}` is not a JSON number")), span);
        }
        Node { span, value: Value::Number(text) }
    }

    fn word(&mut self) -> Node<'a> {
        let span = self.take_word();
        let word = span.slice(self.text);
        let python = match word {
            "True" => Some(("true", Value::Bool(true))),
            "False" => Some(("false", Value::Bool(false))),
            "None" => Some(("null", Value::Null)),
            _ => None,
        };
        let value = match (word, python) {
            (_, Some((json, value))) => {
                self.repairable(ProblemKind::PythonLiteral, span, vec![Edit::replace(span, json)]);
                value
            }
            ("true", _) => Value::Bool(true),
            ("false", _) => Value::Bool(false),
            ("null", _) => Value::Null,
            _ => {
                self.problem(
                    ProblemKind::Other(format!("`{word}` is no JSON value; text stands in double quotes")),
                    span,
                );
                Value::String(Cow::Borrowed(word))
            }
        };
        Node { span, value }
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

    fn problem(&mut self, kind: ProblemKind, span: Span) {
        self.repairable(kind, span, Vec::new());
    }

    fn repairable(&mut self, kind: ProblemKind, span: Span, repair: Vec<Edit>) {
        self.problems.push(Problem { kind, span, repair });
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

    fn take_word(&mut self) -> Span {
        let start = self.position;
        while self.peek().is_some_and(|character| {
            character.is_alphanumeric() || matches!(character, '_' | '$' | '-' | '+' | '.')
        }) {
            self.take_char();
        }
        if self.position == start {
            self.take_char();
        }
        Span::new(start, self.position)
    }
}

/// What stood between the values of a list so far.
#[derive(Default)]
struct Separators {
    value_end: Option<usize>,
    comma: Option<Span>,
}

impl Separators {
    fn value(&mut self, end: usize) {
        self.value_end = Some(end);
        self.comma = None;
    }
}
