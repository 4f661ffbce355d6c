//! `sse-deprecated`: a server that is reached over the transport before streamable HTTP.

use super::support::remote::{Address, Named, Place, named_transport};
use crate::clients::Knowledge;
use crate::diagnostic::{Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::url::Url;

pub(super) static RULE: Rule = Rule {
    name: "sse-deprecated",
    category: Category::Remote,
    severity: Severity::Info,
    impact: Impact::None,
    fix: None,
    summary: "the server is reached over HTTP+SSE, which streamable HTTP has replaced",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(address) = Address::of(server) else { return };
    let named = match address.place {
        Place::Field(_) => named_transport(server),
        Place::McpRemote(..) => None,
    };
    let url = address.url().filter(Url::is_http);
    let by_path = url.filter(Url::ends_in_sse);
    let (span, shown) = match (named, by_path) {
        (Some((_, Named::Http)), _) => return,
        (Some((field, Named::Sse)), _) => (field.value.span, "HTTP+SSE"),
        (None, Some(url)) => {
            let start = url.path_start + url.path.rfind(url.last_segment()).unwrap_or(0);
            (address.locate(context, start, url.last_segment()), "where servers speak HTTP+SSE")
        }
        (None, None) => return,
    };
    let client = context.client();
    let by_client = matches!(address.place, Place::Field(_));
    let cannot = by_client && context.dialect.is_some_and(|dialect| dialect.speaks_sse() == Knowledge::No);
    if cannot {
        findings
            .report(
                span,
                format!(
                    "{client} speaks streamable HTTP only, and a path that ends in /sse is where servers speak \
                     HTTP+SSE: the first request is answered with 404 or 405"
                ),
            )
            .severity(Severity::Error)
            .impact(Impact::ServerFails)
            .label(span, shown)
            .help("use the server's streamable HTTP endpoint, often the same URL with /mcp at its end");
        return;
    }
    findings
        .report(
            span,
            "HTTP+SSE was replaced by streamable HTTP in the MCP specification of 2025-03-26: servers take their \
             SSE endpoints down, and newer clients do not speak it",
        )
        .label(span, shown)
        .help("if the server has a streamable HTTP endpoint, often /mcp, use that");
}
