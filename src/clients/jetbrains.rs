//! JetBrains AI Assistant, whose servers are typed into a dialog, and JetBrains Air: `.air/mcp.json`.

use super::*;
use FieldKind::{StringMap, Strings};

/// How JetBrains AI Assistant reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "jetbrains",
    name: "JetBrains AI Assistant",
    files: &[
        ConfigFile { path: ".air/mcp.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: ".mcp.json", os: Os::Any, scope: Scope::Project },
        // AI Assistant itself keeps the JSON in its settings.
    ],
    roots: &[&["mcpServers"]],
    fields: &[
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", StringMap),
    ],
    transport: TransportRules {
        key: None,
        stdio: &["stdio"],
        http: &[],
        sse: &[],
        other: &[],
        url_without_word: UrlWithoutWord::Http,
        required: false,
        unknown_word: UnknownWord::Unknown,
    },
    // The working folder is a field of the dialog.
    cwd: Knowledge::Unknown,
    desktop_app: true,
    closed_error: "Connection closed",
    sources: &[
        Source { what: "https://www.jetbrains.com/help/ai-assistant/2026.1/mcp.html", checked: "2026-11-22" },
        Source { what: "https://www.jetbrains.com/help/air/mcp-servers.html", checked: "2026-11-22" },
    ],
    ..Dialect::UNKNOWN
};
