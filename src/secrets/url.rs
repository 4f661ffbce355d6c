//! Secrets in web addresses.

use super::{Secret, SecretKind, find, is_filler, random, tokens};
use crate::span::Span;
use crate::url::Url;

/// The first secret in the query or the path of the `http` or `https` URL `text`. What stands before `@` is
/// for [`find`].
pub fn find_in_url(text: &str) -> Option<Secret> {
    let url = Url::parse(text).filter(Url::is_http)?;
    in_query(&url).or_else(|| {
        let known = tokens(text).filter(|token| token.span.start >= url.host_start);
        known.map(|token| token.span).find_map(|span| {
            let secret = find("", span.slice(text))?;
            Some(Secret { span, ..secret })
        })
    })
}

fn in_query(url: &Url<'_>) -> Option<Secret> {
    let query = url.query?;
    let mut start = url.path_start + url.path.len() + 1;
    for pair in query.split('&') {
        if let Some((name, value)) = pair.split_once('=') {
            let from = start + name.len() + 1;
            let found = find(name, value).or_else(|| id_as_key(name, value));
            if let Some(secret) = found {
                let span = Span::new(from + secret.span.start, from + secret.span.end);
                return Some(Secret { span, ..secret });
            }
        }
        start += pair.len() + 1;
    }
    None
}

/// Ids that stand in every guide.
const SAMPLE_IDS: [&str; 2] =
    ["550e8400-e29b-41d4-a716-446655440000", "123e4567-e89b-12d3-a456-426614174000"];

/// Some services hand out ids as keys (Exa, Smithery): under a name that says so it is one.
fn id_as_key(name: &str, value: &str) -> Option<Secret> {
    let letters: String =
        name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect();
    let is_key = ["apikey", "token", "secret"].iter().any(|end| letters.ends_with(end));
    let is_sample = SAMPLE_IDS.iter().any(|sample| value.eq_ignore_ascii_case(sample));
    (is_key && random::is_uuid(value) && !is_sample && !is_filler(value))
        .then(|| Secret { span: Span::new(0, value.len()), kind: SecretKind::Named })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_query_and_the_path_are_read() {
        for (text, secret) in [
            ("https://h.test/mcp?a=1&api_key=zQ7hV2mR9xKp4LsT8wYb3NcF#x", "zQ7hV2mR9xKp4LsT8wYb3NcF"),
            (
                "https://h.test?exaApiKey=3f2b8c1d-77a0-4e52-9b0e-12f4a6c8d0e1",
                "3f2b8c1d-77a0-4e52-9b0e-12f4a6c8d0e1",
            ),
            (
                "https://h.test/ghp_nhsdNWCQ7JzMFECmPl7p6LTxngSiVunZ1W9M/mcp",
                "ghp_nhsdNWCQ7JzMFECmPl7p6LTxngSiVunZ1W9M",
            ),
        ] {
            assert_eq!(find_in_url(text).unwrap().span.slice(text), secret, "{text}");
        }
    }

    #[test]
    fn ids_and_references_are_none() {
        for text in [
            "https://h.test/mcp?project=3f2b8c1d-77a0-4e52-9b0e-12f4a6c8d0e1",
            "https://h.test/mcp?api_key=00000000-0000-0000-0000-000000000000",
            "https://h.test/mcp?api_key=550e8400-e29b-41d4-a716-446655440000",
            "https://h.test/mcp?api_key=${API_KEY}",
            "https://h.test/mcp?api_key=YOUR_API_KEY",
            "https://h.test/mcp?token=",
            "postgres://h.test/x?token=zQ7hV2mR9xKp4LsT8wYb3NcF",
            "https://h.test/zQ7hV2mR9xKp4LsT8wYb3NcF/mcp",
        ] {
            assert!(find_in_url(text).is_none(), "{text}");
        }
    }
}
