//! Factory Droid: `.factory/mcp.json` in a project and in the home folder.

use super::*;
use FieldKind::{Bool, Duration, StringMap, Strings};

/// How Factory reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "factory",
    name: "Factory",
    files: &[
        ConfigFile { path: ".factory/mcp.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: "~/.factory/mcp.json", os: Os::Any, scope: Scope::User },
        // The older Factory Bridge.
        ConfigFile {
            path: "~/Library/Application Support/Factory Bridge/mcp.json",
            os: Os::Macos,
            scope: Scope::User,
        },
        ConfigFile { path: "%APPDATA%/Factory Bridge/mcp.json", os: Os::Windows, scope: Scope::User },
    ],
    roots: &[&["mcpServers"]],
    fields: &[
        Field::any("type", FieldKind::String),
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", StringMap),
        Field::any("disabled", Bool),
        Field::any("enabledTools", Strings),
        Field::any("disabledTools", Strings),
        Field::any("timeoutMs", Duration(TimeUnit::Milliseconds)),
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
    transport: TransportRules {
        key: Some("type"),
        stdio: &["stdio"],
        http: &["http"],
        sse: &[],
        other: &[],
        url_without_word: UrlWithoutWord::Unknown,
        required: false,
        unknown_word: UnknownWord::Unknown,
    },
    variables: Variables {
        forms: &[VariableForm::Braces, VariableForm::BracesDefault],
        fields: &["command", "args", "env", "url", "headers"],
        unset: Unset::Unknown,
        complete: false,
    },
    // Only the older Bridge is known to need cmd /c.
    windows_shims: WindowsShims::Unknown,
    closed_error: "Connection closed",
    sources: &[
        Source {
            what: "https://github.com/Factory-AI/factory/blob/main/docs/cli/configuration/mcp.mdx",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/Factory-AI/factory/pull/1175 (variables, timeoutMs)",
            checked: "2026-11-22",
        },
        Source {
            what: "https://docs.factory.ai/user-guides/factory-bridge/model-context-protocol",
            checked: "2026-11-22",
        },
    ],
    ..Dialect::UNKNOWN
};
