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
    format: Format::Json,
    leniency: Leniency::UNKNOWN,
    roots: &[&["mcpServers"]],
    container: Container::Map,
    siblings: &[],
    fields: &[
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", StringMap),
    ],
    unknown_fields: UnknownFields::Unknown,
    keys: Keys {
        command: "command",
        command_is_array: false,
        args: "args",
        env: "env",
        url: &["url"],
        headers: Some("headers"),
        cwd: None,
        enable: EnableFlag::Unknown,
    },
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
    variables: Variables { forms: &[], fields: &[], unset: Unset::Unknown, complete: false },
    tilde: Knowledge::Unknown,
    cwd: Knowledge::Unknown,
    start_folder: StartFolder::Unknown,
    inherits: Inherits::Unknown,
    windows_shims: WindowsShims::Unknown,
    desktop_app: false,
    bad_entry: BadEntry::Unknown,
    parse_error: None,
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
};
