//! `env-stdout-noise`: variables that make programs print more, or in color.

use crate::diagnostic::{Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "env-stdout-noise",
    category: Category::Stdio,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: None,
    summary: "a variable may make the server print to the pipe of the protocol",
    check: Check::Server(check),
};

fn check(_context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if !server.is_stdio() {
        return;
    }
    for variable in server.env_vars() {
        let value = variable.value.as_str().unwrap_or("");
        let what = match variable.key.as_ref() {
            "DEBUG" if !is_off(value) => {
                "turns on debug lines, which some programs print to standard output, where the client expects JSON"
            }
            "FORCE_COLOR" if !is_off(value) => {
                "makes programs write color codes even to a pipe, where the client expects JSON"
            }
            "NODE_OPTIONS" if value.contains("--inspect") => {
                "opens a debugger port, which a second server cannot share"
            }
            _ => continue,
        };
        findings
            .report(variable.key_span, format!("{} {what}", variable.key))
            .label(variable.key_span, "may disturb the pipe")
            .help("remove it once the server works, or make sure that the server logs to standard error");
    }
}

fn is_off(value: &str) -> bool {
    matches!(value.to_ascii_lowercase().as_str(), "" | "0" | "false" | "no" | "off")
}
