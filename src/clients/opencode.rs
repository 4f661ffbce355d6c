//! opencode: `mcp` in `opencode.json` or `opencode.jsonc`.

use super::*;
use FieldKind::{Anything, Bool, Either, Fields, OneOf, StringMap, Strings};

/// The fields of `oauth`.
const OAUTH: &[Field] = &[
    Field::any("clientId", FieldKind::String),
    Field::any("clientSecret", FieldKind::String),
    Field::any("scope", FieldKind::String),
    Field::any("callbackPort", FieldKind::Number).limit(Limit::PositivePort),
    Field::any("redirectUri", FieldKind::String),
];

/// What it says of an entry that is neither of its two kinds.
const NEITHER: &str =
    "Expected { readonly \"type\": \"local\", ... } | { readonly \"type\": \"remote\", ... }";

/// How opencode reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "opencode",
    name: "opencode",
    files: &[
        ConfigFile { path: "opencode.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: "opencode.jsonc", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: ".opencode/opencode.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: ".opencode/opencode.jsonc", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: "$XDG_CONFIG_HOME/opencode/opencode.json", os: Os::Any, scope: Scope::User },
        ConfigFile { path: "$XDG_CONFIG_HOME/opencode/opencode.jsonc", os: Os::Any, scope: Scope::User },
        ConfigFile { path: "$XDG_CONFIG_HOME/opencode/config.json", os: Os::Any, scope: Scope::User },
    ],
    leniency: Leniency { comments: Knowledge::Yes, trailing_commas: Knowledge::Yes, bom: Knowledge::Yes },
    // The second is that of version 2; 1.18 takes both, even in one file.
    roots: &[&["mcp"], &["mcp", "servers"]],
    fields: &[
        Field::any("type", OneOf(&["local", "remote"])).needed(),
        Field::stdio("command", Strings).needed().does("the program and its arguments"),
        Field::stdio("cwd", FieldKind::String).does("relative to the workspace"),
        Field::stdio("environment", StringMap),
        Field::remote("url", FieldKind::String).needed(),
        Field::remote("headers", StringMap),
        Field::remote("oauth", Either(&[Fields(OAUTH), FieldKind::False])),
        Field::any("enabled", Bool),
        // The flag of version 2, honoured in the old place as well.
        Field::any("disabled", Anything),
        // In version 2 an object with startup and request.
        Field::any("timeout", FieldKind::Durations(TimeUnit::Milliseconds)).limit(Limit::PositiveInteger),
    ],
    // `env` and `args` among them.
    unknown_fields: UnknownFields::Ignored,
    keys: Keys {
        command: "command",
        command_is_array: true,
        args: "args",
        env: "environment",
        url: &["url"],
        headers: Some("headers"),
        cwd: Some("cwd"),
        enable: EnableFlag::Enabled,
    },
    // `remote` tries streamable HTTP, then SSE.
    transport: TransportRules {
        key: Some("type"),
        stdio: &["local"],
        http: &["remote"],
        sse: &[],
        other: &[],
        url_without_word: UrlWithoutWord::Rejected(NEITHER),
        required: true,
        unknown_word: UnknownWord::Rejected,
    },
    // Replaced in the text of the file before it is parsed.
    variables: Variables {
        forms: &[VariableForm::BareEnvColon, VariableForm::File],
        fields: &["command", "args", "env", "url", "headers", "cwd"],
        unset: Unset::Empty,
        complete: true,
    },
    // Ran 1.18.34 on 2026-11-25.
    trims_headers: Knowledge::Yes,
    tilde: Knowledge::No,
    cwd: Knowledge::Yes,
    start_folder: StartFolder::Project,
    inherits: Inherits::Full,
    // https://github.com/anomalyco/opencode/issues/22310, checked 2026-11-22; 5 s in older versions.
    starting: Starting { patience: Some(30_000), patience_field: Some("timeout"), ..Starting::SDK },
    windows_shims: WindowsShims::Resolved,
    bad_entry: BadEntry::WholeFile,
    // A bad entry that has `enabled` vanishes alone and silently; one without it stops opencode.
    stub_flag: Some("enabled"),
    forgiving_roots: &[&["mcp", "servers"]],
    validator: Validator::Effect,
    // Ran 1.18.33 on 2026-11-25, and read the schema in its bundle.
    settings: &[
        Field::any("model", FieldKind::String),
        Field::any("plugin", FieldKind::ListOf(&FieldKind::Anything)),
        Field::any("agent", FieldKind::Object),
        Field::any("share", OneOf(&["manual", "auto", "disabled"])),
    ],
    reactions: &[
        // It starts nothing.
        Reacts::new(To::EmptyCommand, Outcome::Fails, ""),
        Reacts::new(To::NoType, Outcome::FileRejected, NEITHER),
        Reacts::new(To::UnknownWord, Outcome::FileRejected, NEITHER),
        Reacts::new(To::Kind(&["type"]), Outcome::FileRejected, NEITHER),
        Reacts::new(To::Kind(&["oauth"]), Outcome::FileRejected, "Expected McpOAuthConfig | false"),
        Reacts::new(To::AnyWrongRoot, Outcome::FileRejected, "No MCP servers configured"),
        Reacts::new(To::RootKind, Outcome::FileRejected, "Configuration is invalid"),
        // It quotes the whole entry, which may hold secrets.
        Reacts::new(To::UnknownWord, Outcome::FileRejected, "Configuration is invalid"),
        Reacts::new(To::NoType, Outcome::FileRejected, "Configuration is invalid"),
        Reacts::new(To::AnyInEntry, Outcome::FileRejected, "{issue}"),
    ],
    parse_error: Some("is not valid JSON(C)"),
    command_and_url: CommandAndUrl::Word,
    sources: &[
        Source { what: "ran 1.18.34", checked: "2026-11-22" },
        Source { what: "ran 1.18.33", checked: "2026-11-25" },
        Source { what: "https://opencode.ai/docs/mcp-servers", checked: "2026-11-22" },
        Source { what: "https://opencode.ai/v2/docs/mcp-servers/", checked: "2026-11-22" },
        Source {
            what: "https://github.com/anomalyco/opencode/blob/dev/packages/opencode/src/mcp/index.ts",
            checked: "2026-11-22",
        },
    ],
    names: NameRules {
        // Any other character becomes _ in the names of tools: packages/opencode/src/mcp/index.ts.
        allowed: NameCharacters::All,
        unusable: &[("__proto__", Outcome::EntryDropped)],
        ..NameRules::UNKNOWN
    },
    searches_own_path: Knowledge::Yes,
    skips_noise: Knowledge::Yes,
    ..Dialect::UNKNOWN
};
