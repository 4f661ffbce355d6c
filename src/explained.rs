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
            "docker-detached",
            "docker-image-missing",
            "docker-missing-rm",
            "double-launcher",
            "launcher-not-on-gui-path",
            "node-runs-typescript",
            "npx-ambiguous-bin",
            "python-name",
            "script-as-command",
            "stdout-banner-launcher",
            "uv-flag-after-script",
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
            "windows-shim-needs-cmd",
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
            "docker-flag-after-image",
            "docker-image-missing",
            "docker-missing-rm",
            "docker-volume-relative",
            "docker-volume-unexpanded",
            "missing-required-env",
            "npx-ambiguous-bin",
            "relative-script-path",
            "unexpanded-tilde",
            "uv-flag-after-script",
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
    ("cmd-wrapper-on-posix", &["wrong-os-path"], Reach::Place),
    // That one says what breaks in this very entry, and wraps it in the same way.
    ("windows-shim-arg-with-space", &["windows-shim-needs-cmd"], Reach::Server),
    // `npx.cmd`: one wrapper repairs both.
    ("windows-shim-needs-cmd", &["script-as-command"], Reach::Server),
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
    (
        "unexpanded-tilde",
        &["relative-command", "command-not-found", "relative-script-path", "cwd-does-not-exist"],
        Reach::Server,
    ),
    // docker's own words for the same `~`.
    ("docker-volume-unexpanded", &["unexpanded-tilde"], Reach::Place),
    // The author did say where, and the client does not read it.
    ("cwd-ignored-by-client", &["relative-command", "relative-script-path"], Reach::Server),
    ("cwd-ignored-by-client", &["unknown-key"], Reach::Place),
    // What PATH is to hold is that rule's to say; the reference in it is part of the same mistake.
    (
        "env-path-override",
        &["variable-syntax-unsupported", "variable-unset", "command-not-found"],
        Reach::Server,
    ),
    (
        "placeholder-path",
        &[
            "relative-command",
            "relative-script-path",
            "command-not-found",
            "cwd-does-not-exist",
            "unexpanded-tilde",
        ],
        Reach::Place,
    ),
    (
        "shell-syntax-without-shell",
        &["command-contains-args", "relative-command", "command-not-found"],
        Reach::Place,
    ),
    ("python-name", &["command-not-found"], Reach::Place),
    ("script-as-command", &["command-not-found", "command-not-executable"], Reach::Place),
    ("literal-quotes-in-arg", &["command-not-found"], Reach::Place),
    ("command-whitespace", &["command-not-found"], Reach::Place),
    ("ephemeral-runtime-path", &["command-not-found"], Reach::Place),
    ("wrong-os-path", &["relative-command", "command-not-found", "relative-script-path"], Reach::Server),
    ("wsl-path-mismatch", &["relative-command", "command-not-found", "wrong-os-path"], Reach::Server),
    ("relative-command", &["command-not-found"], Reach::Server),
    ("missing-required-env", &["docker-env-undeclared"], Reach::Place),
    ("docker-tty", &["docker-missing-interactive"], Reach::Place),
    // Usually one variable under two names: `-e GITHUB_TOKEN` beside `env.GITHUB_PERSONAL_ACCESS_TOKEN`.
    ("docker-env-not-forwarded", &["docker-env-undeclared"], Reach::Server),
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
