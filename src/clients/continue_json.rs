//! Continue's JSON files: `.continue/mcpServers/*.json`.

use super::*;
use FieldKind::{OneOf, StringMap, Strings};

/// How Continue reads the JSON files of other clients.
pub(super) static DIALECT: Dialect = Dialect {
    id: "continue",
    name: "Continue (JSON files)",
    files: &[
        ConfigFile { path: ".continue/mcpServers/*.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: "~/.continue/mcpServers/*.json", os: Os::Any, scope: Scope::User },
    ],
    leniency: Leniency {
        comments: Knowledge::Yes,
        trailing_commas: Knowledge::Unknown,
        bom: Knowledge::Unknown,
    },
    // The file may also be one bare server, whose name is then that of the file.
    roots: &[&["mcpServers"]],
    takes_one_server: true,
    fields: &[
        Field::any("type", OneOf(&["stdio", "sse", "http"])),
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::stdio("envFile", FieldKind::String).does("not supported: Continue warns"),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", StringMap),
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
        enable: EnableFlag::Absent,
    },
    transport: TransportRules {
        key: Some("type"),
        stdio: &["stdio"],
        http: &["http"],
        sse: &["sse"],
        other: &[],
        url_without_word: UrlWithoutWord::Http,
        required: false,
        unknown_word: UnknownWord::Rejected,
    },
    // `${NAME}` names a secret of Continue, not a variable of the shell.
    variables: Variables {
        forms: &[VariableForm::Braces],
        fields: &["env"],
        unset: Unset::Unknown,
        complete: false,
    },
    cwd: Knowledge::No,
    start_folder: StartFolder::Project,
    inherits: Inherits::SdkSubset,
    windows_shims: WindowsShims::NeedsWrapper("its JetBrains plugin up to May 2025 (continue#4913)"),
    bad_entry: BadEntry::WholeFile,
    sources: &[
        Source {
            what: "https://github.com/continuedev/continue/blob/main/packages/config-yaml/src/schemas/mcp/json.ts",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/continuedev/continue/blob/main/core/context/mcp/json/loadJsonMcpConfigs.ts",
            checked: "2026-11-22",
        },
    ],
    // It puts the PATH of the login shell over it.
    searches_own_path: Knowledge::No,
    ..Dialect::UNKNOWN
};
