//! Claude Code: `.mcp.json` in a project, `~/.claude.json` for one person.

use super::*;
use FieldKind::{Anything, Bool, Duration, Fields, ListOf, MapOf, OneOf, StringMap, Strings};

/// What Claude Code says about an entry that its schema refuses.
const SKIPPED: &str = "Skipped — invalid MCP server config for \"{name}\": {issues}";

/// What it says about an empty program.
const EMPTY_COMMAND: &str =
    "Skipped — invalid MCP server config for \"{name}\": command: Command cannot be empty";

/// The fields of `oauth`.
const OAUTH: &[Field] = &[
    Field::any("clientId", FieldKind::String),
    Field::any("callbackPort", FieldKind::Number).limit(Limit::PositiveInteger),
    Field::any("authServerMetadataUrl", FieldKind::String).limit(Limit::Https),
    Field::any("scopes", FieldKind::String).limit(Limit::NotEmpty),
    Field::any("xaa", Bool),
];

/// How Claude Code reads its config.
pub(super) static DIALECT: Dialect = BASE;

/// The same as a constant, for [`super::claude_plugin`].
pub(super) const BASE: Dialect = Dialect {
    id: "claude-code",
    name: "Claude Code",
    files: &[
        ConfigFile { path: ".mcp.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: "~/.claude.json", os: Os::Any, scope: Scope::User },
        ConfigFile {
            path: "/Library/Application Support/ClaudeCode/managed-mcp.json",
            os: Os::Macos,
            scope: Scope::Managed,
        },
        ConfigFile { path: "/etc/claude-code/managed-mcp.json", os: Os::Linux, scope: Scope::Managed },
        ConfigFile {
            path: "C:/Program Files/ClaudeCode/managed-mcp.json",
            os: Os::Windows,
            scope: Scope::Managed,
        },
    ],
    // A byte order mark was refused in October 2025 (claude-code#9906); 2.1.197 takes it.
    leniency: Leniency { comments: Knowledge::No, trailing_commas: Knowledge::No, bom: Knowledge::Yes },
    roots: &[&["mcpServers"]],
    // https://code.claude.com/docs/en/plugins-reference, checked 2026-11-22.
    bare_map: BareMap::InPlugins { name: ".mcp.json", folder: ".claude-plugin" },
    projects: Some("projects"),
    fields: &[
        Field::any("type", OneOf(&["stdio", "http", "streamable-http", "sse", "ws"])),
        Field::stdio("command", FieldKind::String).limit(Limit::NotEmpty).needed(),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        // Any string, the empty one too, which means: not set up yet.
        Field::remote("url", FieldKind::String).needed(),
        Field::remote("headers", StringMap),
        Field::remote("headersHelper", FieldKind::String),
        Field::remote("oauth", Fields(OAUTH)),
        Field::any("timeout", Duration(TimeUnit::Milliseconds))
            .limit(Limit::PositiveInteger)
            .does("the limit of one tool call; values under 1000 are ignored")
            .within(TimeRange { least: 1000, most: None, outside: OutsideRange::Ignored }),
        Field::any("request_timeout_ms", Anything),
        Field::remote(
            "tools",
            ListOf(&Fields(&[
                Field::any("name", FieldKind::String).needed(),
                Field::any("permission_policy", OneOf(&["always_allow", "always_ask", "always_deny"])),
            ])),
        ),
        Field::any("alwaysLoad", Bool),
        // It knows one word, `comms`, and takes anything else for nothing.
        Field::any("role", Anything),
        Field::remote("toolPermissions", MapOf(&OneOf(&["allow", "ask", "blocked"]))),
    ],
    unknown_fields: UnknownFields::Ignored,
    keys: Keys {
        command: "command",
        command_is_array: false,
        args: "args",
        env: "env",
        url: &["url"],
        headers: Some("headers"),
        cwd: None,
        // Ran 2.1.197 on 2026-11-22: `disabled` and `enabled` are passed over.
        enable: EnableFlag::Elsewhere(
            "with /mcp, or by its name in \"disabledMcpjsonServers\" of .claude/settings.json",
        ),
    },
    transport: TransportRules {
        key: Some("type"),
        stdio: &["stdio"],
        http: &["http", "streamable-http"],
        sse: &["sse"],
        other: &["ws"],
        url_without_word: UrlWithoutWord::Rejected(
            // From 2.1.202 on: `MCP server "{name}" has a "url" but no "type"; add "type": "http" (or "sse" / "ws") to this entry`.
            "Skipped — invalid MCP server config for \"{name}\": command: expected string, received undefined",
        ),
        required: false,
        unknown_word: UnknownWord::Rejected,
    },
    // Ran 2.1.197 on 2026-11-25.
    handed_over: &[
        HandedOver {
            word: "sdk",
            says: Some(
                "Skipped — invalid MCP server config for \"{name}\": name: expected string, received undefined",
            ),
        },
        HandedOver { word: "claudeai-proxy", says: None },
    ],
    variables: Variables {
        forms: &[VariableForm::Braces, VariableForm::BracesDefault],
        fields: &["command", "args", "env", "url", "headers"],
        unset: Unset::Literal,
        complete: true,
    },
    tilde: Knowledge::No,
    cwd: Knowledge::No,
    start_folder: StartFolder::Project,
    inherits: Inherits::Full,
    starting: Starting {
        sets: &[("CLAUDECODE", "1"), ("CLAUDE_PROJECT_DIR", "{project}")],
        // https://code.claude.com/docs/en/env-vars, checked 2026-11-22.
        patience: Some(30_000),
        patience_variable: Some("MCP_TIMEOUT"),
        ..Starting::SDK
    },
    windows_shims: WindowsShims::ResolvedSince("2.1.119"),
    bad_entry: BadEntry::Entry,
    validator: Validator::Zod4,
    // Ran 2.1.197 on 2026-11-25, and read the schema in its bundle.
    reactions: &[
        Reacts::new(
            To::WrongRoot("servers"),
            Outcome::FileRejected,
            "Missing \"mcpServers\" — found \"servers\" instead. Claude Code reads MCP servers from the \"mcpServers\" key.",
        ),
        Reacts::new(
            To::AnyWrongRoot,
            Outcome::FileRejected,
            "mcpServers: Invalid input: expected record, received undefined",
        ),
        Reacts::new(
            To::RootKind,
            Outcome::FileRejected,
            "mcpServers: Invalid input: expected record, received {received}",
        ),
        Reacts::new(
            To::Entry,
            Outcome::EntryDropped,
            "Skipped — invalid MCP server config for \"{name}\": (root): expected object, received {received}",
        ),
        Reacts::new(
            To::UnknownWord,
            Outcome::EntryDropped,
            "Skipped — unknown MCP server type \"{key}\" for server \"{name}\"",
        ),
        Reacts::new(
            To::NoCommand,
            Outcome::EntryDropped,
            "Skipped — invalid MCP server config for \"{name}\": command: expected string, received undefined",
        ),
        Reacts::new(
            To::NoUrl,
            Outcome::EntryDropped,
            "Skipped — invalid MCP server config for \"{name}\": url: expected string, received undefined",
        ),
        Reacts::new(
            To::NoType,
            Outcome::EntryDropped,
            "Skipped — invalid MCP server config for \"{name}\": command: expected string, received undefined",
        ),
        Reacts::new(To::EmptyCommand, Outcome::EntryDropped, EMPTY_COMMAND),
        Reacts::new(To::Value(&["command"]), Outcome::EntryDropped, EMPTY_COMMAND),
        Reacts::new(To::AnyInEntry, Outcome::EntryDropped, SKIPPED),
    ],
    parse_error: Some("MCP config is not a valid JSON"),
    // Ran 2.1.197 on 2026-11-25.
    command_and_url: CommandAndUrl::Word,
    sources: &[
        Source { what: "ran 2.1.197", checked: "2026-11-25" },
        Source { what: "https://code.claude.com/docs/en/mcp", checked: "2026-11-22" },
        Source {
            what: "https://github.com/anthropics/claude-code/blob/main/CHANGELOG.md",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/anthropics/claude-code/issues/17565 (no cwd)",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/anthropics/claude-code/issues/37580 (no ~)",
            checked: "2026-11-22",
        },
    ],
    // Ran 2.1.197 on 2026-11-25: entries with other characters load, those with a reserved name do not.
    names: NameRules {
        allowed: NameCharacters::WordAnd("_-"),
        otherwise: BadName::Hurts(
            "`claude mcp add` refuses such a name, and _ stands for the character in the names of its tools and in permission rules",
        ),
        // `Claude Browser` is documented as well; 2.1.197 loads it.
        reserved: &["workspace", "claude-in-chrome", "computer-use", "Claude Preview"],
        // Silently, but for the first: `mcpServers: Invalid input: expected record, received object`. Ran 2.1.197 on
        // 2026-11-25.
        unusable: &[
            ("constructor", Outcome::FileRejected),
            ("__proto__", Outcome::EntryDropped),
            ("__defineGetter__", Outcome::EntryDropped),
            ("hasOwnProperty", Outcome::EntryDropped),
            ("isPrototypeOf", Outcome::EntryDropped),
            ("propertyIsEnumerable", Outcome::EntryDropped),
            ("toLocaleString", Outcome::EntryDropped),
            ("toString", Outcome::EntryDropped),
            ("valueOf", Outcome::EntryDropped),
        ],
        parted_by: None,
        reserved_says: Some("\"{name}\" is a reserved MCP server name and was not loaded"),
        // mcp__server__tool
        tools: Some(ToolNames {
            around: 7,
            holds_file_name: false,
            limit: 64,
            beyond: TooLong::RequestRefused,
            replacement: Some('_'),
        }),
    },
    // Measured on 2.1.278 (dev.to/rulestack, 2026-09-22): `headers` are expanded twice, the others once.
    plain_defaults: &["command", "args", "env", "url"],
    timeout_variables: &["MCP_TIMEOUT", "MCP_TOOL_TIMEOUT"],
    searches_own_path: Knowledge::Yes,
    // Seen to skip lines that are no JSON, 2.1.197 on 2026-11-22.
    skips_noise: Knowledge::Yes,
    ..Dialect::UNKNOWN
};
