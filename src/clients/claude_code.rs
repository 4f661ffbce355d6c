//! Claude Code: `.mcp.json` in a project, `~/.claude.json` for one person.

use super::*;
use FieldKind::{Bool, Duration, Object, OneOf, StringMap, Strings};

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
    // A byte order mark was refused in October 2025 (claude-code#9906) and is said to pass since.
    leniency: Leniency { comments: Knowledge::No, trailing_commas: Knowledge::No, bom: Knowledge::Unknown },
    roots: &[&["mcpServers"]],
    fields: &[
        Field::any("type", OneOf(&["stdio", "http", "streamable-http", "sse", "ws"])),
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", StringMap),
        Field::remote("headersHelper", FieldKind::String),
        Field::remote("oauth", Object),
        Field::any("timeout", Duration(TimeUnit::Milliseconds))
            .does("the limit of one tool call; values under 1000 are ignored")
            .within(TimeRange { least: 1000, most: None, outside: OutsideRange::Ignored }),
        Field::any("request_timeout_ms", Duration(TimeUnit::Milliseconds)),
        Field::any("alwaysLoad", Bool),
        Field::any("role", FieldKind::String),
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
            "MCP server \"{name}\" has a \"url\" but no \"type\"; add \"type\": \"http\" (or \"sse\" / \"ws\") to this entry",
        ),
        required: false,
        unknown_word: UnknownWord::Rejected,
    },
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
    windows_shims: WindowsShims::ResolvedSince("2.1.119"),
    bad_entry: BadEntry::Entry,
    parse_error: Some("MCP config is not a valid JSON"),
    // Ran 2.1.197 on 2026-11-25.
    command_and_url: CommandAndUrl::Word,
    sources: &[
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
        reserved: &["workspace", "claude-in-chrome", "computer-use", "Claude Preview", "Claude Browser"],
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
