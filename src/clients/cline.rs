//! Cline (editor extension and CLI): `cline_mcp_settings.json`, no project file.

use super::*;
use FieldKind::{Anything, Bool, Duration, Object, OneOf, StringMap, Strings};

/// How Cline reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "cline",
    name: "Cline",
    files: &[
        ConfigFile {
            path: "~/.cline/data/settings/cline_mcp_settings.json",
            os: Os::Any,
            scope: Scope::User,
        },
        // Older places, migrated once. No code reads ~/.cline/mcp.json, which the documentation names.
        ConfigFile {
            path: "~/Library/Application Support/*/User/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json",
            os: Os::Macos,
            scope: Scope::User,
        },
        ConfigFile {
            path: "%APPDATA%/*/User/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json",
            os: Os::Windows,
            scope: Scope::User,
        },
        ConfigFile {
            path: "~/.config/*/User/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json",
            os: Os::Linux,
            scope: Scope::User,
        },
        ConfigFile { path: "~/Documents/Cline/MCP/cline_mcp_settings.json", os: Os::Any, scope: Scope::User },
    ],
    leniency: Leniency::STRICT,
    roots: &[&["mcpServers"]],
    fields: &[
        Field::any("type", OneOf(&["stdio", "sse", "streamableHttp"])),
        // Older than `type`; its word for streamable HTTP is `http`.
        Field::any("transportType", FieldKind::String).replaced(Successor {
            field: "type",
            because: "its word for streamable HTTP is \"http\", that of \"type\" is \"streamableHttp\"",
        }),
        // Written by the CLI: the whole description of the transport, `type` included.
        Field::any("transport", Object),
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::stdio("cwd", FieldKind::String),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", StringMap),
        Field::any("disabled", Bool),
        Field::any("autoApprove", Strings),
        Field::any("timeout", Duration(TimeUnit::Seconds))
            .does("1 to 3600, the limit of one request")
            .within(TimeRange { least: 1, most: Some(3600), outside: OutsideRange::Clamped }),
        Field::any("remoteConfigured", Anything),
        Field::any("oauth", Anything),
        Field::any("oauthClient", Object),
        Field::any("metadata", Anything),
    ],
    unknown_fields: UnknownFields::Ignored,
    keys: Keys {
        command: "command",
        command_is_array: false,
        args: "args",
        env: "env",
        url: &["url"],
        headers: Some("headers"),
        cwd: Some("cwd"),
        enable: EnableFlag::Disabled,
    },
    transport: TransportRules {
        key: Some("type"),
        stdio: &["stdio"],
        http: &["streamableHttp"],
        sse: &["sse"],
        other: &[],
        // The schema tries SSE before streamable HTTP.
        url_without_word: UrlWithoutWord::Sse,
        required: false,
        unknown_word: UnknownWord::Rejected,
    },
    // The extension expands before it validates: an unset variable in `url` fails the
    // whole file. The CLI does not expand.
    variables: Variables {
        forms: &[VariableForm::EnvColon],
        fields: &["command", "args", "env", "url", "headers", "cwd"],
        unset: Unset::Literal,
        complete: true,
    },
    tilde: Knowledge::No,
    cwd: Knowledge::Yes,
    start_folder: StartFolder::Elsewhere,
    // The extension; the CLI passes everything on.
    inherits: Inherits::SdkSubset,
    windows_shims: WindowsShims::NeedsWrapper("versions of December 2024 to mid 2025"),
    desktop_app: true,
    bad_entry: BadEntry::WholeFile,
    parse_error: Some("Invalid JSON in MCP settings file. Please check the syntax."),
    command_and_url: CommandAndUrl::Command,
    reactions: &[
        // apps/vscode/src/services/mcp/McpHub.ts, read 2026-11-22.
        Reacts::new(
            To::UnknownWord,
            Outcome::FileRejected,
            "Server type must be one of: 'stdio', 'sse', or 'streamableHttp'",
        ),
        Reacts::new(
            To::AnyInEntry,
            Outcome::FileRejected,
            "MCP settings schema error — no servers were loaded.",
        ),
    ],
    sources: &[
        Source {
            what: "https://github.com/cline/cline/blob/main/apps/vscode/src/services/mcp/schemas.ts",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/cline/cline/blob/main/apps/vscode/src/services/mcp/McpHub.ts",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/cline/cline/blob/main/sdk/packages/core/src/extensions/mcp/config-loader.ts",
            checked: "2026-11-22",
        },
        Source { what: "https://github.com/cline/cline/issues/902 (npx on Windows)", checked: "2026-11-22" },
        Source { what: "https://github.com/cline/cline/issues/9950 (start folder)", checked: "2026-11-22" },
    ],
    names: NameRules {
        allowed: NameCharacters::All,
        // server__tool; a longer one ends in a hash.
        tools: Some(ToolNames {
            around: 2,
            holds_file_name: false,
            limit: 64,
            beyond: TooLong::Shortened,
            replacement: Some('_'),
        }),
        ..NameRules::UNKNOWN
    },
    searches_own_path: Knowledge::Yes,
    ..Dialect::UNKNOWN
};
