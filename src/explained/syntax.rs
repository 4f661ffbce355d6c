//! What findings of the family syntax explain: mistakes in the text itself.

use super::{Reach, Row};

pub(super) const ROWS: &[Row] = &[
    // `True`: not yet a value that could have the wrong type.
    ("json-python-literal", &["value-not-string"], Reach::Place),
    // What looks like no absolute path is one with a control character in it.
    (
        "backslash-escape-damage",
        &[
            "relative-script-path",
            "relative-command",
            "command-not-found",
            "cwd-does-not-exist",
            "wrong-os-path",
            "wsl-path-mismatch",
            "command-whitespace",
            "value-whitespace",
        ],
        Reach::Server,
    ),
    ("duplicate-key", &["unknown-key"], Reach::Place),
    // A name that TOML takes apart, or takes for one: the pieces are no servers.
    ("toml-server-name-quoting", &["server-no-transport", "unknown-key", "missing-root-key"], Reach::Server),
    // A file without its braces, and without a root key in them.
    ("json-missing-root-braces", &["missing-root-key"], Reach::Server),
];
