//! The registry's `server.json`: how a published server can be started or reached.

use super::*;
use FieldKind::{Anything, Object, OneOf};

/// How the registry reads a server.json.
pub(super) static DIALECT: Dialect = Dialect {
    id: "mcp-server-json",
    name: "MCP registry server.json",
    files: &[ConfigFile { path: "server.json", os: Os::Any, scope: Scope::Project }],
    only_with: &[&["name", "packages"], &["name", "remotes"]],
    // https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json
    schema: Some("/server.schema.json"),
    roots: &[&["packages"], &["remotes"]],
    container: Container::Custom,
    // Since 2025-09-16; before that the names were in snake_case.
    fields: &[
        Field::stdio("registryType", FieldKind::String),
        Field::stdio("identifier", FieldKind::String),
        Field::stdio("version", FieldKind::String),
        Field::stdio("registryBaseUrl", FieldKind::String),
        Field::stdio("fileSha256", FieldKind::String),
        Field::stdio("runtimeHint", FieldKind::String),
        // Lists of objects, not of strings.
        Field::stdio("runtimeArguments", Anything),
        Field::stdio("packageArguments", Anything),
        Field::stdio("environmentVariables", Anything),
        Field::stdio("transport", Object),
        Field::remote("type", OneOf(&["streamable-http", "sse"])),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", Anything),
        Field::remote("variables", Object),
    ],
    keys: Keys {
        command: "runtimeHint",
        command_is_array: false,
        args: "runtimeArguments",
        env: "environmentVariables",
        url: &["url"],
        headers: Some("headers"),
        cwd: None,
        enable: EnableFlag::Absent,
    },
    // `type` in `transport` of a package, or in a remote itself. `http` is not a word here.
    transport: TransportRules {
        key: Some("type"),
        stdio: &["stdio"],
        http: &["streamable-http"],
        sse: &["sse"],
        other: &[],
        url_without_word: UrlWithoutWord::Unknown,
        required: true,
        unknown_word: UnknownWord::Rejected,
    },
    // Only `{name}`, from the `variables` beside it.
    variables: Variables { forms: &[], fields: &[], unset: Unset::Literal, complete: true },
    closed_error: "Connection closed",
    sources: &[
        Source {
            what: "https://github.com/modelcontextprotocol/registry/blob/main/docs/reference/server-json/CHANGELOG.md",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/modelcontextprotocol/registry/blob/main/docs/reference/server-json/draft/server.schema.json",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/modelcontextprotocol/registry/blob/main/docs/reference/server-json/official-registry-requirements.md",
            checked: "2026-11-22",
        },
    ],
    ..Dialect::UNKNOWN
};
