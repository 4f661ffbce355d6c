//! Void, an editor built on VS Code: `~/.void-editor/mcp.json`.

use super::*;
use FieldKind::{StringMap, Strings};

/// How Void reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "void",
    name: "Void",
    files: &[ConfigFile { path: "~/.void-editor/mcp.json", os: Os::Any, scope: Scope::User }],
    // JSON.parse.
    leniency: Leniency::STRICT,
    roots: &[&["mcpServers"]],
    fields: &[
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", StringMap).does("in the type, but never sent"),
    ],
    unknown_fields: UnknownFields::Ignored,
    keys: Keys {
        command: "command",
        command_is_array: false,
        args: "args",
        env: "env",
        url: &["url"],
        headers: Some("headers"),
        cwd: None,
        enable: EnableFlag::Elsewhere("in the list of MCP servers in Void's settings"),
    },
    // With a URL it tries streamable HTTP, then SSE, even where there is a command as well.
    transport: TransportRules {
        key: None,
        stdio: &[],
        http: &[],
        sse: &[],
        other: &[],
        url_without_word: UrlWithoutWord::Http,
        required: false,
        unknown_word: UnknownWord::Ignored,
    },
    variables: Variables { forms: &[], fields: &[], unset: Unset::Literal, complete: true },
    tilde: Knowledge::No,
    cwd: Knowledge::No,
    // All of it, and its own variables win over those of `env`.
    inherits: Inherits::Full,
    // mcpChannel.ts, read 2026-11-22: `{...entry.env, ...process.env}`.
    starting: Starting { own_variables_win: true, ..Starting::SDK },
    searches_own_path: Knowledge::No,
    // The MCP SDK for TypeScript, 1.11.2 or later.
    windows_shims: WindowsShims::Resolved,
    desktop_app: true,
    bad_entry: BadEntry::Entry,
    parse_error: Some("Error parsing MCP config file"),
    sources: &[
        Source {
            what: "https://github.com/voideditor/void/blob/main/src/vs/workbench/contrib/void/common/mcpService.ts (b3166e7e)",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/voideditor/void/blob/main/src/vs/workbench/contrib/void/electron-main/mcpChannel.ts (b3166e7e)",
            checked: "2026-11-22",
        },
    ],
    ..Dialect::UNKNOWN
};
