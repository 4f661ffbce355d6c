//! Words without quotes, as values.

use std::borrow::Cow;

use super::super::{Node, ProblemKind, Value, bare};
use super::Parser;
use crate::edit::Edit;
use crate::span::Span;

impl<'a> Parser<'a> {
    pub(super) fn word(&mut self) -> Node<'a> {
        let span = self.take_word();
        let word = span.slice(self.text);
        let python = match word {
            "True" | "TRUE" => Some(("true", Value::Bool(true))),
            "False" | "FALSE" => Some(("false", Value::Bool(false))),
            "None" | "NULL" => Some(("null", Value::Null)),
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

    /// `npx` where `"npx"` was meant, if nothing else stands there.
    pub(super) fn bare_text(&mut self) -> Option<Node<'a>> {
        let rest = self.rest();
        let word = &rest[..rest.find(|next| !bare::is_part(next)).unwrap_or(rest.len())];
        let behind = rest[word.len()..].trim_start_matches([' ', '\t', '\r']);
        if !bare::is_surely_text(word) || !behind.starts_with([',', '}', ']', '\n']) {
            return None;
        }
        let span = Span::new(self.position, self.position + word.len());
        self.position = span.end;
        self.repairable(ProblemKind::UnquotedText, span, vec![Edit::replace(span, format!("\"{word}\""))]);
        Some(Node { span, value: Value::String(Cow::Borrowed(word)) })
    }

    pub(super) fn take_word(&mut self) -> Span {
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
