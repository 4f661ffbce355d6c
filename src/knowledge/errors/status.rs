//! Exit statuses.

use super::{CHECKED, cause};
use crate::errors::Clean::ByHand;
use crate::errors::KnownError;
use crate::errors::Pattern::{Exit, Has};

pub(super) static ROWS: &[KnownError] = &[
    KnownError {
        name: "A shell found no such command",
        see: "exit code 127, command not found",
        patterns: &[Exit("127"), Has("command not found")],
        meaning: "127 is what a shell, `env` or docker reports for a program that is not on its PATH. \
                  The process that the client waits for never ran.",
        causes: &[
            cause(
                "The client was not started from a shell, and its PATH is short.",
                &["command-not-found", "launcher-not-on-gui-path"],
            ),
            cause("`env` sets PATH, which replaces the one of the client.", &["env-path-override"]),
            cause("The path is relative, or of another system.", &["relative-command", "wrong-os-path"]),
            cause(
                "`bash -c` gets the words one by one, or one quoted lump.",
                &["shell-script-split", "literal-quotes-in-arg"],
            ),
            cause("Inside WSL the profile that sets nvm up is not read.", &["wsl-nonlogin-shell"]),
        ],
        clean: ByHand("`which npx` prints the full path to write as the command."),
        samples: &["127", "Process exited with code 127", "bash: line 1: npx: command not found"],
        sources: &[
            "https://www.gnu.org/software/bash/manual/html_node/Exit-Status.html",
            "https://github.com/modelcontextprotocol/servers/issues/64",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "The process ended as if its work were done",
        see: "exit code 0",
        patterns: &[Exit("0")],
        meaning: "The server started, found nothing to wait for, and went. A server must read standard \
                  input until the client closes it.",
        causes: &[
            cause(
                "docker got no `-i`, so standard input is closed from the start.",
                &["docker-missing-interactive"],
            ),
            cause("docker runs the container in the background.", &["docker-detached"]),
            cause(
                "What is started is no server: a shell, a login, a help text.",
                &["shell-script-split", "interactive-prompt-risk", "cmd-missing-slash-c"],
            ),
        ],
        clean: ByHand(""),
        samples: &["0", "Server exited with code 0 before responding to `initialize`"],
        sources: &[
            "https://github.com/modelcontextprotocol/servers/pull/450",
            "https://github.com/homeassistant-ai/ha-mcp/pull/472",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "The process failed",
        see: "exit code 1",
        patterns: &[Exit("1"), Exit("2")],
        meaning: "The program ran and gave up: 1 is for any failure, 2 often for a bad argument. The \
                  reason stands in what it wrote to standard error: paste that line too.",
        causes: &[
            cause(
                "A variable is missing or does not reach the server.",
                &["missing-required-env", "docker-env-not-forwarded", "wsl-env-not-forwarded"],
            ),
            cause(
                "The script, or its folder, is not there.",
                &["relative-script-path", "cwd-ignored-by-client", "placeholder-path"],
            ),
            cause(
                "The package is not there, or started by the wrong launcher.",
                &["nonexistent-package", "wrong-runner"],
            ),
            cause("docker was asked for a terminal.", &["docker-tty"]),
            cause(
                "The arguments are torn apart or glued together.",
                &["arg-holds-several-args", "shell-script-split", "windows-shim-arg-with-space"],
            ),
        ],
        clean: ByHand(""),
        samples: &["exit status 1", "Process exited with code 1", "2"],
        sources: &["https://www.gnu.org/software/bash/manual/html_node/Exit-Status.html"],
        checked: CHECKED,
    },
];
