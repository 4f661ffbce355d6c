//! Edits of the command line as a whole: putting a wrapper around it, taking one off.

use crate::argv::TokenPlace;
use crate::edit::{Edit, Literal};
use crate::model::Server;
use crate::rule::Context;
use crate::syntax::Node;

/// Puts `words` in front of the program, which becomes an argument, written as `program`.
pub(in crate::rules) fn put_in_front(
    context: &Context<'_>,
    server: &Server<'_>,
    words: &[&str],
    program: &str,
) -> Option<Vec<Edit>> {
    let editor = context.editor();
    let command = server.command()?;
    if let Some(items) = command.value.as_array() {
        return Some(match items.first()?.as_str() {
            Some(written) if written == program => editor.insert_items(&command.value, 0, words),
            _ => editor.replace_item(&command.value, 0, &[words, &[program]].concat()),
        });
    }
    let (wrapper, rest) = words.split_first()?;
    let arguments = [rest, &[program]].concat();
    let mut edits = vec![editor.replace_string(command.value.span, wrapper)];
    match server.args() {
        Some(args) if args.value.as_array().is_some() => {
            edits.extend(editor.insert_items(&args.value, 0, &arguments));
        }
        Some(_) => return None,
        None => {
            let key = context.dialect.map_or("args", |dialect| dialect.keys.args);
            let arguments = arguments.into_iter().map(str::to_owned).collect();
            let after = server.field_index(command)? + 1;
            edits.extend(editor.insert_member(server.node, after, key, &Literal::Strings(arguments)));
        }
    }
    Some(edits)
}

/// Drops everything before the argument `token`, and makes `program` the program in its place.
pub(in crate::rules) fn start_at(
    context: &Context<'_>,
    server: &Server<'_>,
    token: usize,
    program: &str,
) -> Option<Vec<Edit>> {
    let editor = context.editor();
    let command = server.command()?;
    let array = server.args_array()?;
    let TokenPlace::Arg(index) = server.argv().tokens.get(token)?.place else { return None };
    let item = &array.as_array()?.get(index)?;
    if is_same(array, &command.value) {
        let mut edits = editor.remove_items(array, 0, index);
        if item.as_str() != Some(program) {
            edits.push(editor.replace_string(item.span, program));
        }
        return Some(edits);
    }
    let mut edits = vec![editor.replace_string(command.value.span, program)];
    edits.extend(editor.remove_items(array, 0, index + 1));
    Some(edits)
}

/// Replaces the last argument, a whole command line in one string, and all before it by `words`.
pub(in crate::rules) fn start_line(
    context: &Context<'_>,
    server: &Server<'_>,
    token: usize,
    words: &[&str],
) -> Option<Vec<Edit>> {
    let editor = context.editor();
    let command = server.command()?;
    let array = server.args_array()?;
    let TokenPlace::Arg(index) = server.argv().tokens.get(token)?.place else { return None };
    if index + 1 != array.as_array()?.len() {
        return None;
    }
    let (program, rest) = words.split_first()?;
    let items = if is_same(array, &command.value) { words } else { rest };
    let mut edits = Vec::new();
    if items.is_empty() {
        edits.extend(editor.remove_items(array, 0, index + 1));
    } else {
        edits.extend(editor.remove_items(array, 0, index));
        edits.extend(editor.replace_item(array, index, items));
    }
    if !is_same(array, &command.value) {
        edits.push(editor.replace_string(command.value.span, program));
    }
    Some(edits)
}

fn is_same(one: &Node, other: &Node) -> bool {
    one.span == other.span
}
