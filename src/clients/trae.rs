//! Trae: `.trae/mcp.json` in a project, `mcp.json` in the user folder.

use super::*;
use FieldKind::{StringMap, Strings};

/// How Trae reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "trae",
    name: "Trae",
    files: &[
        // Read only where project servers are turned on in the settings.
        ConfigFile { path: ".trae/mcp.json", os: Os::Any, scope: Scope::Project },
        ConfigFile {
            path: "~/Library/Application Support/Trae/User/mcp.json",
            os: Os::Macos,
            scope: Scope::User,
        },
        // Where another tool writes it.
        ConfigFile { path: "~/Library/Application Support/Trae/mcp.json", os: Os::Macos, scope: Scope::User },
        ConfigFile { path: "%APPDATA%/Trae/mcp.json", os: Os::Windows, scope: Scope::User },
        ConfigFile { path: "~/.config/Trae/mcp.json", os: Os::Linux, scope: Scope::User },
        // The CLI's trae_cli.yaml has another shape and is not described here.
    ],
    roots: &[&["mcpServers"]],
    fields: &[
        Field::any("type", FieldKind::String),
        Field::stdio("command", FieldKind::String).does("must hold no space"),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", StringMap),
        // Written for servers from its marketplace.
        Field::any("fromGalleryId", FieldKind::String),
    ],
    transport: TransportRules {
        key: None,
        stdio: &["stdio"],
        http: &[],
        sse: &[],
        other: &[],
        url_without_word: UrlWithoutWord::Unknown,
        required: false,
        unknown_word: UnknownWord::Unknown,
    },
    desktop_app: true,
    closed_error: "Connection closed",
    sources: &[
        Source { what: "https://www.volcengine.com/docs/86677/2137601", checked: "2026-11-22" },
        Source { what: "https://github.com/pathintegral-institute/mcpm.sh/issues/92", checked: "2026-11-22" },
        Source { what: "https://github.com/CoplayDev/unity-mcp/issues/337", checked: "2026-11-22" },
    ],
    ..Dialect::UNKNOWN
};
