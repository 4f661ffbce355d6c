//! GitHub Copilot coding agent and code review: JSON typed into the repository's settings.

use super::*;
use FieldKind::{OneOf, StringMap, Strings};

/// How GitHub Copilot coding agent reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "copilot-agent",
    name: "GitHub Copilot coding agent",
    files: &[
// It has no file: the text goes into Settings, Copilot, MCP servers.
],
    // The page tells readers to take the comments out of its samples.
    leniency: Leniency { comments: Knowledge::No, trailing_commas: Knowledge::No, bom: Knowledge::Unknown },
    roots: &[&["mcpServers"]],
    fields: &[
        Field::any("type", OneOf(&["local", "stdio", "http", "sse"])),
        Field::any("tools", Strings)
            .does("the tools that it may use, [\"*\"] for all")
            .required(Requirement { usual: UsualValue::Grant(&["*"]), until: None }),
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings).required(Requirement { usual: UsualValue::EmptyList, until: None }),
        Field::stdio("env", StringMap),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", StringMap),
    ],
    keys: Keys {
        command: "command",
        command_is_array: false,
        args: "args",
        env: "env",
        url: &["url"],
        headers: Some("headers"),
        cwd: None,
        enable: EnableFlag::Absent,
    },
    transport: TransportRules {
        key: Some("type"),
        stdio: &["local", "stdio"],
        http: &["http"],
        sse: &["sse"],
        other: &[],
        url_without_word: UrlWithoutWord::Unknown,
        required: true,
        unknown_word: UnknownWord::Unknown,
    },
    // The names must start with COPILOT_MCP_; in args also the names of the entry's own env.
    variables: Variables {
        forms: &[VariableForm::Dollar, VariableForm::Braces, VariableForm::BracesDefault],
        fields: &["command", "args", "env", "url", "headers"],
        unset: Unset::Unknown,
        complete: true,
    },
    closed_error: "Connection closed",
    sources: &[Source {
        what: "https://github.com/github/docs/blob/main/content/copilot/how-tos/copilot-on-github/customize-copilot/configure-mcp-servers.md",
        checked: "2026-11-22",
    }],
    ..Dialect::UNKNOWN
};
