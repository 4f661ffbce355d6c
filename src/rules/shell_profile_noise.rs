//! `shell-profile-noise`: a login or interactive shell prints what its profile prints.

use crate::argv::{Argv, Layer, is_shell};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::platform::Platform;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "shell-profile-noise",
    category: Category::Stdio,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: Some(Applicability::Suggestion),
    summary: "a login or interactive shell puts the output of the profile in front of the server's",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let behind_wsl =
        context.platform == Platform::Wsl || argv.layers.iter().any(|layer| argv.name(layer) == "wsl");
    for layer in &argv.layers {
        let name = argv.name(layer);
        if !is_shell(name) {
            continue;
        }
        let Some((token, interactive)) = profile_option(argv, layer) else { continue };
        let span = argv.tokens[token].span;
        let files = match (name, interactive) {
            ("zsh", true) => ".zshrc",
            ("zsh", false) => ".zprofile",
            ("fish", _) => "config.fish",
            (_, true) => ".bashrc",
            (_, false) => ".bash_profile or .profile",
        };
        let kind = if interactive { "an interactive" } else { "a login" };
        let diagnostic = findings.report(
            span,
            format!(
                "{kind} {name} runs {files} first, and whatever that prints reaches the client before the first \
                 message of the server; it is no JSON"
            ),
        );
        diagnostic.label(span, format!("runs {files}")).fix(Fix::suggestion(
            "start the program by its full path, without the shell's profile",
            Vec::new(),
        ));
        // There it is the usual recipe, and mostly works.
        if behind_wsl {
            diagnostic.severity(Severity::Info);
        }
    }
}

/// The option that makes the shell read a profile, and whether it is the one of an interactive shell.
fn profile_option(argv: &Argv, layer: &Layer) -> Option<(usize, bool)> {
    for at in layer.program + 1..layer.end {
        let text = argv.tokens[at].text.as_ref();
        if let Some(long) = text.strip_prefix("--") {
            match long {
                "login" => return Some((at, false)),
                "interactive" => return Some((at, true)),
                _ => continue,
            }
        }
        let letters = text.strip_prefix('-')?;
        if letters.contains('i') {
            return Some((at, true));
        }
        if letters.contains('l') {
            return Some((at, false));
        }
        // What follows `-c` is the script.
        if letters.contains(['c', 'o', 'O']) {
            return None;
        }
    }
    None
}
