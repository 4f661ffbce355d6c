//! GitHub Copilot in JetBrains IDEs and Xcode: `github-copilot/intellij/mcp.json`, `github-copilot/xcode/mcp.json`.

use super::*;
use FieldKind::{Object, StringMap, Strings};

/// How GitHub Copilot for JetBrains, Xcode and Eclipse reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "copilot-ide",
    name: "GitHub Copilot for JetBrains, Xcode and Eclipse",
    files: &[
        ConfigFile { path: "~/.config/github-copilot/intellij/mcp.json", os: Os::Any, scope: Scope::User },
        ConfigFile {
            path: "%LOCALAPPDATA%/github-copilot/intellij/mcp.json",
            os: Os::Windows,
            scope: Scope::User,
        },
        ConfigFile { path: "~/.config/github-copilot/xcode/mcp.json", os: Os::Macos, scope: Scope::User },
        // Eclipse keeps the text in its preferences.
    ],
    // JetBrains: the file that the plugin creates holds comments, a trailing comma fails. Xcode: strict.
    leniency: Leniency {
        comments: Knowledge::Unknown,
        trailing_commas: Knowledge::No,
        bom: Knowledge::Unknown,
    },
    roots: &[&["servers"]],
    fields: &[
        Field::any("type", FieldKind::String),
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::remote("url", FieldKind::String),
        Field::remote("requestInit", Object).does("holds the headers"),
    ],
    // Headers stand in `requestInit.headers`.
    keys: Keys {
        command: "command",
        command_is_array: false,
        args: "args",
        env: "env",
        url: &["url"],
        headers: None,
        cwd: None,
        enable: EnableFlag::Unknown,
    },
    // Only `stdio` is documented; the other words are those of VS Code, kept so that none is called unknown.
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
    desktop_app: true,
    headers_inside: Some("requestInit"),
    closed_error: "Connection closed",
    sources: &[
        Source {
            what: "https://github.com/github/docs/blob/main/content/copilot/how-tos/provide-context/use-mcp/extend-copilot-chat-with-mcp.md",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/github/CopilotForXcode (strict JSON, `servers` alone is kept)",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/microsoft/copilot-intellij-feedback/issues/358 (trailing commas)",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/stacklok/toolhive/pull/814 (the plugin's own file starts with comments)",
            checked: "2026-11-22",
        },
    ],
    ..Dialect::UNKNOWN
};
