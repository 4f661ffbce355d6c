//! Time.

use super::{CHECKED, cause};
use crate::errors::Clean::ByHand;
use crate::errors::KnownError;
use crate::errors::Pattern::{Has, Is};

pub(super) static ROWS: &[KnownError] = &[
    KnownError {
        name: "Codex did not wait long enough",
        see: "MCP client startup timed out after … seconds",
        patterns: &[
            Has("startup timed out after"),
            Has("timed out after 10 seconds"),
            Has("timed out after 30 seconds"),
        ],
        meaning: "The server had not answered `initialize` when the time for starting was over: 30 \
                  seconds, in older versions 10.",
        causes: &[
            cause("The first start downloads the package, which takes longer. Try again.", &[]),
            cause("The time is in seconds here, and too small or in the wrong unit.", &["timeout-unit"]),
            cause(
                "The server never gets to an answer.",
                &["docker-missing-interactive", "conda-run-captures-output", "cmd-missing-slash-c"],
            ),
        ],
        clean: ByHand("If it only needs long, set `startup_timeout_sec = 60` in its table."),
        samples: &["MCP client startup timed out after 10 seconds. Add or adjust startup_timeout_sec in \
                 your config.toml"],
        sources: &[
            "https://github.com/openai/codex/pull/16080",
            "https://github.com/openai/codex/issues/11851",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "No answer in time",
        see: "MCP error -32001: Request timed out",
        patterns: &[
            Has("-32001"),
            Is("32001"),
            Has("request timed out"),
            Has("context server request timeout"),
            Has("mcp request * timed out"),
            Has("timed out after"),
            Has("connection timed out after"),
            Has("connection timeout"),
        ],
        meaning: "The process is alive, and did not answer in time. That is not -32000, where the \
                  process is gone, and not ECONNREFUSED, where nothing listens.",
        causes: &[
            cause(
                "The first start downloads a package or an image. Try again; the second start is \
                 quick.",
                &[],
            ),
            cause(
                "The time is too small: 60 is a minute in one client and 60 milliseconds in the next.",
                &["timeout-unit"],
            ),
            cause(
                "A wrapper keeps the output, or waits at its own prompt.",
                &["conda-run-captures-output", "cmd-missing-slash-c", "cmd-mangled-slash-c", "cmd-slash-k"],
            ),
            cause(
                "Standard input does not reach the server.",
                &["docker-missing-interactive", "docker-detached"],
            ),
            cause("A program asks for a password or a yes.", &["interactive-prompt-risk"]),
            cause(
                "A banner spoils standard output, so that the answer is never read.",
                &["stdout-banner-launcher", "shell-profile-noise"],
            ),
            cause(
                "Python keeps a hand-written server's answer in its buffer (ask with \
                 `--extend-select`).",
                &["python-buffered-stdout"],
            ),
        ],
        clean: ByHand(
            "With a time-out it stays running in any case: see how long it takes to come up, and \
                 whether it prints a line before you type.",
        ),
        samples: &[
            "MCP error -32001: Request timed out",
            "-32001",
            "context server failed to start: Context server request timeout",
        ],
        sources: &[
            "https://github.com/google-gemini/gemini-cli/issues/1995",
            "https://github.com/anthropics/claude-code/issues/16837",
            "https://github.com/conda/conda/issues/9412",
            "measured: Wine 8, MCP SDK 1.32 (cmd without /c)",
        ],
        checked: CHECKED,
    },
];
