//! `windows-shim-arg-with-space`: npx with a spaced argument, in a client that puts cmd in front.

use crate::argv::TokenPlace;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::rules::support::{launch, mcp_header, shims};

pub(super) static RULE: Rule = Rule {
    name: "windows-shim-arg-with-space",
    category: Category::Platform,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "an argument with a space behind npx breaks the command line on Windows",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let Some(severity) = shims::unquoted(context, argv) else { return };
    let name = argv.program_name();
    let spaced = |at: &usize| {
        let token = &argv.tokens[*at];
        matches!(token.place, TokenPlace::Arg(_)) && token.text.contains([' ', '\t'])
    };
    let Some(outer) = argv.outer() else { return };
    for at in (outer.program + 1..outer.end).filter(spaced) {
        let span = argv.tokens[at].span;
        let sure = severity == Severity::Error;
        let message = if sure {
            format!(
                "{} starts {name} as cmd.exe /C \"C:\\Program Files\\nodejs\\{name}.cmd\" …, and with a second quoted \
                 argument cmd drops the outer quotes: it looks for a program named C:\\Program",
                context.client()
            )
        } else {
            format!(
                "{} was reported to start {name} through cmd without quoting for it: the argument is split at its \
                 space, and the server gets the pieces",
                context.client()
            )
        };
        let diagnostic = findings.report(span, message);
        diagnostic.severity(severity).label(span, "has a space").maybe_fix(
            mcp_header::without_spaces(context, server, at).or_else(|| wrap(context, server, name)),
        );
        if sure {
            diagnostic.says("'C:\\Program' is not recognized as an internal or external command");
        }
    }
}

/// With a plain word behind `/c` the line does not start with a quote, and cmd leaves the quotes alone.
fn wrap(context: &Context<'_>, server: &Server<'_>, name: &str) -> Option<Fix> {
    let edits = launch::put_in_front(context, server, &["cmd", "/c"], name)?;
    Some(Fix::unsafe_(format!("start it as cmd /c {name}"), edits))
}
