//! Augment (Auggie CLI and editor extension): `~/.augment/settings.json`.

use super::*;
use FieldKind::{StringMap, Strings};

/// How Augment reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "augment",
    name: "Augment",
    files: &[ConfigFile { path: "~/.augment/settings.json", os: Os::Any, scope: Scope::User }],
    format: Format::Json,
    // Its writer keeps comments, so it probably reads them.
    leniency: Leniency::UNKNOWN,
    roots: &[&["mcpServers"]],
    // A list is migrated to a map.
    container: Container::Map,
    siblings: &[],
    fields: &[
        Field::any("type", FieldKind::String),
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
        key: Some("type"),
        stdio: &["stdio"],
        http: &["http"],
        sse: &["sse"],
        other: &[],
        url_without_word: UrlWithoutWord::Unknown,
        required: false,
        unknown_word: UnknownWord::Unknown,
    },
    // The changelog names `${augmentToken}` and plugin folders; which other names work is not documented.
    variables: Variables {
        forms: &[VariableForm::Braces],
        fields: &["headers"],
        unset: Unset::Unknown,
        complete: false,
    },
    tilde: Knowledge::Unknown,
    cwd: Knowledge::Unknown,
    start_folder: StartFolder::Unknown,
    inherits: Inherits::Unknown,
    windows_shims: WindowsShims::Unknown,
    desktop_app: false,
    bad_entry: BadEntry::Entry,
    parse_error: None,
    closed_error: "Connection closed",
    sources: &[
        Source { what: "https://docs.augmentcode.com/cli/integrations", checked: "2026-11-22" },
        Source {
            what: "https://github.com/augmentcode/auggie/blob/main/CHANGELOG.md",
            checked: "2026-11-22",
        },
    ],
};
