//! `shell-download-exec`: every start runs what a server on the network sends at that moment.

use crate::argv::download::{self, Unseen};
use crate::argv::{Argv, Layer, Token, Wrapper, is_shell, wrapper};
use crate::diagnostic::{Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "shell-download-exec",
    category: Category::Security,
    severity: Severity::Error,
    impact: Impact::Risk,
    fix: None,
    summary: "a script is downloaded and run at every start",
    check: Check::Server(check),
};

fn check(_: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let found = argv.layers.iter().find_map(|layer| of_layer(argv, layer));
    // A whole command line in place of a program: whatever runs it needs a shell.
    let found = found.or_else(|| {
        let line = argv.tokens.first().filter(|token| token.text.contains(' '))?;
        Some((0, download::of_shell(&line.text)?))
    });
    let Some((token, unseen)) = found else { return };
    let span = argv.tokens[token].span;
    let (message, label) = match unseen {
        Unseen::Download => (
            "each start downloads a program and runs it unseen: whoever controls the address, or the way to \
             it, controls this machine",
            "downloaded and run",
        ),
        Unseen::Encoded => (
            "each start runs a script that stands here in base64, so that nobody can read what it does",
            "hidden in base64",
        ),
    };
    let help = match unseen {
        Unseen::Download => "install it once, from a version that you have read, and start what is installed",
        Unseen::Encoded => "write the script as text, in a file",
    };
    findings.report(span, message).label(span, label).help(help);
}

/// The token with the script of a layer that is a shell, and what it runs.
fn of_layer(argv: &Argv<'_>, layer: &Layer) -> Option<(usize, Unseen)> {
    let name = argv.name(layer);
    let args = argv.args(layer);
    let first = layer.program + 1;
    if is_shell(name) {
        let script = wrapper::shell_script(argv, layer)?;
        return Some((script, download::of_shell(&argv.tokens[script].text)?));
    }
    match name {
        "cmd" => {
            let is_slash_c = |word: &str| word.eq_ignore_ascii_case("/c") || word.eq_ignore_ascii_case("/k");
            let at = args.iter().position(|arg| arg.text.get(..2).is_some_and(is_slash_c))?;
            let line = joined(&args[at..]);
            let script = if args[at].text.len() == 2 { at + 1 } else { at };
            (script < args.len()).then_some(())?;
            Some((first + script, download::of_shell(&line[2..])?))
        }
        "powershell" | "pwsh" => match args.iter().position(|arg| download::is_encoded_option(&arg.text)) {
            Some(at) => Some((first + at, Unseen::Encoded)),
            None => {
                let unseen = download::of_powershell(&joined(args))?;
                Some((layer.end - 1, unseen))
            }
        },
        // wsl hands its words to a shell on the other side.
        _ if layer.inside == Some(Wrapper::Wsl) => {
            let words = argv.tokens.get(layer.program..layer.end)?;
            Some((layer.program, download::of_shell(&joined(words))?))
        }
        _ => None,
    }
}

fn joined(tokens: &[Token<'_>]) -> String {
    let words: Vec<&str> = tokens.iter().map(|token| token.text.as_ref()).collect();
    words.join(" ")
}
