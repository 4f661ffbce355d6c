//! `transport-url-mismatch`: the entry names one transport, the path of its URL the other.

use super::support::remote::{Address, Named, Place, named_transport, word};
use super::support::tokens;
use crate::clients::Knowledge;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::span::Span;
use crate::url::Url;

pub(super) static RULE: Rule = Rule {
    name: "transport-url-mismatch",
    category: Category::Remote,
    severity: Severity::Warning,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Suggestion),
    summary: "the entry names another transport than the path of its URL",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(address) = Address::of(server) else { return };
    let Some(url) = address.url().filter(Url::is_http) else { return };
    let Some((named, span, written)) = named(context, server, &address) else { return };
    let (path_says, answer) = match named {
        Named::Http if url.ends_in_sse() => ("HTTP+SSE", "405 Method Not Allowed or 404"),
        Named::Sse if url.ends_in_mcp() => ("streamable HTTP", "405 Method Not Allowed or 400"),
        _ => return,
    };
    let this = if named == Named::Http { "streamable HTTP" } else { "HTTP+SSE" };
    let segment = url.last_segment();
    let start = url.path_start + url.path.rfind(segment).unwrap_or(0);
    findings
        .report(
            span,
            format!(
                "{written} makes {} speak {this}, and at a path that ends in /{segment} servers speak {path_says} \
                 by convention: such a server answers {answer}",
                speaker(context, &address)
            ),
        )
        .label(span, format!("speaks {this}"))
        .label(address.locate(context, start, segment), format!("usually {path_says}"))
        .maybe_says((named == Named::Sse).then_some("SSE error: Non-200 status code"))
        .maybe_fix(repair(context, server, &address, named, span));
}

fn speaker(context: &Context<'_>, address: &Address<'_, '_>) -> &'static str {
    match address.place {
        Place::McpRemote(..) => "mcp-remote",
        Place::Field(_) => context.client(),
    }
}

/// The transport that the entry asks for and nothing else, where it says so and in what words.
fn named(
    context: &Context<'_>,
    server: &Server<'_>,
    address: &Address<'_, '_>,
) -> Option<(Named, Span, String)> {
    if let Place::McpRemote(_, line) = &address.place {
        let token = &server.argv().tokens[line.value(server.argv(), "--transport")?];
        let named = match token.text.as_ref() {
            "http-only" => Named::Http,
            "sse-only" => Named::Sse,
            // It tries the other one afterwards.
            _ => return None,
        };
        return Some((named, token.span, format!("--transport {}", token.text)));
    }
    if server.dialect.is_some_and(|dialect| dialect.tries_both_transports() == Knowledge::Yes) {
        return None;
    }
    if let Some((field, named)) = named_transport(server) {
        let written = format!("\"{}\": \"{}\"", field.key, field.value.as_str()?);
        return Some((named, field.value.span, written));
    }
    let Place::Field(field) = &address.place else { return None };
    let named = match server.dialect.map(|dialect| dialect.transport_keys(context.path)) {
        Some(Some((http, _))) if field.key == http => Named::Http,
        Some(Some((_, Some(sse)))) if field.key == sse => Named::Sse,
        None if field.key == "httpUrl" => Named::Http,
        _ => return None,
    };
    Some((named, field.key_span, format!("\"{}\"", field.key)))
}

fn repair(
    context: &Context<'_>,
    server: &Server<'_>,
    address: &Address<'_, '_>,
    named: Named,
    span: Span,
) -> Option<Fix> {
    if let Place::McpRemote(_, line) = &address.place {
        let at = line.value(server.argv(), "--transport")?;
        let edits = tokens::remove(context, server, at - 1, 2)?;
        return Some(Fix::suggestion("drop --transport: mcp-remote then tries both", edits));
    }
    let Some((field, _)) = named_transport(server) else {
        let Place::Field(field) = &address.place else { return None };
        let (http, sse) = server.dialect?.transport_keys(context.path)?;
        let key = if named == Named::Sse { http } else { sse? };
        let edits = context.editor().rename_key(field, key);
        return Some(Fix::suggestion(format!("write \"{key}\""), edits));
    };
    let other = if named == Named::Http { Named::Sse } else { Named::Http };
    let word = word(server.dialect, other)?;
    let edits = vec![context.editor().replace_string(span, word)];
    Some(Fix::suggestion(format!("write \"{}\": \"{word}\"", field.key), edits))
}
