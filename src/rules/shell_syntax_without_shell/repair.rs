//! Saying without a shell what the shell syntax meant.

use crate::argv::wrapper::is_assignment;
use crate::diagnostic::Fix;
use crate::edit::{Edit, Literal};
use crate::model::Server;
use crate::platform::is_drive_path;
use crate::rule::Context;

/// `FOO=bar npx …` to `npx …` with FOO in `env`, where every value is meant as it is written.
pub(super) fn move_to_env(context: &Context<'_>, server: &Server<'_>, words: &[String]) -> Option<Fix> {
    let count = words.iter().take_while(|word| is_assignment(word)).count();
    let pairs: Vec<(String, Literal)> = words[..count]
        .iter()
        .filter_map(|word| word.split_once('='))
        .map(|(name, value)| (name.to_owned(), Literal::from(value)))
        .collect();
    let is_literal = |word: &String| !word.contains(['$', '`', '%', '\\', '&', '|', ';', '<', '>', '~']);
    let command = server.command().filter(|command| command.value.as_str().is_some())?;
    let taken = server.env_vars().any(|variable| pairs.iter().any(|(name, _)| variable.key == name.as_str()));
    if taken || !words.iter().all(is_literal) {
        return None;
    }
    let editor = context.editor();
    let args = server.args_array();
    // `"command": "FOO=bar", "args": ["npx", …]`: the program is the first argument.
    let (program, tail, from_args) = match words.get(count) {
        Some(program) => (program.clone(), &words[count + 1..], false),
        None => {
            let first = args?.as_array()?.first()?.as_str()?;
            (first.to_owned(), &words[count..], true)
        }
    };
    let mut edits = vec![editor.replace_string(command.value.span, &program)];
    let mut added: Vec<(&str, Literal)> = Vec::new();
    match args {
        Some(array) if from_args => edits.extend(editor.remove_item(array, 0)),
        Some(array) => {
            let tail: Vec<&str> = tail.iter().map(String::as_str).collect();
            edits.extend(editor.insert_items(array, 0, &tail));
        }
        None if tail.is_empty() => {}
        None => added.push(("args", Literal::Strings(tail.to_vec()))),
    }
    let names: Vec<&str> = pairs.iter().map(|(name, _)| name.as_str()).collect();
    let title = format!("move {} to {:?}", names.join(", "), server.env_key());
    match server.env() {
        Some(env) => {
            let members = env.value.as_object()?;
            let pairs: Vec<(&str, Literal)> =
                pairs.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
            edits.extend(editor.insert_members(&env.value, members.len(), &pairs));
        }
        None => added.push((server.env_key(), Literal::Object(pairs.clone()))),
    }
    let place = server.field_index(server.args().unwrap_or(command))? + 1;
    if !added.is_empty() {
        edits.extend(editor.insert_members(server.node, place, &added));
    }
    Some(Fix::safe(title, edits))
}

/// `cd DIR && uv run …` to `uv --directory DIR run …`, and the virtual environment's own python for
/// `source DIR/bin/activate && python …`.
pub(super) fn leave_shell_out(context: &Context<'_>, server: &Server<'_>, words: &[String]) -> Option<Fix> {
    let args: Vec<String> = server
        .args_array()
        .and_then(|array| array.as_array())
        .unwrap_or_default()
        .iter()
        .map(|item| item.as_str().map(str::to_owned))
        .collect::<Option<_>>()?;
    let line: Vec<&str> = words.iter().chain(&args).map(String::as_str).collect();
    let (program, head, eaten) = match line.as_slice() {
        ["cd", folder, "&&", "uv", "run", ..] if is_absolute(folder) => {
            ("uv".to_owned(), vec!["--directory", folder, "run"], 5)
        }
        ["source" | ".", script, "&&", python @ ("python" | "python3"), ..] if is_absolute(script) => {
            let folder = script.strip_suffix("activate").filter(|folder| folder.ends_with("/bin/"))?;
            (format!("{folder}{python}"), Vec::new(), 4)
        }
        _ => return None,
    };
    if line[eaten..].iter().any(|word| matches!(*word, "&&" | "||" | "|" | ";" | ">" | "2>&1")) {
        return None;
    }
    let command = server.command().filter(|command| command.value.as_str().is_some())?;
    let editor = context.editor();
    let mut edits = vec![editor.replace_string(command.value.span, &program)];
    edits.extend(rewrite_args(context, server, words, &head, &line[eaten..], eaten)?);
    Some(Fix::unsafe_(format!("start {program} without a shell"), edits))
}

/// Puts `head` in front of the arguments that stay.
fn rewrite_args(
    context: &Context<'_>,
    server: &Server<'_>,
    words: &[String],
    head: &[&str],
    rest: &[&str],
    eaten: usize,
) -> Option<Vec<Edit>> {
    let editor = context.editor();
    let Some(array) = server.args_array() else {
        let all: Vec<String> = head.iter().chain(rest).map(|word| (*word).to_owned()).collect();
        let place = server.field_index(server.command()?)? + 1;
        return Some(editor.insert_member(server.node, place, "args", &Literal::Strings(all)));
    };
    // The words that stood in the command and stay move in front of the list.
    let from_command = words.len().saturating_sub(eaten);
    let in_array = eaten.saturating_sub(words.len());
    let moved: Vec<&str> = head.iter().chain(&rest[..from_command.min(rest.len())]).copied().collect();
    if in_array == 0 {
        return Some(editor.insert_items(array, 0, &moved));
    }
    if moved.is_empty() {
        return Some(editor.remove_items(array, 0, in_array));
    }
    let mut edits = editor.replace_item(array, 0, &moved);
    edits.extend(editor.remove_items(array, 1, in_array - 1).into_iter().filter(|_| in_array > 1));
    Some(edits)
}

fn is_absolute(path: &str) -> bool {
    path.starts_with('/') || is_drive_path(path)
}
