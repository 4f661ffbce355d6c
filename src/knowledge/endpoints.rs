//! Servers that are reached by URL: which moved, which want a header, which are no servers at all.
//!
//! Plain Rust to be edited by hand, sorted by host and path. A row says only what its source says; a finding
//! that rests on it shows the source and the day it was checked.

use std::cmp::Ordering;

use crate::url::Url;

/// A server that is not where it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The host; with a leading dot every host below it.
    pub host: &'static str,
    /// The old path, without a slash at its end.
    pub path: &'static str,
    /// The path that takes its place on the same host.
    pub new_path: &'static str,
    /// What became of the old one.
    pub state: State,
    /// What its owner says of the old one, as the rest of a sentence that starts with the URL.
    pub what: &'static str,
    /// What else must change for the new one to work.
    pub needs: Option<&'static str>,
    /// Where this is written.
    pub source: &'static str,
    /// The day it was checked, `2026-11-22`.
    pub checked: &'static str,
}

/// What became of an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It answers no more.
    Removed,
    /// It answers streamable HTTP, and no more the HTTP+SSE that its path promises.
    NoSse,
    /// It still answers, and its owner asks to leave it.
    Deprecated,
}

/// Sorted by host, then path.
const MOVED: &[Moved] = &[
    Moved {
        host: "mcp.asana.com",
        path: "/sse",
        new_path: "/v2/mcp",
        state: State::Removed,
        what: "was shut down on 2026-05-11",
        needs: Some(
            "the new server takes only clients whose OAuth app is registered in Asana's developer console",
        ),
        source: "https://developers.asana.com/docs/integrating-with-asanas-mcp-server",
        checked: "2026-11-25",
    },
    Moved {
        host: "mcp.atlassian.com",
        path: "/v1/sse",
        new_path: "/v1/mcp",
        state: State::Removed,
        what: "was kept until 2026-06-30",
        needs: None,
        source: "https://community.atlassian.com/forums/Atlassian-Remote-MCP-Server/HTTP-SSE-Deprecation-Notice/ba-p/3205484",
        checked: "2026-11-25",
    },
    Moved {
        host: "mcp.deepwiki.com",
        path: "/sse",
        new_path: "/mcp",
        state: State::Deprecated,
        what: "is deprecated",
        needs: None,
        source: "https://docs.devin.ai/work-with-devin/deepwiki-mcp",
        checked: "2026-11-25",
    },
    Moved {
        host: "mcp.linear.app",
        path: "/sse",
        new_path: "/mcp",
        state: State::Removed,
        what: "was removed on 2026-04-08",
        needs: None,
        source: "https://github.com/OpenHands/agent-canvas/issues/1132",
        checked: "2026-11-22",
    },
    Moved {
        host: "mcp.neon.tech",
        path: "/sse",
        new_path: "/mcp",
        state: State::Deprecated,
        what: "is deprecated and about to answer 410",
        needs: None,
        source: "https://github.com/neondatabase/website/pull/5516",
        checked: "2026-11-25",
    },
    Moved {
        host: "mcp.sentry.dev",
        path: "/sse",
        new_path: "/mcp",
        state: State::Removed,
        what: "was removed on 2025-10-28 and answers 410",
        needs: None,
        source: "https://github.com/getsentry/sentry-mcp/pull/593",
        checked: "2026-11-25",
    },
];

/// Rows about every host below another one.
const MOVED_BELOW: &[Moved] = &[Moved {
    host: ".mcp.cloudflare.com",
    path: "/sse",
    new_path: "/mcp",
    state: State::NoSse,
    what: "speaks streamable HTTP only since 2026-07-28, and answers HTTP+SSE with 410",
    needs: None,
    source: "https://developers.cloudflare.com/changelog/post/2026-07-28-cloudflare-mcp-servers-mcp-2026-07-28/",
    checked: "2026-11-25",
}];

/// Every endpoint that is known to have moved.
pub fn all_moved() -> impl Iterator<Item = &'static Moved> {
    MOVED.iter().chain(MOVED_BELOW)
}

/// What is known of a URL that moved.
pub fn moved(url: &Url<'_>) -> Option<&'static Moved> {
    if url.port.is_some_and(|port| port != "443") {
        return None;
    }
    let path = url.path.trim_end_matches('/');
    let host = url.host.trim_end_matches('.');
    let exact = MOVED.binary_search_by(|row| compare(row.host, host).then_with(|| row.path.cmp(path)));
    exact.ok().and_then(|at| MOVED.get(at)).or_else(|| {
        MOVED_BELOW.iter().find(|row| {
            row.path == path
                && host.len() > row.host.len()
                && host
                    .get(host.len() - row.host.len()..)
                    .is_some_and(|end| end.eq_ignore_ascii_case(row.host))
        })
    })
}

/// Hosts know no case.
fn compare(left: &str, right: &str) -> Ordering {
    left.bytes().cmp(right.bytes().map(|byte| byte.to_ascii_lowercase()))
}

/// A server that lets nobody register a client by itself, so that clients which are not registered with it
/// need a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeedsHeader {
    /// The host.
    pub host: &'static str,
    /// How its paths start.
    pub path: &'static str,
    /// Whose server it is.
    pub owner: &'static str,
    /// The variable that its documentation uses for the token.
    pub variable: &'static str,
    /// The ids of the clients that are known not to be registered with it.
    pub clients: &'static [&'static str],
    /// Where this is written.
    pub source: &'static str,
    /// The day it was checked.
    pub checked: &'static str,
}

const NEEDS_HEADER: &[NeedsHeader] = &[NeedsHeader {
    host: "api.githubcopilot.com",
    path: "/mcp",
    owner: "GitHub",
    variable: "GITHUB_PAT",
    clients: &["claude-code"],
    source: "https://github.com/anthropics/claude-code/issues/3239",
    checked: "2026-11-22",
}];

/// What is known of a URL that wants a header.
pub fn needs_header(url: &Url<'_>) -> Option<&'static NeedsHeader> {
    NEEDS_HEADER.iter().find(|row| url.has_host(row.host) && starts_path(url.path, row.path))
}

/// A server whose documentation writes its path with a slash at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slash {
    /// The host.
    pub host: &'static str,
    /// The path, slash included.
    pub path: &'static str,
    /// Where this is written.
    pub source: &'static str,
    /// The day it was checked.
    pub checked: &'static str,
}

const SLASHES: &[Slash] = &[Slash {
    host: "api.githubcopilot.com",
    path: "/mcp/",
    source: "https://github.com/github/github-mcp-server/blob/64a49f34/README.md",
    checked: "2026-11-22",
}];

/// The row of a URL that lacks the slash which its server's documentation writes.
pub fn lacks_slash(url: &Url<'_>) -> Option<&'static Slash> {
    SLASHES.iter().find(|row| url.has_host(row.host) && row.path.strip_suffix('/') == Some(url.path))
}

/// Pages for people: host, and how the path starts. No MCP server answers there.
const PAGES: &[(&str, &str)] = &[
    ("glama.ai", "/mcp/servers"),
    ("hub.docker.com", "/r"),
    ("marketplace.visualstudio.com", "/items"),
    ("mcp.so", "/server"),
    ("mcpmarket.com", "/server"),
    ("modelcontextprotocol.io", "/docs"),
    ("pypi.org", "/project"),
    ("registry.npmjs.org", ""),
    ("smithery.ai", "/server"),
    ("smithery.ai", "/servers"),
    ("www.npmjs.com", "/package"),
    ("www.pulsemcp.com", "/servers"),
];

/// Whether the URL is that of a page for people: a repository, a package, an entry of a catalogue.
pub fn is_page(url: &Url<'_>) -> bool {
    let bare =
        |host: &str| url.has_host(host) || host.strip_prefix("www.").is_some_and(|bare| url.has_host(bare));
    // A repository: two parts of a path that are names, not GitHub's own words.
    let repository = ["github.com", "www.github.com"].iter().any(|host| url.has_host(host))
        && url.path.split('/').filter(|part| !part.is_empty()).count() >= 2;
    repository || PAGES.iter().any(|(host, path)| bare(host) && starts_path(url.path, path))
}

/// Whether `path` is `start` or lies below it.
fn starts_path(path: &str, start: &str) -> bool {
    path.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_sorted_and_have_sources() {
        for pair in MOVED.windows(2) {
            assert!((pair[0].host, pair[0].path) < (pair[1].host, pair[1].path), "{}", pair[1].host);
        }
        for row in all_moved() {
            assert!(row.source.starts_with("https://") && row.checked.len() == 10, "{}", row.host);
            assert_eq!(row.host, row.host.to_ascii_lowercase());
            assert!(row.path.starts_with('/') && !row.path.ends_with('/'), "{}", row.host);
        }
        assert!(PAGES.windows(2).all(|pair| pair[0] < pair[1]));
    }

    fn new_path(text: &str) -> Option<&'static str> {
        moved(&Url::parse(text).unwrap()).map(|row| row.new_path)
    }

    #[test]
    fn moved_endpoints_are_found() {
        assert_eq!(new_path("https://mcp.linear.app/sse"), Some("/mcp"));
        assert_eq!(new_path("https://MCP.Linear.app:443/sse/?x=1"), Some("/mcp"));
        assert_eq!(new_path("https://mcp.atlassian.com/v1/sse"), Some("/v1/mcp"));
        assert_eq!(new_path("https://radar.mcp.cloudflare.com/sse"), Some("/mcp"));
        for text in [
            "https://mcp.linear.app/mcp",
            "https://linear.app/sse",
            "https://mcp.linear.app:8443/sse",
            "https://mcp.linear.app.example.com/sse",
            "https://mcp.cloudflare.com/sse",
            "https://évil.mcp.cloudflare.co/sse",
        ] {
            assert_eq!(new_path(text), None, "{text}");
        }
    }

    #[test]
    fn pages_for_people_are_told_from_servers() {
        let page = |text: &str| is_page(&Url::parse(text).unwrap());
        for text in [
            "https://github.com/o/r",
            "https://github.com/o/r/blob/main/README.md",
            "https://www.npmjs.com/package/@o/p",
            "https://npmjs.com/package/p",
            "https://smithery.ai/server/@o/p",
        ] {
            assert!(page(text), "{text}");
        }
        for text in [
            "https://github.com",
            "https://api.githubcopilot.com/mcp/",
            "https://server.smithery.ai/@o/p/mcp",
            "https://gitmcp.io/o/r",
            "https://docs.mcp.cloudflare.com/mcp",
            "https://glama.ai/mcp",
        ] {
            assert!(!page(text), "{text}");
        }
    }
}
