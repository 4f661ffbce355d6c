//! `cmd-metacharacter`: an argument that cmd takes for an instruction.

use crate::argv::TokenPlace;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::rules::support::cmd;

pub(super) static RULE: Rule = Rule {
    name: "cmd-metacharacter",
    category: Category::Platform,
    severity: Severity::Warning,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Suggestion),
    summary: "cmd reads & | < > ^ in an argument as instructions",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let Some((start, end)) = cmd::of(context, argv).find_map(|cmd| Some((cmd.switch?, cmd.end))) else {
        return;
    };
    for token in &argv.tokens[start + 1..end] {
        let Some(found) = metacharacter(&token.text).filter(|_| token.place != TokenPlace::Word) else {
            continue;
        };
        let what = match found {
            '&' | '|' => format!("cuts it there and runs what follows the {found} as another command"),
            '^' => "drops the ^ and takes the next character as it is".to_owned(),
            _ => format!("sends output to a file, or reads one, at the {found}"),
        };
        let diagnostic = findings.report(
            token.span,
            format!(
                "no space means no quotes around this argument, so cmd {what}; the server gets something else"
            ),
        );
        diagnostic.label(token.span, format!("cmd acts on {found}"));
        let title = if token.text.contains("://") {
            "name the address in the client's own url field, or start the script with node"
        } else {
            "start the server without cmd (node and the script's path), or pass the value in env"
        };
        diagnostic.fix(Fix::suggestion(title, Vec::new()));
    }
}

/// The first character of an argument on which cmd acts, where nobody meant it to.
fn metacharacter(text: &str) -> Option<char> {
    // The client quotes an argument with white space, and a quote of its own makes the rest unsure.
    if text.contains([' ', '\t', '"', '\n']) {
        return None;
    }
    // `&&`, `2>nul`, `>>log.txt`: written for the shell. `<name>`: to be filled in.
    let operator =
        text.trim_start_matches(|first: char| first.is_ascii_digit()).starts_with(['&', '|', '<', '>']);
    let at = text.find(['&', '|', '<', '>', '^']).filter(|_| !operator)?;
    let rest = &text[at + 1..];
    // `a>nul`, `a&&`: nothing of an argument follows.
    let is_part = rest.starts_with(|next: char| next.is_alphanumeric() || matches!(next, '_' | '%' | '.'));
    let redirects = text[at..].starts_with('>') && rest.eq_ignore_ascii_case("nul");
    let placeholder = text[at..].starts_with('<') && rest.contains('>');
    (is_part && !redirects && !placeholder).then(|| text[at..].chars().next()).flatten()
}
