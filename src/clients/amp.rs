//! Amp: `amp.mcpServers` in `.amp/settings.json`.

use super::*;
use FieldKind::{Anything, Bool, StringMap, Strings};

/// How Amp reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "amp",
    name: "Amp",
    files: &[
        ConfigFile { path: ".amp/settings.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: ".amp/settings.jsonc", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: "~/.config/amp/settings.json", os: Os::Any, scope: Scope::User },
        ConfigFile { path: "~/.config/amp/settings.jsonc", os: Os::Any, scope: Scope::User },
        ConfigFile {
            path: "/Library/Application Support/ampcode/managed-settings.json",
            os: Os::Macos,
            scope: Scope::Managed,
        },
        ConfigFile { path: "/etc/ampcode/managed-settings.json", os: Os::Linux, scope: Scope::Managed },
        ConfigFile {
            path: "%PROGRAMDATA%/ampcode/managed-settings.json",
            os: Os::Windows,
            scope: Scope::Managed,
        },
    ],
    leniency: Leniency { comments: Knowledge::Yes, trailing_commas: Knowledge::Yes, bom: Knowledge::Unknown },
    // One key with a dot in it, not a path.
    roots: &[&["amp.mcpServers"]],
    fields: &[
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", StringMap),
        Field::remote("oauth", Anything),
        Field::any("includeTools", Strings),
        // Said by others only.
        Field::any("disabled", Bool),
    ],
    transport: TransportRules {
        key: None,
        stdio: &[],
        http: &[],
        sse: &[],
        other: &[],
        url_without_word: UrlWithoutWord::Http,
        required: false,
        unknown_word: UnknownWord::Unknown,
    },
    closed_error: "Connection closed",
    sources: &[
        Source { what: "ran 0.0.1790142911", checked: "2026-11-22" },
        Source { what: "https://ampcode.com/news/mcp-permissions", checked: "2026-11-22" },
        Source {
            what: "https://developersdigest.tech/reference/amp/config-files (places)",
            checked: "2026-11-22",
        },
    ],
    // Ran 0.0.1790142911 on 2026-11-22: `amp mcp add` allows letters, digits, @, /, -, _.
    names: NameRules {
        allowed: NameCharacters::WordAnd("@/-_"),
        otherwise: BadName::Awkward("`amp mcp add` refuses such a name"),
        ..NameRules::UNKNOWN
    },
    ..Dialect::UNKNOWN
};
