//! OpenAI Codex (CLI, editor extension and desktop app): `config.toml`.

mod settings;

use super::*;
use FieldKind::{
    Anything, Bool, Duration, Either, Fields, ListOf, MapOf, OneOf, OnlyFields, StringMap, Strings,
};

/// How tools are approved.
const APPROVAL: &[&str] = &["auto", "prompt", "writes", "approve"];

/// An item of `env_vars` that is more than a name.
const ENV_VAR: &[Field] =
    &[Field::any("name", FieldKind::String).needed(), Field::any("source", OneOf(&["local", "remote"]))];

/// The fields of `oauth`.
const OAUTH: &[Field] = &[
    Field::any("client_id", FieldKind::String),
    Field::any("client_secret", FieldKind::String).with("client_id"),
    Field::any("callback_url", FieldKind::String),
    Field::any("callback_port", FieldKind::Number).limit(Limit::Port),
    Field::any("authorization_server_issuer", FieldKind::String),
    Field::any("token_endpoint_auth_method", FieldKind::String),
];

/// What a child gets of Codex's own environment.
const POSIX_VARIABLES: &[&str] = &[
    "HOME",
    "LOGNAME",
    "PATH",
    "SHELL",
    "USER",
    "__CF_USER_TEXT_ENCODING",
    "LANG",
    "LC_ALL",
    "TERM",
    "TMPDIR",
    "TZ",
];
/// The same on Windows.
const WINDOWS_VARIABLES: &[&str] = &[
    "PATH",
    "PATHEXT",
    "SHELL",
    "COMSPEC",
    "SYSTEMROOT",
    "WINDIR",
    "SYSTEMDRIVE",
    "USERNAME",
    "USERDOMAIN",
    "USERPROFILE",
    "HOMEDRIVE",
    "HOMEPATH",
    "PROGRAMFILES",
    "PROGRAMFILES(X86)",
    "PROGRAMW6432",
    "PROGRAMDATA",
    "LOCALAPPDATA",
    "APPDATA",
    "TEMP",
    "TMP",
    "TMPDIR",
    "POWERSHELL",
    "PWSH",
];

/// How Codex reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "codex",
    name: "Codex",
    files: &[
        ConfigFile { path: "~/.codex/config.toml", os: Os::Any, scope: Scope::User },
        // Only in projects that the user's own file trusts.
        ConfigFile { path: ".codex/config.toml", os: Os::Any, scope: Scope::Project },
        // The overlay of `--profile`.
        ConfigFile { path: "~/.codex/*.config.toml", os: Os::Any, scope: Scope::User },
        ConfigFile { path: "/etc/codex/config.toml", os: Os::Any, scope: Scope::Managed },
    ],
    format: Format::Toml,
    leniency: Leniency { comments: Knowledge::Yes, trailing_commas: Knowledge::Unknown, bom: Knowledge::Yes },
    roots: &[&["mcp_servers"]],
    settings: settings::SETTINGS,
    fields: &[
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::stdio("env_vars", ListOf(&Either(&[FieldKind::String, OnlyFields(ENV_VAR)])))
            .does("names of variables to pass on"),
        Field::stdio("cwd", FieldKind::String),
        // Any string: addresses are not looked at before the server is reached.
        Field::remote("url", FieldKind::String),
        // Ran 0.169.0 on 2026-11-22: "bearer_token is not supported for streamable_http", and Codex does not start.
        Field::remote("bearer_token", FieldKind::Refused("bearer_token_env_var")),
        Field::remote("bearer_token_env_var", FieldKind::VariableName)
            .does("the name of the variable that holds the token"),
        Field::remote("http_headers", StringMap),
        Field::remote("env_http_headers", StringMap)
            .does("header names with the variables that hold their values"),
        Field::remote("http_headers_helper", FieldKind::String),
        Field::remote("auth", OneOf(&["oauth", "chatgpt", "ema_auth"])),
        // A list is read as the fields in their order.
        Field::remote("oauth", Either(&[Fields(OAUTH), ListOf(&FieldKind::String)])),
        Field::remote("oauth_resource", FieldKind::String),
        Field::any("scopes", Strings),
        Field::any("startup_timeout_sec", Duration(TimeUnit::Seconds)).limit(Limit::NotNegative),
        Field::any("startup_timeout_ms", Duration(TimeUnit::Milliseconds)).limit(Limit::Unsigned).replaced(
            Successor {
                field: "startup_timeout_sec",
                because: "Codex reads it only where \"startup_timeout_sec\" is missing",
            },
        ),
        Field::any("tool_timeout_sec", Duration(TimeUnit::Seconds)).limit(Limit::NotNegative),
        Field::any("enabled", Bool),
        Field::any("required", Bool),
        Field::any("enabled_tools", Strings),
        Field::any("disabled_tools", Strings),
        Field::any("default_tools_approval_mode", OneOf(APPROVAL)).approves(Approval::Word("approve")),
        Field::any("tools", MapOf(&Fields(&[Field::any("approval_mode", OneOf(APPROVAL))]))),
        Field::any("supports_parallel_tool_calls", Bool),
        Field::any("environment_id", FieldKind::String),
        Field::any("experimental_environment", Anything)
            .replaced(Successor { field: "environment_id", because: "it is the name of older versions" }),
        // In the program; what they do was not found out.
        Field::any("startup_readiness", OneOf(&["connection", "catalog"])),
        Field::any("tool_input_schema_max_bytes", FieldKind::Number).limit(Limit::NonZero),
        Field::any("name", FieldKind::String).does("ignored"),
    ],
    // `type`, `headers`, `timeout` and `disabled` among them. Fields of the other
    // transport are errors, and so is `bearer_token`.
    unknown_fields: UnknownFields::Ignored,
    keys: Keys {
        command: "command",
        command_is_array: false,
        args: "args",
        env: "env",
        url: &["url"],
        headers: Some("http_headers"),
        cwd: Some("cwd"),
        enable: EnableFlag::Enabled,
    },
    // Chosen by command or url; it does not speak SSE.
    transport: TransportRules {
        key: None,
        stdio: &[],
        http: &[],
        sse: &[],
        other: &[],
        url_without_word: UrlWithoutWord::Http,
        required: false,
        unknown_word: UnknownWord::Ignored,
    },
    variables: Variables { forms: &[], fields: &[], unset: Unset::Literal, complete: true },
    // Ran 0.169.0 on 2026-11-25: with a line break in its value the header is not sent.
    trims_headers: Knowledge::No,
    tilde: Knowledge::No,
    cwd: Knowledge::Yes,
    // codex-rs/rmcp-client/src/utils.rs and codex-rs/protocol/src/shell_environment.rs, read 2026-11-26.
    inherits: Inherits::AllowList(POSIX_VARIABLES, WINDOWS_VARIABLES),
    starting: Starting {
        // 30 s since March 2026, 10 s before: https://github.com/bartolli/codanna/issues/79, checked 2026-11-22.
        patience: Some(30_000),
        patience_field: Some("startup_timeout_sec"),
        ..Starting::SDK
    },
    windows_shims: WindowsShims::Resolved,
    // Codex does not even start.
    bad_entry: BadEntry::WholeFile,
    // Ran 0.169.0.
    command_and_url: CommandAndUrl::Rejected("url is not supported for stdio"),
    validator: Validator::Serde,
    // Types first, for every field that it knows; then what belongs to which transport. Ran 0.169.0 on 2026-11-25.
    checks_foreign_fields: true,
    reactions: &[
        // Not a word: the table is somebody else's to it.
        Reacts::new(To::AnyWrongRoot, Outcome::FileRejected, ""),
        Reacts::new(To::RootKind, Outcome::FileRejected, "expected a map"),
        Reacts::new(To::Entry, Outcome::FileRejected, "{issue}"),
        Reacts::new(To::NoCommand, Outcome::FileRejected, "invalid transport"),
        Reacts::new(To::EmptyCommand, Outcome::Fails, ""),
        Reacts::new(To::NoUrl, Outcome::FileRejected, "invalid transport"),
        Reacts::new(
            To::Value(&["startup_timeout_sec", "tool_timeout_sec"]),
            Outcome::FileRejected,
            "{issue}",
        ),
        Reacts::new(
            To::Value(&["model_providers"]),
            Outcome::FileRejected,
            "provider name must not be empty",
        ),
        Reacts::new(
            To::Value(&["profile"]),
            Outcome::FileRejected,
            "legacy `{key} = \"{value}\"` config is no longer supported",
        ),
        Reacts::new(To::RefusedField, Outcome::FileRejected, "{key} is not supported for {received}"),
        // Of both transports.
        Reacts::new(To::Foreign(&["scopes"]), Outcome::Accepted, ""),
        Reacts::new(
            To::Foreign(&["env", "args", "cwd", "env_vars"]),
            Outcome::FileRejected,
            "{key} is not supported for streamable_http",
        ),
        Reacts::new(To::Foreign(&[]), Outcome::FileRejected, "{key} is not supported for stdio"),
        Reacts::new(
            To::Value(&["oauth"]),
            Outcome::FileRejected,
            "oauth.client_secret requires oauth.client_id",
        ),
        Reacts::new(
            To::Item(&["env_vars"]),
            Outcome::FileRejected,
            "data did not match any variant of untagged enum McpServerEnvVar",
        ),
        Reacts::new(To::AnyInEntry, Outcome::FileRejected, "{issue}"),
    ],
    // Each slip on the page of toml-syntax: the same place and words, of the toml crate.
    quotes_parser: true,
    closed_error: "Connection closed",
    sources: &[
        Source { what: "ran 0.169.0", checked: "2026-11-25" },
        Source { what: "https://developers.openai.com/codex/mcp", checked: "2026-11-22" },
        Source {
            what: "https://github.com/openai/codex/blob/main/codex-rs/config/src/mcp_types.rs",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/openai/codex/blob/main/codex-rs/rmcp-client/src/utils.rs (environment)",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/openai/codex/blob/main/codex-rs/rmcp-client/src/program_resolver.rs (npx on Windows)",
            checked: "2026-11-22",
        },
    ],
    // Ran 0.169.0 on 2026-11-25: entries with other characters load.
    names: NameRules {
        allowed: NameCharacters::WordAnd("-_:@/."),
        otherwise: BadName::Awkward("`codex mcp add` refuses such a name"),
        ..NameRules::UNKNOWN
    },
    searches_own_path: Knowledge::Yes,
    ..Dialect::UNKNOWN
};
