//! `relative-command`: a program named by a path that depends on the folder in which the client starts it.

use super::support::start_folder::{self, Cwd};
use crate::argv::path::{has_separator, is_in_environment, is_relative};
use crate::argv::{Layer, TokenPlace, Wrapper, program_name};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "relative-command",
    category: Category::Launch,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Unsafe),
    summary: "the program is named by a relative path",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if start_folder::cwd(context, server) == Cwd::Decides {
        return;
    }
    let argv = server.argv();
    for layer in argv.local_layers() {
        let token = &argv.tokens[layer.program];
        let program = token.text.as_ref();
        if !names_relative_program(layer, program) || start_folder::is_moved(argv, layer.program) {
            continue;
        }
        let outcome = start_folder::outcome(context, server, "there is nothing to start");
        let found = findings
            .report(token.span, format!("the system looks for {program} {outcome}"))
            .severity(start_folder::severity(context, server, Severity::Error, Severity::Warning))
            .label(token.span, "relative to the start folder")
            .maybe_fix(fix(context, server, layer, program));
        if !start_folder::is_for_all_projects(context, server) {
            found.impact(Impact::None);
        } else if layer.inside.is_none() {
            found.says(context.not_found_error(program));
        } else {
            found.says(context.closed_error());
        }
        if found.fix.is_none() {
            found.help("write the whole path of the program");
        }
    }
}

/// A path, not a command line, a package or an assignment. `cmd /c cd\x` is no program either.
fn names_relative_program(layer: &Layer, text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or("");
    let is_path = is_relative(first)
        && has_separator(first)
        && !first.starts_with('@')
        && !first.contains('=')
        && is_relative(text);
    is_path && (layer.inside != Some(Wrapper::Cmd) || first.starts_with('.'))
}

/// The same file by its whole path, else the program of that name that this machine's PATH finds.
fn fix(context: &Context<'_>, server: &Server<'_>, layer: &Layer, program: &str) -> Option<Fix> {
    let token = &server.argv().tokens[layer.program];
    if token.place == TokenPlace::Word {
        return None;
    }
    let path = start_folder::written_out(context, server, token.place, program)
        .or_else(|| installed(context, server, program))?;
    Some(Fix::unsafe_(format!("write {path}"), vec![context.editor().replace_string(token.span, &path)]))
}

fn installed(context: &Context<'_>, server: &Server<'_>, program: &str) -> Option<String> {
    let may_ask = context.runs_here && start_folder::is_for_all_projects(context, server) && !context.example;
    let host = context.host.filter(|_| may_ask && !is_in_environment(program))?;
    let found = host.find_program(&program_name(program))?;
    Some(found.to_string_lossy().into_owned())
}
