//! The parts of a URL, as far as rules about remote servers ask for them.
//!
//! Configs hold URLs that are no URLs yet: `https://${HOST:-localhost:3000}/mcp`, `https://{tenant}.test/mcp`.
//! So this takes a text apart at its separators, outside of braces, and judges nothing. It follows the
//! WHATWG standard (https://url.spec.whatwg.org/, read 2026-11-25) where that matters to rules, and needs no
//! tables of its own, which a full parser with international names does.

use std::net::{Ipv4Addr, Ipv6Addr};

/// A URL with a scheme and `://`, taken apart. Every part is as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Url<'t> {
    /// The whole text.
    pub text: &'t str,
    /// What stands before `://`.
    pub scheme: &'t str,
    /// What stands before `@`.
    pub userinfo: Option<&'t str>,
    /// The host; an IPv6 address with its brackets.
    pub host: &'t str,
    /// Where the host starts in the text, in bytes.
    pub host_start: usize,
    /// What stands after the host's colon.
    pub port: Option<&'t str>,
    /// From the first slash after the host to `?` or `#`. Empty if there is none.
    pub path: &'t str,
    /// Where the path starts in the text, in bytes.
    pub path_start: usize,
    /// What stands after `?`.
    pub query: Option<&'t str>,
}

impl<'t> Url<'t> {
    /// Takes `text` apart; `None` if it does not start with a scheme and `://`.
    pub fn parse(text: &'t str) -> Option<Self> {
        let (scheme, _) = text.split_once("://")?;
        if !is_scheme(scheme) {
            return None;
        }
        let start = scheme.len() + 3;
        let rest = &text[start..];
        let authority = &rest[..find_outside(rest, &['/', '?', '#', '\\']).unwrap_or(rest.len())];
        let at = rfind_at(authority);
        let host_and_port = at.map_or(authority, |at| &authority[at + 1..]);
        let host_start = start + at.map_or(0, |at| at + 1);
        let host_end = if host_and_port.starts_with('[') {
            host_and_port.find(']').map_or(host_and_port.len(), |end| end + 1)
        } else {
            find_outside(host_and_port, &[':']).unwrap_or(host_and_port.len())
        };
        let path_start = start + authority.len();
        let after = &text[path_start..];
        let path = &after[..find_outside(after, &['?', '#']).unwrap_or(after.len())];
        let behind = &after[path.len()..];
        let query = behind.strip_prefix('?').map(|query| &query[..query.find('#').unwrap_or(query.len())]);
        Some(Self {
            text,
            scheme,
            userinfo: at.map(|at| &authority[..at]),
            host: &host_and_port[..host_end],
            host_start,
            port: host_and_port[host_end..].strip_prefix(':'),
            path,
            path_start,
            query,
        })
    }

    /// Whether the scheme is `http` or `https`.
    pub fn is_http(&self) -> bool {
        self.has_scheme("http") || self.has_scheme("https")
    }

    /// Whether the scheme is this one, in any case.
    pub fn has_scheme(&self, scheme: &str) -> bool {
        self.scheme.eq_ignore_ascii_case(scheme)
    }

    /// Whether the host is this one, in any case, with or without a final dot.
    pub fn has_host(&self, host: &str) -> bool {
        self.host.trim_end_matches('.').eq_ignore_ascii_case(host)
    }

    /// Whether the host is this machine: `localhost` and its kin.
    pub fn is_loopback(&self) -> bool {
        self.has_host("localhost")
            || self.host.to_ascii_lowercase().ends_with(".localhost")
            || self.host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
            || self.ipv6().is_some_and(|address| address.is_loopback())
    }

    /// Whether the host is one that only its own network knows: a private address, a name without a dot
    /// or under a suffix that is never public.
    pub fn is_private(&self) -> bool {
        // RFC 6761 keeps .test for tests; in a tailnet (.ts.net, 100.64.0.0/10) WireGuard carries everything.
        const SUFFIXES: [&str; 10] = [
            ".local",
            ".internal",
            ".lan",
            ".home",
            ".corp",
            ".intranet",
            ".home.arpa",
            ".localdomain",
            ".test",
            ".ts.net",
        ];
        let host = self.host.to_ascii_lowercase();
        self.is_loopback()
            || !host.contains(['.', ':'])
            || SUFFIXES.iter().any(|suffix| host.ends_with(suffix))
            || host.parse::<Ipv4Addr>().is_ok_and(|address| {
                let [first, second, ..] = address.octets();
                let is_shared = first == 100 && (64..128).contains(&second);
                address.is_private() || address.is_link_local() || address.is_unspecified() || is_shared
            })
            || self.ipv6().is_some_and(|address| {
                let first = address.segments()[0];
                (first & 0xfe00) == 0xfc00 || (first & 0xffc0) == 0xfe80 || address.is_unspecified()
            })
    }

    fn ipv6(&self) -> Option<Ipv6Addr> {
        self.host.strip_prefix('[')?.strip_suffix(']')?.parse().ok()
    }

    /// The last part of the path between slashes that is not empty.
    pub fn last_segment(&self) -> &'t str {
        self.path.rsplit('/').find(|segment| !segment.is_empty()).unwrap_or("")
    }

    /// Whether the path ends in `sse`, as that of a server that speaks HTTP+SSE does by convention.
    pub fn ends_in_sse(&self) -> bool {
        self.last_segment().eq_ignore_ascii_case("sse")
    }

    /// Whether the path ends in `mcp`, as that of a server that speaks streamable HTTP does by convention.
    pub fn ends_in_mcp(&self) -> bool {
        self.last_segment().eq_ignore_ascii_case("mcp")
    }
}

/// Whether `text` can be a scheme (RFC 3986, section 3.1).
pub fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.'))
}

/// The first of these characters that stands in no braces.
fn find_outside(text: &str, wanted: &[char]) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            letter if depth == 0 && wanted.contains(&letter) => return Some(at),
            _ => {}
        }
    }
    // Braces that are never closed hide nothing.
    if depth > 0 { text.find(wanted) } else { None }
}

/// The last `@` that stands in no braces.
fn rfind_at(authority: &str) -> Option<usize> {
    let mut found = None;
    let mut depth = 0_usize;
    for (at, letter) in authority.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            '@' if depth == 0 => found = Some(at),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_taken_apart() {
        for (text, host, port, path) in [
            ("https://h.test", "h.test", None, ""),
            ("https://h.test/a/mcp?x=/sse#y", "h.test", None, "/a/mcp"),
            ("http://me:p@h.test:80/x", "h.test", Some("80"), "/x"),
            ("http://[::1]:3000/mcp", "[::1]", Some("3000"), "/mcp"),
            ("https://${HOST:-localhost:3000}/mcp", "${HOST:-localhost:3000}", None, "/mcp"),
            ("https://${HOST:-https://h.test}/mcp", "${HOST:-https://h.test}", None, "/mcp"),
            ("https://{tenant}.h.test:port/mcp", "{tenant}.h.test", Some("port"), "/mcp"),
            ("https://{open.test/mcp", "{open.test", None, "/mcp"),
            ("https://", "", None, ""),
            ("https:///mcp", "", None, "/mcp"),
        ] {
            let url = Url::parse(text).unwrap();
            assert_eq!((url.host, url.port, url.path), (host, port, path), "{text}");
            assert!(text[url.host_start..].starts_with(host), "{text}");
            assert!(text[url.path_start..].starts_with(path), "{text}");
        }
        assert_eq!(Url::parse("https://me@h.test").unwrap().userinfo, Some("me"));
        assert_eq!(Url::parse("https://h.test?a=b#c").unwrap().query, Some("a=b"));
        for text in ["", "localhost:3000", "mcp.test/x://y", "https:/h.test", "${URL}", "a b://c"] {
            assert_eq!(Url::parse(text), None, "{text}");
        }
    }

    #[test]
    fn hosts_of_this_machine_and_of_a_network_are_told_from_public_ones() {
        let url = |host: &str| format!("http://{host}/mcp");
        for host in ["localhost", "LOCALHOST:3000", "127.0.0.1", "127.1.2.3:80", "[::1]", "app.localhost"] {
            assert!(Url::parse(&url(host)).unwrap().is_loopback(), "{host}");
        }
        for host in [
            "192.168.1.4",
            "10.0.0.1:80",
            "nas.local",
            "internal",
            "[fd00::1]",
            "0.0.0.0",
            "100.64.0.1",
            "nas.x.ts.net",
            "shop.test",
            "[fe80::1]",
            "host.docker.internal",
        ] {
            let text = url(host);
            let found = Url::parse(&text).unwrap();
            assert!(found.is_private() && !found.is_loopback(), "{host}");
        }
        for host in ["h.example", "8.8.8.8", "[2001:db8::1]", "localhost.h.example", "100.128.0.1"] {
            assert!(!Url::parse(&url(host)).unwrap().is_private(), "{host}");
        }
    }

    #[test]
    fn ends_of_paths() {
        for (path, sse, mcp) in [
            ("/sse", true, false),
            ("/v1/SSE/", true, false),
            ("/mcp", false, true),
            ("/sse/x", false, false),
        ] {
            let text = format!("https://h.test{path}?a=/mcp");
            let url = Url::parse(&text).unwrap();
            assert_eq!((url.ends_in_sse(), url.ends_in_mcp()), (sse, mcp), "{path}");
        }
    }
}
