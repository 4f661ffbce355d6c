//! MCP Inspector 2: `~/.mcp-inspector/mcp.json`, or any file given by `--config`.

use super::*;
use FieldKind::{StringMap, Strings};

/// How MCP Inspector reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "mcp-inspector",
    name: "MCP Inspector",
    files: &[ConfigFile { path: "~/.mcp-inspector/mcp.json", os: Os::Any, scope: Scope::User }],
    leniency: Leniency { comments: Knowledge::No, trailing_commas: Knowledge::No, bom: Knowledge::Unknown },
    roots: &[&["mcpServers"]],
    fields: &[
        Field::any("type", FieldKind::String),
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::stdio("cwd", FieldKind::String),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", StringMap),
    ],
    keys: Keys {
        command: "command",
        command_is_array: false,
        args: "args",
        env: "env",
        url: &["url"],
        headers: Some("headers"),
        cwd: Some("cwd"),
        enable: EnableFlag::Absent,
    },
    transport: TransportRules {
        key: Some("type"),
        stdio: &["stdio"],
        http: &["streamable-http", "http"],
        sse: &["sse"],
        other: &[],
        // Taken for a stdio server, which this field cannot say.
        url_without_word: UrlWithoutWord::Unknown,
        required: false,
        // Taken for a stdio server, too.
        unknown_word: UnknownWord::Unknown,
    },
    variables: Variables { forms: &[], fields: &[], unset: Unset::Literal, complete: true },
    cwd: Knowledge::Yes,
    windows_shims: WindowsShims::Resolved,
    sources: &[
        Source {
            what: "https://github.com/modelcontextprotocol/inspector/blob/main/core/mcp/node/config.ts",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/modelcontextprotocol/inspector/blob/main/core/mcp/serverList.ts",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/modelcontextprotocol/inspector/blob/main/docs/mcp-server-configuration.md",
            checked: "2026-11-22",
        },
    ],
    searches_own_path: Knowledge::Yes,
    ..Dialect::UNKNOWN
};
