//! `localhost-ipv6`: `localhost`, which may be `::1` to the client and 127.0.0.1 to the server.

use super::support::remote::{Address, Place};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "localhost-ipv6",
    category: Category::Remote,
    severity: Severity::Info,
    impact: Impact::None,
    fix: Some(Applicability::Suggestion),
    summary: "localhost may be ::1 to an older Node.js, which does not find a server on 127.0.0.1",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(address) = Address::of(server) else { return };
    let Some(url) = address.url().filter(|url| url.is_http() && url.has_host("localhost")) else { return };
    let who = match address.place {
        Place::McpRemote(..) if server.argv().runs_in_container() => return,
        Place::McpRemote(..) => "mcp-remote",
        Place::Field(_) => {
            let Some(dialect) = context.dialect.filter(|dialect| dialect.may_run_on_old_node()) else {
                return;
            };
            dialect.name
        }
    };
    let port = url.port.unwrap_or(if url.has_scheme("https") { "443" } else { "80" });
    let span = address.locate(context, url.host_start, url.host);
    let start = url.host_start;
    let text = address.text.trim();
    let new = format!("{}127.0.0.1{}", &text[..start], &text[start + url.host.len()..]);
    // A certificate for localhost does not hold for 127.0.0.1.
    let fix = (address.is_editable(server) && !url.has_scheme("https")).then(|| {
        Fix::suggestion(
            "write 127.0.0.1, if the server listens there",
            vec![context.editor().replace_string(address.span, &new)],
        )
    });
    findings
        .report(
            address.span,
            format!(
                "localhost may be ::1 first: on Node.js 17 to 19 {who} tries nothing else, and does not find a \
                 server that listens on 127.0.0.1 alone"
            ),
        )
        .label(span, "::1 or 127.0.0.1")
        .says(format!("connect ECONNREFUSED ::1:{port}"))
        .maybe_fix(fix);
}
