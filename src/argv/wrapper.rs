//! Taking wrappers off: `cmd /c`, `wsl`, `env`, `sh -c`, `… -- program`.

use std::borrow::Cow;

use super::{Argv, Layer, Token, TokenPlace, Wrapper, is_shell, program_name};
use crate::span::Span;

/// More wrappers than anyone nests; a bound for hostile input.
const MAX_LAYERS: usize = 8;

/// Tools that run what stands after `--`.
const RUNNERS: [&str; 12] = [
    "dotenv",
    "dotenvx",
    "op",
    "doppler",
    "infisical",
    "mcp-proxy",
    "aws-vault",
    "chamber",
    "direnv",
    "mise",
    "asdf",
    "fnm",
];

/// Adds the inner layers of `argv`.
pub(super) fn unwrap(argv: &mut Argv) {
    while argv.layers.len() < MAX_LAYERS {
        let Some(layer) = argv.layers.last().copied() else {
            return;
        };
        match inner_layer(argv, layer) {
            Some(inner) => argv.layers.push(inner),
            None => return,
        }
    }
}

fn inner_layer(argv: &mut Argv, layer: Layer) -> Option<Layer> {
    let name = program_name(&argv.tokens[layer.program].text);
    let first = layer.program + 1;
    let (wrapper, start) = match name.as_str() {
        "cmd" => return cmd(argv, layer),
        name if is_shell(name) => return shell(argv, layer),
        "powershell" | "pwsh" => return powershell(argv, layer),
        "wsl" => (Wrapper::Wsl, wsl_program(argv, first, layer.end)),
        "env" => (Wrapper::Env, env_program(argv, first, layer.end)),
        "sudo" => (Wrapper::Sudo, skip_options(argv, first, layer.end, &["-u", "-g", "-h", "-p"])),
        "nohup" | "setsid" | "caffeinate" => (Wrapper::Runner, skip_options(argv, first, layer.end, &[])),
        "nice" => (Wrapper::Runner, skip_options(argv, first, layer.end, &["-n"])),
        "stdbuf" => (Wrapper::Runner, skip_options(argv, first, layer.end, &["-i", "-o"])),
        // What follows the options is the time.
        "timeout" => (Wrapper::Runner, skip_options(argv, first, layer.end, &["-s", "-k"]) + 1),
        "npx" | "uvx" | "bunx" => (Wrapper::Runner, runner_behind_launcher(argv, &layer)?),
        name if RUNNERS.contains(&name) => (Wrapper::Runner, after_double_dash(argv, &layer)?),
        _ => return None,
    };
    (start < layer.end).then_some(Layer { inside: Some(wrapper), program: start, end: layer.end })
}

const WSL_OPTIONS: [&str; 7] =
    ["-d", "--distribution", "-u", "--user", "--cd", "--shell-type", "--distribution-id"];

/// `wsl [~] [options] program`: a `~` in front means the home folder.
fn wsl_program(argv: &Argv, first: usize, end: usize) -> usize {
    let home = argv.tokens.get(first).is_some_and(|token| first < end && token.text == "~");
    skip_options(argv, first + usize::from(home), end, &WSL_OPTIONS)
}

/// The first token that is no option, given which options take a value.
fn skip_options(argv: &Argv, mut at: usize, end: usize, with_value: &[&str]) -> usize {
    while at < end {
        let text = argv.tokens[at].text.as_ref();
        if matches!(text, "--" | "-e" | "--exec") {
            return at + 1;
        }
        if !text.starts_with('-') {
            return at;
        }
        at += if with_value.contains(&text) { 2 } else { 1 };
    }
    at
}

fn env_program(argv: &Argv, mut at: usize, end: usize) -> usize {
    while at < end {
        let text = argv.tokens[at].text.as_ref();
        if matches!(text, "-u" | "--unset" | "-C" | "--chdir") {
            at += 2;
        } else if text.starts_with('-') || is_assignment(text) {
            at += 1;
        } else {
            break;
        }
    }
    at
}

/// Whether `text` is `NAME=value`.
pub(crate) fn is_assignment(text: &str) -> bool {
    text.split_once('=').is_some_and(|(name, _)| crate::variables::is_name(name))
}

/// `npx mcp-proxy … -- program`: only where the package is a known runner.
fn runner_behind_launcher(argv: &Argv, layer: &Layer) -> Option<usize> {
    let args = argv.args(layer);
    let package = args.iter().find(|token| !token.text.starts_with('-'))?;
    let name = package.text.rsplit_once('@').map_or(package.text.as_ref(), |(name, _)| name);
    if name != "mcp-proxy" && name != "dotenv-cli" && name != "supergateway" {
        return None;
    }
    after_double_dash(argv, layer)
}

fn after_double_dash(argv: &Argv, layer: &Layer) -> Option<usize> {
    let args = argv.args(layer);
    let dash = args.iter().position(|token| token.text == "--")?;
    Some(layer.program + 1 + dash + 1)
}

/// `cmd [/d /s …] /c program …`, `cmd /c "program …"`, `cmd "/c program …"`.
fn cmd(argv: &mut Argv, layer: Layer) -> Option<Layer> {
    let mut at = layer.program + 1;
    while at < layer.end {
        let text = argv.tokens[at].text.to_string();
        let lower = text.to_ascii_lowercase();
        if matches!(lower.as_str(), "/c" | "/k") {
            return inner_command(argv, Wrapper::Cmd, at + 1, layer.end, false);
        }
        if lower.starts_with("/c ") || lower.starts_with("/k ") {
            return words_layer(argv, Wrapper::Cmd, at, &text[3..]);
        }
        if !lower.starts_with('/') {
            return None;
        }
        at += 1;
    }
    None
}

/// `sh -c script`: a shell takes the next token apart, and only that one.
fn shell(argv: &mut Argv, layer: Layer) -> Option<Layer> {
    let script = shell_script(argv, &layer)?;
    let text = argv.tokens[script].text.to_string();
    words_layer(argv, Wrapper::Shell, script, &text)
}

/// The token that holds the script of `sh -c`: with `-c` anywhere among the options, the first word
/// that is none.
pub(crate) fn shell_script(argv: &Argv, layer: &Layer) -> Option<usize> {
    let mut at = layer.program + 1;
    let mut reads_script = false;
    while at < layer.end {
        let text = argv.tokens[at].text.as_ref();
        match text.strip_prefix('-') {
            Some("-" | "") => {
                at += 1;
                break;
            }
            Some(long) if long.starts_with('-') => {}
            Some(cluster) => {
                reads_script |= cluster.contains('c');
                at += usize::from(cluster.ends_with(['o', 'O']));
            }
            None => break,
        }
        at += 1;
    }
    (reads_script && at < layer.end).then_some(at)
}

/// Whether the script of `sh -c` reads the arguments behind it: `$0`, `$1`, `"$@"`.
pub(crate) fn reads_arguments(script: &str) -> bool {
    let numbered = script
        .split('$')
        .skip(1)
        .any(|after| after.trim_start_matches('{').starts_with(|letter: char| letter.is_ascii_digit()));
    numbered
        || ["$@", "$*", "$#", "${@", "${*", "${#", "shift", "$argv"].iter().any(|word| script.contains(word))
        // A sourced file sees them too.
        || script.split([';', '&', '|', '\n']).any(sources)
}

fn sources(command: &str) -> bool {
    let mut words = command.split_whitespace();
    matches!(words.next(), Some("." | "source")) && words.next().is_some()
}

fn powershell(argv: &mut Argv, layer: Layer) -> Option<Layer> {
    let mut at = layer.program + 1;
    while at < layer.end {
        let text = argv.tokens[at].text.to_ascii_lowercase();
        at += 1;
        if matches!(text.as_str(), "-command" | "-c" | "/c" | "/command") {
            return inner_command(argv, Wrapper::PowerShell, at, layer.end, true);
        }
        if matches!(text.as_str(), "-executionpolicy" | "-ep" | "-version" | "-windowstyle") {
            at += 1;
        } else if !text.starts_with('-') {
            return None;
        }
    }
    None
}

/// The rest of the tokens, or, if one string is all there is, its words.
fn inner_command(
    argv: &mut Argv,
    wrapper: Wrapper,
    start: usize,
    end: usize,
    simple_only: bool,
) -> Option<Layer> {
    if start >= end {
        return None;
    }
    let text = argv.tokens[start].text.to_string();
    let is_line = start + 1 == end && text.contains(' ') && !looks_like_path(&text);
    if is_line {
        return words_layer(argv, wrapper, start, &text);
    }
    if simple_only && has_metacharacters(&text) {
        return None;
    }
    Some(Layer { inside: Some(wrapper), program: start, end })
}

/// Whether a text with spaces is one path rather than a command line.
fn looks_like_path(text: &str) -> bool {
    crate::platform::is_drive_path(text) || text.starts_with('/') && !text.contains(" -")
}

/// Adds the words of a shell string as tokens, if the shell would take it apart at spaces only.
fn words_layer(argv: &mut Argv, wrapper: Wrapper, token: usize, script: &str) -> Option<Layer> {
    let script = script.trim();
    let script = script.strip_prefix("exec ").unwrap_or(script);
    if script.is_empty() || has_metacharacters(script) {
        return None;
    }
    let span = argv.tokens[token].span;
    let words = split_words(script);
    let skip = words.iter().take_while(|word| is_assignment(word)).count();
    if skip == words.len() {
        return None;
    }
    let program = argv.tokens.len() + skip;
    argv.tokens.extend(words.into_iter().map(|word| word_token(word, span)));
    Some(Layer { inside: Some(wrapper), program, end: argv.tokens.len() })
}

fn word_token(word: String, span: Span) -> Token<'static> {
    Token { text: Cow::Owned(word), span, place: TokenPlace::Word }
}

/// Whether a shell would do more with `text` than take it apart at white space and quotes.
pub(crate) fn has_metacharacters(text: &str) -> bool {
    text.contains([
        '&', '|', ';', '<', '>', '$', '`', '(', ')', '{', '}', '*', '?', '\n', '\\', '#', '~', '!',
    ])
}

/// A word for a shell: in single quotes where spaces would take it apart.
pub(crate) fn keep_together(word: &str) -> Cow<'_, str> {
    if word.is_empty() || word.contains(char::is_whitespace) {
        Cow::Owned(format!("'{word}'"))
    } else {
        Cow::Borrowed(word)
    }
}

/// Splits at white space; single and double quotes keep a word together.
pub(crate) fn split_words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quote: Option<char> = None;
    let mut started = false;
    for character in text.chars() {
        match quote {
            Some(open) if character == open => quote = None,
            Some(_) => word.push(character),
            None if matches!(character, '"' | '\'') => {
                quote = Some(character);
                started = true;
            }
            None if character.is_whitespace() => {
                if started || !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                started = false;
            }
            None => word.push(character),
        }
    }
    if started || !word.is_empty() {
        words.push(word);
    }
    words
}
