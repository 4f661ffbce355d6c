//! The same for entries with a URL: address, headers, transport.

use super::Transport;
use super::plan::Remote;
use super::values::{Filler, Unfilled};
use crate::clients::{Knowledge, Speaks, UrlWithoutWord};
use crate::model::Server;
use crate::rule::Context;
use crate::syntax::Member;

/// The word of the entry that names its transport.
pub(super) fn word<'a>(context: &Context<'_>, server: &Server<'a>) -> Option<&'a str> {
    let keys = match context.dialect {
        Some(dialect) => dialect.transport.key.map(|key| vec![key]).unwrap_or_default(),
        None => vec!["type", "transport"],
    };
    keys.iter().find_map(|key| server.field(key)?.value.as_str())
}

/// How the client speaks to the URL.
pub(super) fn transport(context: &Context<'_>, server: &Server<'_>) -> Transport {
    let dialect = context.dialect;
    let has = |key: &str| server.field(key).is_some();
    if dialect.and_then(|dialect| dialect.http_url).is_some_and(has) || has("httpUrl") {
        return Transport::Http;
    }
    if let Some((_, Some(sse))) = dialect.and_then(|dialect| dialect.transport_keys(context.path))
        && has(sse)
    {
        return Transport::Sse;
    }
    match word(context, server).and_then(Speaks::of) {
        Some(Speaks::Sse) => Transport::Sse,
        Some(_) => Transport::Http,
        None => match dialect.map(|dialect| dialect.transport.url_without_word) {
            Some(UrlWithoutWord::Sse) => Transport::Sse,
            _ => Transport::Http,
        },
    }
}

/// Where the client sends its requests, and with which headers.
pub(super) fn remote(
    context: &Context<'_>,
    server: &Server<'_>,
    filler: &mut Filler<'_>,
) -> Result<Remote, Unfilled> {
    let url = server.field("httpUrl").or_else(|| server.url()).and_then(|url| url.value.as_str());
    let url = filler.fill("url", url.unwrap_or_default())?;
    let mut headers = Vec::new();
    for header in header_map(context, server) {
        if let Some(value) = header.value.as_str() {
            headers.push((header.key.to_string(), filler.fill("headers", value)?));
        }
    }
    let named = context.dialect.map(|dialect| dialect.named_elsewhere()).unwrap_or_default();
    let surroundings = filler.surroundings;
    let mut unset = Vec::new();
    let mut from_variable = |name: &str| {
        let value = surroundings.variable(name).filter(|value| !value.trim().is_empty()).cloned();
        if value.is_none() {
            unset.push(name.to_owned());
        }
        value
    };
    if let Some(name) = named.bearer.and_then(|key| server.field(key)?.value.as_str())
        && let Some(token) = from_variable(name)
    {
        headers.push(("Authorization".to_owned(), format!("Bearer {token}")));
    }
    let elsewhere = named.headers.and_then(|key| server.field(key)?.value.as_object());
    for header in elsewhere.unwrap_or_default() {
        if let Some(value) = header.value.as_str().and_then(&mut from_variable) {
            headers.push((header.key.to_string(), value));
        }
    }
    filler.unset.append(&mut unset);
    let without_word = word(context, server).is_none();
    let tries_both = match context.dialect {
        Some(dialect) => dialect.tries_both_transports() == Knowledge::Yes,
        // Without a word most clients find out.
        None => without_word,
    };
    Ok(Remote { url, headers, tries_both })
}

fn header_map<'a>(context: &Context<'_>, server: &Server<'a>) -> &'a [Member<'a>] {
    let key = context.dialect.map_or(Some("headers"), |dialect| dialect.keys.headers);
    let inside = context.dialect.and_then(|dialect| dialect.headers_inside);
    let holder = match inside {
        Some(inside) => server.field(inside).map(|inside| &inside.value),
        None => Some(server.node),
    };
    let map = key.and_then(|key| holder?.get(key));
    map.and_then(|map| map.value.as_object()).unwrap_or_default()
}
