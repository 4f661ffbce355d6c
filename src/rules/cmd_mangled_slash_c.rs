//! `cmd-mangled-slash-c`: what became of a `/c` on its way into the file.

use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::rules::support::{cmd, tokens};

pub(super) static RULE: Rule = Rule {
    name: "cmd-mangled-slash-c",
    category: Category::Platform,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "cmd is given C:/ or -c in place of /c and starts nothing",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for cmd in cmd::of(context, argv).filter(|cmd| cmd.switch.is_none()) {
        // `/d`, `/s` and their kin may stand before it.
        let is_switch =
            |at: &usize| argv.tokens[*at].text.starts_with('/') && argv.tokens[*at].text.len() == 2;
        let Some(at) = (cmd.token + 1..cmd.end).find(|at| !is_switch(at)) else { continue };
        let token = &argv.tokens[at];
        // Alone it may be anything; what makes it sure is the program behind it.
        if !is_mangled(&token.text) || at + 1 >= cmd.end {
            continue;
        }
        let why = if token.text.contains(':') {
            "Git Bash turned /c into a path when the entry was added"
        } else {
            "cmd knows no such switch"
        };
        let diagnostic = findings.report(
            token.span,
            format!(
                "cmd gets {} where /c belongs ({why}): it starts nothing, waits at its prompt, and no server answers",
                token.text
            ),
        );
        diagnostic.label(token.span, "was /c").maybe_fix(
            tokens::replace(context, server, at, "/c")
                .map(|edits| Fix::safe(format!("replace \"{}\" by \"/c\"", token.text), edits)),
        );
        if let Some(timeout) = context.timeout_error() {
            diagnostic.says(timeout);
        }
    }
}

fn is_mangled(text: &str) -> bool {
    matches!(text.to_ascii_lowercase().as_str(), "c:/" | "c:\\" | "c:" | "c/" | "\\c" | "-c")
}
