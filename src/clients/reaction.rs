//! What clients do with a file or an entry of the wrong shape, and what they say then.
//!
//! [`BadEntry`] is the general answer. Here stands what is known more exactly: where the client was
//! asked, where its source was read, or where users quote its words.

use super::{BadEntry, Dialect, UnknownFields};
use crate::diagnostic::Impact;

/// A mistake in the shape of a file or an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake<'m> {
    /// The servers stand under this key, which the client does not look at.
    WrongRoot(&'m str),
    /// An entry for a process has no program.
    NoCommand,
    /// The program of an entry is an empty string.
    EmptyCommand,
    /// An entry for a remote server has no URL.
    NoUrl,
    /// An entry lacks this field, without which the client does not take it.
    NoField(&'m str),
    /// An entry has a field that the client knows only to refuse it.
    RefusedField,
    /// An entry with a URL does not name its transport, and the client does not guess.
    NoType,
    /// The transport word is none that the client knows; `{received}` stands for it.
    UnknownTransport,
    /// The arguments are no list.
    ArgsNotList,
    /// An argument is a number or a boolean.
    ArgNotString,
    /// The value of a variable is a number or a boolean.
    EnvNotString,
    /// The value of a header is a number or a boolean.
    HeaderNotString,
    /// The entry has a key that the client does not know.
    UnknownKey,
}

/// What a mistake costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The client loads no server of the file.
    FileRejected,
    /// The client drops the entry.
    EntryDropped,
    /// The entry loads, but its server cannot be started or reached.
    Fails,
    /// The client complains, and the server works.
    Warned,
    /// Nothing: the client takes it.
    Accepted,
    /// No source says.
    Unknown,
}

impl Outcome {
    /// The impact of a finding about this mistake.
    pub fn impact(self) -> Impact {
        match self {
            Self::FileRejected => Impact::ConfigRejected,
            Self::EntryDropped => Impact::ServerRejected,
            Self::Fails | Self::Unknown => Impact::ServerFails,
            Self::Warned | Self::Accepted => Impact::None,
        }
    }

    /// What the client does, as words that follow its name.
    pub fn verb(self) -> &'static str {
        match self {
            Self::FileRejected => "loads no server of this file",
            Self::EntryDropped => "drops the entry",
            Self::Fails | Self::Unknown => "cannot start the server",
            Self::Warned => "complains at every start",
            Self::Accepted => "ignores it",
        }
    }
}

/// What a client does, and says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reaction {
    /// What the mistake costs.
    pub outcome: Outcome,
    /// The client's words, with `{name}` for the server, `{key}` for the place in a list or map,
    /// `{received}` for what stands there: `number`, `string`.
    pub says: Option<&'static str>,
}

impl Reaction {
    /// The client's words for this server, key and kind of value.
    pub fn words(&self, name: &str, key: &str, received: &str) -> Option<String> {
        let words = self.says?.replace("{received}", received);
        Some(words.replace("{key}", key).replace("{name}", name))
    }
}

impl Dialect {
    /// What the client does with a mistake, as far as it is known.
    pub fn reaction(&self, mistake: Mistake<'_>) -> Reaction {
        let known = |outcome| Reaction { outcome, says: None };
        exactly(self.id, mistake).unwrap_or_else(|| {
            known(match (mistake, self.bad_entry) {
                (Mistake::UnknownKey, _) => match self.unknown_fields {
                    UnknownFields::Ignored => Outcome::Accepted,
                    UnknownFields::Warned => Outcome::Warned,
                    UnknownFields::EntryDropped => Outcome::EntryDropped,
                    UnknownFields::Unknown => Outcome::Unknown,
                },
                (Mistake::WrongRoot(_), _) | (_, BadEntry::WholeFile) => Outcome::FileRejected,
                (_, BadEntry::Entry) => Outcome::EntryDropped,
                (_, BadEntry::Unknown) => Outcome::Unknown,
            })
        })
    }
}

/// The rows: who, what, what then.
fn exactly(id: &str, mistake: Mistake<'_>) -> Option<Reaction> {
    use Mistake::*;
    use Outcome::*;
    let (outcome, says) = match (id, mistake) {
        // Ran 0.61.0 on 2026-11-22; the entry is read all the same.
        ("gemini-cli", UnknownKey) => (Warned, "Unrecognized key(s) in object: '{key}'"),
        (_, UnknownKey) => return None,
        // Ran 2.1.197 on 2026-11-22.
        ("claude-code", WrongRoot("servers")) => (
            FileRejected,
            "Missing \"mcpServers\" — found \"servers\" instead. Claude Code reads MCP servers from the \"mcpServers\" key.",
        ),
        ("claude-code", WrongRoot(_)) => {
            (FileRejected, "mcpServers: Invalid input: expected record, received undefined")
        }
        ("claude-code", NoCommand) => (
            EntryDropped,
            "Skipped — invalid MCP server config for \"{name}\": command: expected string, received undefined",
        ),
        ("claude-code", EmptyCommand) => (
            EntryDropped,
            "Skipped — invalid MCP server config for \"{name}\": command: Command cannot be empty",
        ),
        // Ran 0.169.0 on 2026-11-22.
        ("codex", RefusedField) => (FileRejected, "{key} is not supported for streamable_http"),
        // internal/agent/tools/mcp/init.go, read 2026-11-22.
        ("crush", NoType) => (Fails, "unsupported mcp type"),
        // langchain_mcp_adapters/sessions.py 0.3.2, read 2026-11-22.
        ("langchain", NoType) => {
            (FileRejected, "Configuration error: Missing 'transport' key in server configuration.")
        }
        ("langchain", NoField("args")) => (Fails, "'args' parameter is required for stdio connection"),
        // crates/goose/src/config/extensions.rs, read 2026-11-22.
        ("goose", NoField(_) | NoType) => (EntryDropped, "Skipping malformed extension config entry"),
        (_, EmptyCommand | NoField(_) | RefusedField) => return None,
        ("claude-code", NoUrl) => (
            EntryDropped,
            "Skipped — invalid MCP server config for \"{name}\": url: expected string, received undefined",
        ),
        // Ran 2.1.197 on 2026-11-25.
        ("claude-code", UnknownTransport) => {
            (EntryDropped, "Skipped — unknown MCP server type \"{received}\" for server \"{name}\"")
        }
        ("claude-code", ArgsNotList) => (
            EntryDropped,
            "Skipped — invalid MCP server config for \"{name}\": args: expected array, received {received}",
        ),
        ("claude-code", ArgNotString) => (
            EntryDropped,
            "Skipped — invalid MCP server config for \"{name}\": args.{key}: expected string, received {received}",
        ),
        ("claude-code", EnvNotString) => (
            EntryDropped,
            "Skipped — invalid MCP server config for \"{name}\": env.{key}: expected string, received {received}",
        ),
        ("claude-code", HeaderNotString) => (
            EntryDropped,
            "Skipped — invalid MCP server config for \"{name}\": headers.{key}: expected string, received {received}",
        ),
        // https://github.com/aaronsb/obsidian-mcp-plugin/issues/124, checked 2026-11-22. Before 2026 the
        // app showed the schema's complaint instead, for the whole file:
        // https://github.com/directus/mcp/issues/6
        ("claude-desktop", WrongRoot(_)) => return None,
        ("claude-desktop", _) => (
            EntryDropped,
            "The following entries in claude_desktop_config.json are not valid MCP server configurations and were skipped: {name}",
        ),
        // Ran 0.61.0 on 2026-11-25: only an entry with a URL is lost.
        ("gemini-cli", UnknownTransport) => {
            (EntryDropped, "Invalid enum value. Expected 'stdio' | 'sse' | 'http', received '{received}'")
        }
        // Ran 0.24.4 on 2026-11-22: the word is not read.
        ("qwen-code", UnknownTransport) => (Accepted, ""),
        // McpHub.ts of each, read 2026-11-22.
        ("cline", UnknownTransport) => {
            (FileRejected, "Server type must be one of: 'stdio', 'sse', or 'streamableHttp'")
        }
        ("roo-code", UnknownTransport) => {
            (EntryDropped, "Server type must be 'stdio', 'sse', or 'streamable-http'")
        }
        // internal/agent/tools/mcp/init.go, read 2026-11-22.
        ("crush", UnknownTransport) => (EntryDropped, "unsupported mcp type: {received}"),
        // langchain_mcp_adapters/sessions.py, read 2026-11-22.
        ("langchain", UnknownTransport) => (FileRejected, "Unsupported transport: {received}"),
        // src/mcpo/main.py, read 2026-11-22.
        ("mcpo", UnknownTransport) => (
            FileRejected,
            "Server '{name}' must have either 'command' for stdio or 'type' and 'url' for remote servers",
        ),
        // Users quote it; whether the other servers load they do not say.
        ("cursor", NoCommand | NoUrl) => {
            (Unknown, "Server \"{name}\" must have either a command (for stdio) or url (for SSE)")
        }
        // src/vs/workbench/api/node/extHostMcpNode.ts maps over args and calls a string method on each;
        // mcpResourceScannerService.ts takes an entry without a command for a remote one. Headers go to
        // fetch, which makes strings of them. Read 2026-11-22.
        ("vscode", ArgsNotList | ArgNotString | NoCommand | NoUrl) => (Fails, ""),
        ("vscode", HeaderNotString) => (Accepted, ""),
        // Ran 0.61.0 on 2026-11-22: it complains at every start. An argument is made a string all the
        // same; with a number in env the server is not started.
        ("gemini-cli", ArgsNotList) => (Fails, "Expected array, received {received}"),
        ("gemini-cli", ArgNotString | HeaderNotString) => (Warned, "Expected string, received {received}"),
        ("gemini-cli", EnvNotString) => (Fails, "Expected string, received {received}"),
        ("gemini-cli", NoCommand | NoUrl) => (EntryDropped, ""),
        // Ran 0.15.10 on 2026-11-22: scalars become strings.
        ("qwen-code", ArgNotString | EnvNotString | HeaderNotString) => (Accepted, ""),
        ("qwen-code", ArgsNotList) => (Fails, ""),
        ("qwen-code", NoCommand | NoUrl) => (EntryDropped, ""),
        // Ran 1.0.102 on 2026-11-22: `copilot mcp list` leaves such an entry out without a word.
        ("copilot-cli", WrongRoot(_)) => (FileRejected, "mcpServers: Required"),
        ("copilot-cli", _) => (EntryDropped, ""),
        // Ran 1.18.33 on 2026-11-22. With `enabled` beside it the entry is dropped without a word.
        ("opencode", WrongRoot(_)) => (FileRejected, "No MCP servers configured"),
        ("opencode", _) => (FileRejected, "Configuration is invalid"),
        // apps/vscode/src/services/mcp/McpHub.ts, read 2026-11-22.
        ("cline", ArgsNotList | ArgNotString | EnvNotString | HeaderNotString | NoCommand | NoUrl) => {
            (FileRejected, "MCP settings schema error — no servers were loaded.")
        }
        // src/services/mcp/McpHub.ts, read 2026-11-22: the entry is lost, in a project file all of them.
        ("roo-code", ArgsNotList | ArgNotString | EnvNotString | HeaderNotString | NoCommand | NoUrl) => {
            (EntryDropped, "")
        }
        // A Go struct: https://github.com/eyaltoledano/claude-task-master/issues/215, checked 2026-11-22.
        ("windsurf", EnvNotString) => (
            FileRejected,
            "failed to parse JSON config: json: cannot unmarshal {received} into Go struct field mcpServerConfig.mcpServers.env of type string",
        ),
        ("windsurf", ArgsNotList | ArgNotString | HeaderNotString) => (FileRejected, ""),
        _ => return None,
    };
    Some(Reaction { outcome, says: Some(says).filter(|says| !says.is_empty()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::by_id;

    #[test]
    fn words_are_filled_in() {
        let reaction = by_id("claude-code").unwrap().reaction(Mistake::EnvNotString);
        assert_eq!(reaction.outcome, Outcome::EntryDropped);
        assert_eq!(
            reaction.words("db", "PORT", "number").unwrap(),
            "Skipped — invalid MCP server config for \"db\": env.PORT: expected string, received number"
        );
    }

    #[test]
    fn unknown_clients_react_as_their_dialect_says() {
        let cursor = by_id("cursor").unwrap();
        assert_eq!(cursor.reaction(Mistake::ArgsNotList).outcome, Outcome::Unknown);
        assert_eq!(cursor.reaction(Mistake::WrongRoot("servers")).outcome, Outcome::FileRejected);
    }
}
