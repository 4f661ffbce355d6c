#![allow(clippy::unwrap_used)]

use super::*;
use crate::syntax::parse as parse_as;

fn read(text: &str) -> Parsed<'_> {
    parse_as(text, Format::Yaml)
}

fn sound(text: &str) -> Node<'_> {
    let parsed = read(text);
    assert!(parsed.problems.is_empty(), "{:?}", parsed.problems);
    parsed.root.unwrap()
}

fn at<'n, 'a>(root: &'n Node<'a>, path: &[&str]) -> &'n Member<'a> {
    let (last, before) = path.split_last().unwrap();
    let inner = before.iter().fold(root, |node, key| &node.get(key).unwrap().value);
    inner.get(last).unwrap()
}

#[test]
fn values_have_their_places() {
    let text = "# c\nservers:\n  日本: # d\n    args:\n    - -y\n    - \"pkg\"   # e\n    env:\n      A: 1\n      B: |\n        hello\n         x\n\n    empty:\n    flow: {a: 1, b: [x, y]}\n  next: ~\n";
    let root = sound(text);
    let place = |path: &[&str]| at(&root, path).value.span.slice(text);
    assert_eq!(place(&["servers", "日本", "args"]), "- -y\n    - \"pkg\"");
    assert_eq!(place(&["servers", "日本", "env"]), "A: 1\n      B: |\n        hello\n         x");
    assert_eq!(place(&["servers", "日本", "env", "B"]), "|\n        hello\n         x");
    assert_eq!(at(&root, &["servers", "日本", "env", "B"]).value.as_str(), Some("hello\n x\n"));
    assert_eq!(place(&["servers", "日本", "flow"]), "{a: 1, b: [x, y]}");
    assert_eq!(place(&["servers", "日本", "flow", "b"]), "[x, y]");
    let empty = at(&root, &["servers", "日本", "empty"]);
    assert!(matches!(empty.value.value, Value::Null));
    assert!(text[..empty.value.span.start].ends_with("empty:"));
    assert!(place(&["servers", "日本"]).starts_with("args:"));
    assert!(place(&["servers", "日本"]).ends_with("[x, y]}"));
}

#[test]
fn lists_start_at_their_dash_however_they_are_nested() {
    for (text, place) in [
        ("a:\n- x\n- y\n", "- x\n- y"),
        ("a:\n  - x\n", "- x"),
        ("a:\n-\n  - x\n", "-\n  - x"),
        ("a:\n  - - x\n    - y\n", "- - x\n    - y"),
        ("a: # - no\n  - name: x\n    b: y\n", "- name: x\n    b: y"),
        ("a: &b-c\n  - x\n", "- x"),
    ] {
        let root = sound(text);
        assert_eq!(at(&root, &["a"]).value.span.slice(text), place);
    }
    let text = "---\n- - x\n  - y\n- z\n";
    let root = sound(text);
    assert_eq!(root.span.slice(text), "- - x\n  - y\n- z");
    assert_eq!(root.as_array().unwrap()[0].span.slice(text), "- x\n  - y");
}

#[test]
fn scalars_are_what_the_clients_make_of_them() {
    let root = sound(
        "a: yes\nb: True\nc: 0x1F\nd: 1.2.3\ne: '3000'\nf: 3000\ng: !!str 12\nh: null\ni: -y\nj: .5\nk: 1e3\nl: on\n",
    );
    let value = |key: &str| &root.get(key).unwrap().value.value;
    for (key, text) in [("a", "yes"), ("d", "1.2.3"), ("e", "3000"), ("g", "12"), ("i", "-y"), ("l", "on")] {
        assert!(matches!(value(key), Value::String(it) if it == text), "{key}");
    }
    for key in ["c", "f", "j", "k"] {
        assert!(matches!(value(key), Value::Number(_)), "{key}");
    }
    assert!(matches!(value("b"), Value::Bool(true)));
    assert!(matches!(value("h"), Value::Null));
}

#[test]
fn anchors_merges_and_aliases_stand_for_their_values() {
    let text = "base: &b\n  command: npx\n  args: &a [x]\none:\n  <<: *b\n  command: uvx\ntwo:\n  args: *a\n";
    let parsed = read(text);
    let root = parsed.root.as_ref().unwrap();
    assert_eq!(at(root, &["one", "command"]).value.as_str(), Some("uvx"));
    assert_eq!(at(root, &["one", "args"]).value.span.slice(text), "[x]");
    assert_eq!(at(root, &["two", "args"]).value.span.slice(text), "[x]");
    assert_eq!(at(root, &["two", "args"]).span().slice(text), "args");
    assert!(parsed.is_shared(at(root, &["two", "args"]).value.span));
    assert!(!parsed.is_shared(at(root, &["one", "command"]).value.span));
}

#[test]
fn slips_with_one_reading_leave_a_sure_tree() {
    for (text, mended) in [
        ("a: \"C:\\Users\\me\"\n", "a: 'C:\\Users\\me'\n"),
        ("a: \"it's \\d\"\n", "a: 'it''s \\d'\n"),
        ("a: @x/y # c\n", "a: \"@x/y\" # c\n"),
        ("a: [@x/y, b]\n", "a: [\"@x/y\", b]\n"),
        ("a:\n  - %APPDATA%\\x\n", "a:\n  - '%APPDATA%\\x'\n"),
        ("a: b: c\n", "a: \"b: c\"\n"),
        ("a:\n\tb: 1\n\tc:\n\t\t- x\n", "a:\n  b: 1\n  c:\n    - x\n"),
        ("a:\n\tb: 1\n\t\nc: 2\n", "a:\n  b: 1\n\nc: 2\n"),
        ("a:\n    b: 1\n\tc: 2\n", "a:\n    b: 1\n    c: 2\n"),
        ("a:\n  b:1\n  c: 2\n", "a:\n  b: 1\n  c: 2\n"),
        ("a: *.log\n", "a: \"*.log\"\n"),
        ("a: \"\\d\"\nb: @c\n", "a: '\\d'\nb: \"@c\"\n"),
        ("a:\n  - @x/y\"\n", "a:\n  - \"@x/y\"\n"),
        ("a = 1\nb: 2\n", "a: 1\nb: 2\n"),
        ("a\n  b: 1\n", "a:\n  b: 1\n"),
        ("a: \"x\",\nb: 2\n", "a: \"x\"\nb: 2\n"),
        ("a: \"x\nb: 2\n", "a: \"x\"\nb: 2\n"),
        ("a: [x, y\nb: 1\n", "a: [x, y]\nb: 1\n"),
        ("a:\n  b: 1\n   c: 2\n", "a:\n  b: 1\n  c: 2\n"),
        ("a:\n  - \"x\"\n   - \"y\"\n", "a:\n  - \"x\"\n  - \"y\"\n"),
        ("```yaml\na: 1\n```\n", "a: 1\n"),
        ("a: [\"x\" \"y\"]\nb: 1\n", "a: [\"x\", \"y\"]\nb: 1\n"),
        ("\u{feff}b: 1\na: [\"x\" \"y\"]\n", "\u{feff}b: 1\na: [\"x\", \"y\"]\n"),
        ("a: {{ secrets.X }}\n", "a: \"{{ secrets.X }}\"\n"),
    ] {
        let parsed = read(text);
        assert!(parsed.is_certain(), "{text} {:?}", parsed.problems);
        let edits = parsed.problems.iter().flat_map(|problem| &problem.repair);
        assert_eq!(crate::edit::apply(text, edits), mended);
        let again = sound(mended);
        let root = parsed.root.unwrap();
        assert!(root.means(&again), "{text}");
        assert!(root.span.end <= text.len());
    }
}

#[test]
fn slips_with_several_readings_leave_an_unsure_tree() {
    for text in [
        "a: [x,\nb: 1\n",
        "a: \"x,\n",
        "a: *b\nc: &d 1\n",
        "a: 1\n---\nb: 2\n",
        "a:\n    b: 1\n\t\t\tc: 2\n",
        "a: 1\n  b: 2\n",
        // Cut off.
        "a: \"x",
        "a: [x, y",
    ] {
        let parsed = read(text);
        assert!(!parsed.is_certain(), "{text}");
    }
}

#[test]
fn hostile_texts_end_soon() {
    let many = 200_000;
    for text in [
        "[".repeat(many),
        "{a: ".repeat(many),
        "- ".repeat(many),
        (0..2000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect(),
        "- a\n".repeat(many),
        "# c\n".repeat(many),
        "\t".repeat(many),
        "a: @x\n".repeat(2_000),
        format!("a: &a [x]\nb: [{}]\n", "*a, ".repeat(many)),
        format!(
            "a: &a [{}]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: &d [*c,*c,*c]\n",
            "x,".repeat(1000)
        ),
        (0..many).map(|number| format!("k{number}: 1\n")).collect(),
    ] {
        let _ = read(&text);
    }
}

#[test]
fn a_key_that_starts_with_a_reserved_character_was_reported_twice() {
    for (text, repaired) in [
        ("@x: y\n", "\"@x\": y\n"),
        ("a:\n  - @x: y\n", "a:\n  - \"@x\": y\n"),
        ("a:\n  `b`:\n    c: 1\n", "a:\n  \"`b`\":\n    c: 1\n"),
        ("a: { @x: y }\n", "a: { \"@x\": y }\n"),
        ("a: @x: y\n", "a: \"@x: y\"\n"),
    ] {
        let parsed = read(text);
        assert_eq!(parsed.problems.len(), 1, "{text} {:?}", parsed.problems);
        let mended = crate::edit::apply(text, &parsed.problems[0].repair);
        assert_eq!(mended, repaired);
        assert!(read(&mended).problems.is_empty(), "{mended}");
    }
}

#[test]
fn a_tab_became_as_deep_as_what_it_held() {
    let parsed = read("extensions:\n\tfiles:\n    enabled: true\n");
    assert!(parsed.problems.iter().all(|problem| problem.repair.is_empty()), "{:?}", parsed.problems);
    assert!(!parsed.is_certain());
    let parsed = read("extensions:\n\tfiles:\n\t\tenabled: true\n");
    assert!(parsed.problems.iter().any(|problem| !problem.repair.is_empty()), "{:?}", parsed.problems);
}

#[test]
fn a_tab_before_a_dash_made_one_text_of_two_items() {
    let text = "a:\n  - x\n\t  - y\n";
    let parsed = read(text);
    assert!(parsed.problems.iter().all(|problem| parsed.trust(problem).is_none()), "{:?}", parsed.problems);
}

#[test]
fn a_network_path_lost_its_second_name() {
    let parsed = read("a: \"\\\\server\\share\\tool\"\n");
    assert_eq!(parsed.problems[0].certainty, crate::syntax::Certainty::Likely);
    assert_eq!(parsed.root.unwrap().get("a").unwrap().value.as_str(), Some("\\\\server\\share\\tool"));
}
