//! FastMCP's client config (`MCPConfig`), a dictionary or a JSON file of any name.

use super::*;
use FieldKind::{Anything, Duration, Object, StringMap, Strings};

/// How FastMCP reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "fastmcp",
    name: "FastMCP",
    files: &[
// `fastmcp.json` describes a server, not the servers of a client.
],
    leniency: Leniency { comments: Knowledge::No, trailing_commas: Knowledge::No, bom: Knowledge::Unknown },
    // The empty path is the file itself: the map of servers may stand there without a wrapper.
    roots: &[&["mcpServers"], &[]],
    fields: &[
        Field::any("transport", FieldKind::String),
        Field::stdio("type", FieldKind::String),
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        // Any value passes its check.
        Field::stdio("env", Object),
        Field::stdio("cwd", FieldKind::String),
        Field::stdio("keep_alive", Anything),
        Field::any("timeout", Duration(TimeUnit::Milliseconds)).does("kept, but not used to connect"),
        Field::any("description", FieldKind::String),
        Field::any("icon", Anything),
        Field::any("authentication", Anything),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", StringMap),
        Field::remote("auth", Anything),
        Field::remote("sse_read_timeout", Anything),
        Field::any("tools", Anything),
        Field::any("include_tags", Anything),
        Field::any("exclude_tags", Anything),
    ],
    unknown_fields: UnknownFields::Ignored,
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
        key: Some("transport"),
        stdio: &["stdio"],
        http: &["http", "streamable-http"],
        sse: &["sse"],
        other: &[],
        // A path with a part `sse` is SSE, every other one HTTP; `type` of a remote server is not read.
        url_without_word: UrlWithoutWord::Http,
        required: false,
        unknown_word: UnknownWord::Unknown,
    },
    variables: Variables { forms: &[], fields: &[], unset: Unset::Literal, complete: true },
    tilde: Knowledge::No,
    cwd: Knowledge::Yes,
    windows_shims: WindowsShims::Resolved,
    closed_error: "Connection closed",
    sources: &[Source {
        what: "https://github.com/PrefectHQ/fastmcp/blob/main/fastmcp_slim/fastmcp/mcp_config.py",
        checked: "2026-11-22",
    }],
    searches_own_path: Knowledge::Yes,
    ..Dialect::UNKNOWN
};
