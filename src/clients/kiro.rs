//! Kiro (IDE and CLI): `.kiro/settings/mcp.json`, and agents in `.kiro/agents`.

use super::*;
use FieldKind::{Anything, Bool, Object, StringMap, Strings};

/// How Kiro reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "kiro",
    name: "Kiro",
    files: &[
        ConfigFile { path: ".kiro/settings/mcp.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: "~/.kiro/settings/mcp.json", os: Os::Any, scope: Scope::User },
        ConfigFile { path: ".kiro/agents/*.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: "~/.kiro/agents/*.json", os: Os::Any, scope: Scope::User },
    ],
    // The CLI's ancestor was strict; nothing is known of the IDE.
    leniency: Leniency::UNKNOWN,
    roots: &[&["mcpServers"]],
    fields: &[
        // `registry` in companies with a registry of their own.
        Field::any("type", FieldKind::String),
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::any("env", StringMap),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", StringMap),
        Field::remote("oauth", Object),
        Field::remote("oauthScopes", Strings),
        Field::any("disabled", Bool),
        Field::any("autoApprove", Strings).approves(Approval::Listed(Knowledge::Yes)),
        Field::any("disabledTools", Strings),
        // Seconds according to one report, milliseconds in its ancestor.
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
    transport: TransportRules {
        key: None,
        stdio: &["stdio"],
        http: &[],
        sse: &[],
        other: &[],
        url_without_word: UrlWithoutWord::Http,
        required: false,
        unknown_word: UnknownWord::Unknown,
    },
    // The IDE expands only names that the user approved; the others reach the server as they are.
    variables: Variables {
        forms: &[VariableForm::Braces],
        fields: &["env", "headers"],
        unset: Unset::Unknown,
        complete: false,
    },
    desktop_app: true,
    closed_error: "Failed to connect",
    sources: &[
        Source { what: "https://kiro.dev/docs/mcp/configuration", checked: "2026-11-22" },
        Source { what: "https://kiro.dev/docs/cli/mcp/configuration", checked: "2026-11-22" },
        Source {
            what: "https://github.com/kirodotdev/Kiro/issues/11258 (approved variables)",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/qdrant/mcp-server-qdrant/issues/176 (what the user sees)",
            checked: "2026-11-22",
        },
    ],
    ..Dialect::UNKNOWN
};
