//! `mcp-remote-http`: mcp-remote refuses plain HTTP to anything but this machine.

use super::support::remote::{Address, Place, is_filled_in};
use super::support::tokens;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::url::Url;

pub(super) static RULE: Rule = Rule {
    name: "mcp-remote-http",
    category: Category::Remote,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Unsafe),
    summary: "mcp-remote refuses a plain HTTP URL without --allow-http",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(address) = Address::of(server) else { return };
    let Place::McpRemote(at, line) = &address.place else { return };
    let Some(url) = address.url() else { return };
    // As mcp-remote 0.1.38 and 0.15.1 compare it: `[::1]` is not among them.
    let is_local = url.host.eq_ignore_ascii_case("localhost") || url.host == "127.0.0.1";
    if !url.has_scheme("http")
        || is_local
        || url.host.is_empty()
        || is_filled_in(url.host)
        || line.first != Some(*at)
        || line.has(server.argv(), "--allow-http")
    {
        return;
    }
    let span = address.locate(context, 0, &address.text.trim()[..url.scheme.len()]);
    findings
        .report(
            address.span,
            format!(
                "mcp-remote refuses http:// to {}, and exits with status 1: it takes plain HTTP for localhost and \
                 127.0.0.1 only, or with --allow-http",
                url.host
            ),
        )
        .label(span, "not https")
        .says(context.closed_error())
        .maybe_fix(repair(context, server, &address, *at, &url));
}

/// In a network of one's own there is seldom a certificate; elsewhere the token must not travel in the open.
fn repair(
    context: &Context<'_>,
    server: &Server<'_>,
    address: &Address<'_, '_>,
    at: usize,
    url: &Url<'_>,
) -> Option<Fix> {
    let other_port = url.port.is_some_and(|port| !matches!(port, "80" | "443" | "8443"));
    if url.is_private() || other_port {
        let edits = tokens::insert_before(context, server, at + 1, &["--allow-http"])
            .or_else(|| tokens::append(context, server, &["--allow-http"]))?;
        return Some(Fix::unsafe_("insert \"--allow-http\": what you send can be read on the way", edits));
    }
    let new = format!("https{}", &address.text.trim()[url.scheme.len()..]).replacen(":80/", "/", 1);
    let edits = tokens::replace(context, server, at, &new)?;
    Some(Fix::unsafe_("write https://", edits))
}
