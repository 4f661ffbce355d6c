//! `mcp-remote-header-space`: a header of mcp-remote with a space, for clients that split it on Windows.

use super::support::{mcp_header, shims};
use crate::diagnostic::{Applicability, Impact, Severity};
use crate::model::Server;
use crate::platform::Platform;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "mcp-remote-header-space",
    category: Category::Remote,
    severity: Severity::Warning,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "a header of mcp-remote has a space, which some clients split at on Windows",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    if !matches!(context.platform, Platform::Windows | Platform::Any)
        || !shims::breaks_on_windows(context, argv)
        // `windows-shim-arg-with-space` says it for any argument.
        || shims::unquoted(context, argv).is_some()
    {
        return;
    }
    let Some(line) = argv.mcp_remote() else { return };
    for at in line.headers.iter().filter_map(|header| header.value) {
        let token = &argv.tokens[at];
        if !token.text.contains([' ', '\t']) {
            continue;
        }
        let fix = mcp_header::without_spaces(context, server, at);
        let has_fix = fix.is_some();
        let diagnostic = findings.report(
            token.span,
            format!(
                "on Windows {} does not quote the space for npx.cmd: mcp-remote gets the header in pieces, and the \
                 server answers 401",
                context.client()
            ),
        );
        diagnostic.label(token.span, "has a space").maybe_fix(fix);
        if !has_fix {
            diagnostic.help(
                "write the header as Name:${NAME_HEADER} and the value, spaces and all, into NAME_HEADER in env",
            );
        }
    }
}
