//! Amazon Q Developer CLI: `.amazonq/mcp.json`, and agents in `.amazonq/cli-agents`.

use super::*;
use FieldKind::{Bool, Duration, Object, OneOf, StringMap, Strings};

/// How Amazon Q Developer CLI reads its config.
pub(super) static DIALECT: Dialect = Dialect {
    id: "amazon-q",
    name: "Amazon Q Developer CLI",
    files: &[
        ConfigFile { path: ".amazonq/mcp.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: "~/.aws/amazonq/mcp.json", os: Os::Any, scope: Scope::User },
        ConfigFile { path: ".amazonq/cli-agents/*.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: "~/.aws/amazonq/cli-agents/*.json", os: Os::Any, scope: Scope::User },
    ],
    leniency: Leniency { comments: Knowledge::No, trailing_commas: Knowledge::No, bom: Knowledge::Unknown },
    roots: &[&["mcpServers"]],
    fields: &[
        Field::any("type", OneOf(&["stdio", "http"])),
        Field::stdio("command", FieldKind::String),
        Field::stdio("args", Strings),
        Field::stdio("env", StringMap),
        Field::remote("url", FieldKind::String),
        Field::remote("headers", StringMap),
        Field::remote("oauthScopes", Strings),
        Field::remote("oauth", Object),
        Field::any("timeout", Duration(TimeUnit::Milliseconds)),
        // Its name in the newer agent code, which takes `timeout` as well.
        Field::any("timeoutMs", Duration(TimeUnit::Milliseconds)),
        Field::any("disabled", Bool),
    ],
    keys: Keys {
        command: "command",
        command_is_array: false,
        args: "args",
        env: "env",
        url: &["url"],
        headers: Some("headers"),
        cwd: None,
        enable: EnableFlag::Disabled,
    },
    transport: TransportRules {
        key: Some("type"),
        stdio: &["stdio"],
        http: &["http"],
        sse: &[],
        other: &[],
        // The chat code refuses it ("transport type is specified to be stdio but command is empty"),
        // the newer agent code takes it.
        url_without_word: UrlWithoutWord::Unknown,
        required: false,
        unknown_word: UnknownWord::Rejected,
    },
    // An unset one loses its `env:`.
    variables: Variables {
        forms: &[VariableForm::EnvColon],
        fields: &["env", "headers"],
        unset: Unset::Literal,
        complete: true,
    },
    // client.rs runs shellexpand over `command` alone.
    tilde: Knowledge::No,
    tilde_fields: &["command"],
    variables_by_field: &[("command", &[VariableForm::Braces, VariableForm::Dollar])],
    cwd: Knowledge::No,
    // And its own variables win over those of `env`.
    inherits: Inherits::Full,
    // crates/chat-cli/src/cli/chat/tools/custom_tool.rs and mcp_client/client.rs, read 2026-11-22.
    starting: Starting {
        own_variables_win: true,
        patience: Some(120_000),
        patience_field: Some("timeout"),
        ..Starting::SDK
    },
    bad_entry: BadEntry::WholeFile,
    closed_error: "Connection closed",
    sources: &[
        Source {
            what: "https://github.com/aws/amazon-q-developer-cli/blob/main/crates/chat-cli/src/cli/chat/tools/custom_tool.rs",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/aws/amazon-q-developer-cli/blob/main/crates/chat-cli/src/mcp_client/client.rs",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/aws/amazon-q-developer-cli/blob/main/docs/agent-file-locations.md",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/aws/amazon-q-developer-cli/issues/2082 (trailing comma)",
            checked: "2026-11-22",
        },
    ],
    // tool_manager.rs: "tool name exceeds max length of 64 when combined with server name".
    names: NameRules {
        tools: Some(ToolNames {
            around: 3,
            holds_file_name: false,
            limit: 64,
            beyond: TooLong::LeftOut,
            replacement: None,
        }),
        ..NameRules::UNKNOWN
    },
    ..Dialect::UNKNOWN
};
