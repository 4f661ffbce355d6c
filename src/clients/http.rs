//! What is known of how a client talks to servers that are reached by URL.

use super::{Dialect, Knowledge, UrlWithoutWord};

/// What a client's HTTP requests are made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runtime {
    /// Node.js, or Electron, which holds it.
    Node,
    /// Go: it sends any byte above the control characters in a header.
    Go,
    /// Something else.
    Other,
    /// No source says.
    Unknown,
}

impl Dialect {
    /// Whether it tries streamable HTTP and HTTP+SSE one after the other, whatever word the entry holds.
    pub fn tries_both_transports(&self) -> Knowledge {
        match self.id {
            // mcpResourceScannerService.ts and the reference page: HTTP first, then SSE, for both words.
            // https://code.visualstudio.com/docs/agents/reference/mcp-configuration, checked 2026-11-22
            "vscode" => Knowledge::Yes,
            // The transport is inferred from the fields, SSE or HTTP found out: https://cursor.com/docs/mcp,
            // checked 2026-11-22
            "cursor" => Knowledge::Yes,
            // oauth_util.rs falls back to SSE; read 2026-11-22.
            "amazon-q" => Knowledge::Yes,
            // packages/opencode/src/mcp/index.ts: streamable HTTP, then SSE; read 2026-11-22.
            "opencode" | "kilo-code" => Knowledge::Yes,
            _ => Knowledge::Unknown,
        }
    }

    /// Whether it speaks HTTP+SSE, the transport before streamable HTTP, at all.
    pub fn speaks_sse(&self) -> Knowledge {
        match self.id {
            // https://github.com/openai/codex/issues/2320, checked 2026-11-22
            "codex" => Knowledge::No,
            // crates/goose/src/agents/extension.rs: `SSE is unsupported, migrate to streamable_http`; read 2026-11-22.
            "goose" => Knowledge::No,
            _ if !self.transport.sse.is_empty() => Knowledge::Yes,
            _ if self.tries_both_transports() == Knowledge::Yes => Knowledge::Yes,
            _ if self.transport.url_without_word == UrlWithoutWord::Sse => Knowledge::Yes,
            _ => Knowledge::Unknown,
        }
    }

    /// The keys of a URL that name the transport by themselves: the one for streamable HTTP, and the one for
    /// HTTP+SSE where there is such a one; in a file at `path`.
    pub fn transport_keys(&self, path: &str) -> Option<(&'static str, Option<&'static str>)> {
        match self.id {
            // Ran 0.24.4: in `.mcp.json` it reads `type` as Claude Code does.
            "qwen-code" if path.ends_with(".mcp.json") => None,
            // chunk-DPEB6S2R.js of 0.15.10, read 2026-11-22: `url` is SSE, `type` is not looked at.
            "qwen-code" => Some(("httpUrl", Some("url"))),
            // packages/core/src/tools/mcp-client.ts, read 2026-11-22: under `url` it finds out.
            "gemini-cli" => Some(("httpUrl", None)),
            _ => None,
        }
    }

    /// Whether it takes URLs with this scheme (in lower case, and not HTTP's).
    pub fn speaks_scheme(&self, scheme: &str) -> Knowledge {
        match (self.id, scheme) {
            // mcpConfiguration.ts takes `unix:///path` and `pipe:///path`; read 2026-11-22.
            ("vscode", "unix" | "pipe") => Knowledge::Yes,
            (_, "ws" | "wss")
                if self.transport.other.iter().any(|word| matches!(*word, "ws" | "websocket")) =>
            {
                Knowledge::Yes
            }
            // Where no word names the transport, the scheme may.
            (_, "ws" | "wss") if self.transport.key.is_none() => Knowledge::Unknown,
            _ => Knowledge::No,
        }
    }

    /// What makes its requests, by the language of its published source or package (checked 2026-11-22).
    pub fn runtime(&self) -> Runtime {
        match self.id {
            "vscode" | "cursor" | "copilot-cli" | "cline" | "roo-code" | "gemini-cli" | "qwen-code"
            | "continue" | "librechat" | "mcp-inspector" => Runtime::Node,
            // Crush is written in Go; Windsurf's language server too, as its messages show.
            "crush" | "windsurf" => Runtime::Go,
            // Rust, Python, Java, C#, Bun.
            "codex" | "zed" | "goose" | "amazon-q" | "warp" | "fastmcp" | "langchain" | "mcpo"
            | "jetbrains" | "junie" | "visual-studio" | "claude-code" | "opencode" | "amp" => Runtime::Other,
            _ => Runtime::Unknown,
        }
    }

    /// Whether it may run on a Node.js before version 20, which tries only the first address of a name.
    ///
    /// Extensions of VS Code run on the editor's own: 18 before VS Code 1.93 (Electron 30). VS Code and Cursor
    /// speak MCP only since they have 20; Gemini CLI, Qwen Code, Copilot CLI and the Inspector demand 20 or
    /// later (`engines` of their packages, checked 2026-11-25).
    pub fn may_run_on_old_node(&self) -> bool {
        matches!(self.id, "cline" | "roo-code" | "continue")
    }
}
