//! Augment (Auggie CLI and editor extension): `~/.augment/settings.json`.

use super::*;
use FieldKind::{StringMap, Strings};

/// How Augment reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "augment",
    name: "Augment",
    files: &[ConfigFile { path: "~/.augment/settings.json", os: Os::Any, scope: Scope::User }],
    // Its writer keeps comments, so it probably reads them.
    leniency: Leniency::UNKNOWN,
    roots: &[&["mcpServers"]],
    // A list is migrated to a map.
    container: Container::Map,
    fields: &[
        Field::any("type", FieldKind::String),
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", StringMap),
    ],
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
    bad_entry: BadEntry::Entry,
    closed_error: "Connection closed",
    sources: &[
        Source { what: "https://docs.augmentcode.com/cli/integrations", checked: "2026-11-22" },
        Source {
            what: "https://github.com/augmentcode/auggie/blob/main/CHANGELOG.md",
            checked: "2026-11-22",
        },
    ],
    ..Dialect::UNKNOWN
};
