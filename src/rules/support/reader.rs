//! Who reads a word of a command line.

use crate::argv::uv::UvRun;
use crate::argv::{Argv, Layer};

/// Who reads a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// The system, an interpreter or a launcher: it opens a path as it is written.
    System,
    /// The server, of which nothing is known.
    Server,
    /// Something that replaces `~` and variables, or that is on another system.
    Expands,
}

/// Whether the token belongs to the server, and not to what starts it.
pub(crate) fn is_servers(argv: &Argv<'_>, layer: &Layer, at: usize) -> bool {
    argv.script(layer).is_some_and(|script| at > script)
        || argv.package().is_some_and(|package| package.server_args.contains(&at))
}

/// Who opens the path at token `at` of `layer`.
pub(crate) fn of_path(argv: &Argv<'_>, layer: &Layer, at: usize) -> Reader {
    let name = argv.name(layer);
    let script = argv.script(layer);
    if at == layer.program || script == Some(at) {
        return Reader::System;
    }
    if matches!(name, "docker" | "podman" | "nerdctl") {
        let image = argv.docker(layer).map(|docker| docker.image.unwrap_or(docker.end));
        return if image.is_some_and(|image| at < image) { Reader::System } else { Reader::Expands };
    }
    if let Some(package) = argv.package().filter(|package| package.server_args.contains(&at)) {
        return server_of(&package.name);
    }
    if let Some(script) = script.filter(|script| at > *script) {
        return server_of(&argv.tokens[script].text);
    }
    match name {
        // npm and conda replace ~ themselves; wsl, ssh and the shells are shells.
        "npx" | "npm" | "pnpm" | "conda" | "mamba" | "wsl" | "ssh" | "powershell" | "pwsh" => Reader::Expands,
        "bash" | "sh" | "zsh" | "dash" | "fish" => Reader::Expands,
        "uv" | "uvx" if is_folder_of_uv(argv, layer, at) => Reader::System,
        _ => Reader::Server,
    }
}

/// The reference server for files replaces `~` in its arguments.
fn server_of(package: &str) -> Reader {
    if package.contains("server-filesystem") { Reader::Expands } else { Reader::Server }
}

/// `--directory ~/x`, before what uv starts.
fn is_folder_of_uv(argv: &Argv<'_>, layer: &Layer, at: usize) -> bool {
    const FOLDERS: [&str; 5] = ["--directory", "--project", "--with-editable", "--from", "--env-file"];
    let text = argv.tokens[at].text.as_ref();
    let option = text.split_once('=').map_or_else(|| argv.tokens[at - 1].text.as_ref(), |(option, _)| option);
    FOLDERS.contains(&option) && UvRun::parse(argv, layer).is_none_or(|run| at < run.target)
}
