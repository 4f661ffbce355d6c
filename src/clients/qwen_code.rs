//! Qwen Code: `mcpServers` in `.qwen/settings.json`, and `.mcp.json`.

use super::*;
use FieldKind::{Anything, Bool, Duration, Object, StringMap, Strings};

/// How Qwen Code reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "qwen-code",
    name: "Qwen Code",
    files: &[
        ConfigFile { path: ".qwen/settings.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: "~/.qwen/settings.json", os: Os::Any, scope: Scope::User },
        ConfigFile { path: ".mcp.json", os: Os::Any, scope: Scope::Project },
    ],
    leniency: Leniency { comments: Knowledge::Yes, trailing_commas: Knowledge::No, bom: Knowledge::No },
    roots: &[&["mcpServers"]],
    // As JavaScript does. Ran on 2026-11-25.
    lists_by_place: true,
    fields: &[
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::stdio("cwd", FieldKind::String),
        Field::remote("url", FieldKind::String).does("always server-sent events"),
        Field::remote("httpUrl", FieldKind::String).does("streamable HTTP"),
        Field::remote("headers", StringMap),
        Field::remote("tcp", FieldKind::String),
        Field::any("type", FieldKind::String).does("only `sdk` means anything"),
        Field::any("timeout", Duration(TimeUnit::Milliseconds)),
        Field::any("discoveryTimeoutMs", Duration(TimeUnit::Milliseconds)).within(TimeRange {
            least: 100,
            most: Some(300_000),
            outside: OutsideRange::Clamped,
        }),
        Field::any("trust", Bool).approves(Approval::Flag { not_in: None }),
        Field::any("description", FieldKind::String),
        Field::any("includeTools", Strings),
        Field::any("excludeTools", Strings),
        Field::remote("oauth", Object),
        Field::remote("authProviderType", FieldKind::String),
        Field::remote("targetAudience", FieldKind::String),
        Field::remote("targetServiceAccount", FieldKind::String),
        Field::any("scope", Anything),
        Field::any("alwaysLoadTools", Anything),
        Field::any("versionNegotiation", Anything),
    ],
    unknown_fields: UnknownFields::Ignored,
    keys: Keys {
        command: "command",
        command_is_array: false,
        args: "args",
        env: "env",
        url: &["url", "httpUrl"],
        headers: Some("headers"),
        cwd: Some("cwd"),
        // Turned off by `mcp.excluded`, beside the servers.
        enable: EnableFlag::Elsewhere("by its name in \"mcp\": {\"excluded\": [...]}"),
    },
    // `type` is ignored in settings.json; in .mcp.json `http` with `url` counts as `httpUrl`.
    transport: TransportRules {
        key: None,
        stdio: &["stdio"],
        http: &[],
        sse: &[],
        other: &["sdk"],
        // By key, not by word: `url` is SSE and `httpUrl` is streamable HTTP, which this field cannot say.
        url_without_word: UrlWithoutWord::Unknown,
        required: false,
        unknown_word: UnknownWord::Ignored,
    },
    variables: Variables {
        forms: &[VariableForm::Braces, VariableForm::Dollar],
        fields: &["command", "args", "env", "url", "headers", "cwd"],
        unset: Unset::Literal,
        complete: true,
    },
    cwd: Knowledge::Yes,
    inherits: Inherits::Full,
    // chunk-DPEB6S2R.js of 0.24.4, read 2026-11-22: 30 s for a process, 5 s for a URL.
    starting: Starting {
        patience: Some(30_000),
        patience_field: Some("discoveryTimeoutMs"),
        ..Starting::SDK
    },
    windows_shims: WindowsShims::Resolved,
    bad_entry: BadEntry::Entry,
    validator: Validator::Nothing,
    absent: Absent::Falsy,
    // It checks nothing. Ran 0.15.10 on 2026-11-25, and read its bundle.
    reactions: &[
        Reacts::new(To::AnyWrongRoot, Outcome::FileRejected, "No MCP servers configured."),
        Reacts::new(To::RootKind, Outcome::FileRejected, ""),
        Reacts::new(To::NullEntry, Outcome::Stops, ""),
        Reacts::new(To::Entry, Outcome::EntryDropped, ""),
        Reacts::new(To::NoCommand, Outcome::EntryDropped, ""),
        Reacts::new(To::EmptyCommand, Outcome::EntryDropped, ""),
        Reacts::new(To::NoUrl, Outcome::EntryDropped, ""),
        Reacts::new(To::NoType, Outcome::Accepted, ""),
        Reacts::new(To::UnknownWord, Outcome::Accepted, ""),
        // It joins the arguments for its list of servers, and stops there.
        Reacts::new(To::Null(&["args"]), Outcome::Accepted, ""),
        Reacts::new(To::Kind(&["args"]), Outcome::Stops, "server.args?.join is not a function"),
        Reacts::new(To::Kind(&["command", "url", "httpUrl"]), Outcome::Fails, ""),
        // Scalars become strings.
        Reacts::new(To::AnyInEntry, Outcome::Accepted, ""),
    ],
    parse_error: Some("Cannot read operator sandbox policy from"),
    http_url: Some("httpUrl"),
    sources: &[
        Source { what: "ran 0.24.4", checked: "2026-11-22" },
        Source { what: "ran 0.15.10", checked: "2026-11-25" },
        Source { what: "npm @qwen-code/qwen-code 0.24.4, its bundle", checked: "2026-11-22" },
        Source {
            what: "https://github.com/QwenLM/qwen-code/issues/3163 (a missing cwd)",
            checked: "2026-11-22",
        },
    ],
    names: NameRules {
        unusable: &[
            ("__proto__", Outcome::EntryDropped),
            ("constructor", Outcome::EntryDropped),
            ("prototype", Outcome::EntryDropped),
        ],
        tools: Some(ToolNames {
            around: 7,
            holds_file_name: false,
            limit: 64,
            beyond: TooLong::Shortened,
            replacement: Some('_'),
        }),
        ..NameRules::UNKNOWN
    },
    searches_own_path: Knowledge::Yes,
    skips_noise: Knowledge::Yes,
    ..Dialect::UNKNOWN
};
