//! The edits of lists and maps, on values written by authors with different habits: afterwards the file says what it
//! should, and looks as if its author had written it so.

use mcplint::edit::{self, Edit, Editor, Literal};
use mcplint::span::Span;
use mcplint::syntax::{self, Format, Member, Node, Value};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::settings;
use super::tree::{Layout, Style, Tree, list, map, meaning, note, style, write};

/// A file with maps and lists to change.
#[derive(Clone, Debug)]
struct Case {
    format: Format,
    style: Style,
    tree: Tree,
    text: String,
    notes: usize,
}

fn text() -> impl Strategy<Value = Tree> {
    select(vec!["a", "-y", "it's", "x y", "C:\\new", "@scope/x", "", "a: b", "1", "true", "# no", "日本"])
        .prop_map(Tree::from)
}

fn scalar() -> impl Strategy<Value = Tree> {
    prop_oneof![6 => text(), 1 => any::<bool>().prop_map(Tree::Bool), 1 => (0..100u32).prop_map(Tree::Number)]
}

fn members(value: impl Strategy<Value = Tree>) -> impl Strategy<Value = Tree> {
    let keys = vec!["a", "b", "env", "my key", "a.b", "日本"];
    prop::collection::vec((select(keys), value), 0..4).prop_map(|pairs| {
        let mut unique: Vec<(String, Tree)> = Vec::new();
        for (key, value) in pairs {
            if unique.iter().all(|(known, _)| known != key) {
                unique.push((key.to_owned(), value));
            }
        }
        Tree::Map(unique)
    })
}

/// `servers` with entries, one after the other, so that something stands before and behind what is edited.
fn case() -> impl Strategy<Value = Case> {
    let format = select(vec![Format::Json, Format::Toml, Format::Yaml]);
    let args = prop::collection::vec(text(), 0..4).prop_map(Tree::List);
    let entry = || (members(scalar()), prop::option::of(members(scalar())));
    (format, style(), args, entry(), entry()).prop_map(|(format, style, args, first, second)| {
        let entry = |(fields, env): (Tree, Option<Tree>), args: Option<Tree>| {
            let Tree::Map(mut members) = fields else { unreachable!() };
            members.extend(args.map(|args| ("args".to_owned(), args)));
            members.retain(|(key, _)| key != "env");
            members.extend(env.map(|env| ("env".to_owned(), env)));
            Tree::Map(members)
        };
        let servers = map([("one", entry(first, Some(args))), ("two", entry(second, Some(list(&["z"]))))]);
        let tree = map([("servers", servers), ("end", map([("last", "x".into())]))]);
        // Only lines hold comments in every format.
        let style = Style { trailing_commas: style.trailing_commas && format != Format::Yaml, ..style };
        let (text, notes) = write(&tree, format, style);
        Case { format, style, tree, text, notes }
    })
}

/// One edit: where, and what.
#[derive(Clone, Debug)]
enum Change {
    InsertItems(Index, Vec<&'static str>),
    RemoveItems(Index, usize),
    ReplaceItem(Index, Vec<&'static str>),
    InsertMember(Index, Tree),
    RemoveMember(Index),
    RenameKey(Index, &'static str),
    ReplaceString(Index, &'static str),
}

fn change() -> impl Strategy<Value = Change> {
    let words = || prop::collection::vec(select(vec!["new", "-n", "n: m", "C:\\n", "true"]), 1..3);
    let value = prop_oneof![
        3 => text(),
        1 => Just(list(&["x", "-y"])),
        1 => Just(map([("k", "v".into()), ("-k", "C:\\x".into())])),
        1 => Just(Tree::Map(Vec::new())),
        1 => Just(list(&[])),
    ];
    let at = any::<Index>;
    prop_oneof![
        2 => (at(), words()).prop_map(|(at, words)| Change::InsertItems(at, words)),
        2 => (at(), 1..3usize).prop_map(|(at, count)| Change::RemoveItems(at, count)),
        1 => (at(), words()).prop_map(|(at, words)| Change::ReplaceItem(at, words)),
        3 => (at(), value).prop_map(|(at, value)| Change::InsertMember(at, value)),
        3 => at().prop_map(Change::RemoveMember),
        1 => (at(), select(vec!["new", "new key", "n.m"])).prop_map(|(at, key)| Change::RenameKey(at, key)),
        1 => (at(), select(vec!["new", "n: m", "C:\\n", "yes"])).prop_map(|(at, text)| Change::ReplaceString(at, text)),
    ]
}

fn literal(tree: &Tree) -> Literal {
    match tree {
        Tree::Bool(value) => Literal::Verbatim(value.to_string()),
        Tree::Number(value) => Literal::Verbatim(value.to_string()),
        Tree::Text(text) => Literal::String(text.clone()),
        Tree::List(items) => {
            let text = |item: &Tree| if let Tree::Text(text) = item { text.clone() } else { String::new() };
            Literal::Strings(items.iter().map(text).collect())
        }
        Tree::Map(members) => {
            Literal::Object(members.iter().map(|(key, value)| (key.clone(), literal(value))).collect())
        }
    }
}

/// The node of `one` or one of its members, and the same place in the tree.
fn child<'n, 't, 'a>(
    node: &'n Node<'a>,
    tree: &'t mut Tree,
    key: &str,
) -> Option<(&'n Node<'a>, &'t mut Tree)> {
    let Tree::Map(members) = tree else { return None };
    let tree = &mut members.iter_mut().find(|(known, _)| known == key)?.1;
    Some((&node.get(key)?.value, tree))
}

/// The edits, made in `tree` as well; `None` if there is nothing to change so.
fn edits(case: &Case, root: &Node<'_>, change: &Change, tree: &mut Tree) -> Option<Vec<Edit>> {
    let editor = Editor::new(&case.text, case.format);
    let (servers, tree) = child(root, tree, "servers")?;
    let (one, tree) = child(servers, tree, "one")?;
    let texts = |words: &[&str]| words.iter().map(|word| Tree::from(*word)).collect::<Vec<_>>();
    match change {
        Change::InsertItems(at, words) => {
            let (args, Tree::List(items)) = child(one, tree, "args")? else { return None };
            let at = at.index(items.len() + 1);
            items.splice(at..at, texts(words));
            Some(editor.insert_items(args, at, words))
        }
        Change::RemoveItems(at, count) => {
            let (args, Tree::List(items)) = child(one, tree, "args")? else { return None };
            let at = (!items.is_empty()).then(|| at.index(items.len()))?;
            let count = (*count).min(items.len() - at);
            items.drain(at..at + count);
            Some(editor.remove_items(args, at, count))
        }
        Change::ReplaceItem(at, words) => {
            let (args, Tree::List(items)) = child(one, tree, "args")? else { return None };
            let at = (!items.is_empty()).then(|| at.index(items.len()))?;
            items.splice(at..=at, texts(words));
            Some(editor.replace_item(args, at, words))
        }
        Change::InsertMember(at, value) => {
            let Tree::Map(members) = tree else { return None };
            let at = at.index(members.len() + 1);
            members.insert(at, ("added".to_owned(), value.clone()));
            Some(editor.insert_member(one, at, "added", &literal(value)))
        }
        Change::RemoveMember(at) => {
            let Tree::Map(members) = tree else { return None };
            let at = (!members.is_empty()).then(|| at.index(members.len()))?;
            let (key, _) = members.remove(at);
            let at = one.as_object()?.iter().position(|member| member.key == key)?;
            Some(editor.remove_member(one, at))
        }
        Change::RenameKey(at, key) => {
            let Tree::Map(members) = tree else { return None };
            let at = (!members.is_empty()).then(|| at.index(members.len()))?;
            let old = std::mem::replace(&mut members[at].0, (*key).to_owned());
            let member: &Member<'_> = one.get(&old)?;
            Some(editor.rename_key(member, key))
        }
        Change::ReplaceString(at, text) => {
            let Tree::Map(members) = tree else { return None };
            let at = (!members.is_empty()).then(|| at.index(members.len()))?;
            let member = one.get(&members[at].0)?;
            if !matches!(member.value.value, Value::String(_)) {
                return None;
            }
            members[at].1 = Tree::from(*text);
            Some(vec![editor.replace_string(member.value.span, text)])
        }
    }
}

/// TOML's tables stand behind its values, wherever they are added.
fn sorted(tree: Tree, format: Format) -> Tree {
    match tree {
        Tree::Map(members) => {
            let mut members: Vec<(String, Tree)> =
                members.into_iter().map(|(key, value)| (key, sorted(value, format))).collect();
            if format == Format::Toml {
                members.sort_by(|left, right| left.0.cmp(&right.0));
            }
            Tree::Map(members)
        }
        other => other,
    }
}

/// What a change takes along: comments in it go too.
fn removed(root: &Node<'_>, edits: &[Edit], change: &Change) -> Option<Span> {
    let Change::RemoveMember(_) = change else { return None };
    let one = &root.get("servers")?.value.get("one")?.value;
    let touched = |member: &&Member<'_>| edits.iter().any(|edit| edit.span.contains(member.key_span));
    one.as_object()?.iter().find(touched).map(Member::span)
}

proptest! {
    #![proptest_config(settings())]

    /// The file says what it should, its comments and line endings stay, and so do all lines that the edit does not
    /// touch.
    #[test]
    fn edits_of_lists_and_maps_look_hand_made(case in case(), change in change()) {
        let parsed = syntax::parse(&case.text, case.format);
        let mut wanted = case.tree.clone();
        let edits = parsed.root.as_ref().and_then(|root| edits(&case, root, &change, &mut wanted)).unwrap_or_default();
        // An edit that would have to touch what it must not is not made.
        if edits.is_empty() {
            return Ok(());
        }
        let edited = edit::apply(&case.text, &edits);
        let shown = || format!("{change:?}\n{}\nbecame\n{edited}", case.text);
        let after = syntax::parse(&edited, case.format);
        let is_known = |problem: &syntax::Problem| matches!(problem.kind, syntax::ProblemKind::Comment | syntax::ProblemKind::TrailingComma);
        prop_assert!(after.problems.iter().all(is_known), "{:?} {}", after.problems, shown());
        let means = after.root.as_ref().and_then(meaning).map(|tree| sorted(tree, case.format));
        prop_assert!(means == Some(sorted(wanted, case.format)), "{}", shown());
        let removed = parsed.root.as_ref().and_then(|root| removed(root, &edits, &change));
        for number in 1..=case.notes {
            let at = case.text.find(&note(number)).unwrap();
            let goes = removed.is_some_and(|removed| removed.start < at && at < removed.end);
            prop_assert!(goes || edited.contains(&note(number)), "{}", shown());
        }
        // Line endings and the end of the file as the author has them.
        prop_assert_eq!(edited.ends_with('\n'), case.text.ends_with('\n'), "{}", shown());
        if case.style.crlf && case.text.contains('\n') {
            prop_assert_eq!(edited.matches('\n').count(), edited.matches("\r\n").count(), "{}", shown());
        } else {
            prop_assert!(!edited.contains('\r'), "{}", shown());
        }
        // One line stays one line, and no blanks are left at the ends of lines.
        if matches!(case.style.layout, Layout::Wide | Layout::Tight) && case.format == Format::Json {
            prop_assert_eq!(edited.lines().count(), case.text.lines().count(), "{}", shown());
        }
        for line in edited.lines().filter(|line| !case.text.lines().any(|old| old == *line)) {
            prop_assert!(line.trim_end() == line, "blanks at the end of a line: {}", shown());
        }
        // Tabs where there are tabs, blanks where there are blanks.
        if case.format == Format::Json && case.text.lines().count() > 1 {
            let indents = |line: &str| line[..line.len() - line.trim_start().len()].to_owned();
            for line in edited.lines() {
                let indent = indents(line);
                prop_assert!(indent.is_empty() || case.style.indent.repeat(indent.len() / case.style.indent.len()) == indent, "{}", shown());
            }
        }
        // Commas: one between two, and behind the last as the author has it.
        if case.format == Format::Json {
            let trailing = after.problems.iter().filter(|problem| problem.kind == syntax::ProblemKind::TrailingComma).count();
            let had = parsed.problems.iter().filter(|problem| problem.kind == syntax::ProblemKind::TrailingComma).count();
            prop_assert!(trailing <= had + 1 && (had > 0 || trailing == 0), "{}", shown());
        }
    }
}
