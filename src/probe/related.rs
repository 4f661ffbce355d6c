//! Which rules a verdict names.

use super::noise;
use super::outcome::Verdict;
use super::plan::Plan;

/// Rules about programs that are not found.
const NOT_FOUND: &[&str] = &[
    "command-not-found",
    "launcher-not-on-gui-path",
    "env-path-override",
    "command-contains-args",
    "unexpanded-tilde",
    "cmd-wrapper-on-posix",
    "wrong-os-path",
    "relative-command",
    "cwd-does-not-exist",
    "python-name",
    "command-whitespace",
    "placeholder-path",
    "wsl-path-mismatch",
    "ephemeral-runtime-path",
    "shell-syntax-without-shell",
    "command-empty",
];
/// Rules about files that the system does not run.
const NOT_EXECUTABLE: &[&str] = &["command-not-executable", "script-as-command"];
/// Rules about processes that end before they answer.
const ENDS: &[&str] = &[
    "docker-missing-interactive",
    "docker-detached",
    "docker-tty",
    "docker-flag-after-image",
    "docker-image-missing",
    "docker-env-not-forwarded",
    "relative-script-path",
    "placeholder-path",
    "cwd-ignored-by-client",
    "literal-quotes-in-arg",
    "backslash-escape-damage",
    "missing-required-env",
    "env-not-inherited",
    "variable-syntax-unsupported",
    "variable-unset",
    "arg-holds-several-args",
    "unexpanded-tilde",
    "nonexistent-package",
    "wrong-runner",
    "npx-yes-after-package",
    "npx-ambiguous-bin",
    "npm-exec-missing-separator",
    "double-launcher",
    "shell-script-split",
    "shell-syntax-without-shell",
    "uv-flag-after-script",
    "uv-project-not-found",
    "node-runs-typescript",
    "interactive-prompt-risk",
    "env-path-override",
    "wrong-os-path",
];
/// Rules about processes that never answer.
const SILENT: &[&str] = &[
    "docker-missing-interactive",
    "conda-run-captures-output",
    "interactive-prompt-risk",
    "cmd-missing-slash-c",
    "cmd-mangled-slash-c",
    "cmd-slash-k",
    "npx-missing-yes",
    "timeout-unit",
    "python-buffered-stdout",
    "dev-watcher-as-server",
];

/// At most so many rules are named: more is no hint.
const MOST_RULES: usize = 4;

/// Of the rules that may apply, those first that have a finding here.
pub(super) fn relevant(plan: &Plan, verdict: Verdict, named: Vec<&'static str>) -> Vec<&'static str> {
    let family = match verdict {
        Verdict::NotFound => NOT_FOUND,
        Verdict::NotExecutable => NOT_EXECUTABLE,
        Verdict::Crashed | Verdict::Exited => ENDS,
        Verdict::Timeout => SILENT,
        Verdict::StdoutPolluted => noise::RULES,
        _ => &[],
    };
    let found = |rule: &&&'static str| plan.findings.contains(*rule);
    let mut rules: Vec<&'static str> = family.iter().filter(found).copied().collect();
    let (here, elsewhere): (Vec<_>, Vec<_>) =
        named.into_iter().partition(|rule| plan.findings.contains(rule));
    rules.extend(here);
    rules.extend(elsewhere);
    let mut seen = Vec::new();
    rules.retain(|rule| {
        let is_new = !seen.contains(rule);
        seen.push(*rule);
        is_new
    });
    rules.truncate(MOST_RULES);
    rules
}
