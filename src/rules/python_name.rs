//! `python-name`: `python` where only `python3` is, and the other way round.

use crate::argv::Wrapper;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::platform::Platform;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "python-name",
    category: Category::Launch,
    severity: Severity::Warning,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Unsafe),
    summary: "this system calls Python by another name",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let has_path = server.env_vars().any(|variable| variable.key.eq_ignore_ascii_case("PATH"));
    if context.is_shared() || context.example || has_path {
        return;
    }
    let argv = server.argv();
    for layer in &argv.layers {
        if !matches!(layer.inside, None | Some(Wrapper::Env | Wrapper::Cmd)) {
            continue;
        }
        let token = &argv.tokens[layer.program];
        let Some((other, why, label)) = other_name(context, &token.text) else { continue };
        findings.report(token.span, why).label(token.span, label).says(says(context, &token.text)).fix(
            Fix::unsafe_(
                format!("write {other:?}"),
                vec![context.editor().replace_string(token.span, other)],
            ),
        );
    }
}

/// What the user sees: the Store's stand-in on Windows starts and ends, elsewhere nothing starts.
fn says(context: &Context<'_>, name: &str) -> String {
    match context.platform {
        Platform::Windows => context.closed_error().to_owned(),
        _ => format!("spawn {name} ENOENT"),
    }
}

/// The name that this system knows, why the written one fails, and a few words.
fn other_name(context: &Context<'_>, name: &str) -> Option<(&'static str, String, &'static str)> {
    if let Some(host) = context.host.filter(|_| context.runs_here) {
        if host.find_program(name).is_some() {
            return None;
        }
        let other = match name {
            "python" => "python3",
            "python3" => "python",
            _ => return None,
        };
        host.find_program(other)?;
        let why = format!("PATH on this machine has no {name}, only {other}");
        return Some((other, why, "not on this machine"));
    }
    let client = context.client();
    match (context.platform, name) {
        // A client in a terminal sees what pyenv and conda put on PATH; an app does not.
        (Platform::Macos, "python") if context.dialect.is_some_and(|dialect| dialect.desktop_app) => Some((
            "python3",
            format!("macOS has no python, only python3, and {client} does not see the PATH of your shell"),
            "macOS calls it python3",
        )),
        (Platform::Windows, "python3" | "python3.exe") => Some((
            "python",
            "the Windows installer of Python makes no python3: that name opens the Microsoft Store, or \
             nothing"
                .to_owned(),
            "Windows calls it python",
        )),
        _ => None,
    }
}
