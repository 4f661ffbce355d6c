//! GitHub Copilot CLI: `~/.copilot/mcp-config.json`, and `.mcp.json` or `.github/mcp.json` in a project.

use super::*;
use FieldKind::{
    Bool, Duration, Either, Fields, FieldsIfMap, MapOf, ObjectOrBool, OneOf, StringMap, Strings,
};

/// What becomes of the output of a tool.
const FILTERS: &[&str] = &["none", "markdown", "hidden_characters"];

/// The fields of `auth`.
const AUTH: &[Field] = &[Field::any("redirectPort", FieldKind::Number).limit(Limit::PositivePort)];

/// The fields of `oauth`.
const OAUTH: &[Field] = &[
    Field::any("clientId", FieldKind::String),
    Field::any("callbackPort", FieldKind::Number).limit(Limit::PositivePort),
];

/// How GitHub Copilot CLI reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "copilot-cli",
    name: "GitHub Copilot CLI",
    files: &[
        ConfigFile { path: "~/.copilot/mcp-config.json", os: Os::Any, scope: Scope::User },
        ConfigFile { path: ".github/mcp.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: ".mcp.json", os: Os::Any, scope: Scope::Project },
    ],
    // Ran 1.0.102 on 2026-11-25. A comment cost the whole file in earlier versions (copilot-cli#4323).
    leniency: Leniency { comments: Knowledge::Yes, trailing_commas: Knowledge::Yes, bom: Knowledge::Yes },
    forgives_slips: Knowledge::Yes,
    // The empty path is the file itself: `.mcp.json` may hold the servers without a wrapper since 0.0.401.
    roots: &[&["mcpServers"], &[]],
    // Ran 1.0.102 on 2026-11-25: a workspace's `.mcp.json` may be bare, the user's own file may not.
    bare_map: BareMap::InFilesNamed(".mcp.json"),
    fields: &[
        Field::any("type", OneOf(&["local", "stdio", "http", "streamable-http", "sse"])),
        Field::stdio("command", FieldKind::String).needed(),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::stdio("cwd", FieldKind::String),
        Field::any("tools", Strings)
            .does("the tools that it may use; all of them where the key is missing")
            .required(Requirement { usual: UsualValue::Grant(&["*"]), until: Some("0.0.404") }),
        Field::any("timeout", Duration(TimeUnit::Milliseconds))
            .limit(Limit::PositiveLong)
            .does("at least 60000 while it connects"),
        Field::any("deferTools", OneOf(&["auto", "never"])),
        Field::any("excludeTools", Strings),
        Field::any("disableToolCache", Bool),
        Field::any("slowConnectionThresholdMs", Duration(TimeUnit::Milliseconds))
            .limit(Limit::PositiveInteger),
        Field::any("filterMapping", Either(&[OneOf(FILTERS), MapOf(&OneOf(FILTERS))])),
        Field::any("disabled", Bool),
        Field::remote("url", FieldKind::String).limit(Limit::Url).needed(),
        Field::remote("headers", StringMap),
        Field::remote("oauthClientId", FieldKind::String),
        Field::remote("oauthScopes", Strings).with("oauthClientId"),
        Field::remote("oauthPublicClient", Bool),
        Field::remote("oauthGrantType", OneOf(&["authorization_code", "client_credentials"])),
        Field::any("oidc", ObjectOrBool),
        Field::any("auth", Either(&[Fields(AUTH), Bool])),
        // The nested form of Claude Code is migrated since 1.0.52; older versions dropped it.
        Field::remote("oauth", FieldsIfMap(OAUTH)),
    ],
    keys: Keys {
        command: "command",
        command_is_array: false,
        args: "args",
        env: "env",
        url: &["url"],
        headers: Some("headers"),
        cwd: Some("cwd"),
        enable: EnableFlag::Elsewhere("with /mcp disable"),
    },
    transport: TransportRules {
        key: Some("type"),
        stdio: &["local", "stdio"],
        http: &["http", "streamable-http"],
        sse: &["sse"],
        other: &[],
        // Since 1.0.29.
        url_without_word: UrlWithoutWord::Http,
        required: false,
        unknown_word: UnknownWord::Rejected,
    },
    // Documented for env and headers; command, args and cwd name variables as well (0.0.419).
    variables: Variables {
        forms: &[VariableForm::Dollar, VariableForm::Braces, VariableForm::BracesDefault],
        fields: &["command", "args", "env", "url", "headers", "cwd"],
        unset: Unset::Literal,
        complete: true,
    },
    // Expanded in `cwd` (0.0.410); nothing is known of command and args.
    tilde: Knowledge::Unknown,
    tilde_fields: &["cwd"],
    cwd: Knowledge::Yes,
    inherits: Inherits::PathOnly,
    // 1.0.56 failed with ENOENT and EINVAL (copilot-cli#3576), fixed by August 2026;
    // nothing is known of other versions.
    windows_shims: WindowsShims::Unknown,
    // The reference says that a workspace file loses only the entry; reports tell of whole files.
    bad_entry: BadEntry::Entry,
    validator: Validator::Silent,
    // `copilot mcp list` leaves a bad entry out without a word. Ran 1.0.102 on 2026-11-25.
    reactions: &[
        Reacts::new(To::AnyWrongRoot, Outcome::FileRejected, "mcpServers: Required"),
        Reacts::new(To::RootKind, Outcome::FileRejected, "mcpServers: Expected object"),
        Reacts::new(To::EmptyCommand, Outcome::Fails, ""),
        Reacts::new(To::AnyInEntry, Outcome::EntryDropped, ""),
    ],
    // Earlier versions: "Invalid JSON".
    parse_error: Some("mcpServers: Required"),
    // Ran 1.0.102 on 2026-11-25.
    command_and_url: CommandAndUrl::Word,
    closed_error: "Connection closed",
    sources: &[
        Source {
            what: "https://github.com/github/docs/blob/main/content/copilot/reference/copilot-cli-reference/cli-command-reference.md",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/github/docs/blob/main/content/copilot/how-tos/copilot-cli/customize-copilot/add-mcp-servers.md",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/github/copilot-cli/blob/main/changelog.md",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/github/copilot-cli/issues/4323 (comments)",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/github/copilot-cli/issues/3576 (npx on Windows)",
            checked: "2026-11-22",
        },
    ],
    // Ran 1.0.102 on 2026-11-25: an entry named `a}b` is left out without a word.
    names: NameRules {
        allowed: NameCharacters::AllBut("}"),
        otherwise: BadName::Dropped,
        // Ran 1.0.102 on 2026-11-25: `a/b` loads; an empty name, `a//b` and `/` do not.
        parted_by: Some('/'),
        // server-tool; of two with one name the second gets a number.
        tools: Some(ToolNames {
            around: 1,
            holds_file_name: false,
            limit: 64,
            beyond: TooLong::Shortened,
            replacement: Some('-'),
        }),
        ..NameRules::UNKNOWN
    },
    ..Dialect::UNKNOWN
};
