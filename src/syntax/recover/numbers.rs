//! Numbers, as JSON and as other languages write them.

use super::{Node, Parser, ProblemKind, Value};

impl<'a> Parser<'a> {
    pub(super) fn number(&mut self) -> Node<'a> {
        let span = self.take_word();
        let text = span.slice(self.text);
        if serde_json::from_str::<serde_json::Number>(text).is_err() {
            let kind = if is_odd_number(text) {
                ProblemKind::OddNumber
            } else {
                ProblemKind::Other(format!("`{text}` is not a JSON number"))
            };
            self.problem(kind, span);
        }
        Node { span, value: Value::Number(text) }
    }
}

/// Whether a number is written as other languages take it, with one reading.
fn is_odd_number(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    match digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X")) {
        Some(hex) => !hex.is_empty() && hex.bytes().all(|byte| byte.is_ascii_hexdigit()),
        None => {
            let plain = digits.trim_start_matches('0');
            let plain = if plain.starts_with(|first: char| first.is_ascii_digit()) { plain } else { digits };
            serde_json::from_str::<serde_json::Number>(plain).is_ok()
        }
    }
}
