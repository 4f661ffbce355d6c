//! Cursor: `.cursor/mcp.json` in a project and in the home folder.

use super::*;
use FieldKind::{Object, OneOf, StringMap, Strings};

/// What Cursor says about an entry without a program and a URL.
const NO_TRANSPORT: &str = "Server \"{name}\" must have either a command (for stdio) or url (for SSE)";

/// How Cursor reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "cursor",
    name: "Cursor",
    files: &[
        ConfigFile { path: ".cursor/mcp.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: "~/.cursor/mcp.json", os: Os::Any, scope: Scope::User },
    ],
    // The documentation's own sample has a comment; a trailing comma was reported to fail (context7#563).
    leniency: Leniency {
        comments: Knowledge::Unknown,
        trailing_commas: Knowledge::No,
        bom: Knowledge::Unknown,
    },
    roots: &[&["mcpServers"]],
    fields: &[
        Field::any("type", OneOf(&["stdio", "http", "sse", "streamable-http", "streamableHttp"])),
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::stdio("envFile", FieldKind::String),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", StringMap),
        Field::remote("auth", Object),
    ],
    transport: TransportRules {
        key: Some("type"),
        stdio: &["stdio"],
        http: &["http", "streamable-http", "streamableHttp"],
        sse: &["sse"],
        other: &[],
        url_without_word: UrlWithoutWord::Http,
        required: false,
        unknown_word: UnknownWord::Unknown,
    },
    variables: Variables {
        forms: &[VariableForm::EnvColon, VariableForm::Editor],
        fields: &["command", "args", "env", "url", "headers"],
        unset: Unset::Unknown,
        complete: true,
    },
    windows_shims: WindowsShims::NeedsWrapper("versions of early 2025"),
    // It took arguments apart at blanks in early 2025, and quotes held them together.
    shim_quoting: ShimQuoting::SaidLost,
    desktop_app: true,
    starting: Starting { env_file: Some("envFile"), ..Starting::SDK },
    reactions: &[
        // Users quote it; whether the other servers load they do not say.
        Reacts::new(To::NoCommand, Outcome::Unknown, NO_TRANSPORT),
        Reacts::new(To::NoUrl, Outcome::Unknown, NO_TRANSPORT),
    ],
    sources: &[
        Source { what: "https://cursor.com/docs/mcp", checked: "2026-11-22" },
        Source {
            what: "https://github.com/upstash/context7/issues/563 (trailing comma)",
            checked: "2026-11-22",
        },
    ],
    names: NameRules {
        allowed: NameCharacters::All,
        // Server and tool together; https://github.com/awslabs/mcp/issues/616, checked 2026-11-22.
        tools: Some(ToolNames {
            around: 0,
            holds_file_name: false,
            limit: 60,
            beyond: TooLong::LeftOut,
            replacement: None,
        }),
        ..NameRules::UNKNOWN
    },
    ..Dialect::UNKNOWN
};
