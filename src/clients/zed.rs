//! Zed: `context_servers` in its settings.

use super::*;
use FieldKind::{Anything, Bool, Duration, Object, StringMap, Strings};

/// How Zed reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "zed",
    name: "Zed",
    files: &[
        ConfigFile { path: "$XDG_CONFIG_HOME/zed/settings.json", os: Os::Any, scope: Scope::User },
        ConfigFile { path: "%APPDATA%/Zed/settings.json", os: Os::Windows, scope: Scope::User },
        ConfigFile { path: ".zed/settings.json", os: Os::Any, scope: Scope::Project },
    ],
    leniency: Leniency { comments: Knowledge::Yes, trailing_commas: Knowledge::Yes, bom: Knowledge::Unknown },
    roots: &[&["context_servers"]],
    fields: &[
        // The older shape, an object with path, args and env, is migrated.
        Field::stdio("command", Anything),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", StringMap),
        Field::remote("oauth", Object),
        Field::any("timeout", Duration(TimeUnit::Seconds)),
        Field::any("enabled", Bool),
        Field::any("remote", Bool),
        // A server that an extension brings has settings and neither command nor url.
        Field::any("settings", Object),
        // Asked for by the versions of mid 2025.
        Field::any("source", FieldKind::String),
    ],
    keys: Keys {
        command: "command",
        command_is_array: false,
        args: "args",
        env: "env",
        url: &["url"],
        headers: Some("headers"),
        cwd: None,
        enable: EnableFlag::Enabled,
    },
    transport: TransportRules {
        key: None,
        stdio: &[],
        http: &[],
        sse: &[],
        other: &[],
        url_without_word: UrlWithoutWord::Http,
        required: false,
        unknown_word: UnknownWord::Unknown,
    },
    // https://github.com/zed-industries/zed/issues/60459, checked 2026-11-26.
    // The command runs through a shell, which may expand some.
    variables: Variables { forms: &[], fields: &[], unset: Unset::Unknown, complete: false },
    literal_fields: &["env", "url", "headers"],
    cwd: Knowledge::No,
    start_folder: StartFolder::Project,
    inherits: Inherits::Full,
    windows_shims: WindowsShims::Resolved,
    desktop_app: true,
    closed_error: "context server failed to start: Context server request timeout",
    sources: &[
        Source {
            what: "https://github.com/zed-industries/zed/blob/main/docs/src/ai/mcp.md",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/zed-industries/zed/blob/main/crates/settings_content/src/project.rs",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/zed-industries/zed/blob/main/crates/context_server/src/transport/stdio_transport.rs",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/zed-industries/zed/pull/42382 (programs are started through a shell)",
            checked: "2026-11-22",
        },
    ],
    ..Dialect::UNKNOWN
};
