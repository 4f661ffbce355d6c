//! LM Studio (0.3.17 and later): its own `mcp.json`, in Cursor's notation.

use super::*;
use FieldKind::{StringMap, Strings};

/// How LM Studio reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "lm-studio",
    name: "LM Studio",
    files: &[
        ConfigFile { path: "~/.lmstudio/mcp.json", os: Os::Any, scope: Scope::User },
        // Where an installation on macOS had it (lmstudio-bug-tracker#1371).
        ConfigFile { path: "~/.cache/lm-studio/mcp.json", os: Os::Any, scope: Scope::User },
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
    desktop_app: true,
    bad_entry: BadEntry::Unknown,
    parse_error: None,
    closed_error: "Connection closed",
    sources: &[
        Source { what: "https://lmstudio.ai/docs/app/mcp", checked: "2026-11-22" },
        Source {
            what: "https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/1371 (where the file is)",
            checked: "2026-11-22",
        },
    ],
};
