#![allow(clippy::unwrap_used)]

use super::*;
use crate::edit::apply;
use crate::syntax::parse_json;

/// Applies to the value under `x`.
fn edited(text: &str, edit: impl Fn(JsonEditor<'_>, &Node) -> Vec<Edit>) -> String {
    let parsed = parse_json(text);
    let root = parsed.root.as_ref().unwrap();
    let edits = edit(JsonEditor::new(text), &root.get("x").unwrap().value);
    let edited = apply(text, &edits);
    let again = parse_json(&edited);
    assert!(again.is_certain(), "{edited}");
    assert_eq!(
        again.problems.iter().filter(|problem| problem.kind == crate::syntax::ProblemKind::Comment).count(),
        parsed.problems.iter().filter(|problem| problem.kind == crate::syntax::ProblemKind::Comment).count(),
        "{edited}"
    );
    edited
}

fn without(text: &str, index: usize) -> String {
    edited(text, |editor, node| match node.as_array() {
        Some(_) => editor.remove_item(node, index),
        None => editor.remove_member(node, index),
    })
}

fn with(text: &str, index: usize) -> String {
    edited(text, |editor, node| match node.as_array() {
        Some(_) => editor.insert_items(node, index, &["new"]),
        None => editor.insert_members(node, index, &[("new", "v".into())]),
    })
}

#[test]
fn one_line_lists_lose_an_item_and_its_comma() {
    let text = r#"{"x": ["a", "b", "c"]}"#;
    assert_eq!(without(text, 0), r#"{"x": ["b", "c"]}"#);
    assert_eq!(without(text, 1), r#"{"x": ["a", "c"]}"#);
    assert_eq!(without(text, 2), r#"{"x": ["a", "b"]}"#);
    assert_eq!(without(r#"{"x": ["a"]}"#, 0), r#"{"x": []}"#);
    assert_eq!(without(r#"{"x": { "a": 1 }}"#, 0), r#"{"x": {}}"#);
    assert_eq!(without(r#"{"x": { "a": 1, "b": 2 }}"#, 0), r#"{"x": { "b": 2 }}"#);
    assert_eq!(without(r#"{"x": { "a": 1, "b": 2 }}"#, 1), r#"{"x": { "a": 1 }}"#);
}

#[test]
fn several_items_go_at_once() {
    let text = r#"{"x": ["a", "b", "c", "d"]}"#;
    let removed = |index, count| edited(text, |editor, node| editor.remove_items(node, index, count));
    assert_eq!(removed(0, 2), r#"{"x": ["c", "d"]}"#);
    assert_eq!(removed(1, 2), r#"{"x": ["a", "d"]}"#);
    assert_eq!(removed(2, 2), r#"{"x": ["a", "b"]}"#);
    assert_eq!(removed(0, 4), r#"{"x": []}"#);
}

#[test]
fn lines_go_as_a_whole() {
    let text = "{\n  \"x\": {\n    \"a\": 1,\n    \"b\": 2,\n    \"c\": 3\n  }\n}\n";
    assert_eq!(without(text, 0), "{\n  \"x\": {\n    \"b\": 2,\n    \"c\": 3\n  }\n}\n");
    assert_eq!(without(text, 1), "{\n  \"x\": {\n    \"a\": 1,\n    \"c\": 3\n  }\n}\n");
    assert_eq!(without(text, 2), "{\n  \"x\": {\n    \"a\": 1,\n    \"b\": 2\n  }\n}\n");
    let crlf = text.replace('\n', "\r\n").replace("  ", "\t");
    assert_eq!(without(&crlf, 1), "{\r\n\t\"x\": {\r\n\t\t\"a\": 1,\r\n\t\t\"c\": 3\r\n\t}\r\n}\r\n");
    assert_eq!(without(&crlf, 2), "{\r\n\t\"x\": {\r\n\t\t\"a\": 1,\r\n\t\t\"b\": 2\r\n\t}\r\n}\r\n");
}

#[test]
fn trailing_commas_stay_what_they_are() {
    assert_eq!(without(r#"{"x": ["a", "b",]}"#, 1), r#"{"x": ["a",]}"#);
    assert_eq!(without(r#"{"x": ["a",]}"#, 0), r#"{"x": []}"#);
    let text = "{\n  \"x\": {\n    \"a\": 1,\n    \"b\": 2,\n  },\n}\n";
    assert_eq!(without(text, 1), "{\n  \"x\": {\n    \"a\": 1,\n  },\n}\n");
}

#[test]
fn comments_stay_when_an_item_goes() {
    let text = "{\n  \"x\": {\n    // on a\n    \"a\": 1, // of a\n    // on b\n    \"b\": 2, // of b\n    /* on c */ \"c\": 3 // of c\n  }\n}\n";
    assert_eq!(
        without(text, 0),
        "{\n  \"x\": {\n    // on a\n    // of a\n    // on b\n    \"b\": 2, // of b\n    /* on c */ \"c\": 3 // of c\n  }\n}\n"
    );
    assert_eq!(
        without(text, 1),
        "{\n  \"x\": {\n    // on a\n    \"a\": 1, // of a\n    // on b\n    // of b\n    /* on c */ \"c\": 3 // of c\n  }\n}\n"
    );
    assert_eq!(
        without(text, 2),
        "{\n  \"x\": {\n    // on a\n    \"a\": 1, // of a\n    // on b\n    \"b\": 2 // of b\n    /* on c */ // of c\n  }\n}\n"
    );
    assert_eq!(
        without("{\"x\": {\n  // why\n  \"a\": 1,\n  // and\n  \"b\": 2\n}}", 1),
        "{\"x\": {\n  // why\n  \"a\": 1\n  // and\n}}"
    );
    assert_eq!(without("{\"x\": {\n  // why\n  \"a\": 1\n}}", 0), "{\"x\": {\n  // why\n}}");
    assert_eq!(without(r#"{"x": [1 /* a */, /* b */ 2]}"#, 0), r#"{"x": [/* a */ /* b */ 2]}"#);
    assert_eq!(without(r#"{"x": [1 /* a */, /* b */ 2]}"#, 1), r#"{"x": [1 /* a */ /* b */]}"#);
    assert_eq!(without("{\"x\": [\n  1, // a, b\n  2\n]}", 0), "{\"x\": [\n  // a, b\n  2\n]}");
}

#[test]
fn new_items_look_like_their_neighbours() {
    assert_eq!(with(r#"{"x": ["a", "b"]}"#, 1), r#"{"x": ["a", "new", "b"]}"#);
    assert_eq!(with(r#"{"x": ["a"]}"#, 1), r#"{"x": ["a", "new"]}"#);
    assert_eq!(with(r#"{"x":["a","b"]}"#, 0), r#"{"x":["new","a","b"]}"#);
    assert_eq!(with(r#"{"x":{"a":1}}"#, 0), r#"{"x":{"new":"v","a":1}}"#);
    assert_eq!(with(r#"{"x":{"a": 1}}"#, 1), r#"{"x":{"a": 1, "new": "v"}}"#);
    let text = "{\r\n\t\"x\": {\r\n\t\t\"a\": 1,\r\n\t\t\"b\": 2\r\n\t}\r\n}\r\n";
    assert_eq!(
        with(text, 1),
        "{\r\n\t\"x\": {\r\n\t\t\"a\": 1,\r\n\t\t\"new\": \"v\",\r\n\t\t\"b\": 2\r\n\t}\r\n}\r\n"
    );
    assert_eq!(
        with(text, 2),
        "{\r\n\t\"x\": {\r\n\t\t\"a\": 1,\r\n\t\t\"b\": 2,\r\n\t\t\"new\": \"v\"\r\n\t}\r\n}\r\n"
    );
}

#[test]
fn new_items_leave_comments_with_their_items() {
    assert_eq!(
        with("{\"x\": {\n  // on a\n  \"a\": 1 // of a\n}}", 0),
        "{\"x\": {\n  \"new\": \"v\",\n  // on a\n  \"a\": 1 // of a\n}}"
    );
    assert_eq!(
        with("{\"x\": {\n  // on a\n  \"a\": 1 // of a\n}}", 1),
        "{\"x\": {\n  // on a\n  \"a\": 1, // of a\n  \"new\": \"v\"\n}}"
    );
    assert_eq!(
        with("{\"x\": {\n  \"a\": 1, // of a\n}}", 1),
        "{\"x\": {\n  \"a\": 1, // of a\n  \"new\": \"v\",\n}}"
    );
    assert_eq!(with("{\"x\": [\n  \"a\",\n]}", 1), "{\"x\": [\n  \"a\",\n  \"new\",\n]}");
    assert_eq!(with("{\"x\": [1 /* a */]}", 1), "{\"x\": [1, /* a */ \"new\"]}");
    assert_eq!(with("{\"x\": [1 // a\n]}", 1), "{\"x\": [1, \"new\" // a\n]}");
    assert_eq!(with("{\"x\": [1, // a\n  2]}", 1), "{\"x\": [1, // a\n  \"new\", 2]}");
}

#[test]
fn the_first_item_fills_its_container() {
    assert_eq!(with(r#"{"x": []}"#, 0), r#"{"x": ["new"]}"#);
    assert_eq!(with(r#"{"x": {}}"#, 0), r#"{"x": { "new": "v" }}"#);
    assert_eq!(with("{\n  \"x\": {\n  }\n}", 0), "{\n  \"x\": {\n    \"new\": \"v\"\n  }\n}");
    assert_eq!(
        with("{\n  \"x\": {\n    // soon\n  }\n}", 0),
        "{\n  \"x\": {\n    // soon\n    \"new\": \"v\"\n  }\n}"
    );
    assert_eq!(with("{\"x\": { /* soon */ }}", 0), "{\"x\": { \"new\": \"v\" /* soon */ }}");
}

#[test]
fn a_lone_item_of_a_minified_file_got_a_neighbour_with_a_blank() {
    let text = r#"{"x":["b"],"y":1}"#;
    let edited = edited(text, |editor, node| editor.insert_items(node, 0, &["a"]));
    assert_eq!(edited, r#"{"x":["a","b"],"y":1}"#);
    assert_eq!(
        JsonEditor::new(text).literal(&Literal::Strings(vec!["a".into(), "b".into()]), None),
        r#"["a","b"]"#
    );
}
