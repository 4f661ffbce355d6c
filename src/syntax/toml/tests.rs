#![allow(clippy::unwrap_used)]

use super::*;
use crate::syntax::parse as parse_as;

fn read(text: &str) -> Parsed<'_> {
    parse_as(text, Format::Toml)
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
fn one_server_in_several_tables_is_one_node() {
    let text = "[mcp_servers.a]\ncommand = \"npx\"\n\n[mcp_servers.a.env]\nA = '1'\n\n[mcp_servers.b]\nurl = \"u\"\n";
    let root = sound(text);
    let servers = at(&root, &["mcp_servers"]);
    assert_eq!(servers.key_span.slice(text), "mcp_servers");
    assert_eq!(servers.value.as_object().unwrap().len(), 2);
    let server = at(&root, &["mcp_servers", "a"]);
    assert_eq!(server.key_span.slice(text), "a");
    assert_eq!(
        server.value.span.slice(text),
        "[mcp_servers.a]\ncommand = \"npx\"\n\n[mcp_servers.a.env]\nA = '1'"
    );
    let env = at(&root, &["mcp_servers", "a", "env"]);
    assert_eq!(env.value.span.slice(text), "[mcp_servers.a.env]\nA = '1'");
    assert_eq!(at(&root, &["mcp_servers", "a", "env", "A"]).value.as_str(), Some("1"));
}

#[test]
fn tables_that_other_tables_part_are_joined_but_not_their_spans() {
    let text = "[s.a]\nx = 1\n[s.b]\n[s.a.env]\nA = 2\n";
    let root = sound(text);
    let server = at(&root, &["s", "a"]);
    assert_eq!(server.value.as_object().unwrap().len(), 2);
    assert_eq!(server.value.span.slice(text), "[s.a]\nx = 1");
}

#[test]
fn dotted_keys_inline_tables_and_arrays_have_their_places() {
    let text = "s.a.command = \"x\"\ns.a.env.K = 'v'\n\n[s.b]\nargs = [ # c\n  'p',\n  \"q\",\n]\nenv = { A.B = 1, \"c d\" = true }\n";
    let root = sound(text);
    assert_eq!(at(&root, &["s", "a", "env", "K"]).value.span.slice(text), "'v'");
    assert_eq!(at(&root, &["s", "a"]).value.span.slice(text), "a.command = \"x\"\ns.a.env.K = 'v'");
    let args = at(&root, &["s", "b", "args"]);
    assert_eq!(args.value.as_array().unwrap().len(), 2);
    assert!(args.value.span.slice(text).ends_with("\n]"));
    let env = at(&root, &["s", "b", "env"]);
    assert_eq!(env.value.span.slice(text), "{ A.B = 1, \"c d\" = true }");
    assert_eq!(at(&root, &["s", "b", "env", "c d"]).key_span.slice(text), "\"c d\"");
    assert!(matches!(at(&root, &["s", "b", "env", "A", "B"]).value.value, Value::Number("1")));
}

#[test]
fn arrays_of_tables_are_arrays() {
    let text = "[[t]]\na = 1\n[[t]]\na = 2\n[t.x]\nb = 3\n";
    let root = sound(text);
    let items = at(&root, &["t"]).value.as_array().unwrap().len();
    assert_eq!(items, 2);
    assert!(at(&root, &["t"]).value.as_array().unwrap()[1].get("x").is_some());
}

#[test]
fn a_header_after_its_sub_table_is_the_same_table() {
    let text = "[s.a.env]\nA = 1\n[s.a]\ncommand = 'x'\n";
    let root = sound(text);
    let server = at(&root, &["s", "a"]);
    assert_eq!(server.value.as_object().unwrap().len(), 2);
    assert_eq!(server.value.span.slice(text), "[s.a]\ncommand = 'x'");
}

#[test]
fn what_stands_twice_stays_twice() {
    let root = sound("[s.a]\nx = 1\nx = 2\n[s.a]\ny = 1\n");
    let servers = at(&root, &["s"]).value.as_object().unwrap();
    assert_eq!(servers.len(), 2);
    assert_eq!(servers[0].value.as_object().unwrap().len(), 2);
}

#[test]
fn slips_with_one_reading_leave_a_sure_tree() {
    for (text, mended) in [
        ("a = \"C:\\Users\\me\"\n", "a = 'C:\\Users\\me'\n"),
        ("a = \"C:\\new\\Users\"\n", "a = 'C:\\new\\Users'\n"),
        ("a = \"it's \\d\"\n", "a = \"it's \\\\d\"\n"),
        ("a = \"x\\\\y\\d\"\n", "a = \"x\\\\y\\\\d\"\n"),
        ("a: \"x\"\n", "a = \"x\"\n"),
        ("\"a\" : \"x\"\n", "\"a\" = \"x\"\n"),
        ("a = npx\n", "a = \"npx\"\n"),
        ("a = True\n", "a = true\n"),
        ("a = ['x' 'y']\n", "a = ['x', 'y']\n"),
    ] {
        let parsed = read(text);
        assert!(parsed.is_certain(), "{text} {:?}", parsed.problems);
        let edits = parsed.problems.iter().flat_map(|problem| &problem.repair);
        assert_eq!(crate::edit::apply(text, edits), mended);
        let again = sound(mended);
        assert!(parsed.root.unwrap().means(&again), "{text}");
    }
}

#[test]
fn slips_with_several_readings_leave_an_unsure_tree() {
    for text in ["a = \n", "a = [1,\n", "{\"a\": 1}", "a = null\n", "= 1\n", "a = 1 b = 2\n"] {
        let parsed = read(text);
        assert!(!parsed.is_certain(), "{text}");
        assert!(!parsed.problems.is_empty());
    }
}

#[test]
fn hostile_texts_end_soon() {
    let many = 200_000;
    for text in [
        format!("a = {}", "[".repeat(many)),
        format!("a = {}", "{a=".repeat(many)),
        format!("[{}]", "a.".repeat(many)),
        format!("{}a = 1", "a.".repeat(many)),
        "[a]\n".repeat(many),
        "[[a]]\n".repeat(many),
        "a: 1\n".repeat(many),
        "a = \"\\d\"\n".repeat(20_000),
        (0..many).map(|number| format!("[s.a{number}]\n")).collect(),
    ] {
        let _ = read(&text);
    }
}

/// The strict reading takes what toml_edit takes, duplicates aside, which stay in the tree.
#[test]
fn the_same_texts_are_sound_as_to_toml_edit() {
    for text in [
        "a = 1\n",
        "a = 01\n",
        "a = 'x'\nb = \"\"\"\ny\\\n z\"\"\"\n",
        "a.b = 1\na.c = 2\n",
        "a = { b = 1, }\n",
        "a = 2024-01-01T00:00:00Z\n",
        "a = [1, 'x', {b = 2}]\n",
        "[a]\n[a.b]\n[c]\nd = inf\n",
        "a = 1 # c\n# d\n",
        "a = \"\\e\\x41\"\n",
        "a = +nan\n",
        "[a]b = 1\n",
        "'a b'.c = 1\n",
        "\u{feff}a = 1\r\nb = 2\r\n",
        "a = \"\u{7f}\"\n",
    ] {
        let theirs = text.parse::<toml_edit::DocumentMut>().is_ok();
        assert_eq!(read(text).problems.is_empty(), theirs, "{text:?} {:?}", read(text).problems);
    }
}

/// The text after the repairs, one reading after another.
fn mended(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..8 {
        let parsed = read(&text);
        let edits: Vec<Edit> = parsed
            .problems
            .iter()
            .filter(|problem| parsed.trust(problem).is_some())
            .flat_map(|problem| problem.repair.clone())
            .collect();
        text = edit::apply(&text, &edits);
    }
    text
}

#[test]
fn a_bracket_never_closed_grew_commas_round_by_round() {
    for text in [
        "a = [\"x y]\nb = true\n\n[t]\nc = \"d\"\n",
        "a = [\n  \"x\",\n  \"y\"\nb = 1\n# note\n[t]\nc = \"d\"\n",
    ] {
        assert_eq!(mended(text), text);
    }
}

#[test]
fn a_network_path_lost_its_second_name() {
    let parsed = read("a = \"\\\\server\\share\\tool\"\n");
    assert_eq!(parsed.problems[0].certainty, crate::syntax::Certainty::Likely);
    assert_eq!(mended("a = \"\\\\server\\share\\tool\"\n"), "a = '\\\\server\\share\\tool'\n");
    assert_eq!(mended("a = \"~\\dev\\tool.py\"\n"), "a = '~\\dev\\tool.py'\n");
    assert_eq!(mended("a = \"it\\'s\"\n"), "a = \"it\\'s\"\n");
}

#[test]
fn a_line_with_one_reading_is_mended() {
    for (broken, sound) in [
        ("a = “x”", "a = \"x\""),
        ("a = [‘x’, ‘y’]", "a = [\"x\", \"y\"]"),
        ("a = \"x\",", "a = \"x\""),
        ("a = true;", "a = true"),
        ("\"a\": \"x\",", "\"a\" = \"x\""),
        ("a = \"x", "a = \"x\""),
        ("a = x\"", "a = \"x\""),
        ("a = [\"x\", \"y]", "a = [\"x\", \"y\"]"),
        ("a = [\"x\", \"y\"", "a = [\"x\", \"y\"]"),
        ("a = [\"x, \"y\"]", "a = [\"x\", \"y\"]"),
        ("a = [\"x\", y\", \"z\"]", "a = [\"x\", \"y\", \"z\"]"),
        ("a = [\"x\",, \"y\"]", "a = [\"x\", \"y\"]"),
        ("a == \"x\"", "a = \"x\""),
        ("a\u{a0}= \"x\u{a0}y\"", "a = \"x\u{a0}y\""),
        ("a = { B = \"c\"", "a = { B = \"c\" }"),
        ("t.u]", "[t.u]"),
        ("a \"x\"", "a = \"x\""),
        ("// note", "# note"),
        ("a = \"http://x\" // note", "a = \"http://x\" # note"),
        ("[t.u", "[t.u]"),
        ("[t.my name]", "[t.\"my name\"]"),
        ("[t.@x/y]", "[t.\"@x/y\"]"),
        ("a = { \"B\": \"c\", D: \"e\" }", "a = { \"B\" = \"c\", D = \"e\" }"),
        ("a = {\n  \"B\": \"c:d\",\n}", "a = {\n  \"B\" = \"c:d\",\n}"),
    ] {
        let file = |line: &str| format!("[s]\n{line}\nz = 1\n");
        assert_eq!(mended(&file(broken)), file(sound));
        sound_text(&file(sound));
    }
    assert_eq!(mended("```toml\na = 1\n```\n"), "a = 1\n");
}

#[test]
fn a_line_with_two_readings_is_left_alone() {
    for line in [
        "a = \"x,",
        "a = \"x # y",
        "a = x y\"",
        "a = [\"x, y]",
        "[t.@x/y.z]",
        "a x",
        "a = \"x\" y",
        "...",
        "a = yes",
        "a = None",
        "a = process.env.X",
        "u]",
    ] {
        let text = format!("[s]\n{line}\nz = 1\n");
        assert_eq!(mended(&text), text);
    }
    // Who knows what stood behind it.
    for text in ["a = \"x", "a = [\"x\"", "[t.u", "```toml\na = \"x\n```\n"] {
        assert!(!read(text).is_certain(), "{text}");
    }
}

fn sound_text(text: &str) {
    assert!(read(text).problems.is_empty(), "{text}");
}
