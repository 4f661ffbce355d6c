//! VS Code (GitHub Copilot): `.vscode/mcp.json` and the profile's `mcp.json`.

use super::*;
use FieldKind::{Bool, Object, OneOf, ScalarMap, StringMap, Strings};

/// How VS Code reads its config.
pub(super) static DIALECT: Dialect = BASE;

/// The same as a constant, for [`super::vscode_settings`].
pub(super) const BASE: Dialect = Dialect {
    id: "vscode",
    name: "VS Code",
    files: &[
        ConfigFile { path: ".vscode/mcp.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: "$XDG_CONFIG_HOME/Code*/User/mcp.json", os: Os::Linux, scope: Scope::User },
        ConfigFile {
            path: "~/Library/Application Support/Code*/User/mcp.json",
            os: Os::Macos,
            scope: Scope::User,
        },
        ConfigFile { path: "%APPDATA%/Code*/User/mcp.json", os: Os::Windows, scope: Scope::User },
        // Of a profile.
        ConfigFile {
            path: "$XDG_CONFIG_HOME/Code*/User/profiles/*/mcp.json",
            os: Os::Linux,
            scope: Scope::User,
        },
        ConfigFile {
            path: "~/Library/Application Support/Code*/User/profiles/*/mcp.json",
            os: Os::Macos,
            scope: Scope::User,
        },
        ConfigFile { path: "%APPDATA%/Code*/User/profiles/*/mcp.json", os: Os::Windows, scope: Scope::User },
    ],
    leniency: Leniency::JSONC,
    roots: &[&["servers"]],
    siblings: &["servers", "inputs", "sandbox", "$schema"],
    fields: &[
        Field::any("type", OneOf(&["stdio", "http", "sse"])),
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", ScalarMap).does("null removes an inherited variable"),
        Field::stdio("envFile", FieldKind::String),
        Field::stdio("cwd", FieldKind::String),
        Field::stdio("sandboxEnabled", Bool),
        Field::any("dev", Object),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", StringMap),
        Field::remote("oauth", Object),
        // The configuration resolver hoists these blocks on their platform.
        Field::any("windows", Object),
        Field::any("osx", Object),
        Field::any("linux", Object),
        // Written by VS Code itself for servers from its gallery.
        Field::any("gallery", FieldKind::Anything),
        Field::any("version", FieldKind::String),
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
        // It keeps this outside the file.
        enable: EnableFlag::Elsewhere("in the list of MCP servers of VS Code, with \"Disable\""),
    },
    transport: TransportRules {
        key: Some("type"),
        stdio: &["stdio"],
        http: &["http"],
        sse: &["sse"],
        other: &[],
        url_without_word: UrlWithoutWord::Http,
        required: false,
        unknown_word: UnknownWord::Ignored,
    },
    variables: Variables {
        forms: &[VariableForm::EnvColon, VariableForm::Input, VariableForm::Editor],
        fields: &["command", "args", "env", "url", "headers", "cwd"],
        unset: Unset::Empty,
        complete: true,
    },
    tilde: Knowledge::Yes,
    cwd: Knowledge::Yes,
    start_folder: StartFolder::Project,
    inherits: Inherits::Full,
    // src/vs/workbench/api/node/extHostMcpNode.ts, read 2026-11-22; it shows no limit.
    starting: Starting { env_file: Some("envFile"), appends_path: true, patience: None, ..Starting::SDK },
    windows_shims: WindowsShims::Resolved,
    desktop_app: true,
    bad_entry: BadEntry::Entry,
    parse_error: Some("Failed to parse scanned MCP servers"),
    command_and_url: CommandAndUrl::Word,
    closed_error: "Process exited with code 1",
    reactions: &[
        // src/vs/workbench/api/node/extHostMcpNode.ts maps over args and calls a string method on each;
        // mcpResourceScannerService.ts takes an entry without a command for a remote one. Headers go to fetch,
        // which makes strings of them. Read 2026-11-22.
        Reacts::new(To::Kind(&["args"]), Outcome::Fails, ""),
        Reacts::new(To::Item(&["args"]), Outcome::Fails, ""),
        Reacts::new(To::Item(&["headers"]), Outcome::Accepted, ""),
        Reacts::new(To::NoCommand, Outcome::Fails, ""),
        Reacts::new(To::NoUrl, Outcome::Fails, ""),
    ],
    sources: &[
        Source {
            what: "https://code.visualstudio.com/docs/agents/reference/mcp-configuration",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/microsoft/vscode/blob/main/src/vs/platform/mcp/common/mcpResourceScannerService.ts",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/microsoft/vscode/blob/main/src/vs/workbench/api/node/extHostMcpNode.ts",
            checked: "2026-11-22",
        },
    ],
    // The reference advises camelCase without spaces. A tool has a prefix of at most 18 characters.
    names: NameRules {
        tools: Some(ToolNames {
            around: 5,
            holds_file_name: false,
            limit: 64,
            beyond: TooLong::Shortened,
            replacement: Some('_'),
        }),
        ..NameRules::UNKNOWN
    },
    // It is appended to the inherited one.
    searches_own_path: Knowledge::No,
    ..Dialect::UNKNOWN
};
