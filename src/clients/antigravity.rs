//! Google Antigravity: `mcp_config.json` under `~/.gemini`, remote servers by `serverUrl`.

use super::*;
use FieldKind::{Bool, StringMap, Strings};

/// How Antigravity reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "antigravity",
    name: "Antigravity",
    files: &[
        ConfigFile { path: "~/.gemini/antigravity/mcp_config.json", os: Os::Any, scope: Scope::User },
        // Antigravity 2 and its CLI.
        ConfigFile { path: "~/.gemini/config/mcp_config.json", os: Os::Any, scope: Scope::User },
        ConfigFile { path: "~/.gemini/antigravity-cli/mcp_config.json", os: Os::Any, scope: Scope::User },
        ConfigFile { path: ".agents/mcp_config.json", os: Os::Any, scope: Scope::Project },
        // Not documented, yet people keep theirs there.
        ConfigFile { path: ".agent/mcp_config.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: ".antigravity/mcp_config.json", os: Os::Any, scope: Scope::Project },
    ],
    leniency: Leniency { comments: Knowledge::No, trailing_commas: Knowledge::No, bom: Knowledge::Unknown },
    roots: &[&["mcpServers"]],
    fields: &[
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::stdio("cwd", FieldKind::String),
        Field::remote("serverUrl", FieldKind::String),
        Field::remote("headers", StringMap),
        Field::any("disabled", Bool),
    ],
    keys: Keys {
        command: "command",
        command_is_array: false,
        args: "args",
        env: "env",
        url: &["serverUrl"],
        headers: Some("headers"),
        cwd: Some("cwd"),
        enable: EnableFlag::Disabled,
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
    cwd: Knowledge::Yes,
    desktop_app: true,
    closed_error: "Connection closed",
    sources: &[
        Source {
            what: "https://github.com/Chemaclass/agnostic-ai/issues/556 (quotes antigravity.google/docs/mcp: headers, disabled, cwd)",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/withastro/docs/pull/13148 (serverUrl, not httpUrl)",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/langchain-ai/docs/pull/1609 (serverUrl, not url)",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/jgravelle/jcodemunch-mcp/releases/tag/v1.108.89 (~/.gemini/config)",
            checked: "2026-11-22",
        },
        Source {
            what: "https://docs.rs/crate/agent-config/0.2.0/source/docs/agents/antigravitycli.md (.agents, antigravity-cli)",
            checked: "2026-11-22",
        },
    ],
    ..Dialect::UNKNOWN
};
