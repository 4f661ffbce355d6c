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
        // `C:/ npx -y x` in one string: the rest of the line follows in the same word.
        let (word, line) = token.text.split_once(' ').unwrap_or((&token.text, ""));
        if !is_mangled(word) || at + 1 >= cmd.end && line.trim().is_empty() {
            continue;
        }
        let mended = if line.is_empty() { "/c".to_owned() } else { format!("/c {}", line.trim_start()) };
        let why = if word.contains(':') {
            "Git Bash turned /c into a path when the entry was added"
        } else {
            "cmd knows no such switch"
        };
        let diagnostic = findings.report(
            token.span,
            format!(
                "cmd gets {} where /c belongs ({why}): it starts nothing, waits at its prompt, and no server answers",
                word
            ),
        );
        diagnostic.label(token.span, "was /c").maybe_fix(
            tokens::replace(context, server, at, &mended)
                .map(|edits| Fix::safe(format!("replace \"{word}\" by \"/c\""), edits)),
        );
        if let Some(timeout) = context.timeout_error() {
            diagnostic.says(timeout);
        }
    }
}

fn is_mangled(text: &str) -> bool {
    matches!(text.to_ascii_lowercase().as_str(), "c:/" | "c:\\" | "c:" | "c/" | "\\c" | "-c")
}
