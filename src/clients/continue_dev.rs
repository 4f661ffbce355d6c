//! Continue: a list of servers in `config.yaml` or `.continue/mcpServers/*.yaml`.

use super::*;
use FieldKind::{Anything, Duration, Object, OneOf, StringMap, Strings};

/// How Continue reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "continue",
    name: "Continue",
    // The JSON files beside these have another shape: `continue_json`.
    files: &[
        ConfigFile { path: "~/.continue/config.yaml", os: Os::Any, scope: Scope::User },
        ConfigFile { path: ".continue/mcpServers/*.yaml", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: ".continue/mcpServers/*.yml", os: Os::Any, scope: Scope::Project },
    ],
    format: Format::Yaml,
    leniency: Leniency {
        comments: Knowledge::Yes,
        trailing_commas: Knowledge::Unknown,
        bom: Knowledge::Unknown,
    },
    roots: &[&["mcpServers"]],
    takes_one_server: true,
    container: Container::List,
    fields: &[
        Field::any("name", FieldKind::String),
        Field::any("serverName", FieldKind::String),
        Field::any("type", OneOf(&["stdio", "sse", "streamable-http"])),
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::stdio("cwd", FieldKind::String),
        Field::remote("url", FieldKind::String),
        Field::remote("apiKey", FieldKind::String),
        Field::remote("requestOptions", Object).does("holds the headers"),
        Field::any("connectionTimeout", Duration(TimeUnit::Milliseconds)),
        Field::any("faviconUrl", FieldKind::String),
        Field::any("sourceFile", FieldKind::String),
        // An entry that takes a server from the hub.
        Field::any("uses", FieldKind::String),
        Field::any("with", Anything),
        Field::any("override", Anything),
    ],
    unknown_fields: UnknownFields::Ignored,
    // Headers stand in `requestOptions.headers`.
    keys: Keys {
        command: "command",
        command_is_array: false,
        args: "args",
        env: "env",
        url: &["url"],
        headers: None,
        cwd: Some("cwd"),
        enable: EnableFlag::Absent,
    },
    transport: TransportRules {
        key: Some("type"),
        stdio: &["stdio"],
        http: &["streamable-http"],
        sse: &["sse"],
        other: &[],
        // Streamable HTTP, then SSE.
        url_without_word: UrlWithoutWord::Http,
        required: false,
        unknown_word: UnknownWord::Rejected,
    },
    // And `${{ inputs.NAME }}`.
    variables: Variables {
        forms: &[VariableForm::Secret],
        fields: &["command", "args", "env", "url", "headers", "cwd"],
        unset: Unset::Rejected,
        complete: false,
    },
    cwd: Knowledge::Yes,
    start_folder: StartFolder::Project,
    // And the PATH of the login shell.
    inherits: Inherits::SdkSubset,
    // packages/config-yaml/src/schemas/mcp/index.ts, read 2026-11-22.
    starting: Starting { patience: Some(20_000), patience_field: Some("connectionTimeout"), ..Starting::SDK },
    windows_shims: WindowsShims::NeedsWrapper("its JetBrains plugin up to May 2025 (continue#4913)"),
    headers_inside: Some("requestOptions"),
    sources: &[
        Source {
            what: "https://github.com/continuedev/continue/blob/main/packages/config-yaml/src/schemas/mcp/index.ts",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/continuedev/continue/blob/main/core/context/mcp/MCPConnection.ts",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/continuedev/continue/blob/main/docs/customize/deep-dives/mcp.mdx",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/continuedev/continue/issues/4913 (npx on Windows)",
            checked: "2026-11-22",
        },
    ],
    // It puts the PATH of the login shell over it.
    searches_own_path: Knowledge::No,
    ..Dialect::UNKNOWN
};
