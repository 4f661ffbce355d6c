//! Kilo Code's older files, which its new versions import: `.kilocode/mcp.json`.

use super::*;
use FieldKind::{Anything, Bool, StringMap, Strings};

/// How Kilo Code reads the files of its older versions.
pub(super) static DIALECT: Dialect = Dialect {
    id: "kilo-code",
    name: "Kilo Code (imported files)",
    files: &[
        ConfigFile { path: ".kilocode/mcp.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: ".kilo/mcp.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: "~/.kilocode/mcp.json", os: Os::Any, scope: Scope::User },
        ConfigFile { path: "~/.kilo/mcp.json", os: Os::Any, scope: Scope::User },
        ConfigFile {
            path: "~/Library/Application Support/*/User/globalStorage/kilocode.kilo-code/settings/mcp_settings.json",
            os: Os::Macos,
            scope: Scope::User,
        },
        ConfigFile {
            path: "%APPDATA%/*/User/globalStorage/kilocode.kilo-code/settings/mcp_settings.json",
            os: Os::Windows,
            scope: Scope::User,
        },
        ConfigFile {
            path: "~/.config/*/User/globalStorage/kilocode.kilo-code/settings/mcp_settings.json",
            os: Os::Linux,
            scope: Scope::User,
        },
        // The files of .kilocode/mcp/ hold one server each, without a root key.
    ],
    leniency: Leniency::STRICT,
    roots: &[&["mcpServers"]],
    fields: &[
        Field::any("type", FieldKind::String),
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", StringMap),
        Field::any("disabled", Bool),
        // Read by the versions of that time; the import leaves them behind.
        Field::any("alwaysAllow", Strings),
        Field::stdio("cwd", FieldKind::String),
        Field::any("timeout", Anything),
    ],
    keys: Keys {
        command: "command",
        command_is_array: false,
        args: "args",
        env: "env",
        url: &["url"],
        headers: Some("headers"),
        cwd: None,
        enable: EnableFlag::Disabled,
    },
    // Without one of the two remote words an entry counts as local.
    transport: TransportRules {
        key: Some("type"),
        stdio: &["stdio", "local"],
        http: &["streamable-http"],
        sse: &["sse"],
        other: &[],
        url_without_word: UrlWithoutWord::Rejected("local MCP server missing command, skipping"),
        required: false,
        unknown_word: UnknownWord::Rejected,
    },
    adds_docker_rm: true,
    windows_shims: WindowsShims::NeedsWrapper("every version, as its documentation has it"),
    desktop_app: true,
    bad_entry: BadEntry::Entry,
    sources: &[
        Source {
            what: "https://github.com/Kilo-Org/kilocode/blob/main/packages/opencode/src/kilocode/mcp-migrator.ts",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/Kilo-Org/kilocode/blob/main/packages/opencode/src/kilocode/paths.ts",
            checked: "2026-11-22",
        },
    ],
    ..Dialect::UNKNOWN
};
