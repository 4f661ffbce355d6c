//! `cmd-slash-k`: cmd stays behind the server.

use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::rules::support::{cmd, tokens};

pub(super) static RULE: Rule = Rule {
    name: "cmd-slash-k",
    category: Category::Platform,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: Some(Applicability::Safe),
    summary: "cmd /k stays at its prompt when the server ends",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for cmd in cmd::of(context, argv) {
        let Some(at) = cmd.switch else { continue };
        let token = &argv.tokens[at];
        let Some(rest) = token.text.strip_prefix(['/']).and_then(|text| text.strip_prefix(['k', 'K'])) else {
            continue;
        };
        let title = format!("replace \"/{}\" by \"/c\"", &token.text[1..2]);
        findings
            .report(
                token.span,
                "with /k cmd does not end with the server: its prompt goes to the client as if it were a message, \
                 and the client never learns that the server is gone",
            )
            .label(token.span, "keeps cmd open")
            .maybe_fix(
                tokens::replace(context, server, at, &format!("/c{rest}")).map(|edits| Fix::safe(title, edits)),
            );
    }
}
