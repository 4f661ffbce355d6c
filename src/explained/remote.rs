//! What findings of the family remote explain: mistakes in remote servers.

use super::{Reach, Row};

/// The rules that read the URL of a remote server.
const URL_RULES: &[&str] = &[
    "moved-endpoint",
    "transport-url-mismatch",
    "sse-deprecated",
    "remote-missing-auth",
    "url-trailing-slash",
    "localhost-ipv6",
    "mcp-remote-http",
    "mcp-remote-unneeded",
    "plaintext-http",
    "bind-all-interfaces",
];

pub(super) const ROWS: &[Row] = &[
    // That one says what an address looks like.
    ("url-invalid", &["wrong-type"], Reach::Place),
    // Which URL key is right depends on which transport is meant.
    ("transport-url-mismatch", &["deprecated-field"], Reach::Server),
    // Until the URL is one, there is nothing to say about what it leads to.
    ("url-invalid", URL_RULES, Reach::Server),
    ("url-invalid", &["placeholder-value"], Reach::Place),
    // The new endpoint speaks another transport, and the fix writes its word.
    (
        "moved-endpoint",
        &["transport-url-mismatch", "sse-deprecated", "mcp-remote-unneeded", "plaintext-http"],
        Reach::Server,
    ),
    ("transport-url-mismatch", &["sse-deprecated"], Reach::Server),
    // It refuses what the other one warns of.
    ("mcp-remote-http", &["plaintext-http", "bind-all-interfaces"], Reach::Server),
    ("oauth-fields", &["unknown-key"], Reach::Place),
    // The blanks of a header's name.
    ("header-invalid", &["value-whitespace"], Reach::Place),
];
