//! Moving members one level deeper or higher, with their indentation.

use std::ops::Range;

use super::JsonEditor;
use super::layout::{self, Gap};
use crate::edit::{Edit, write};
use crate::span::Span;
use crate::syntax::{Format, Member, Node, Value};

impl JsonEditor<'_> {
    /// Puts the members `range` of `object` under one new key, a level deeper.
    pub(in crate::edit) fn wrap_members(&self, object: &Node, range: Range<usize>, key: &str) -> Vec<Edit> {
        let members = object.as_object().unwrap_or_default();
        let wrapped = members.get(range.clone()).unwrap_or_default();
        let (Some(first), Some(last)) = (wrapped.first(), wrapped.last()) else {
            return Vec::new();
        };
        let spans: Vec<Span> = members.iter().map(Member::span).collect();
        let floor = range.start.checked_sub(1).map_or(object.span.start, |before| spans[before].end);
        let start = layout::above_comments(self.text, self.format, floor, first.key_span.start);
        let end = last.value.span.end;
        let key = write::key(self.format, key, self.key_quotes(members), true);
        let equals = if self.format == Format::Toml { " =" } else { ":" };
        if !self.is_multiline(object.span, &spans) {
            let gap = Span::new(object.span.start + 1, spans[0].start).slice(self.text);
            let padding = if gap.is_empty() { "" } else { " " };
            let space = if layout::is_tight(spans[0].slice(self.text)) { "" } else { " " };
            return vec![
                Edit::insert(start, format!("{key}{equals}{space}{{{padding}")),
                Edit::insert(end, format!("{padding}}}")),
            ];
        }
        let (newline, unit) = (self.newline(), self.indent_unit());
        let indent = self.indent_inside(object.span, &spans);
        let mut edits = vec![Edit::insert(start, format!("{key}{equals} {{{newline}{indent}{unit}"))];
        edits.extend(
            self.lines_of(Span::new(start, end), wrapped)
                .into_iter()
                .filter(|line| !line.slice(self.text).trim().is_empty())
                .map(|line| Edit::insert(line.start, unit)),
        );
        edits.push(Edit::insert(end, format!("{newline}{indent}}}")));
        edits
    }

    /// Puts the members of `inner`, a map somewhere in the value of `outer`, in the place of `outer`.
    /// All else in `outer` goes; `None` where a comment would go with it.
    pub(in crate::edit) fn hoist_members(&self, outer: &Member, inner: &Node) -> Option<Vec<Edit>> {
        let members = inner.as_object()?;
        let (first, last) = (members.first()?, members.last()?);
        let before = Span::new(outer.key_span.start, first.key_span.start);
        let after = Span::new(last.value.span.end, outer.value.span.end);
        let holds_comment = |gap: Span| Gap::read(self.text, gap.start, gap.end).has_comment;
        if holds_comment(before) || holds_comment(after) {
            return None;
        }
        let (high, deep) = (self.indent_of(outer.key_span.start), self.indent_of(first.key_span.start));
        let mut edits = vec![Edit::delete(before)];
        if let Some(surplus) = deep.strip_prefix(&high).filter(|surplus| !surplus.is_empty()) {
            let kept = Span::new(first.key_span.start, last.value.span.end);
            edits.extend(
                self.lines_of(kept, members)
                    .into_iter()
                    .filter(|line| line.slice(self.text).starts_with(&deep))
                    .map(|line| Edit::delete(Span::new(line.start, line.start + surplus.len()))),
            );
        }
        edits.push(Edit::delete(after));
        Some(edits)
    }

    /// The lines that start in `span`, but not those that start inside a string.
    fn lines_of(&self, span: Span, members: &[Member]) -> Vec<Span> {
        let mut strings = Vec::new();
        for member in members {
            self.tall_strings(&member.value, &mut strings);
        }
        let text = span.slice(self.text);
        let starts = memchr::memchr_iter(b'\n', text.as_bytes()).map(|newline| span.start + newline + 1);
        let mut strings = strings.into_iter().peekable();
        starts
            .filter(|start| {
                while strings.next_if(|string| string.end <= *start).is_some() {}
                strings.peek().is_none_or(|string| string.start >= *start)
            })
            .map(|start| {
                let rest = self.text.get(start..).unwrap_or("");
                Span::new(start, start + rest.find('\n').unwrap_or(rest.len()))
            })
            .collect()
    }

    /// The strings that go over more than one line, in file order: strict JSON has none.
    fn tall_strings(&self, node: &Node, found: &mut Vec<Span>) {
        match &node.value {
            Value::String(_) if node.span.slice(self.text).contains('\n') => found.push(node.span),
            Value::Array(items) => items.iter().for_each(|item| self.tall_strings(item, found)),
            Value::Object(members) => {
                members.iter().for_each(|member| self.tall_strings(&member.value, found));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::apply;
    use crate::syntax::parse_json;

    fn wrapped(text: &str, range: Range<usize>) -> String {
        let parsed = parse_json(text);
        apply(text, &JsonEditor::new(text).wrap_members(parsed.root.as_ref().unwrap(), range, "w"))
    }

    /// Hoists what stands under `x`, or under `y` in it.
    fn hoisted(text: &str) -> Option<String> {
        let parsed = parse_json(text);
        let outer = parsed.root.as_ref()?.get("x")?;
        let inner = outer.value.get("y").map_or(&outer.value, |inner| &inner.value);
        Some(apply(text, &JsonEditor::new(text).hoist_members(outer, inner)?))
    }

    #[test]
    fn members_go_deeper() {
        assert_eq!(wrapped(r#"{"a":1,"b":2}"#, 0..2), r#"{"w":{"a":1,"b":2}}"#);
        assert_eq!(wrapped(r#"{ "a": 1, "b": 2 }"#, 1..2), r#"{ "a": 1, "w": { "b": 2 } }"#);
        assert_eq!(
            wrapped("{\r\n\t\"a\": {\r\n\t\t\"b\": 1\r\n\t}\r\n}\r\n", 0..1),
            "{\r\n\t\"w\": {\r\n\t\t\"a\": {\r\n\t\t\t\"b\": 1\r\n\t\t}\r\n\t}\r\n}\r\n"
        );
        assert_eq!(
            wrapped("{\n  \"s\": 0,\n  // on a\n  \"a\": 1,\n\n  \"b\": 2, // on b\n}\n", 1..3),
            "{\n  \"s\": 0,\n  \"w\": {\n    // on a\n    \"a\": 1,\n\n    \"b\": 2\n  }, // on b\n}\n"
        );
        assert_eq!(wrapped("{}", 0..0), "{}");
    }

    #[test]
    fn members_go_higher() {
        assert_eq!(hoisted(r#"{"x":{"a":1,"b":2},"c":3}"#).unwrap(), r#"{"a":1,"b":2,"c":3}"#);
        assert_eq!(hoisted(r#"{"c": 3, "x": { "y": { "a": 1, }}}"#).unwrap(), r#"{"c": 3, "a": 1}"#);
        assert_eq!(
            hoisted("{\n  \"x\": {\n    \"a\": {\n      \"b\": 1\n    }\n  },\n  \"c\": 2\n}\n").unwrap(),
            "{\n  \"a\": {\n    \"b\": 1\n  },\n  \"c\": 2\n}\n"
        );
        assert_eq!(
            hoisted("{\n  \"x\": {\n    \"y\": {\n      // on a\n      \"a\": 1\n    }\n  }\n}\n"),
            None
        );
    }

    #[test]
    fn a_line_inside_a_string_stays_where_it_is() {
        let text = "{\n  \"a\": \"one\ntwo\",\n  \"b\": 1\n}\n";
        assert_eq!(wrapped(text, 0..2), "{\n  \"w\": {\n    \"a\": \"one\ntwo\",\n    \"b\": 1\n  }\n}\n");
    }
}
