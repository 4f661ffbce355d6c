//! Visual Studio 2022 (17.14 and later) and 2026: `.mcp.json` beside the solution, `.vs/mcp.json`.

use super::*;
use FieldKind::{StringMap, Strings};

/// How Visual Studio reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "visual-studio",
    name: "Visual Studio",
    files: &[
        ConfigFile { path: ".mcp.json", os: Os::Windows, scope: Scope::Project },
        ConfigFile { path: ".vs/mcp.json", os: Os::Windows, scope: Scope::Project },
        ConfigFile { path: "~/.mcp.json", os: Os::Windows, scope: Scope::User },
        // It reads the files of two other editors as well.
        ConfigFile { path: ".vscode/mcp.json", os: Os::Windows, scope: Scope::Project },
        ConfigFile { path: ".cursor/mcp.json", os: Os::Windows, scope: Scope::Project },
    ],
    // One sentence of the page speaks of a list of servers; its own examples are maps.
    roots: &[&["servers"]],
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
        url_without_word: UrlWithoutWord::Http,
        required: false,
        unknown_word: UnknownWord::Unknown,
    },
    // Whether `inputs` and variables work is not documented.
    variables: Variables { forms: &[], fields: &[], unset: Unset::Unknown, complete: false },
    desktop_app: true,
    closed_error: "Connection closed",
    sources: &[Source {
        what: "https://github.com/MicrosoftDocs/visualstudio-docs/blob/main/docs/ide/mcp-servers.md",
        checked: "2026-11-22",
    }],
    ..Dialect::UNKNOWN
};
