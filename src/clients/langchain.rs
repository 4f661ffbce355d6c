//! LangChain's `MultiServerMCPClient`: a dictionary in Python, no file of its own.

use super::*;
use FieldKind::{Anything, Bool, Duration, Object, OneOf, StringMap, Strings};

/// How LangChain MCP adapters reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "langchain",
    name: "LangChain MCP adapters",
    files: &[],
    // The empty path is the dictionary itself: it has no wrapper.
    roots: &[&[]],
    fields: &[
        Field::any(
            "transport",
            OneOf(&["stdio", "sse", "websocket", "http", "streamable_http", "streamable-http"]),
        ),
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings)
            .does("required")
            .required(Requirement { usual: UsualValue::EmptyList, until: None }),
        Field::stdio("env", StringMap),
        Field::stdio("cwd", FieldKind::String),
        Field::stdio("encoding", FieldKind::String),
        Field::stdio("encoding_error_handler", OneOf(&["strict", "ignore", "replace"])),
        Field::any("session_kwargs", Object),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", Object),
        Field::remote("timeout", Duration(TimeUnit::Seconds)),
        Field::remote("sse_read_timeout", Duration(TimeUnit::Seconds)),
        Field::remote("terminate_on_close", Bool),
        Field::remote("auth", Anything),
        Field::remote("httpx_client_factory", Anything),
    ],
    // They become arguments of a function that has none of that name: TypeError.
    unknown_fields: UnknownFields::EntryDropped,
    keys: Keys {
        command: "command",
        command_is_array: false,
        args: "args",
        env: "env",
        url: &["url"],
        headers: Some("headers"),
        cwd: Some("cwd"),
        enable: EnableFlag::Absent,
    },
    transport: TransportRules {
        key: Some("transport"),
        stdio: &["stdio"],
        http: &["http", "streamable_http", "streamable-http"],
        sse: &["sse"],
        other: &["websocket"],
        url_without_word: UrlWithoutWord::Rejected(
            "Configuration error: Missing 'transport' key in server configuration.",
        ),
        required: true,
        unknown_word: UnknownWord::Rejected,
    },
    variables: Variables {
        forms: &[VariableForm::Braces],
        fields: &["env"],
        unset: Unset::Literal,
        complete: true,
    },
    tilde: Knowledge::No,
    cwd: Knowledge::Yes,
    inherits: Inherits::SdkSubset,
    windows_shims: WindowsShims::Resolved,
    closed_error: "Connection closed",
    reactions: &[
        Reacts::new(To::UnknownWord, Outcome::FileRejected, "Unsupported transport: {key}"),
        // langchain_mcp_adapters/sessions.py 0.3.2, read 2026-11-22.
        Reacts::new(
            To::NoType,
            Outcome::FileRejected,
            "Configuration error: Missing 'transport' key in server configuration.",
        ),
        Reacts::new(
            To::NoField(&["args"]),
            Outcome::Fails,
            "'args' parameter is required for stdio connection",
        ),
    ],
    sources: &[Source {
        what: "https://github.com/langchain-ai/langchain-mcp-adapters/blob/main/langchain_mcp_adapters/sessions.py (0.3.2)",
        checked: "2026-11-22",
    }],
    searches_own_path: Knowledge::Yes,
    ..Dialect::UNKNOWN
};
