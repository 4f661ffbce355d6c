//! What findings of the family shape explain: mistakes in what the client reads.

use super::{DOCKER_LINE, Reach, Row};

/// What one part of an entry in another client's shape would say.
const PARTS_OF_A_SHAPE: &[&str] = &[
    "command-shape",
    "args-not-array",
    "env-key-alias",
    "url-key-alias",
    "headers-key-alias",
    "transport-key-alias",
    "unknown-transport-type",
    "remote-missing-type",
    "server-no-transport",
    "null-value",
    "client-required-field",
    "enable-flag-mismatch",
    "wrong-type",
    "unknown-key",
];

pub(super) const ROWS: &[Row] = &[
    (
        "args-not-array",
        &[
            "npx-missing-yes",
            "docker-missing-interactive",
            "docker-tty",
            "docker-env-not-forwarded",
            "missing-required-env",
            "relative-script-path",
            "cmd-missing-slash-c",
            "windows-shim-needs-cmd",
            "shell-script-split",
            "wrong-type",
        ],
        Reach::Server,
    ),
    ("foreign-server-shape", PARTS_OF_A_SHAPE, Reach::Server),
    ("nested-root-key", &["unknown-key", "server-no-transport", "wrong-type"], Reach::Server),
    ("remote-missing-type", &["server-no-transport"], Reach::Server),
    // They name the key that holds what is missed.
    ("transport-key-alias", &["server-no-transport"], Reach::Server),
    ("url-key-alias", &["server-no-transport"], Reach::Server),
    (
        "remote-unsupported-by-client",
        &[
            "server-no-transport",
            "foreign-server-shape",
            "headers-key-alias",
            "unknown-key",
            "moved-endpoint",
            "sse-deprecated",
            "transport-url-mismatch",
            "remote-missing-auth",
            "plaintext-http",
            "null-value",
        ],
        Reach::Server,
    ),
    (
        "server-command-and-url",
        &[
            "env-on-remote",
            "headers-on-stdio",
            "unknown-transport-type",
            "remote-missing-type",
            "moved-endpoint",
            "sse-deprecated",
            "transport-url-mismatch",
            "remote-missing-auth",
        ],
        Reach::Server,
    ),
    ("wrong-root-key", &["unknown-key"], Reach::Place),
    ("enable-flag-mismatch", &["unknown-key"], Reach::Place),
    // One entry twice under nearly one name: which of them is wanted decides both.
    ("server-name-case-clash", &["duplicate-server"], Reach::Server),
    ("transport-key-alias", &["unknown-key"], Reach::Place),
    ("url-key-alias", &["unknown-key"], Reach::Place),
    // Which transport is meant comes first.
    (
        "unknown-transport-type",
        &["moved-endpoint", "sse-deprecated", "transport-url-mismatch", "server-no-transport"],
        Reach::Server,
    ),
    (
        "transport-key-alias",
        &["moved-endpoint", "sse-deprecated", "transport-url-mismatch", "server-no-transport"],
        Reach::Server,
    ),
    (
        "url-key-alias",
        &["moved-endpoint", "sse-deprecated", "transport-url-mismatch", "server-no-transport"],
        Reach::Server,
    ),
    ("env-key-alias", &["unknown-key"], Reach::Place),
    ("headers-key-alias", &["unknown-key"], Reach::Place),
    ("args-not-array", DOCKER_LINE, Reach::Server),
    ("timeout-unit", &["wrong-type"], Reach::Place),
    // Until its parts have their places, nothing can be said of the command line.
    ("command-shape", DOCKER_LINE, Reach::Server),
    ("env-key-alias", DOCKER_LINE, Reach::Server),
    // A reference to a variable of the entry itself is for the program to read.
    ("env-key-alias", &["variable-syntax-unsupported"], Reach::Server),
    (
        "command-shape",
        &[
            "args-not-array",
            "npx-missing-yes",
            "relative-command",
            "command-not-found",
            "command-contains-args",
            "missing-required-env",
            "windows-shim-needs-cmd",
            "docker-missing-interactive",
            // What stands in `args` comes behind it.
            "cmd-joined-line",
            "arg-holds-several-args",
            "shell-script-split",
        ],
        Reach::Server,
    ),
    ("env-not-map", &["missing-required-env", "docker-env-undeclared"], Reach::Server),
];
