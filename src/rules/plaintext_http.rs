//! `plaintext-http`: a server on the internet that is reached by `http://`.

use super::support::remote::{Address, Place, is_filled_in};
use super::support::tokens;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::url::Url;

pub(super) static RULE: Rule = Rule {
    name: "plaintext-http",
    category: Category::Security,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: Some(Applicability::Unsafe),
    summary: "a server on the internet is reached without encryption",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(address) = Address::of(server) else { return };
    let Some(url) = address.url().filter(|url| url.has_scheme("http")) else { return };
    if url.host.is_empty() || is_filled_in(url.host) || has_blank(url.host) || url.is_private() {
        return;
    }
    let span = address.locate(context, 0, url.scheme);
    findings
        .report(
            address.span,
            format!(
                "http:// sends everything to {} in the open{}: whoever is on the way reads it, and can change what \
                 the server says to the model",
                url.host,
                if has_headers(server, &address) { ", the headers too" } else { "" }
            ),
        )
        .label(span, "not https")
        .maybe_fix(repair(context, server, &address, &url));
}

/// A name to fill in: `<host>`, `{tenant}.example.org`, `YOUR_HOST`.
fn has_blank(host: &str) -> bool {
    host.contains(['<', '>', '{', '}', '$', '%', '_', '*'])
}

fn has_headers(server: &Server<'_>, address: &Address<'_, '_>) -> bool {
    match &address.place {
        Place::McpRemote(_, line) => !line.headers.is_empty(),
        Place::Field(_) => server
            .headers()
            .and_then(|headers| headers.value.as_object())
            .is_some_and(|headers| !headers.is_empty()),
    }
}

/// Port 80 has no HTTPS, and another port seldom speaks both.
fn repair(
    context: &Context<'_>,
    server: &Server<'_>,
    address: &Address<'_, '_>,
    url: &Url<'_>,
) -> Option<Fix> {
    let is_default_port = matches!(url.port, None | Some("" | "80"));
    let host_end = url.host_start + url.host.len();
    let behind = if is_default_port { &url.text[url.path_start..] } else { &url.text[host_end..] };
    let new = format!("https{}{behind}", &url.text[url.scheme.len()..host_end]);
    let edits = match &address.place {
        Place::Field(_) => vec![context.editor().replace_string(address.span, &new)],
        Place::McpRemote(at, _) => tokens::replace(context, server, *at, &new)?,
    };
    let is_likely = is_default_port || matches!(url.port, Some("443" | "8443"));
    let applicability = if is_likely { Applicability::Unsafe } else { Applicability::Suggestion };
    Some(Fix::new(applicability, "write https://", edits))
}
