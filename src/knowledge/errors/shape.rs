//! The file is JSON, and not what the client wants.

use super::{CHECKED, cause};
use crate::errors::Clean::Do;
use crate::errors::KnownError;
use crate::errors::Pattern::Has;

pub(super) static ROWS: &[KnownError] = &[
    KnownError {
        name: "Claude Code does not accept the entry",
        see: "Does not adhere to MCP server configuration schema",
        patterns: &[
            Has("does not adhere to mcp server configuration schema"),
            Has("does not adhere to * schema"),
        ],
        meaning: "The file is JSON, and the entry, or the key above it, is not what Claude Code knows. \
                  It drops the entry.",
        causes: &[
            cause(
                "The servers stand under another key, or under none.",
                &["wrong-root-key", "missing-root-key", "nested-root-key"],
            ),
            cause(
                "A URL without a type, or a type it does not know.",
                &["remote-missing-type", "unknown-transport-type"],
            ),
            cause("Neither command nor URL.", &["server-no-transport"]),
            cause(
                "A value of the wrong kind.",
                &["args-not-array", "value-not-string", "env-not-map", "command-shape", "wrong-type"],
            ),
        ],
        clean: Do("The line names the file and the entry; `claude mcp list` shows all of them. Lint the \
                 file it names."),
        samples: &["[Error] mcpServers.github: Does not adhere to MCP server configuration schema"],
        sources: &[
            "https://github.com/ChromeDevTools/chrome-devtools-mcp/issues/1246",
            "https://github.com/affaan-m/ECC/issues/1003",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "Claude Desktop skipped entries",
        see: "… are not valid MCP server configurations and were skipped",
        patterns: &[
            Has("are not valid mcp server configurations"),
            Has("some mcp servers could not be loaded"),
            Has("skipped invalid mcp server config entries"),
        ],
        meaning: "Claude Desktop takes local programs only from this file: a `command`, `args` and \
                  `env`. Other entries it leaves out.",
        causes: &[
            cause("The entry has a URL.", &["remote-unsupported-by-client"]),
            cause("There is no command.", &["server-no-transport", "command-shape"]),
            cause("A value of the wrong kind.", &["args-not-array", "value-not-string", "env-not-map"]),
        ],
        clean: Do("A remote server is added under Settings, Connectors, or through `npx -y mcp-remote \
                 URL`."),
        samples: &["Some MCP servers could not be loaded. The following entries in \
                 claude_desktop_config.json are not valid MCP server configurations and were skipped: \
                 linear"],
        sources: &["https://github.com/cboxdk/statamic-mcp/issues/20"],
        checked: CHECKED,
    },
    KnownError {
        name: "The client does not know the type of the server",
        see: "Server type must be one of …",
        patterns: &[
            Has("server type must be"),
            Has("unsupported mcp type"),
            Has("invalid enum value. expected 'stdio'"),
            Has("unsupported transport:"),
            Has("missing 'transport' key"),
            Has("expected { readonly \"type\""),
        ],
        meaning: "Clients spell the same transport in different ways: `http`, `streamable-http`, \
                  `streamableHttp`, `remote`. One wrong word, and some of them load no server at all.",
        causes: &[
            cause("The type is another client's word.", &["unknown-transport-type"]),
            cause(
                "The type is missing, and this client wants one.",
                &["remote-missing-type", "client-required-field"],
            ),
            cause("The type stands under another key.", &["transport-key-alias"]),
        ],
        clean: Do("Lint with `--client`, so that the words of this client are used."),
        samples: &[
            "Server type must be one of: 'stdio', 'sse', or 'streamableHttp'",
            "Invalid enum value. Expected 'stdio' | 'sse' | 'http', received 'streamable-http'",
        ],
        sources: &[
            "https://github.com/anthropics/claude-code/issues/45836",
            "https://github.com/anomalyco/opencode/issues/36434",
            "measured: Gemini CLI 0.61.0",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "The entry is local and remote at once",
        see: "Cannot mix 'stdio' and 'sse' fields, url is not supported for stdio",
        patterns: &[
            Has("cannot mix 'stdio'"),
            Has("is not supported for stdio"),
            Has("is not supported for streamable_http"),
        ],
        meaning: "The fields of a program and those of a URL stand in one entry. Roo Code drops the \
                  file, Codex does not start.",
        causes: &[
            cause("The entry has a command and a URL.", &["server-command-and-url"]),
            cause(
                "`env` on a remote server, or headers on a local one.",
                &["env-on-remote", "headers-on-stdio"],
            ),
            cause(
                "`bearer_token` is written out; Codex takes the name of a variable.",
                &["codex-inline-bearer"],
            ),
        ],
        clean: Do("The text names the entry; take out the fields of the transport that it does not use."),
        samples: &[
            "Cannot mix 'stdio' and ('sse' or 'streamable-http') fields.",
            "env is not supported for streamable_http in mcp_servers.github",
        ],
        sources: &["measured: Codex 0.169.0", "https://github.com/github/github-mcp-server/issues/1633"],
        checked: CHECKED,
    },
    KnownError {
        name: "Codex does not load its config",
        see: "failed to load bootstrap configuration, invalid transport",
        patterns: &[
            Has("invalid transport"),
            Has("failed to load bootstrap configuration"),
            Has("expected a string in mcp_servers"),
            Has("expected a map in mcp_servers"),
            Has("expected f64 in mcp_servers"),
        ],
        meaning: "One bad entry stops all of Codex, not that server alone.",
        causes: &[
            cause("An entry has neither `command` nor `url`.", &["server-no-transport", "url-key-alias"]),
            cause(
                "A number or a list where a string is wanted.",
                &["value-not-string", "command-shape", "wrong-type"],
            ),
            cause(
                "The file is not TOML: a Windows path in double quotes, most often.",
                &["toml-syntax", "backslash-escape-damage"],
            ),
            cause(
                "The servers are a list, or a name with a dot lacks quotes.",
                &["servers-wrong-container", "toml-server-name-quoting"],
            ),
        ],
        clean: Do("Codex reads `~/.codex/config.toml` and the project's `.codex/config.toml`: lint \
                 both."),
        samples: &[
            "Error: failed to load bootstrap configuration",
            "invalid transport in `mcp_servers.docs`",
        ],
        sources: &["https://github.com/openai/codex/issues/29396", "measured: Codex 0.169.0"],
        checked: CHECKED,
    },
    KnownError {
        name: "A value of the wrong kind",
        see: "Expected array, received string",
        patterns: &[
            Has("expected string, received"),
            Has("expected array, received"),
            Has("expected object, received"),
            Has("expected number, received"),
            Has("expected boolean, received"),
            Has("expected array, got"),
            Has("expected string, got"),
            Has("mcp settings schema error"),
            Has("configuration is invalid at"),
        ],
        meaning: "The client checks each field for its kind, and one is wrong. Some clients drop this \
                  entry, others every server of the file.",
        causes: &[
            cause("`args` is a string; it must be a list.", &["args-not-array"]),
            cause(
                "A number or `true` stands where a string is wanted, in `env` or `args`.",
                &["value-not-string", "null-value"],
            ),
            cause("`env` or the servers are a list.", &["env-not-map", "servers-wrong-container"]),
            cause(
                "The command is a string where the client wants a list, or a list where it wants a \
                 string.",
                &["command-shape", "foreign-server-shape"],
            ),
        ],
        clean: Do("Lint with `--client`: the same field is a string in one client and a list in the \
                 next."),
        samples: &[
            "Expected array, received string",
            "Configuration is invalid at opencode.json: Expected array, got \"npx\" mcp.a.command",
            "MCP settings schema error — no servers were loaded.",
        ],
        sources: &[
            "https://github.com/github/copilot-cli/issues/117",
            "measured: Gemini CLI 0.61.0, opencode",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "A key that the client does not know",
        see: "Unrecognized key(s) in object",
        patterns: &[Has("unrecognized key(s) in object"), Has("unrecognized key"), Has("unknown field '")],
        meaning: "The client knows no such field. Gemini CLI warns and goes on; stricter clients drop \
                  the entry.",
        causes: &[
            cause("The field is misspelt, or another client's.", &["unknown-key", "enable-flag-mismatch"]),
            cause(
                "The field has another name here.",
                &["url-key-alias", "env-key-alias", "headers-key-alias", "transport-key-alias"],
            ),
        ],
        clean: Do("Take the field out, or see the client's own documentation for its name."),
        samples: &["Invalid configuration in settings.json: Error in: mcpServers.a Unrecognized key(s) in \
                 object: 'disabled'"],
        sources: &["measured: Gemini CLI 0.61.0", "https://github.com/anomalyco/opencode/issues/30677"],
        checked: CHECKED,
    },
    KnownError {
        name: "Blanks around a value",
        see: "Leading or trailing whitespace in: headers.Authorization",
        patterns: &[Has("leading or trailing whitespace in")],
        meaning: "A blank or a line break was pasted along with the value, and Claude Code uses it as \
                  it is.",
        causes: &[cause(
            "The value starts or ends in white space.",
            &["value-whitespace", "command-whitespace"],
        )],
        clean: Do("Look into the variable that the value comes from: it may end in a line break."),
        samples: &["Leading or trailing whitespace in: headers.Authorization"],
        sources: &["measured: Claude Code, its own text and documentation"],
        checked: CHECKED,
    },
    KnownError {
        name: "Variables are missing",
        see: "missing required environment variables",
        patterns: &[
            Has("missing required environment variable"),
            Has("environment variable * is not set"),
            Has("environment variable * is required"),
            Has("environment variable is required"),
            Has("environment variable is not set"),
            Has("environment variable not set"),
            Has("missing environment variable"),
            Has("failed to fetch secret"),
        ],
        meaning: "The server, or a client that fills in `${NAME}`, found a variable unset and stops.",
        causes: &[
            cause("`env` lacks it.", &["missing-required-env", "env-wrong-name"]),
            cause(
                "It is in `env`, and does not reach the container or WSL.",
                &["docker-env-not-forwarded", "wsl-env-not-forwarded"],
            ),
            cause(
                "It is taken from the shell, and the client was not started from there.",
                &["variable-unset", "env-not-inherited", "docker-env-undeclared"],
            ),
            cause(
                "It is empty, or written in a form that the client does not fill in.",
                &["env-empty-value", "variable-syntax-unsupported"],
            ),
        ],
        clean: Do("Write the variable into the `env` of the entry and start the client anew."),
        samples: &[
            "Cannot start MCP servers - missing required environment variables: GITHUB_TOKEN",
            "Error: BRAVE_API_KEY environment variable is required",
        ],
        sources: &[
            "https://github.com/zereight/gitlab-mcp/issues/560",
            "https://github.com/microsoft/vscode/issues/244621",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "The name of a server or a tool is too long or has a bad character",
        see: "tools.0.name: String should match pattern",
        patterns: &[
            Has("name: string should match pattern"),
            Has("tool name * exceeds"),
            Has("exceeds 60 characters"),
            Has("invalid server name"),
            Has("invalid mcp server name"),
        ],
        meaning: "Clients make a tool's name out of the server's, and models take letters, digits, `_` \
                  and `-` only, up to about 60.",
        causes: &[
            cause(
                "The server's name has a blank, a dot or another sign.",
                &["server-name-invalid", "server-name-reserved"],
            ),
            cause("The server's name is long.", &["tool-name-too-long"]),
        ],
        clean: Do("Give the server a short name. A long name of a tool is the server's own affair: tell \
                 its author."),
        samples: &[
            "tools.12.custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,64}$'",
            "invalid server name 'a b' (use letters, numbers, '-', '_', ':', '@', '/', '.')",
        ],
        sources: &[
            "https://github.com/awslabs/mcp/issues/616",
            "https://github.com/microsoft/vscode/issues/243602",
            "measured: Codex 0.169.0",
        ],
        checked: CHECKED,
    },
];
