//! Crush: `mcp` in `crush.json`.

use super::*;
use FieldKind::{Bool, Duration, Number, OneOf, StringMap, Strings};

/// How Crush reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "crush",
    name: "Crush",
    files: &[
        ConfigFile { path: "crush.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: ".crush.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: "$XDG_CONFIG_HOME/crush/crush.json", os: Os::Any, scope: Scope::User },
        // The data file, read like the others.
        ConfigFile { path: "~/.local/share/crush/crush.json", os: Os::Any, scope: Scope::User },
        ConfigFile { path: "%LOCALAPPDATA%/crush/crush.json", os: Os::Windows, scope: Scope::User },
        ConfigFile { path: "/etc/crush/crush.json", os: Os::Linux, scope: Scope::Managed },
        ConfigFile { path: "/etc/crush/crush.json", os: Os::Macos, scope: Scope::Managed },
    ],
    leniency: Leniency { comments: Knowledge::No, trailing_commas: Knowledge::No, bom: Knowledge::Unknown },
    roots: &[&["mcp"]],
    fields: &[
        Field::any("type", OneOf(&["stdio", "sse", "http"])),
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", StringMap),
        Field::any("disabled", Bool),
        Field::any("disabled_tools", Strings),
        Field::any("enabled_tools", Strings),
        Field::any("timeout", Duration(TimeUnit::Seconds)),
        Field::remote("oauth", Bool),
        Field::remote("oauth_client_id", FieldKind::String),
        Field::remote("oauth_client_secret", FieldKind::String),
        Field::remote("oauth_callback_port", Number),
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
        sse: &["sse"],
        other: &[],
        url_without_word: UrlWithoutWord::Rejected("unsupported mcp type"),
        required: true,
        unknown_word: UnknownWord::Rejected,
    },
    // A whole shell reads the values, `$(command)` included.
    variables: Variables {
        forms: &[VariableForm::Braces, VariableForm::BracesDefault, VariableForm::Dollar],
        fields: &["command", "args", "env", "url", "headers"],
        unset: Unset::Empty,
        complete: false,
    },
    shell_reads_values: true,
    // internal/config/resolve.go, read 2026-11-22.
    tilde: Knowledge::No,
    tilde_fields: &["command"],
    cwd: Knowledge::No,
    inherits: Inherits::Full,
    // internal/config/config.go, read 2026-11-22.
    starting: Starting { patience: Some(10_000), patience_field: Some("timeout"), ..Starting::SDK },
    parse_error: Some("invalid JSON in config file"),
    command_and_url: CommandAndUrl::Word,
    closed_error: "Connection closed",
    reactions: &[
        Reacts::new(To::UnknownWord, Outcome::EntryDropped, "unsupported mcp type: {key}"),
        // internal/agent/tools/mcp/init.go, read 2026-11-22.
        Reacts::new(To::NoType, Outcome::Fails, "unsupported mcp type"),
    ],
    sources: &[
        Source {
            what: "https://github.com/charmbracelet/crush/blob/main/internal/config/config.go",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/charmbracelet/crush/blob/main/internal/config/load.go",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/charmbracelet/crush/blob/main/internal/agent/tools/mcp/init.go",
            checked: "2026-11-22",
        },
    ],
    ..Dialect::UNKNOWN
};
