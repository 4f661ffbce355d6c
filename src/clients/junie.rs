//! JetBrains Junie: `.junie/mcp/mcp.json` in a project and in the home folder.

use super::*;
use FieldKind::{StringMap, Strings};

/// How Junie reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "junie",
    name: "Junie",
    files: &[
        ConfigFile { path: ".junie/mcp/mcp.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: "~/.junie/mcp/mcp.json", os: Os::Any, scope: Scope::User },
    ],
    roots: &[&["mcpServers"]],
    fields: &[
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", StringMap),
    ],
    // The older help page for the IDE knows stdio servers only.
    transport: TransportRules {
        key: None,
        stdio: &["stdio"],
        http: &[],
        sse: &[],
        other: &[],
        url_without_word: UrlWithoutWord::Unknown,
        required: false,
        unknown_word: UnknownWord::Unknown,
    },
    closed_error: "Connection closed",
    sources: &[
        Source {
            what: "https://junie.jetbrains.com/docs/junie-cli-mcp-configuration.html",
            checked: "2026-11-22",
        },
        Source {
            what: "https://www.jetbrains.com/help/junie/model-context-protocol-mcp.html",
            checked: "2026-11-22",
        },
    ],
    ..Dialect::UNKNOWN
};
