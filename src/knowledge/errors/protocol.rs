//! The protocol's own codes, which say the least.

use super::{CHECKED, cause};
use crate::errors::Clean::ByHand;
use crate::errors::KnownError;
use crate::errors::Pattern::{Has, Is};

pub(super) static ROWS: &[KnownError] = &[
    KnownError {
        name: "The process is gone",
        see: "MCP error -32000: Connection closed",
        patterns: &[
            Has("-32000"),
            Is("32000"),
            Has("connection closed"),
            Has("client closed"),
            Has("transport closed"),
            Has("write epipe"),
            Has("server disconnected"),
        ],
        meaning: "The process that the client started has ended, or never ran, before the first \
                  answer. It is not slow (-32001) and no refused socket (ECONNREFUSED). Client Closed \
                  and Transport closed mean the same.",
        causes: &[
            cause(
                "The program is not where this client looks.",
                &[
                    "command-not-found",
                    "relative-command",
                    "launcher-not-on-gui-path",
                    "command-contains-args",
                    "unexpanded-tilde",
                    "wrong-os-path",
                ],
            ),
            cause(
                "The script, or the folder it needs, is not there.",
                &[
                    "relative-script-path",
                    "cwd-ignored-by-client",
                    "placeholder-path",
                    "literal-quotes-in-arg",
                    "backslash-escape-damage",
                ],
            ),
            cause(
                "The server stops at its start: a variable or the package is missing.",
                &[
                    "missing-required-env",
                    "docker-env-not-forwarded",
                    "wsl-env-not-forwarded",
                    "nonexistent-package",
                    "wrong-runner",
                ],
            ),
            cause(
                "docker gets no input, or was asked for a terminal.",
                &["docker-missing-interactive", "docker-tty", "docker-detached"],
            ),
            cause(
                "On Windows: arguments with spaces, a server that lies in WSL, and in old clients npx \
                 without cmd.",
                &[
                    "windows-shim-arg-with-space",
                    "cmd-quoted-program",
                    "shell-script-split",
                    "wsl-path-mismatch",
                    "windows-shim-needs-cmd",
                ],
            ),
            cause(
                "A line on standard output that is not JSON makes some clients hang up.",
                &["stdout-banner-launcher", "shell-profile-noise"],
            ),
            cause(
                "A race of the client with odd versions of Node, seen with Node 25.",
                &["odd-node-version"],
            ),
        ],
        clean: ByHand(
            "If the connection was there and closed minutes later, the config is not to blame: the \
                 server crashed at work, or a watcher restarted it (dev-watcher-as-server).",
        ),
        samples: &[
            "MCP error -32000: Connection closed",
            "-32000",
            "[DEBUG] MCP server \"mysql\": Connection failed after 6544ms: MCP error -32000: \
                 Connection closed",
        ],
        sources: &[
            "https://github.com/modelcontextprotocol/typescript-sdk/issues/1049",
            "https://github.com/anthropics/claude-code/issues/20713",
            "measured: Wine 8, MCP SDK 1.32",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "The client could not connect, and does not say why",
        see: "Failed to connect",
        patterns: &[Has("failed to connect"), Has("failed to start"), Has("failed to reconnect")],
        meaning: "Claude Code and Kiro show this for every failure: a program that is not found, one \
                  that died, a refused address. The log has the reason: paste a line of it.",
        causes: &[
            cause(
                "The program is not found.",
                &["command-not-found", "relative-command", "unexpanded-tilde", "wrong-os-path"],
            ),
            cause(
                "The client ignores `cwd`, or the script is relative.",
                &["cwd-ignored-by-client", "relative-script-path"],
            ),
            cause(
                "The server stops at its start.",
                &["missing-required-env", "docker-missing-interactive", "nonexistent-package"],
            ),
            cause(
                "A remote server has another type or wants a token.",
                &["remote-missing-type", "transport-url-mismatch", "remote-missing-auth"],
            ),
        ],
        clean: ByHand(
            "The log: `claude --debug` and `claude doctor` for Claude Code, `mcp*.log` in the logs \
                 folder of Claude Desktop.",
        ),
        samples: &["github: npx -y @modelcontextprotocol/server-github - ✗ Failed to connect"],
        sources: &["https://github.com/anthropics/claude-code/issues/17565", "measured: Claude Code 2.1.197"],
        checked: CHECKED,
    },
];
