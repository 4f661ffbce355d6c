//! Edits of single words of a command line.

use crate::argv::TokenPlace;
use crate::edit::Edit;
use crate::model::Server;
use crate::rule::Context;

/// Inserts `values` before the argument `token`. `None` if it lies inside a longer shell string.
pub(in crate::rules) fn insert_before(
    context: &Context<'_>,
    server: &Server<'_>,
    token: usize,
    values: &[&str],
) -> Option<Vec<Edit>> {
    let array = server.args_array()?;
    let index = argument_index(server, token)?;
    Some(context.editor().insert_items(array, index, values))
}

/// Appends `values` to the arguments of the entry.
pub(in crate::rules) fn append(
    context: &Context<'_>,
    server: &Server<'_>,
    values: &[&str],
) -> Option<Vec<Edit>> {
    let array = server.args_array()?;
    Some(context.editor().insert_items(array, array.as_array()?.len(), values))
}

/// Removes `count` arguments from `token` on. `None` if they lie inside a longer shell string.
pub(in crate::rules) fn remove(
    context: &Context<'_>,
    server: &Server<'_>,
    token: usize,
    count: usize,
) -> Option<Vec<Edit>> {
    let array = server.args_array()?;
    let index = argument_index(server, token)?;
    Some(context.editor().remove_items(array, index, count))
}

/// Replaces the word `token` by `value`. `None` if it lies inside a longer shell string.
pub(in crate::rules) fn replace(
    context: &Context<'_>,
    server: &Server<'_>,
    token: usize,
    value: &str,
) -> Option<Vec<Edit>> {
    let found = server.argv().tokens.get(token)?;
    (found.place != TokenPlace::Word).then(|| vec![context.editor().replace_string(found.span, value)])
}

/// Replaces the argument `token` by several. `None` if it lies inside a longer shell string.
pub(in crate::rules) fn replace_by(
    context: &Context<'_>,
    server: &Server<'_>,
    token: usize,
    values: &[&str],
) -> Option<Vec<Edit>> {
    let array = server.args_array()?;
    let index = argument_index(server, token)?;
    Some(context.editor().replace_item(array, index, values))
}

fn argument_index(server: &Server<'_>, token: usize) -> Option<usize> {
    match server.argv().tokens.get(token)?.place {
        TokenPlace::Arg(index) => Some(index),
        TokenPlace::Command | TokenPlace::Word => None,
    }
}
