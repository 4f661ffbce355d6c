//! Lines of a shell that ask for input.

use crate::argv::wrapper::shell_script;
use crate::argv::{Argv, Layer};

/// The token of a script or line that asks, and the command in it that does.
pub(in crate::rules) fn asked(argv: &Argv<'_>, layer: &Layer) -> Option<(usize, &'static str)> {
    if argv.name(layer) == "cmd" {
        let words = layer.program + 1..layer.end;
        return words.into_iter().find_map(|at| Some((at, asks_cmd(&argv.tokens[at].text)?)));
    }
    let at = shell_script(argv, layer)?;
    // With a redirection in the script `read` may have a source of its own.
    let script = argv.tokens[at].text.as_ref();
    if script.contains('<') {
        return None;
    }
    let reads = |command: &&str| command.split_whitespace().next() == Some("read");
    commands(script).iter().any(reads).then_some((at, "read"))
}

/// `pause & x` in one string, or `pause` as the program of `cmd /c pause`.
fn asks_cmd(line: &str) -> Option<&'static str> {
    let line = line.trim_start();
    let line = line.get(..3).filter(|switch| switch.eq_ignore_ascii_case("/c ")).map_or(line, |_| &line[3..]);
    line.split('&').find_map(|command| {
        let lower = command.trim().to_ascii_lowercase();
        let mut words = lower.split_whitespace();
        match (words.next()?, words.next()) {
            ("pause", None) => Some("pause"),
            ("set", Some("/p")) => Some("set /p"),
            _ => None,
        }
    })
}

/// The commands of a script, taken apart outside quotes; what stands behind a `|` reads from that.
fn commands(script: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut quote, mut piped) = (0, None, false);
    for (at, letter) in script.char_indices() {
        match (quote, letter) {
            (Some(open), _) if open == letter => quote = None,
            (None, '"' | '\'') => quote = Some(letter),
            (None, ';' | '&' | '|' | '\n') => {
                if !piped {
                    found.push(script[start..at].trim());
                }
                piped = letter == '|' && start < at;
                start = at + 1;
            }
            _ => {}
        }
    }
    if !piped {
        found.push(script[start..].trim());
    }
    found
}
