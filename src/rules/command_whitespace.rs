//! `command-whitespace`: blanks around the name of a program, a package or a script.

use crate::argv::script::is_python;
use crate::argv::{Argv, Layer, Token, TokenPlace, blank};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::platform::Platform;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "command-whitespace",
    category: Category::Launch,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "blanks stand around the program, the package or the script",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let program = argv.tokens.first().filter(|token| has_blanks(&token.text));
    if let Some(program) = program.filter(|token| !windows_forgives(context, &token.text)) {
        let name = blank::trim(&program.text);
        let message = format!(
            "the blank belongs to the program's name: {} looks for {:?}, not for {name}, and finds nothing",
            context.client(),
            program.text
        );
        report(context, findings, program, message).says(format!("spawn {} ENOENT", program.text));
    }
    for layer in &argv.layers {
        let Some((reader, last)) = launcher_args(argv, layer) else { continue };
        for token in &argv.tokens[layer.program + 1..=last] {
            if token.place == TokenPlace::Word || !has_blanks(&token.text) {
                continue;
            }
            let message = format!(
                "no shell trims the blank off: {reader} gets {:?} and takes the blank for a part of the name",
                token.text
            );
            report(context, findings, token, message).says(context.closed_error());
        }
    }
}

fn report<'f>(
    context: &Context<'_>,
    findings: &'f mut Findings<'_>,
    token: &Token<'_>,
    message: String,
) -> &'f mut crate::diagnostic::Diagnostic {
    let trimmed = blank::trim(&token.text);
    let label = if blank::has_invisible_end(&token.text) {
        "a character that no editor shows stands at its end or start"
    } else if token.text.starts_with(trimmed) {
        "a blank follows the name"
    } else {
        "a blank stands before the name"
    };
    let edits = vec![context.editor().replace_string(token.span, trimmed)];
    findings
        .report(token.span, message)
        .label(token.span, label)
        .fix(Fix::safe(format!("write {trimmed:?}"), edits))
}

fn has_blanks(text: &str) -> bool {
    let trimmed = blank::trim(text);
    !trimmed.is_empty() && trimmed.len() != text.len()
}

/// Windows itself drops plain blanks at the end of a file name.
fn windows_forgives(context: &Context<'_>, text: &str) -> bool {
    let trimmed = text.trim_end_matches(' ');
    context.platform == Platform::Windows && trimmed == blank::trim(text) && trimmed.ends_with(".exe")
}

/// The launchers that were seen to take a blank literally, with the last argument that is theirs.
fn launcher_args(argv: &Argv<'_>, layer: &Layer) -> Option<(&'static str, usize)> {
    if let Some(npx) = argv.npx(layer) {
        return Some(("npx", npx.package()?));
    }
    let reader = match argv.name(layer) {
        "node" => "node",
        name if is_python(name) => "python",
        _ => return None,
    };
    Some((reader, argv.script(layer)?))
}
