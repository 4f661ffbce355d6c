//! Roo Code: `.roo/mcp.json` in a project, `mcp_settings.json` in the editor's storage.

use super::*;
use FieldKind::{Bool, Duration, OneOf, StringMap, Strings};

/// How Roo Code reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "roo-code",
    name: "Roo Code",
    files: &[
        ConfigFile { path: ".roo/mcp.json", os: Os::Any, scope: Scope::Project },
        ConfigFile {
            path: "~/Library/Application Support/*/User/globalStorage/rooveterinaryinc.roo-cline/settings/mcp_settings.json",
            os: Os::Macos,
            scope: Scope::User,
        },
        ConfigFile {
            path: "%APPDATA%/*/User/globalStorage/rooveterinaryinc.roo-cline/settings/mcp_settings.json",
            os: Os::Windows,
            scope: Scope::User,
        },
        ConfigFile {
            path: "~/.config/*/User/globalStorage/rooveterinaryinc.roo-cline/settings/mcp_settings.json",
            os: Os::Linux,
            scope: Scope::User,
        },
    ],
    leniency: Leniency::STRICT,
    roots: &[&["mcpServers"]],
    fields: &[
        Field::any("type", OneOf(&["stdio", "sse", "streamable-http"])),
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::stdio("cwd", FieldKind::String),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", StringMap),
        Field::any("disabled", Bool),
        Field::any("timeout", Duration(TimeUnit::Seconds))
            .does("1 to 3600; another value is an error")
            .within(TimeRange { least: 1, most: Some(3600), outside: OutsideRange::Rejected }),
        Field::any("alwaysAllow", Strings),
        Field::any("disabledTools", Strings),
        Field::any("watchPaths", Strings),
    ],
    // A field of the other transport is an error all the same.
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
        http: &["streamable-http"],
        sse: &["sse"],
        other: &[],
        // The schema takes it for SSE; the path that reads a server without the schema refuses it.
        url_without_word: UrlWithoutWord::Sse,
        required: false,
        unknown_word: UnknownWord::Rejected,
    },
    // Of the editor's names only `${workspaceFolder}`. Expanded after validation, and every
    // backslash of a value becomes a slash.
    variables: Variables {
        forms: &[VariableForm::EnvColon, VariableForm::Editor],
        fields: &["command", "args", "env", "url", "headers", "cwd"],
        unset: Unset::Literal,
        complete: true,
    },
    tilde: Knowledge::No,
    cwd: Knowledge::Yes,
    start_folder: StartFolder::Project,
    inherits: Inherits::SdkSubset,
    // 3.52.1 starts every command through cmd.exe.
    windows_shims: WindowsShims::NeedsWrapper("versions that do not put cmd.exe in front themselves"),
    desktop_app: true,
    // The project file is lost as a whole, the global one is tried again server by server.
    bad_entry: BadEntry::Unknown,
    parse_error: Some("Invalid MCP settings JSON format. Please check your settings file for syntax errors."),
    command_and_url: CommandAndUrl::Rejected("Cannot mix 'stdio' and ('sse' or 'streamable-http') fields"),
    reactions: &[
        // src/services/mcp/McpHub.ts, read 2026-11-22: the entry is lost, in a project file all of them.
        Reacts::new(
            To::UnknownWord,
            Outcome::EntryDropped,
            "Server type must be 'stdio', 'sse', or 'streamable-http'",
        ),
        Reacts::new(To::AnyInEntry, Outcome::EntryDropped, ""),
    ],
    sources: &[
        Source {
            what: "https://github.com/RooCodeInc/Roo-Code/blob/main/src/services/mcp/McpHub.ts",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/RooCodeInc/Roo-Code/blob/main/src/utils/config.ts",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/RooCodeInc/Roo-Code/issues/3702 (npx on Windows)",
            checked: "2026-11-22",
        },
    ],
    // mcp--server--tool, cut off without a hash: src/utils/mcp-name.ts, read 2026-11-22.
    names: NameRules {
        tools: Some(ToolNames {
            around: 7,
            holds_file_name: false,
            limit: 64,
            beyond: TooLong::Cut,
            replacement: Some('_'),
        }),
        ..NameRules::UNKNOWN
    },
    searches_own_path: Knowledge::Yes,
    ..Dialect::UNKNOWN
};
