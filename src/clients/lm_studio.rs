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
        url_without_word: UrlWithoutWord::Unknown,
        required: false,
        unknown_word: UnknownWord::Unknown,
    },
    desktop_app: true,
    closed_error: "Connection closed",
    sources: &[
        Source { what: "https://lmstudio.ai/docs/app/mcp", checked: "2026-11-22" },
        Source {
            what: "https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/1371 (where the file is)",
            checked: "2026-11-22",
        },
    ],
    ..Dialect::UNKNOWN
};
