//! `command-not-found`: the program is nowhere on this machine.

use super::support::machine;
use crate::argv::path::{has_blanks, is_in_environment};
use crate::argv::{TokenPlace, is_bare_name, program_name};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::host::Host;
use crate::model::Server;
use crate::platform::Platform;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "command-not-found",
    category: Category::Launch,
    severity: Severity::Warning,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Suggestion),
    summary: "the program is not on this machine",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(host) = machine::of_file(context) else { return };
    let argv = server.argv();
    for layer in argv.local_layers() {
        let token = &argv.tokens[layer.program];
        let program = token.text.as_ref();
        if has_blanks(program) || !machine::starts(layer, program) {
            continue;
        }
        let message = if is_bare_name(program) {
            if has_own_path(context, server) || host.find_program(program).is_some() {
                continue;
            }
            let fewer = if context.dialect.is_some_and(|dialect| dialect.desktop_app) {
                ", and an app started from the desktop searches even fewer"
            } else {
                ""
            };
            let client = context.client();
            format!(
                "{program} is in no folder on the PATH of this shell{fewer}: {client} finds nothing to start"
            )
        } else if machine::has_path_form(context.platform, program) && !host.exists(program) {
            format!(
                "there is no file {program} on this machine, so {} has nothing to start",
                context.client()
            )
        } else {
            continue;
        };
        let says = match layer.inside {
            None => context.not_found_error(program),
            Some(_) => context.closed_error().to_owned(),
        };
        findings.report(token.span, message).label(token.span, "not found").says(says).fix(suggestion(
            context,
            host,
            token.place,
            token.span,
            program,
        ));
    }
}

/// Whether the entry searches other folders than this shell does.
fn has_own_path(context: &Context<'_>, server: &Server<'_>) -> bool {
    server.env_vars().any(|variable| variable.key.eq_ignore_ascii_case("PATH"))
        || server.field("envFile").is_some()
        || context.platform == Platform::Windows && server.cwd().is_some()
        || server.argv().top_level_texts().any(|text| text.starts_with("PATH="))
}

fn suggestion(
    context: &Context<'_>,
    host: &dyn Host,
    place: TokenPlace,
    span: crate::span::Span,
    program: &str,
) -> Fix {
    let name = program_name(program);
    let elsewhere = host.find_program(&name).filter(|_| !is_in_environment(program));
    match elsewhere {
        Some(found) if place != TokenPlace::Word => {
            let found = found.to_string_lossy();
            let edit = context.editor().replace_string(span, &found);
            Fix::suggestion(format!("write {found}, where this shell finds {name}"), vec![edit])
        }
        _ => Fix::suggestion(what_to_do(program, &name), Vec::new()),
    }
}

fn what_to_do(program: &str, name: &str) -> String {
    let missing = what_brings(name);
    if program.contains("node_modules") {
        "install the project's packages, or correct the path".to_owned()
    } else if is_in_environment(program) {
        "create the virtual environment, or correct the path".to_owned()
    } else if is_bare_name(program) {
        format!("install {missing}, or write the whole path of the program")
    } else {
        format!("correct the path, or install {missing}")
    }
}

fn what_brings(name: &str) -> &str {
    match name {
        "node" | "npx" | "npm" => "Node.js",
        "uv" | "uvx" => "uv",
        "bun" | "bunx" => "Bun",
        "deno" => "Deno",
        "docker" => "Docker",
        "python" | "python3" | "py" => "Python",
        name => name,
    }
}
