//! One string that holds several arguments: telling it from text with spaces.

use super::reader::is_servers;
use super::words::is_option;
use crate::argv::package::Ecosystem;
use crate::argv::path::{has_scheme, is_absolute, starts_at_home};
use crate::argv::script::{has_script_suffix, is_python};
use crate::argv::{Argv, Layer, is_shell};

/// Programs that take a line apart themselves, or hand it to something that does.
pub(crate) fn takes_lines(program: &str) -> bool {
    is_shell(program)
        || matches!(program, "cmd" | "powershell" | "pwsh" | "wsl" | "ssh" | "env" | "script" | "osascript")
}

/// The arguments in one string.
pub(crate) struct Several<'t> {
    /// Each of them.
    pub(crate) words: Vec<&'t str>,
    /// Whether no program understands the string as it is.
    pub(crate) sure: bool,
}

/// The arguments in token `at`, if there are several without doubt.
pub(crate) fn several<'t>(argv: &'t Argv<'_>, layer: &Layer, at: usize) -> Option<Several<'t>> {
    let text = argv.tokens[at].text.as_ref();
    if memchr::memchr2(b' ', b',', text.as_bytes()).is_none() && text.is_ascii() {
        return None;
    }
    // A form feed, a tab: what `\f` and `\t` of a path became.
    if text.contains(['"', '\'', '`']) || text.contains(char::is_control) {
        return None;
    }
    let name = argv.name(layer);
    let words: Vec<&str> = text.split_whitespace().collect();
    let first = words.first()?.trim_end_matches(',');
    if at == layer.program + 1 && opens_line(name, first.split(',').next().unwrap_or(first)) {
        let words = line(text, words);
        return (words.len() > 1).then_some(Several { words, sure: true });
    }
    if words.len() == 1 {
        return None;
    }
    if is_option(first) {
        let is_split = words.len() == 2 || alternate(&words);
        // Many programs read `-p 3000` as -p with the value ` 3000`; uv even drops the space.
        let attached = words.len() == 2 && first.len() == 2;
        let is_uv = matches!(name, "uv" | "uvx") && !is_servers(argv, layer, at);
        let sure = !attached || matches!(name, "docker" | "podman" | "nerdctl");
        let is_several = is_split && !(attached && is_uv) && !is_value(argv, layer, at);
        return is_several.then_some(Several { words, sure });
    }
    let script = argv.script(layer);
    if script == Some(at) {
        return script_with_options(text).map(|words| Several { words, sure: true });
    }
    let package = argv.package().filter(|package| package.ecosystem != Ecosystem::Oci);
    if let Some(package) = package.as_ref().filter(|package| package.token == at) {
        let is_name = !has_scheme(first)
            && !is_absolute(first)
            && !starts_at_home(first)
            && !first.starts_with('.')
            && (is_option(words[1]) || package.ecosystem == Ecosystem::Npm);
        return is_name.then_some(Several { words, sure: true });
    }
    // `server start`, `mcp serve`: how servers are told to run, and no path or text.
    let is_first = at == layer.program + 1
        || package.is_some_and(|package| package.server_args.start == at)
        || script.is_some_and(|script| script + 1 == at);
    let is_verb = |word: &&str| matches!(*word, "server" | "serve" | "start" | "stdio" | "run" | "mcp");
    (is_first && words.iter().all(is_verb)).then_some(Several { words, sure: true })
}

/// The words of a launcher's line, which may be joined by commas. A path behind an option keeps its spaces.
fn line<'t>(text: &'t str, words: Vec<&'t str>) -> Vec<&'t str> {
    if words[0].contains(',') {
        return text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    }
    let is_further = |word: &&str| is_option(word) || matches!(*word, "run" | "tool");
    if words.len() > 2 && words[0].starts_with("--") && !words[1..].iter().any(is_further) {
        return vec![words[0], text.trim()[words[0].len()..].trim()];
    }
    words
}

/// Whether a launcher's own line starts with `word`: `docker run …`, `npx -y …`, `python -m …`.
fn opens_line(launcher: &str, word: &str) -> bool {
    match launcher {
        "npx" | "pnpx" | "bunx" => matches!(word, "-y" | "--yes"),
        "npm" | "pnpm" | "yarn" | "bun" | "deno" => {
            matches!(word, "run" | "exec" | "x" | "dlx" | "start" | "task")
        }
        "docker" | "podman" | "nerdctl" => {
            matches!(word, "run" | "exec" | "start" | "container" | "compose" | "mcp")
        }
        "uv" => matches!(word, "run" | "tool" | "--directory" | "--project"),
        "uvx" => matches!(word, "--from" | "--with" | "--python"),
        "poetry" | "pipenv" | "pipx" | "hatch" | "rye" | "conda" | "mamba" | "go" | "cargo" | "mcp"
        | "fastmcp" => word == "run",
        "dotnet" => matches!(word, "run" | "exec" | "tool" | "--project"),
        "java" => word == "-jar",
        launcher if is_python(launcher) => word == "-m",
        _ => false,
    }
}

/// `-y pkg --stdio`, `-i --rm image`: options, with at most one word after each.
fn alternate(words: &[&str]) -> bool {
    words.windows(2).all(|pair| is_option(pair[0]) || is_option(pair[1]))
        && words.iter().filter(|word| is_option(word)).count() > 1
}

/// Whether the token may be the value of the option before it, so that its spaces may be meant.
fn is_value(argv: &Argv<'_>, layer: &Layer, at: usize) -> bool {
    const TAKES_TEXT: [&str; 20] = [
        "arg",
        "args",
        "argument",
        "arguments",
        "opt",
        "opts",
        "option",
        "options",
        "flags",
        "command",
        "cmd",
        "exec",
        "eval",
        "call",
        "script",
        "prompt",
        "query",
        "text",
        "message",
        "header",
    ];
    let before = argv.tokens[at - 1].text.as_ref();
    if at - 1 == layer.program || !is_option(before) {
        return false;
    }
    let name = before.trim_start_matches('-').to_ascii_lowercase();
    let last = name.rsplit(['-', '_', '.']).next().unwrap_or("");
    TAKES_TEXT.iter().any(|word| last.ends_with(word))
        || matches!(before, "-c" | "-e" | "-p" | "-H" | "-a" | "-E" | "-o" | "-D" | "-x")
}

/// `dist/index.js --stdio`: a script, and the options behind it. The path itself may hold spaces.
fn script_with_options(text: &str) -> Option<Vec<&str>> {
    let (script, _) = text.split_once(" -")?;
    let options: Vec<&str> = text[script.len()..].split_whitespace().collect();
    (has_script_suffix(script) && is_option(options[0]))
        .then(|| std::iter::once(script).chain(options).collect())
}
