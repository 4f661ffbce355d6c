//! `cmd-quoted-program`: cmd strips the quotes from a program path with a space.

use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::rules::support::{cmd, launch, tokens};

pub(super) static RULE: Rule = Rule {
    name: "cmd-quoted-program",
    category: Category::Platform,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "cmd takes the quotes off a program whose path has a space",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for cmd in cmd::of(context, argv) {
        let Some(program) = cmd.switch.map(|switch| switch + 1).filter(|program| *program < cmd.end) else {
            continue;
        };
        let token = &argv.tokens[program];
        let text = token.text.as_ref();
        // A string that is a whole command line has its own quotes, or none.
        let is_path = crate::platform::is_drive_path(text) || text.starts_with(r"\\");
        if !is_path || !text.contains(' ') || text.contains('"') {
            continue;
        }
        // cmd keeps the quotes only if there are two on the line and no special character between them.
        let other = (program + 1..cmd.end).find(|at| is_quoted(&argv.tokens[*at].text));
        let special = text.contains(['&', '<', '>', '(', ')', '@', '^', '|']);
        if other.is_none() && !special {
            continue;
        }
        let shown = text.split(' ').next().unwrap_or(text);
        let why = if other.is_some() {
            "with a second quoted argument cmd takes the first and the last quote off the line"
        } else {
            "for the ( ) & or @ in the path cmd takes the quotes off"
        };
        let diagnostic = findings.report(token.span, format!("{why}, and looks for a program named {shown}"));
        diagnostic.label(token.span, "loses its quotes");
        if let Some(other) = other {
            diagnostic.label(argv.tokens[other].span, "is quoted too");
        }
        let is_exe = text.to_ascii_lowercase().ends_with(".exe");
        diagnostic.says(format!("'{shown}' is not recognized as an internal or external command")).maybe_fix(
            if is_exe && cmd.token == 0 {
                launch::start_at(context, server, program, text)
                    .map(|edits| Fix::safe("start the .exe without cmd", edits))
            } else {
                tokens::insert_before(context, server, program, &["call"])
                    .map(|edits| Fix::unsafe_("insert \"call\" before the program", edits))
            },
        );
    }
}

/// Whether a client quotes this argument.
fn is_quoted(text: &str) -> bool {
    text.is_empty() || text.contains([' ', '\t', '"'])
}
