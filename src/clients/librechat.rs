//! LibreChat: `mcpServers` in `librechat.yaml`.

use super::*;
use FieldKind::{Anything, Bool, Duration, Object, OneOf, StringMap, Strings};

/// How LibreChat reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "librechat",
    name: "LibreChat",
    files: &[
        ConfigFile { path: "librechat.yaml", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: "librechat-*.yaml", os: Os::Any, scope: Scope::Project },
    ],
    format: Format::Yaml,
    leniency: Leniency {
        comments: Knowledge::Yes,
        trailing_commas: Knowledge::Unknown,
        bom: Knowledge::Unknown,
    },
    // `interface.mcpServers` is about permissions.
    roots: &[&["mcpServers"]],
    fields: &[
        Field::any("type", OneOf(&["stdio", "sse", "websocket", "streamable-http", "http"])),
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings)
            .does("required")
            .required(Requirement { usual: UsualValue::EmptyList, until: None }),
        Field::stdio("env", StringMap),
        Field::stdio("stderr", Anything),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", StringMap),
        Field::remote("proxy", FieldKind::String),
        Field::any("title", FieldKind::String).does("letters, digits and spaces only"),
        Field::any("description", FieldKind::String),
        Field::any("startup", Bool),
        Field::any("iconPath", FieldKind::String),
        Field::any("timeout", Duration(TimeUnit::Milliseconds)),
        Field::any("initTimeout", Duration(TimeUnit::Milliseconds)),
        Field::any("sseReadTimeout", Duration(TimeUnit::Milliseconds)),
        Field::any("chatMenu", Bool),
        Field::any("serverInstructions", Anything),
        Field::any("requiresOAuth", Bool),
        Field::any("oauth", Object),
        Field::any("oauth_headers", StringMap),
        Field::any("apiKey", Object),
        Field::any("obo", Object),
        Field::any("customUserVars", Object),
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
        enable: EnableFlag::On("startup"),
    },
    transport: TransportRules {
        key: Some("type"),
        stdio: &["stdio"],
        http: &["streamable-http", "http"],
        sse: &["sse"],
        other: &["websocket"],
        // A ws: or wss: URL is a websocket; no URL ever counts as streamable HTTP.
        url_without_word: UrlWithoutWord::Sse,
        required: false,
        unknown_word: UnknownWord::Rejected,
    },
    // Beside these `{{LIBRECHAT_USER_ID}}` and the like. Secrets of LibreChat itself are never expanded.
    variables: Variables {
        forms: &[VariableForm::Braces],
        fields: &["args", "env", "url", "headers"],
        unset: Unset::Literal,
        // packages/data-provider/src/utils.ts, read 2026-11-26: `${…}` with whatever name is in it.
        complete: true,
    },
    fills_templates: true,
    cwd: Knowledge::No,
    inherits: Inherits::SdkSubset,
    windows_shims: WindowsShims::Resolved,
    // api/server/services/Config/loadCustomConfig.js, read 2026-11-25.
    parse_error: Some("Config file YAML format is invalid:"),
    sources: &[
        Source {
            what: "https://www.librechat.ai/docs/configuration/librechat_yaml/object_structure/mcp_servers",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/danny-avila/LibreChat/blob/main/packages/data-provider/src/mcp.ts",
            checked: "2026-11-22",
        },
    ],
    ..Dialect::UNKNOWN
};
