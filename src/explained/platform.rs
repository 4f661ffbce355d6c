//! What findings of the family platform explain: mistakes in Windows and WSL.

use super::{Reach, Row};

pub(super) const ROWS: &[Row] = &[
    (
        "cmd-missing-slash-c",
        &[
            "npx-missing-yes",
            "missing-required-env",
            "windows-shim-needs-cmd",
            "relative-script-path",
            "cmd-wrapper-on-posix",
        ],
        Reach::Server,
    ),
    // cmd itself is missing there; what it would have started is judged once it is gone.
    ("cmd-wrapper-on-posix", &["command-not-found"], Reach::Server),
    ("cmd-wrapper-on-posix", &["wrong-os-path"], Reach::Place),
    // That one says what breaks in this very entry, and wraps it in the same way.
    ("windows-shim-arg-with-space", &["windows-shim-needs-cmd"], Reach::Server),
    // `npx.cmd`: one wrapper repairs both.
    ("windows-shim-needs-cmd", &["script-as-command"], Reach::Server),
    ("wrong-os-path", &["relative-command", "command-not-found", "relative-script-path"], Reach::Server),
    ("wsl-path-mismatch", &["relative-command", "command-not-found", "wrong-os-path"], Reach::Server),
    // That one says what breaks in this very entry, and wraps it in the same way.
    ("windows-shim-arg-with-space", &["windows-shim-needs-cmd"], Reach::Server),
    // Until the program is found, its arguments reach nobody.
    ("cmd-quoted-program", &["cmd-metacharacter"], Reach::Server),
    ("cmd-mangled-slash-c", &["cmd-missing-slash-c", "wrong-os-path", "npx-missing-yes"], Reach::Server),
    // The words of a joined line get places of their own first.
    ("cmd-joined-line", &["arg-holds-several-args"], Reach::Place),
];
