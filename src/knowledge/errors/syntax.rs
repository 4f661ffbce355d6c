//! The file is no JSON.

use super::{CHECKED, cause};
use crate::errors::Clean::Do;
use crate::errors::KnownError;
use crate::errors::Pattern::Has;

pub(super) static ROWS: &[KnownError] = &[
    KnownError {
        name: "A lone backslash in a string",
        see: "Bad escaped character in JSON",
        patterns: &[Has("bad escaped character"), Has("invalid escape sequence"), Has("invalid \\escape")],
        meaning: "In JSON a backslash starts an escape, so a Windows path needs two. The client reads \
                  none of the file.",
        causes: &[cause(
            "A path has single backslashes.",
            &["json-unescaped-backslash", "backslash-escape-damage"],
        )],
        clean: Do("The text says which file and where: lint that one. `C:/Users/…` needs no backslash."),
        samples: &["Could not load app settings: Bad escaped character in JSON at position 112 (line 5 \
                 column 18)"],
        sources: &[
            "https://github.com/modelcontextprotocol/servers/issues/414",
            "https://github.com/modelcontextprotocol/servers/issues/2519",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "A comma too many, a comment, or a key without quotes",
        see: "Expected double-quoted property name in JSON",
        patterns: &[
            Has("expected double-quoted property name"),
            Has("expected property name or '}'"),
            Has("key must be a string"),
            Has("trailing comma"),
        ],
        meaning: "A key must stand here, in double quotes. The client reads none of the file.",
        causes: &[
            cause("The line before ends in a comma, and nothing follows.", &["json-trailing-comma"]),
            cause("A comment stands here, and this client takes none.", &["json-comment"]),
            cause(
                "The key has other quotes, or none.",
                &["json-single-quotes", "json-unquoted-key", "json-smart-quotes"],
            ),
        ],
        clean: Do("The text says which file and where: lint that one."),
        samples: &[
            "Expected double-quoted property name in JSON at position 96",
            "Invalid JSON: key must be a string at line 3 column 5",
        ],
        sources: &["measured: Gemini CLI 0.61.0", "https://github.com/github/copilot-cli/issues/4323"],
        checked: CHECKED,
    },
    KnownError {
        name: "A comma or a bracket is missing",
        see: "Expected ',' or '}' in JSON",
        patterns: &[
            Has("expected ',' or '}'"),
            Has("expected ',' or ']'"),
            Has("unexpected end of json input"),
            Has("unterminated string in json"),
        ],
        meaning: "Two values follow each other, or the file ends too soon. The client reads none of \
                  the file.",
        causes: &[
            cause("There is no comma between two lines.", &["json-missing-comma"]),
            cause("A bracket or a quote is not closed.", &["json-unbalanced", "json-syntax"]),
            cause("The file is empty.", &["empty-file"]),
        ],
        clean: Do("The text says which file and where: lint that one."),
        samples: &[
            "Expected ',' or '}' after property value in JSON at position 182",
            "SyntaxError: Unexpected end of JSON input",
        ],
        sources: &[
            "https://github.com/CherryHQ/cherry-studio/issues/4374",
            "https://github.com/keboola/mcp-server/issues/83",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "Something follows after the end",
        see: "Unexpected non-whitespace character after JSON",
        patterns: &[
            Has("unexpected non-whitespace character after json"),
            Has("trailing characters at line"),
        ],
        meaning: "The value was complete, and more text follows. In a config that is a second object, \
                  or braces that are missing around all; in the log of a server it is a line that is \
                  not JSON.",
        causes: &[
            cause("The outer braces are missing.", &["json-missing-root-braces"]),
            cause(
                "Two configs were pasted one after the other.",
                &["json-multiple-roots", "json-trailing-comma"],
            ),
            cause(
                "The server, or its launcher, writes text to standard output.",
                &["stdout-banner-launcher"],
            ),
        ],
        clean: Do("If the file is sound, run the command by hand: what it prints before it is asked must \
                 go to standard error."),
        samples: &["Unexpected non-whitespace character after JSON at position 12"],
        sources: &[
            "https://github.com/anaisbetts/mcp-installer/issues/2",
            "https://github.com/aws/amazon-q-developer-cli/issues/2082",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "The client cannot read the config",
        see: "Could not load app settings, Invalid JSON in MCP settings file",
        patterns: &[
            Has("could not load app settings"),
            Has("error reading or parsing claude_desktop_config.json"),
            Has("invalid json in mcp settings file"),
            Has("invalid mcp settings json"),
            Has("failed to parse scanned mcp servers"),
            Has("error parsing mcp config file"),
            Has("invalid json in config file"),
            Has("mcp config is not a valid json"),
            Has("please fix the configuration file(s)"),
        ],
        meaning: "The file is not JSON as this client reads it, so none of its servers is there.",
        causes: &[
            cause("A comma is missing or one too many.", &["json-missing-comma", "json-trailing-comma"]),
            cause(
                "Comments or a byte order mark, where this client takes none.",
                &["json-comment", "file-bom"],
            ),
            cause("Single backslashes in a Windows path.", &["json-unescaped-backslash"]),
            cause(
                "A value has the wrong shape.",
                &["args-not-array", "value-not-string", "remote-unsupported-by-client"],
            ),
        ],
        clean: Do("Lint with `--client`, so that the file is read as this client does; look at the \
                 project's file and at the user's."),
        samples: &[
            "There was an error reading or parsing claude_desktop_config.json: Unexpected token",
            "Invalid JSON in MCP settings file. Please check the syntax.",
        ],
        sources: &["https://github.com/tadata-org/fastapi_mcp/issues/6", "measured: Gemini CLI 0.61.0"],
        checked: CHECKED,
    },
    KnownError {
        name: "Text where JSON is expected",
        see: "Unexpected token … is not valid JSON",
        patterns: &[
            Has("unexpected token * is not valid json"),
            Has("unexpected token * in json at position"),
            Has("is not valid json"),
            Has("failed to parse jsonrpc"),
            Has("failed to parse json"),
        ],
        meaning: "The text in quotes is what was read. If it is a line that a program prints, the \
                  server or its launcher writes to standard output; if it is a piece of your config, \
                  that file is no JSON.",
        causes: &[
            cause("The launcher prints what it runs.", &["stdout-banner-launcher"]),
            cause("The profile of a login shell prints a greeting.", &["shell-profile-noise"]),
            cause(
                "A variable makes the runtime talk (ask with `--extend-select`), or cmd prints its \
                 banner.",
                &["env-stdout-noise", "cmd-missing-slash-c"],
            ),
            cause("The config is broken.", &["json-syntax", "json-comment", "json-single-quotes"]),
        ],
        clean: Do("Run the command with `2>/dev/null` (Windows: `2>nul`): what is still printed before \
                 you type must go to standard error, `console.error` or `print(…, file=sys.stderr)`."),
        samples: &[
            "Unexpected token 'S', \"Starting s\"... is not valid JSON",
            "SyntaxError: Unexpected token W in JSON at position 0",
        ],
        sources: &[
            "https://github.com/modelcontextprotocol/csharp-sdk/issues/791",
            "https://github.com/anthropics/claude-code/issues/48866",
        ],
        checked: CHECKED,
    },
];
