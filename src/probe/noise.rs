//! What stands on standard output and is no message: who printed it.

use super::crash::Reason;
use super::plan::Plan;
use crate::clients::Knowledge;

/// Rules about output that is no message.
pub(super) const RULES: &[&str] = &[
    "stdout-banner-launcher",
    "shell-profile-noise",
    "dev-watcher-as-server",
    "env-stdout-noise",
    "docker-tty",
    "docker-detached",
    "docker-compose-tty",
    "wsl-nonlogin-shell",
];

/// Why there is noise. `answers`: whether the server answers beside it.
pub(super) fn reason(noise: &str, plan: &Plan, answers: bool) -> Reason {
    let first = noise.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let line: String = first.chars().take(120).collect();
    let (who, help, rules) = author(noise, first);
    let client = plan.client_name();
    let effect = match plan.client.map(|client| client.skips_noise) {
        Some(Knowledge::Yes) if answers => {
            format!("{client} skips such lines, and the server works there; other clients report them")
        }
        _ if answers => format!("{client} reads it as a message and reports an error for it"),
        _ => "no answer comes".to_owned(),
    };
    Reason {
        cause: format!("{who} prints `{line}` to standard output, where only messages may stand: {effect}"),
        help: Some(help.to_owned()),
        rules,
    }
}

/// Who prints such lines, what to do, and the rules for it.
fn author(noise: &str, first: &str) -> (&'static str, &'static str, Vec<&'static str>) {
    let is_hash = first.len() == 64 && first.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_script = first.starts_with("> ") || first.starts_with("$ ");
    if first.to_ascii_lowercase().starts_with("content-length:") {
        return (
            "the server frames its messages as language servers do, and",
            "MCP has one message per line and no headers: this is for the author of the server to correct",
            Vec::new(),
        );
    }
    if is_hash {
        return ("docker, in the background,", "take \"-d\" out of the arguments", vec!["docker-detached"]);
    }
    if is_script || first.starts_with("yarn run") || first.starts_with("npm ") {
        return (
            "the script runner",
            "start the program itself, or silence the runner (`npm run --silent`)",
            vec!["stdout-banner-launcher"],
        );
    }
    if first.starts_with("[nodemon]") || first.contains("Watching for file changes") {
        return ("the watcher", "start the server without the watcher", vec!["dev-watcher-as-server"]);
    }
    if first.starts_with("[dotenv@") {
        return (
            "dotenv, inside the server,",
            "set DOTENV_CONFIG_QUIET to true in the variables of the entry",
            vec!["env-stdout-noise"],
        );
    }
    if noise.contains("\"jsonrpc\"") {
        return (
            "the server",
            "a message stands on a line of its own, with nothing before it: print everything else to standard error",
            Vec::new(),
        );
    }
    ("the server, or what starts it,", "print it to standard error", Vec::new())
}

/// Whether a server says that it listens on a port.
pub(super) fn serves_http(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let listens = [
        "listening on",
        "listening at",
        "running on http",
        "running at http",
        "server started on",
        "started on port",
        "uvicorn running",
    ];
    listens.iter().any(|sign| lower.contains(sign)) && (lower.contains("http") || lower.contains("port"))
}
