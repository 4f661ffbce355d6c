//! One root cause, one finding: drops what another finding explains.
//!
//! Each row names a cause and what it explains, so that no rule has to know of another.

use crate::diagnostic::Diagnostic;

/// How far an explanation reaches.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Everything in the file.
    #[allow(dead_code)]
    File,
    /// Everything about the same server.
    Server,
    /// Only what stands at the same place.
    Place,
}

const EXPLAINS: &[(&str, &[&str], Reach)] = &[
    // The words of such a command line stand in the wrong tokens; what they say is not to be judged yet.
    (
        "command-contains-args",
        &[
            "relative-command",
            "command-not-found",
            "npx-missing-yes",
            "npx-yes-after-package",
            "windows-shim-needs-cmd",
            "docker-missing-interactive",
            "docker-tty",
            "docker-env-not-forwarded",
            "unexpanded-tilde",
            "relative-script-path",
            "wrong-os-path",
            "missing-required-env",
            "arg-holds-several-args",
            "cmd-missing-slash-c",
            "cmd-wrapper-on-posix",
            "docker-env-undeclared",
        ],
        Reach::Server,
    ),
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
            "shell-script-split",
            "value-not-string",
            "wrong-type",
        ],
        Reach::Server,
    ),
    (
        "arg-holds-several-args",
        &[
            "npx-missing-yes",
            "npx-yes-after-package",
            "docker-missing-interactive",
            "docker-tty",
            "docker-env-not-forwarded",
            "docker-env-undeclared",
            "missing-required-env",
            "relative-script-path",
        ],
        Reach::Server,
    ),
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
    (
        "shell-script-split",
        &[
            "npx-missing-yes",
            "missing-required-env",
            "docker-missing-interactive",
            "relative-script-path",
            "docker-env-not-forwarded",
        ],
        Reach::Server,
    ),
    ("unexpanded-tilde", &["relative-command", "command-not-found", "relative-script-path"], Reach::Server),
    ("wrong-os-path", &["relative-command", "command-not-found", "relative-script-path"], Reach::Server),
    ("wsl-path-mismatch", &["relative-command", "command-not-found", "wrong-os-path"], Reach::Server),
    ("relative-command", &["command-not-found"], Reach::Server),
    ("missing-required-env", &["docker-env-undeclared"], Reach::Place),
    ("docker-tty", &["docker-missing-interactive"], Reach::Place),
    // That one says what breaks in this very entry, and wraps it in the same way.
    ("windows-shim-arg-with-space", &["windows-shim-needs-cmd"], Reach::Server),
    // Until the program is found, its arguments reach nobody.
    ("cmd-quoted-program", &["cmd-metacharacter"], Reach::Server),
    ("cmd-mangled-slash-c", &["cmd-missing-slash-c", "wrong-os-path", "npx-missing-yes"], Reach::Server),
    // The words of a joined line get places of their own first.
    ("cmd-joined-line", &["arg-holds-several-args"], Reach::Place),
    // nodemon first breaks the pipe; once it is quiet, it still restarts the server.
    ("stdout-banner-launcher", &["dev-watcher-as-server"], Reach::Place),
    ("remote-missing-type", &["server-no-transport"], Reach::Server),
    ("unknown-key", &["server-no-transport"], Reach::Server),
    ("wrong-root-key", &["unknown-key"], Reach::Place),
    ("duplicate-key", &["unknown-key"], Reach::Place),
];

/// Removes the findings that others explain.
pub(crate) fn drop_explained(diagnostics: &mut Vec<Diagnostic>) {
    let explained: Vec<bool> =
        diagnostics.iter().map(|effect| diagnostics.iter().any(|cause| explains(cause, effect))).collect();
    let mut explained = explained.into_iter();
    diagnostics.retain(|_| !explained.next().unwrap_or(false));
}

fn explains(cause: &Diagnostic, effect: &Diagnostic) -> bool {
    EXPLAINS.iter().any(|(rule, effects, reach)| {
        *rule == cause.rule
            && effects.contains(&effect.rule)
            && match reach {
                Reach::File => true,
                Reach::Server => cause.server_index == effect.server_index,
                Reach::Place => cause.server_index == effect.server_index && cause.span == effect.span,
            }
    })
}
