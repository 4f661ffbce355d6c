//! Warp: `.warp/.mcp.json` and `.agents/.mcp.json`, and the files of Claude Code.

use super::*;
use FieldKind::{StringMap, Strings};

/// How Warp reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "warp",
    name: "Warp",
    files: &[
        ConfigFile { path: ".warp/.mcp.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: "~/.warp/.mcp.json", os: Os::Any, scope: Scope::User },
        ConfigFile { path: ".agents/.mcp.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: "~/.agents/.mcp.json", os: Os::Any, scope: Scope::User },
        ConfigFile { path: ".mcp.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: "~/.claude.json", os: Os::Any, scope: Scope::User },
    ],
    leniency: Leniency::STRICT,
    // The first of mcp.servers, servers, mcpServers and mcp_servers that exists counts.
    roots: &[&["mcpServers"], &["mcp", "servers"], &["servers"], &["mcp_servers"]],
    fields: &[
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::stdio("working_directory", FieldKind::String),
        Field::remote("url", FieldKind::String),
        Field::remote("serverUrl", FieldKind::String),
        Field::remote("headers", StringMap),
    ],
    unknown_fields: UnknownFields::Ignored,
    keys: Keys {
        command: "command",
        command_is_array: false,
        args: "args",
        env: "env",
        url: &["url", "serverUrl"],
        headers: Some("headers"),
        cwd: Some("working_directory"),
        enable: EnableFlag::Absent,
    },
    transport: TransportRules {
        key: None,
        stdio: &[],
        http: &[],
        sse: &[],
        other: &[],
        url_without_word: UrlWithoutWord::Http,
        required: false,
        unknown_word: UnknownWord::Ignored,
    },
    // Replaced in the text of the file before it is parsed. `${NAME:-default}` counts as a variable
    // of that whole name, so it is never set; one unset or empty variable costs every server of the file.
    variables: Variables {
        forms: &[VariableForm::Braces],
        fields: &["command", "args", "env", "url", "headers", "cwd"],
        unset: Unset::Rejected,
        complete: true,
    },
    cwd: Knowledge::Yes,
    desktop_app: true,
    closed_error: "Connection closed",
    sources: &[
        Source {
            what: "https://github.com/warpdotdev/docs/blob/main/src/content/docs/agent-platform/capabilities/mcp.mdx",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/warpdotdev/warp/blob/main/app/src/ai/mcp/parsing.rs",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/warpdotdev/warp/blob/main/app/src/ai/mcp/file_mcp_watcher.rs",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/warpdotdev/warp/blob/main/crates/cloud_object_models/src/mcp.rs",
            checked: "2026-11-22",
        },
    ],
    ..Dialect::UNKNOWN
};
