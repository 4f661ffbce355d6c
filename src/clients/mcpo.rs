//! Open WebUI's mcpo: any JSON file given by `--config`.

use super::*;
use FieldKind::{Object, StringMap, Strings};

/// How mcpo reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "mcpo",
    name: "mcpo",
    files: &[],
    leniency: Leniency::STRICT,
    roots: &[&["mcpServers"]],
    fields: &[
        Field::any("type", FieldKind::String),
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        // Not in 788ff92 (February 2026), but in other versions of the code.
        Field::stdio("cwd", FieldKind::String),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", StringMap),
        Field::remote("oauth", Object),
        Field::any("disabledTools", Strings),
        Field::any("disabled_tools", Strings),
        Field::any("client_header_forwarding", Object),
    ],
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
        key: Some("type"),
        stdio: &["stdio"],
        http: &["streamable-http", "streamable_http", "streamablehttp"],
        sse: &["sse"],
        other: &[],
        url_without_word: UrlWithoutWord::Sse,
        required: false,
        // Where the entry has no command; `http` is such a word.
        unknown_word: UnknownWord::Rejected,
    },
    variables: Variables { forms: &[], fields: &[], unset: Unset::Literal, complete: true },
    tilde: Knowledge::No,
    inherits: Inherits::Full,
    windows_shims: WindowsShims::Resolved,
    bad_entry: BadEntry::WholeFile,
    parse_error: Some("Invalid JSON in config file"),
    closed_error: "Connection closed",
    reactions: &[
        // src/mcpo/main.py, read 2026-11-22.
        Reacts::new(
            To::UnknownWord,
            Outcome::FileRejected,
            "Server '{name}' must have either 'command' for stdio or 'type' and 'url' for remote servers",
        ),
    ],
    sources: &[
        Source {
            what: "https://github.com/open-webui/mcpo/blob/main/src/mcpo/main.py",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/open-webui/mcpo/blob/main/src/mcpo/utils/main.py",
            checked: "2026-11-22",
        },
    ],
    ..Dialect::UNKNOWN
};
