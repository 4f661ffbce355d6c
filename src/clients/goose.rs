//! Goose: `extensions` in `config.yaml`.

use super::*;
use FieldKind::{Anything, Bool, Duration, OneOf, StringMap, Strings};

/// How Goose reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "goose",
    name: "Goose",
    files: &[
        ConfigFile { path: "~/.config/goose/config.yaml", os: Os::Any, scope: Scope::User },
        ConfigFile { path: "%APPDATA%/Block/goose/config/config.yaml", os: Os::Windows, scope: Scope::User },
    ],
    format: Format::Yaml,
    leniency: Leniency {
        comments: Knowledge::Yes,
        trailing_commas: Knowledge::Unknown,
        bom: Knowledge::Unknown,
    },
    roots: &[&["extensions"]],
    fields: &[
        Field::any(
            "type",
            OneOf(&["stdio", "streamable_http", "sse", "builtin", "platform", "frontend", "inline_python"]),
        ),
        Field::any("enabled", Bool)
            .does("required")
            .required(Requirement { usual: UsualValue::True, until: None }),
        Field::any("name", FieldKind::String),
        Field::any("display_name", Anything),
        Field::any("description", FieldKind::String),
        Field::any("bundled", Anything),
        Field::any("available_tools", Strings),
        Field::any("timeout", Duration(TimeUnit::Seconds)),
        Field::stdio("cmd", FieldKind::String),
        Field::stdio("args", Strings).required(Requirement { usual: UsualValue::EmptyList, until: None }),
        Field::any("envs", StringMap),
        Field::any("env_keys", Strings).does("names of secrets that goose keeps"),
        Field::remote("uri", FieldKind::String),
        Field::remote("headers", StringMap),
        Field::remote("client_id", FieldKind::String),
        Field::remote("client_secret_key", FieldKind::String),
        Field::remote("scopes", Anything),
        // Of the kinds that are neither a process nor a URL.
        Field::any("code", FieldKind::String),
        Field::any("dependencies", Anything),
    ],
    keys: Keys {
        command: "cmd",
        command_is_array: false,
        args: "args",
        env: "envs",
        url: &["uri"],
        headers: Some("headers"),
        cwd: None,
        enable: EnableFlag::Enabled,
    },
    transport: TransportRules {
        key: Some("type"),
        stdio: &["stdio"],
        http: &["streamable_http"],
        // Parsed, but no longer supported: goose asks to migrate it.
        sse: &["sse"],
        other: &["builtin", "platform", "frontend", "inline_python"],
        url_without_word: UrlWithoutWord::Rejected("Skipping malformed extension config entry"),
        required: true,
        unknown_word: UnknownWord::Rejected,
    },
    // Looked up in envs and env_keys, not in the environment.
    variables: Variables {
        forms: &[VariableForm::Braces, VariableForm::Dollar],
        fields: &["url", "headers"],
        unset: Unset::Literal,
        complete: true,
    },
    bad_entry: BadEntry::Entry,
    closed_error: "Connection closed",
    reactions: &[
        // crates/goose/src/config/extensions.rs, read 2026-11-22.
        Reacts::new(To::NoField(&[]), Outcome::EntryDropped, "Skipping malformed extension config entry"),
        Reacts::new(To::NoType, Outcome::EntryDropped, "Skipping malformed extension config entry"),
    ],
    sources: &[
        Source { what: "https://block.github.io/goose/docs/guides/config-files", checked: "2026-11-22" },
        Source {
            what: "https://github.com/block/goose/blob/main/crates/goose/src/config/extensions.rs",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/block/goose/blob/main/crates/goose/src/agents/extension.rs",
            checked: "2026-11-22",
        },
    ],
    // It refuses PATH in `envs`.
    searches_own_path: Knowledge::No,
    // crates/goose/src/config/extensions.rs, read 2026-11-22.
    starting: Starting { patience: Some(300_000), patience_field: Some("timeout"), ..Starting::SDK },
    ..Dialect::UNKNOWN
};
