//! `remote-missing-auth`: a known server that lets this client in with a token only, and no token.

use super::support::remote::{Address, Place};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Literal;
use crate::knowledge::endpoints::{self, NeedsHeader};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "remote-missing-auth",
    category: Category::Remote,
    severity: Severity::Info,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Suggestion),
    summary: "the server needs a token in a header with this client, and the entry has none",
    check: Check::Server(check),
};

/// Fields that may hold a token, or make the client fetch one.
const OTHER_WAYS: [&str; 9] = [
    "headersHelper",
    "oauth",
    "auth",
    "oauthClientId",
    "bearer_token_env_var",
    "env_http_headers",
    "requestInit",
    "requestOptions",
    "authProviderType",
];

/// Options of mcp-remote that do the same.
const OTHER_OPTIONS: [&str; 4] = [
    "--header-file",
    "--static-oauth-client-info",
    "--static-oauth-client-metadata",
    "--client-metadata-url",
];

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(address) = Address::of(server) else { return };
    let Some(url) = address.url() else { return };
    let Some(row) = endpoints::needs_header(&url).filter(|_| url.userinfo.is_none()) else { return };
    let who = match &address.place {
        Place::McpRemote(_, line) => {
            let argv = server.argv();
            if !line.headers.is_empty() || OTHER_OPTIONS.iter().any(|option| line.has(argv, option)) {
                return;
            }
            "mcp-remote"
        }
        Place::Field(_) => {
            let Some(dialect) = context.dialect.filter(|dialect| row.clients.contains(&dialect.id)) else {
                return;
            };
            if has_token(server, dialect.keys.headers) {
                return;
            }
            dialect.name
        }
    };
    let span = address.locate(context, url.host_start, url.host);
    let is_client = matches!(address.place, Place::Field(_));
    findings
        .report(
            address.span,
            format!(
                "{} lets nobody register a client by itself, so {who} cannot log in here; it needs a token in \
                 the header Authorization",
                row.owner
            ),
        )
        .label(span, "no token for it")
        .maybe_says(is_client.then_some("Dynamic client registration failed: HTTP 404"))
        .maybe_fix(repair(context, server, &address, row))
        .help(format!("according to {} (checked {})", row.source, row.checked));
}

fn has_token(server: &Server<'_>, headers: Option<&str>) -> bool {
    let headers = headers.and_then(|key| server.field(key));
    headers.is_some_and(|headers| {
        headers.value.as_object().unwrap_or_default().iter().any(|header| {
            header.key.eq_ignore_ascii_case("authorization") || header.key.eq_ignore_ascii_case("cookie")
        })
    }) || OTHER_WAYS.iter().any(|key| server.field(key).is_some())
}

fn repair(
    context: &Context<'_>,
    server: &Server<'_>,
    address: &Address<'_, '_>,
    row: &NeedsHeader,
) -> Option<Fix> {
    let Place::Field(field) = &address.place else { return None };
    let key = context.dialect?.keys.headers?;
    let reference = context.dialect?.reference("headers", row.variable)?;
    let value = Literal::from(format!("Bearer {reference}").as_str());
    let editor = context.editor();
    let edits = match server.field(key) {
        Some(headers) => {
            editor.insert_member(&headers.value, headers.value.as_object()?.len(), "Authorization", &value)
        }
        None => {
            let headers = Literal::Object(vec![("Authorization".to_owned(), value)]);
            editor.insert_member(server.node, server.field_index(field)? + 1, key, &headers)
        }
    };
    Some(Fix::suggestion(format!("insert the header \"Authorization\": \"Bearer {reference}\""), edits))
}
