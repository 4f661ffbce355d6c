//! `command-not-found`: the program is nowhere on this machine.

use crate::argv::path::{has_blanks, home_of, is_absolute, is_in_environment};
use crate::argv::{Layer, TokenPlace, Wrapper, is_bare_name, program_name};
use crate::clients::Scope;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::host::Host;
use crate::model::Server;
use crate::platform::{Platform, is_drive_path};
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
    let Some(host) = context.host.filter(|host| is_of_this_machine(context, *host)) else { return };
    let argv = server.argv();
    for layer in argv.local_layers() {
        let token = &argv.tokens[layer.program];
        let program = token.text.as_ref();
        if has_blanks(program) || !is_looked_up(layer, program) {
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
        } else if fits(context.platform, program) && !host.exists(program) {
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

/// Whether one person's client on this very machine reads the file. One that names the home folder of
/// somebody who has none here was copied from elsewhere.
fn is_of_this_machine(context: &Context<'_>, host: &dyn Host) -> bool {
    let has_home =
        |home: &str| host.home().is_some_and(|own| own.to_string_lossy() == home) || host.exists(home);
    context.runs_here
        && context.scope == Some(Scope::User)
        && !context.example
        && context
            .config
            .servers
            .iter()
            .all(|server| server.argv().tokens.iter().filter_map(|token| home_of(&token.text)).all(has_home))
}

/// What the client starts, and what `env` and `cmd` start for it; other wrappers have a PATH of their own.
fn is_looked_up(layer: &Layer, program: &str) -> bool {
    const OF_CMD: [&str; 10] = ["call", "cd", "chdir", "echo", "for", "if", "pushd", "set", "start", "title"];
    match layer.inside {
        None | Some(Wrapper::Env) => true,
        Some(Wrapper::Cmd) => !OF_CMD.contains(&program.to_ascii_lowercase().as_str()),
        Some(_) => false,
    }
}

/// Whether the entry searches other folders than this shell does.
fn has_own_path(context: &Context<'_>, server: &Server<'_>) -> bool {
    server.env_vars().any(|variable| variable.key.eq_ignore_ascii_case("PATH"))
        || server.field("envFile").is_some()
        || context.platform == Platform::Windows && server.cwd().is_some()
        || server.argv().top_level_texts().any(|text| text.starts_with("PATH="))
}

/// Whether `path` is an absolute path of this system, and no network one.
fn fits(platform: Platform, path: &str) -> bool {
    match platform {
        Platform::Windows => is_drive_path(path),
        _ => is_absolute(path) && path.starts_with('/'),
    }
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
