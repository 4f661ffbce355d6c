//! Secrets in URLs, wherever those stand in a text.

use super::secrets::{LEAST_TOKEN, may_be_secret};
use crate::secrets::is_secret_name;
use crate::span::Span;

/// The host of addresses that are secrets as a whole.
const WEBHOOKS: &str = "hooks.slack.com/";

/// The most queries that are read of URLs within one URL; people write two.
const MOST_QUERIES: usize = 64;

/// Passwords and tokens inside URLs: `scheme://user:password@host`, `?api_key=…`.
pub(super) fn find(text: &str, spans: &mut Vec<Span>) {
    let is_end =
        |character: char| character.is_whitespace() || matches!(character, '"' | '\'' | '<' | '>' | '`');
    // URLs within a URL end where it does: that, and each query, is looked for once.
    let (mut end, mut queries) = (0, 0);
    let (mut query, mut read) = (None, None);
    for at in memchr::memmem::find_iter(text.as_bytes(), "://") {
        let start = at + 3;
        if end < start {
            end = text[start..].find(is_end).map_or(text.len(), |length| start + length);
            (query, queries) = (text[start..end].find('?').map(|offset| start + offset), 0);
        } else if query.is_some_and(|query| query < start) {
            query = text[start..end].find('?').map(|offset| start + offset);
            queries += 1;
        }
        let url = &text[start..end];
        let host_end = url.find(['/', '?', '#']).unwrap_or(url.len());
        if let Some(at_sign) = url[..host_end].rfind('@')
            && let Some(colon) = url[..at_sign].find(':')
            && may_be_password(&url[colon + 1..at_sign])
        {
            spans.push(Span::new(start + colon + 1, start + at_sign));
        } else if let Some(at_sign) = url[..host_end].rfind('@')
            && !url[..at_sign].contains(':')
            && at_sign >= LEAST_TOKEN
            && may_be_secret(&url[..at_sign])
        {
            spans.push(Span::new(start, start + at_sign));
        }
        if let Some(path) = url.strip_prefix(WEBHOOKS) {
            spans.push(Span::new(start + url.len() - path.len(), start + url.len()));
        }
        let Some(query) = query.filter(|_| queries < MOST_QUERIES && read != query) else { continue };
        read = Some(query);
        let mut position = query - start + 1;
        for pair in text[query + 1..end].split('&') {
            if let Some((name, value)) = pair.split_once('=')
                && is_secret_name(name)
                && may_be_secret(value)
            {
                let value_start = start + position + name.len() + 1;
                spans.push(Span::new(value_start, value_start + value.len()));
            }
            position += pair.len() + 1;
        }
    }
}

fn may_be_password(password: &str) -> bool {
    password.len() >= 3 && !password.starts_with(['$', '{', '<', '%'])
}
