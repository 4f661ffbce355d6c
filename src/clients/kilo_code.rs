//! Kilo Code (the versions that are built on opencode): `kilo.jsonc`.

use super::*;
use FieldKind::{Bool, Duration, ObjectOrBool, OneOf, StringMap, Strings};

/// How Kilo Code reads its config.
pub(super) static DIALECT: Dialect = BASE;

/// What holds in every one of its files.
pub(super) const BASE: Dialect = Dialect {
    id: "kilo-code",
    name: "Kilo Code",
    files: &[
        ConfigFile { path: "~/.config/kilo/kilo.jsonc", os: Os::Any, scope: Scope::User },
        ConfigFile { path: "~/.config/kilo/kilo.json", os: Os::Any, scope: Scope::User },
        ConfigFile { path: "~/.config/kilo/opencode.jsonc", os: Os::Any, scope: Scope::User },
        ConfigFile { path: "~/.config/kilo/opencode.json", os: Os::Any, scope: Scope::User },
        ConfigFile { path: "~/.config/kilo/config.json", os: Os::Any, scope: Scope::User },
        ConfigFile {
            path: "/Library/Application Support/kilo/kilo.jsonc",
            os: Os::Macos,
            scope: Scope::Managed,
        },
        ConfigFile {
            path: "/Library/Application Support/kilo/kilo.json",
            os: Os::Macos,
            scope: Scope::Managed,
        },
        ConfigFile { path: "C:/ProgramData/kilo/kilo.jsonc", os: Os::Windows, scope: Scope::Managed },
        ConfigFile { path: "C:/ProgramData/kilo/kilo.json", os: Os::Windows, scope: Scope::Managed },
        ConfigFile { path: "/etc/kilo/kilo.jsonc", os: Os::Linux, scope: Scope::Managed },
        ConfigFile { path: "/etc/kilo/kilo.json", os: Os::Linux, scope: Scope::Managed },
    ],
    leniency: Leniency {
        comments: Knowledge::Yes,
        trailing_commas: Knowledge::Unknown,
        bom: Knowledge::Unknown,
    },
    roots: &[&["mcp"]],
    fields: &[
        Field::any("type", OneOf(&["local", "remote"])),
        Field::stdio("command", Strings),
        Field::stdio("environment", StringMap),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", StringMap),
        Field::remote("oauth", ObjectOrBool),
        Field::any("enabled", Bool),
        Field::any("timeout", Duration(TimeUnit::Milliseconds)),
    ],
    keys: Keys {
        command: "command",
        command_is_array: true,
        args: "args",
        env: "environment",
        url: &["url"],
        headers: Some("headers"),
        cwd: None,
        enable: EnableFlag::Enabled,
    },
    // `remote` tries streamable HTTP, then SSE.
    transport: TransportRules {
        key: Some("type"),
        stdio: &["local"],
        http: &["remote"],
        sse: &[],
        other: &[],
        url_without_word: UrlWithoutWord::Unknown,
        required: false,
        unknown_word: UnknownWord::Unknown,
    },
    variables: Variables {
        forms: &[VariableForm::BareEnvColon, VariableForm::File],
        fields: &["command", "args", "env", "url", "headers", "cwd"],
        unset: Unset::Empty,
        // packages/opencode/src/config/variable.ts, read 2026-11-26: these and no others, `${env:NAME}` neither.
        complete: true,
    },
    // https://github.com/Kilo-Org/kilocode/pull/8444, checked 2026-11-22.
    adds_docker_rm: true,
    windows_shims: WindowsShims::NeedsWrapper("every version, as its documentation has it"),
    sources: &[
        Source {
            what: "https://github.com/Kilo-Org/kilocode/blob/main/packages/opencode/src/config/config.ts",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/Kilo-Org/kilocode/blob/main/packages/opencode/src/config/paths.ts",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/Kilo-Org/kilocode/blob/main/packages/kilo-docs/pages/automate/mcp/using-in-kilo-code.md",
            checked: "2026-11-22",
        },
    ],
    ..Dialect::UNKNOWN
};
