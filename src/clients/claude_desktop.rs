//! Claude Desktop: `claude_desktop_config.json`, servers that are started as a process only.

use super::*;
use FieldKind::{StringMap, Strings};

/// How Claude Desktop reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "claude-desktop",
    name: "Claude Desktop",
    files: &[
        ConfigFile {
            path: "~/Library/Application Support/Claude/claude_desktop_config.json",
            os: Os::Macos,
            scope: Scope::User,
        },
        ConfigFile {
            path: "%APPDATA%/Claude/claude_desktop_config.json",
            os: Os::Windows,
            scope: Scope::User,
        },
        ConfigFile {
            path: "%LOCALAPPDATA%/Packages/Claude_pzs8sxrjxfjjc/LocalCache/Roaming/Claude/claude_desktop_config.json",
            os: Os::Windows,
            scope: Scope::User,
        },
        ConfigFile {
            path: "$XDG_CONFIG_HOME/Claude/claude_desktop_config.json",
            os: Os::Linux,
            scope: Scope::User,
        },
    ],
    leniency: Leniency::STRICT,
    roots: &[&["mcpServers"]],
    fields: &[
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
    ],
    unknown_fields: UnknownFields::Ignored,
    keys: Keys {
        command: "command",
        command_is_array: false,
        args: "args",
        env: "env",
        url: &[],
        headers: None,
        cwd: None,
        enable: EnableFlag::Unknown,
    },
    transport: TransportRules {
        key: None,
        stdio: &["stdio"],
        http: &[],
        sse: &[],
        other: &[],
        url_without_word: UrlWithoutWord::Unsupported,
        required: false,
        unknown_word: UnknownWord::Unknown,
    },
    variables: Variables { forms: &[], fields: &[], unset: Unset::Literal, complete: true },
    tilde: Knowledge::No,
    // Threads disagree about cwd: google_workspace_mcp#93 says ignored, mcptools#87 says honoured.
    cwd: Knowledge::Unknown,
    start_folder: StartFolder::Elsewhere,
    inherits: Inherits::SdkSubset,
    windows_shims: WindowsShims::NeedsWrapper("versions before its own lookup of .cmd files"),
    // It writes `cmd.exe /C "C:\Program Files\nodejs\npx.cmd" …`.
    shim_quoting: ShimQuoting::Lost,
    starts_powershell_scripts: true,
    finds_nvm: true,
    desktop_app: true,
    bad_entry: BadEntry::Entry,
    parse_error: Some("There was an error reading or parsing claude_desktop_config.json"),
    reactions: &[
        // https://github.com/aaronsb/obsidian-mcp-plugin/issues/124, checked 2026-11-22. Before 2026 the app showed the
        // schema's complaint instead, for the whole file: https://github.com/directus/mcp/issues/6
        Reacts::new(
            To::AnyInEntry,
            Outcome::EntryDropped,
            "The following entries in claude_desktop_config.json are not valid MCP server configurations and were skipped: {name}",
        ),
    ],
    sources: &[
        Source {
            what: "https://modelcontextprotocol.io/docs/develop/connect-local-servers",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/cboxdk/statamic-mcp/issues/20 (remote entries are skipped)",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/anthropics/claude-code/issues/44764 (starts in /)",
            checked: "2026-11-22",
        },
    ],
    names: NameRules { allowed: NameCharacters::All, ..NameRules::UNKNOWN },
    searches_own_path: Knowledge::Yes,
    ..Dialect::UNKNOWN
};
