//! `command-not-executable`: the program is there, and cannot be started.

use super::support::machine;
use crate::argv::path::has_blanks;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "command-not-executable",
    category: Category::Launch,
    severity: Severity::Warning,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Suggestion),
    summary: "the program is a folder, or a file that may not be executed",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(host) = machine::of_file(context) else { return };
    let argv = server.argv();
    for layer in argv.local_layers() {
        let token = &argv.tokens[layer.program];
        let path = token.text.as_ref();
        let is_judged = machine::starts(layer, path) && machine::has_path_form(context.platform, path);
        if !is_judged || has_blanks(path) || !host.exists(path) {
            continue;
        }
        let client = context.client();
        let (message, label, advice) = if host.is_dir(path) {
            (
                format!("{path} is a folder, so {client} has no program to start"),
                "a folder",
                "name the program inside the folder".to_owned(),
            )
        } else if !host.is_executable(path) {
            (
                format!("{path} may not be executed on this machine: {client} is not allowed to start it"),
                "no permission to execute",
                format!("run chmod +x {path}, or make its interpreter the command"),
            )
        } else {
            continue;
        };
        let says = match layer.inside {
            None => format!("spawn {path} EACCES"),
            Some(_) => context.closed_error().to_owned(),
        };
        findings
            .report(token.span, message)
            .label(token.span, label)
            .says(says)
            .fix(Fix::suggestion(advice, Vec::new()));
    }
}
