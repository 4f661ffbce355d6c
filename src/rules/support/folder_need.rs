//! Command lines that work in one folder only, and how to name that folder in them.

use super::launch;
use super::start_folder;
use crate::argv::path::{has_separator, is_absolute, is_relative, join};
use crate::argv::script::{has_script_suffix, is_python};
use crate::argv::{Argv, Layer, TokenPlace, is_bare_name};
use crate::edit::Edit;
use crate::model::Server;
use crate::platform::Platform;
use crate::rule::Context;

/// What in a command line depends on the folder in which it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Need {
    /// A program or script with a relative path: this token.
    Path(usize),
    /// The project of a tool that takes its folder by an option: the token of the tool, and the option.
    Project(usize, &'static str),
    /// Another tool that looks for its project in the folder: `cargo run`.
    Other(usize),
    /// `python -m x`, where the module lies in the folder or among the packages of Python.
    Module(usize),
}

/// What in the command line of `server` depends on its start folder, if anything is known to.
pub(in crate::rules) fn of(server: &Server<'_>) -> Option<Need> {
    let argv = server.argv();
    argv.local_layers().iter().find_map(|layer| of_layer(argv, layer))
}

fn of_layer(argv: &Argv<'_>, layer: &Layer) -> Option<Need> {
    let program = argv.tokens[layer.program].text.as_ref();
    if start_folder::is_moved(argv, layer.end) {
        return None;
    }
    // `server.py` is to be run by an interpreter, which then looks for it there.
    let is_file =
        has_separator(program) && is_relative(program) || is_bare_name(program) && has_script_suffix(program);
    if is_file && !program.contains(char::is_whitespace) {
        return Some(Need::Path(layer.program));
    }
    if let Some(script) = argv.script(layer).filter(|script| is_relative(&argv.tokens[*script].text)) {
        return Some(Need::Path(script));
    }
    let words: Vec<&str> = argv.args(layer).iter().map(|token| token.text.as_ref()).collect();
    let has = |options: &[&str]| {
        words.iter().any(|word| options.contains(&word.split_once('=').map_or(*word, |(name, _)| name)))
    };
    let runs = matches!(words.first(), Some(&("run" | "start" | "run-script")));
    match argv.name(layer) {
        "uv" if runs && !has(&["--project", "--with", "--from"]) => {
            Some(Need::Project(layer.program, "--directory"))
        }
        "npm" if runs && !has(&["--prefix"]) => Some(Need::Project(layer.program, "--prefix")),
        "pnpm" if runs && !has(&["-C", "--dir"]) => Some(Need::Project(layer.program, "-C")),
        "yarn" if runs => Some(Need::Project(layer.program, "--cwd")),
        "poetry" | "pdm" | "pipenv" | "hatch" | "rye" | "cargo" | "go" | "deno" | "bun"
            if runs && !has(&["--manifest-path", "-C", "-p"]) =>
        {
            Some(Need::Other(layer.program))
        }
        name if is_python(name) && words.first() == Some(&"-m") => Some(Need::Module(layer.program)),
        _ => None,
    }
}

/// Edits that name `folder` in the command line; none where no form is known to work.
pub(in crate::rules) fn name_folder(
    context: &Context<'_>,
    server: &Server<'_>,
    need: Need,
    folder: &str,
) -> Option<(String, Vec<Edit>)> {
    let argv = server.argv();
    let editor = context.editor();
    match need {
        Need::Path(token) => {
            let token = argv.tokens.get(token).filter(|token| token.place != TokenPlace::Word)?;
            let path = is_absolute(folder).then(|| join(folder, &token.text))?;
            let edits = vec![editor.replace_string(token.span, &path)];
            Some((format!("write {path}"), edits))
        }
        Need::Project(program, option) => {
            let index = match argv.tokens.get(program)?.place {
                TokenPlace::Command if server.args_array()?.span == server.command()?.value.span => 1,
                TokenPlace::Command => 0,
                TokenPlace::Arg(index) => index + 1,
                TokenPlace::Word => return None,
            };
            let edits = editor.insert_items(server.args_array()?, index, &[option, folder]);
            Some((format!("insert \"{option}\", \"{folder}\""), edits))
        }
        Need::Other(program) | Need::Module(program) => {
            let is_whole = program == 0 && is_absolute(folder);
            if !is_whole || !matches!(context.platform, Platform::Linux | Platform::Macos | Platform::Wsl) {
                return None;
            }
            let words = ["sh", "-c", "cd \"$0\" && exec \"$@\"", folder];
            let edits = launch::put_in_front(context, server, &words, &argv.tokens[program].text)?;
            Some(("let sh change the folder first".to_owned(), edits))
        }
    }
}
