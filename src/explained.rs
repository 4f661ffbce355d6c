//! One root cause, one finding: drops what another finding explains.
//!
//! Each row names a cause and what it explains, so that no rule has to know of another.

use std::collections::HashSet;

use crate::diagnostic::Diagnostic;

/// How far an explanation reaches, within one server or the file around the servers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Everything about the same server.
    Server,
    /// Only what stands at the same place.
    Place,
}

/// The rules that read the words of a docker line.
const DOCKER_LINE: &[&str] = &[
    "docker-detached",
    "docker-missing-rm",
    "docker-fixed-name",
    "docker-flag-after-image",
    "docker-image-missing",
    "docker-env-value-as-name",
    "docker-localhost",
    "docker-publish-on-stdio",
    "docker-volume-unexpanded",
    "docker-volume-relative",
    "docker-env-file-relative",
    "docker-compose-tty",
];

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
    // No shell: what the words behind the syntax mean is judged once the syntax is gone.
    (
        "shell-syntax-without-shell",
        &[
            "command-contains-args",
            "command-not-found",
            "relative-command",
            "relative-script-path",
            "arg-holds-several-args",
            "variable-syntax-unsupported",
            "npx-missing-yes",
            "missing-required-env",
            "windows-shim-needs-cmd",
        ],
        Reach::Server,
    ),
    ("shell-download-exec", &["shell-syntax-without-shell"], Reach::Place),
    (
        "command-whitespace",
        &["command-contains-args", "command-not-found", "relative-command", "npx-missing-yes"],
        Reach::Server,
    ),
    (
        "literal-quotes-in-arg",
        &[
            "relative-command",
            "command-not-found",
            "relative-script-path",
            "wrong-os-path",
            "cwd-does-not-exist",
        ],
        Reach::Server,
    ),
    (
        "double-launcher",
        &["relative-script-path", "npx-missing-yes", "npx-yes-after-package", "nonexistent-package"],
        Reach::Server,
    ),
    ("uv-flag-after-script", &["relative-script-path", "uv-project-not-found"], Reach::Server),
    ("python-name", &["command-not-found", "launcher-not-on-gui-path"], Reach::Place),
    ("relative-command", &["script-as-command"], Reach::Server),
    ("command-empty", &["server-no-transport", "command-not-found"], Reach::Server),
    (
        "placeholder-path",
        &[
            "placeholder-value",
            "wrong-os-path",
            "wsl-path-mismatch",
            "relative-command",
            "relative-script-path",
            "command-not-found",
            "cwd-does-not-exist",
            "uv-project-not-found",
            "uv-flag-after-script",
            "script-as-command",
        ],
        Reach::Server,
    ),
    ("missing-required-env", &["docker-env-undeclared"], Reach::Place),
    ("docker-tty", &["docker-missing-interactive"], Reach::Place),
    // Usually one variable under two names: `-e GITHUB_TOKEN` beside `env.GITHUB_PERSONAL_ACCESS_TOKEN`.
    ("docker-env-not-forwarded", &["docker-env-undeclared"], Reach::Server),
    // That one says what breaks in this very entry, and wraps it in the same way.
    ("windows-shim-arg-with-space", &["windows-shim-needs-cmd"], Reach::Server),
    // Until the program is found, its arguments reach nobody.
    ("cmd-quoted-program", &["cmd-metacharacter"], Reach::Server),
    ("cmd-mangled-slash-c", &["cmd-missing-slash-c", "wrong-os-path", "npx-missing-yes"], Reach::Server),
    // The words of a joined line get places of their own first.
    ("cmd-joined-line", &["arg-holds-several-args"], Reach::Place),
    // nodemon first breaks the pipe; once it is quiet, it still restarts the server.
    ("stdout-banner-launcher", &["dev-watcher-as-server"], Reach::Place),
    // `True`: not yet a value that could have the wrong type.
    ("json-syntax", &["value-not-string"], Reach::Place),
    ("json-python-literal", &["value-not-string"], Reach::Place),
    ("remote-missing-type", &["server-no-transport"], Reach::Server),
    ("wrong-root-key", &["unknown-key"], Reach::Place),
    ("duplicate-key", &["unknown-key"], Reach::Place),
    ("transport-key-alias", &["unknown-key"], Reach::Place),
    ("url-key-alias", &["unknown-key"], Reach::Place),
    ("env-key-alias", &["unknown-key"], Reach::Place),
    ("headers-key-alias", &["unknown-key"], Reach::Place),
    // Behind the image docker reads nothing: what is missing before it stands there.
    (
        "docker-flag-after-image",
        &[
            "docker-missing-rm",
            "docker-missing-interactive",
            "docker-env-not-forwarded",
            "docker-env-undeclared",
            "missing-required-env",
            "docker-publish-on-stdio",
        ],
        Reach::Server,
    ),
    // One option takes the next one or the image for its value, and all the rest is misread.
    (
        "docker-env-value-as-name",
        &[
            "docker-missing-rm",
            "docker-missing-interactive",
            "docker-env-not-forwarded",
            "docker-env-undeclared",
        ],
        Reach::Server,
    ),
    (
        "docker-image-missing",
        &[
            "docker-missing-rm",
            "docker-missing-interactive",
            "docker-env-not-forwarded",
            "docker-env-undeclared",
            "docker-env-value-as-name",
            "docker-tty",
            "docker-detached",
        ],
        Reach::Server,
    ),
    // docker's own words about the path say more than that nobody replaces `~` or `$PWD`.
    ("docker-volume-unexpanded", &["unexpanded-tilde", "variable-syntax-unsupported"], Reach::Place),
    // Several words in one token: what stands where is not to be judged yet.
    ("command-contains-args", DOCKER_LINE, Reach::Server),
    ("args-not-array", DOCKER_LINE, Reach::Server),
    ("arg-holds-several-args", DOCKER_LINE, Reach::Server),
    ("shell-script-split", DOCKER_LINE, Reach::Server),
];

/// Removes the findings that others explain. Linear in the number of findings.
pub(crate) fn drop_explained(diagnostics: &mut Vec<Diagnostic>) {
    let rules: HashSet<_> = diagnostics.iter().map(|cause| (cause.server_index, cause.rule)).collect();
    let places: HashSet<_> =
        diagnostics.iter().map(|cause| (cause.server_index, cause.rule, cause.span)).collect();
    diagnostics.retain(|effect| {
        !EXPLAINS.iter().any(|(cause, effects, reach)| {
            effects.contains(&effect.rule)
                && match reach {
                    Reach::Server => rules.contains(&(effect.server_index, *cause)),
                    // A rule that reads the file as a whole does not say in which server the place lies.
                    Reach::Place => [effect.server_index, None]
                        .iter()
                        .any(|of| places.contains(&(*of, *cause, effect.span))),
                }
        })
    });
}
