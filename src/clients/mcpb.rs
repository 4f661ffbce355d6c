//! MCP bundles (MCPB, formerly DXT): `server.mcp_config` in `manifest.json`.

use super::*;
use FieldKind::{Object, StringMap, Strings};

/// How a host of bundles reads a manifest.
pub(super) static DIALECT: Dialect = Dialect {
    id: "mcpb",
    name: "MCP bundle",
    files: &[
        ConfigFile { path: "manifest.json", os: Os::Any, scope: Scope::Project },
        // One of several that a build chooses from.
        ConfigFile { path: "manifest-*.json", os: Os::Any, scope: Scope::Project },
    ],
    only_with: &[&["server", "manifest_version"], &["server", "dxt_version"]],
    leniency: Leniency { comments: Knowledge::No, trailing_commas: Knowledge::No, bom: Knowledge::Unknown },
    roots: &[&["server", "mcp_config"]],
    container: Container::Custom,
    fields: &[
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::stdio("platform_overrides", Object).does("replaces args and env as a whole"),
    ],
    // Every object of the schema is closed.
    unknown_fields: UnknownFields::EntryDropped,
    keys: Keys {
        command: "command",
        command_is_array: false,
        args: "args",
        env: "env",
        url: &[],
        headers: None,
        cwd: None,
        enable: EnableFlag::Absent,
    },
    transport: TransportRules {
        key: None,
        stdio: &["stdio"],
        http: &[],
        sse: &[],
        other: &[],
        url_without_word: UrlWithoutWord::Unsupported,
        required: false,
        unknown_word: UnknownWord::Unknown,
    },
    // `${__dirname}`, `${HOME}`, `${user_config.NAME}` and a few folders, but nothing of the environment.
    variables: Variables { forms: &[], fields: &[], unset: Unset::Literal, complete: false },
    cwd: Knowledge::No,
    bad_entry: BadEntry::WholeFile,
    closed_error: "Connection closed",
    sources: &[
        Source {
            what: "https://github.com/modelcontextprotocol/mcpb/blob/main/MANIFEST.md",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/modelcontextprotocol/mcpb/blob/main/src/schemas/0.4.ts",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/modelcontextprotocol/mcpb/blob/main/src/shared/config.ts",
            checked: "2026-11-22",
        },
    ],
    ..Dialect::UNKNOWN
};
