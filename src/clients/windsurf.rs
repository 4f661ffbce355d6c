//! Windsurf (Devin Desktop): `mcp_config.json` under `~/.codeium`.

use super::*;
use FieldKind::{Anything, Bool, StringMap, Strings};

/// How Windsurf reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "windsurf",
    name: "Windsurf",
    files: &[
        ConfigFile { path: "~/.codeium/windsurf/mcp_config.json", os: Os::Any, scope: Scope::User },
        // The plugin for JetBrains.
        ConfigFile { path: "~/.codeium/mcp_config.json", os: Os::Any, scope: Scope::User },
        // Since the new name. The Devin CLI has files of its own (`.devin/config.json`): not described here.
        ConfigFile { path: "~/.config/devin/mcp_config.json", os: Os::Any, scope: Scope::User },
        ConfigFile { path: "%APPDATA%/devin/mcp_config.json", os: Os::Windows, scope: Scope::User },
        // Not documented, yet people keep one in their repositories.
        ConfigFile { path: ".windsurf/mcp_config.json", os: Os::Any, scope: Scope::Project },
    ],
    // Strict for all that is reported, and written in Go, whose JSON has no trailing comma; comments may be
    // taken out before.
    leniency: Leniency {
        comments: Knowledge::Unknown,
        trailing_commas: Knowledge::No,
        bom: Knowledge::Unknown,
    },
    roots: &[&["mcpServers"]],
    fields: &[
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::remote("serverUrl", FieldKind::String),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", StringMap),
        // Seen in the notes of others only.
        Field::any("disabled", Bool),
        Field::any("disabledTools", Anything),
        Field::any("alwaysAllow", Anything),
    ],
    keys: Keys {
        command: "command",
        command_is_array: false,
        args: "args",
        env: "env",
        url: &["serverUrl", "url"],
        headers: Some("headers"),
        cwd: None,
        // `disabled` is widely used, but no source of the vendor has it.
        enable: EnableFlag::Unknown,
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
    // A file that cannot be read leaves its reference as it is.
    variables: Variables {
        forms: &[VariableForm::EnvColon, VariableForm::File],
        fields: &["command", "args", "env", "url", "headers"],
        unset: Unset::Empty,
        complete: true,
    },
    desktop_app: true,
    closed_error: "Connection closed",
    reactions: &[
        // A Go struct: https://github.com/eyaltoledano/claude-task-master/issues/215, checked 2026-11-22.
        Reacts::new(
            To::Item(&["env"]),
            Outcome::FileRejected,
            "failed to parse JSON config: json: cannot unmarshal {received} into Go struct field mcpServerConfig.mcpServers.env of type string",
        ),
        Reacts::new(To::Kind(&["args"]), Outcome::FileRejected, ""),
        Reacts::new(To::Item(&["args", "headers"]), Outcome::FileRejected, ""),
    ],
    sources: &[
        Source { what: "https://docs.windsurf.com/plugins/cascade/mcp", checked: "2026-11-22" },
        Source { what: "https://docs.devin.ai/zh/desktop/cascade/mcp", checked: "2026-11-22" },
        Source {
            what: "https://github.com/executeautomation/mcp-playwright/issues/87 (starts programs through Go's exec)",
            checked: "2026-11-22",
        },
    ],
    // https://docs.devin.ai/zh/desktop/cascade/mcp, checked 2026-11-22.
    starting: Starting { most_tools: Some(100), ..Starting::SDK },
    ..Dialect::UNKNOWN
};
