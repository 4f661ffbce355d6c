//! Gemini CLI: `mcpServers` in `.gemini/settings.json` and in extensions.

use super::*;
use FieldKind::{Bool, Duration, Object, OneOf, StringMap, Strings};

/// The forms that it expands in env and headers.
const WITH_PERCENT: &[VariableForm] = &[
    VariableForm::Braces,
    VariableForm::BracesDefault,
    VariableForm::Dollar,
    VariableForm::Percent,
    VariableForm::Editor,
];

/// How Gemini CLI reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "gemini-cli",
    name: "Gemini CLI",
    files: &[
        ConfigFile { path: ".gemini/settings.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: "~/.gemini/settings.json", os: Os::Any, scope: Scope::User },
        ConfigFile { path: "gemini-extension.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: "~/.gemini/extensions/*/gemini-extension.json", os: Os::Any, scope: Scope::User },
        ConfigFile { path: "/etc/gemini-cli/settings.json", os: Os::Linux, scope: Scope::Managed },
        ConfigFile { path: "/etc/gemini-cli/system-defaults.json", os: Os::Linux, scope: Scope::Managed },
        ConfigFile {
            path: "/Library/Application Support/GeminiCli/settings.json",
            os: Os::Macos,
            scope: Scope::Managed,
        },
        ConfigFile {
            path: "/Library/Application Support/GeminiCli/system-defaults.json",
            os: Os::Macos,
            scope: Scope::Managed,
        },
        ConfigFile {
            path: "C:/ProgramData/gemini-cli/settings.json",
            os: Os::Windows,
            scope: Scope::Managed,
        },
        ConfigFile {
            path: "C:/ProgramData/gemini-cli/system-defaults.json",
            os: Os::Windows,
            scope: Scope::Managed,
        },
    ],
    leniency: Leniency { comments: Knowledge::Yes, trailing_commas: Knowledge::No, bom: Knowledge::No },
    roots: &[&["mcpServers"]],
    // As JavaScript does. Ran on 2026-11-25.
    lists_by_place: true,
    fields: &[
        Field::any("type", OneOf(&["stdio", "sse", "http"])),
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::stdio("cwd", FieldKind::String),
        Field::remote("url", FieldKind::String),
        Field::remote("httpUrl", FieldKind::String).does("deprecated, wins over `url`").replaced(Successor {
            field: "url",
            because: "with \"type\": \"http\" beside it \"url\" says the same",
        }),
        Field::remote("headers", StringMap),
        Field::remote("tcp", FieldKind::String),
        Field::any("timeout", Duration(TimeUnit::Milliseconds)),
        Field::any("trust", Bool)
            .does("skips every confirmation; not read in an extension")
            .approves(Approval::Flag { not_in: Some("gemini-extension.json") }),
        Field::any("description", FieldKind::String),
        Field::any("includeTools", Strings),
        Field::any("excludeTools", Strings),
        Field::any("extension", Object),
        Field::remote("oauth", Object),
        Field::remote(
            "authProviderType",
            OneOf(&["dynamic_discovery", "google_credentials", "service_account_impersonation"]),
        ),
        Field::remote("targetAudience", FieldKind::String),
        Field::remote("targetServiceAccount", FieldKind::String),
    ],
    unknown_fields: UnknownFields::Warned,
    keys: Keys {
        command: "command",
        command_is_array: false,
        args: "args",
        env: "env",
        url: &["url", "httpUrl"],
        headers: Some("headers"),
        cwd: Some("cwd"),
        // Turned off by `mcp.excluded`, beside the servers.
        enable: EnableFlag::Elsewhere("with /mcp disable, or by its name in \"mcp\": {\"excluded\": [...]}"),
    },
    transport: TransportRules {
        key: Some("type"),
        stdio: &["stdio"],
        http: &["http"],
        sse: &["sse"],
        other: &[],
        url_without_word: UrlWithoutWord::Http,
        required: false,
        // Ran 0.61.0 on 2026-11-26: it complains at start, starts a command and reaches an `httpUrl` all the same, and
        // leaves a `url` out.
        unknown_word: UnknownWord::UrlDropped(&["httpUrl"]),
    },
    // Names of the Editor kind in extensions. An unset variable
    // becomes empty in env and headers and stays as it is elsewhere.
    variables: Variables {
        forms: &[
            VariableForm::Braces,
            VariableForm::BracesDefault,
            VariableForm::Dollar,
            VariableForm::Editor,
        ],
        fields: &["command", "args", "env", "url", "headers", "cwd"],
        unset: Unset::Unknown,
        complete: true,
    },
    // Ran 0.61.0 on 2026-11-25; fetch of Node.js does it.
    trims_headers: Knowledge::Yes,
    tilde: Knowledge::No,
    cwd: Knowledge::Yes,
    inherits: Inherits::FullButSecrets,
    starting: Starting {
        sets: &[("GEMINI_CLI", "1")],
        empty_if_unset: &["env", "headers"],
        patience: Some(600_000),
        patience_field: Some("timeout"),
        ..Starting::SDK
    },
    windows_shims: WindowsShims::Resolved,
    bad_entry: BadEntry::Entry,
    validator: Validator::Zod3,
    absent: Absent::Falsy,
    // It complains at every start, with the settings schema's words, and goes on with what stands there.
    // Ran 0.61.0 on 2026-11-25, and read its bundle.
    reactions: &[
        Reacts::new(To::AnyWrongRoot, Outcome::FileRejected, "No MCP servers configured."),
        Reacts::new(To::RootKind, Outcome::FileRejected, "Expected object, received {received}"),
        Reacts::new(To::NullEntry, Outcome::FileRejected, "Expected object, received null"),
        Reacts::new(To::Entry, Outcome::EntryDropped, "Expected object, received {received}"),
        Reacts::new(To::NoCommand, Outcome::EntryDropped, ""),
        Reacts::new(To::EmptyCommand, Outcome::EntryDropped, ""),
        Reacts::new(To::NoUrl, Outcome::EntryDropped, ""),
        Reacts::new(To::NoType, Outcome::Accepted, ""),
        // Where a URL stands; with a command it only complains.
        Reacts::new(To::UnknownWord, Outcome::EntryDropped, "{issue}"),
        Reacts::new(To::Null(&["type"]), Outcome::Warned, "{issue}"),
        Reacts::new(To::Kind(&["type"]), Outcome::EntryDropped, "{issue}"),
        // It joins the arguments for its list of servers, and stops there.
        Reacts::new(To::Null(&["args"]), Outcome::Warned, "{issue}"),
        Reacts::new(To::Kind(&["args"]), Outcome::Stops, "{issue}"),
        Reacts::new(To::Kind(&["command", "url", "httpUrl"]), Outcome::Fails, "{issue}"),
        // An argument is made a string; a variable is not.
        Reacts::new(To::Item(&["env"]), Outcome::Fails, "{issue}"),
        Reacts::new(To::UnknownKey, Outcome::Warned, "Unrecognized key(s) in object: '{key}'"),
        Reacts::new(To::AnyInEntry, Outcome::Warned, "{issue}"),
    ],
    parse_error: Some("Please fix the configuration file(s) and try again."),
    // Ran 0.61.0 on 2026-11-25.
    command_and_url: CommandAndUrl::Url,
    sources: &[
        Source { what: "ran 0.61.0", checked: "2026-11-25" },
        Source {
            what: "https://github.com/google-gemini/gemini-cli/blob/main/packages/cli/src/config/settingsSchema.ts",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/google-gemini/gemini-cli/blob/main/packages/core/src/tools/mcp-client.ts",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/google-gemini/gemini-cli/blob/main/docs/tools/mcp-server.md",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/google-gemini/gemini-cli/issues/11778 (no ~ in cwd)",
            checked: "2026-11-22",
        },
    ],
    // On Windows `%NAME%` too, in these two.
    variables_by_field: &[("env", WITH_PERCENT), ("headers", WITH_PERCENT)],
    names: NameRules {
        // docs/tools/mcp-server.md: the name of a tool is taken apart at the first _.
        allowed: NameCharacters::AllBut("_"),
        otherwise: BadName::Awkward(
            "policies take the name of a tool, mcp_server_tool, apart at the first _, so rules for this server do not match",
        ),
        unusable: &[("__proto__", Outcome::EntryDropped)],
        tools: Some(ToolNames {
            around: 5,
            holds_file_name: false,
            limit: 63,
            beyond: TooLong::Shortened,
            replacement: Some('_'),
        }),
        ..NameRules::UNKNOWN
    },
    searches_own_path: Knowledge::Yes,
    // Seen to skip lines that are no JSON, 0.61.0 on 2026-11-22.
    skips_noise: Knowledge::Yes,
    ..Dialect::UNKNOWN
};
