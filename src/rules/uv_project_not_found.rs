//! `uv-project-not-found`: uv looks for the project in the folder that the client starts it in.

use crate::argv::uv::UvRun;
use crate::argv::{TokenPlace, Wrapper};
use crate::clients::StartFolder;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::platform::is_drive_path;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "uv-project-not-found",
    category: Category::Launch,
    severity: Severity::Info,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Unsafe),
    summary: "uv run is not told where the script's project is",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for layer in &argv.layers {
        if let Some(run) = UvRun::parse(argv, layer) {
            folder_is_file(context, server, &run, findings);
        }
    }
    if server.cwd().is_some() || argv.is_inside(Wrapper::Shell) || starts_in_project(context) {
        return;
    }
    let names_project = |name: &str| matches!(name, "UV_PROJECT" | "UV_WORKING_DIR" | "UV_WORKING_DIRECTORY");
    if server.env_vars().any(|variable| names_project(&variable.key)) {
        return;
    }
    for layer in &argv.layers {
        let Some(run) = UvRun::parse(argv, layer).filter(|run| run.folder.is_none()) else { continue };
        let Some(script) = run.script else { continue };
        let token = &argv.tokens[script];
        let Some(folder) = folder_of(&token.text) else { continue };
        if run.options(argv).any(brings_its_own) {
            continue;
        }
        // `python` between the two hides the script from every uv; without it only from older ones.
        let which = if run.target == script { "uv before 0.13 looks" } else { "uv looks" };
        let fix = match argv.tokens[run.run].place {
            TokenPlace::Arg(index) => server.args_array().map(|array| {
                let mut edits = context.editor().insert_items(array, index, &["--directory", folder]);
                let name = token.text[folder.len()..].trim_start_matches(['/', '\\']);
                edits.push(context.editor().replace_string(token.span, name));
                Fix::unsafe_(
                    "write \"--directory\" with the script's folder before \"run\", and the script's name alone",
                    edits,
                )
            }),
            TokenPlace::Command | TokenPlace::Word => None,
        };
        findings
            .report(
                token.span,
                format!(
                    "{which} for pyproject.toml in the folder it is started in, not beside the script, \
                     so the script stops at its first import"
                ),
            )
            .label(token.span, "its project is not looked for here")
            .says(context.closed_error())
            .maybe_fix(fix);
    }
}

/// `--directory /srv/notes/server.py`: uv cannot go into a file.
fn folder_is_file(context: &Context<'_>, server: &Server<'_>, run: &UvRun, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let Some(option) = run.folder.and_then(|at| argv.tokens.get(at)) else { return };
    let (prefix, token) = match option.text.as_ref() {
        "--directory" => ("", run.folder.and_then(|at| argv.tokens.get(at + 1))),
        text if text.starts_with("--directory=") => ("--directory=", Some(option)),
        _ => return,
    };
    let Some((token, path)) = token.and_then(|token| Some((token, token.text.strip_prefix(prefix)?))) else {
        return;
    };
    if !path.ends_with(".py") || token.place == TokenPlace::Word {
        return;
    }
    let fix = folder_of(path).map(|folder| {
        let text = format!("{prefix}{folder}");
        Fix::unsafe_("name the script's folder", vec![context.editor().replace_string(token.span, &text)])
    });
    findings
        .report(token.span, "uv goes into this folder before all else, but it is a file: uv stops at once")
        .label(token.span, "a file, not a folder")
        .says(context.closed_error())
        .severity(Severity::Error)
        .maybe_fix(fix);
}

/// Whether uv is started where the project of a shared file lies.
fn starts_in_project(context: &Context<'_>) -> bool {
    context.is_shared() && context.dialect.is_some_and(|dialect| dialect.start_folder == StartFolder::Project)
}

/// Options that say where the dependencies come from, or that none are wanted.
fn brings_its_own(option: &str) -> bool {
    let name = option.split_once('=').map_or(option, |(name, _)| name);
    matches!(
        name,
        "--with"
            | "--with-requirements"
            | "--with-editable"
            | "--no-project"
            | "--script"
            | "-s"
            | "--active"
            | "--isolated"
    )
}

/// The folder of an absolute path.
fn folder_of(path: &str) -> Option<&str> {
    if !path.starts_with('/') && !is_drive_path(path) {
        return None;
    }
    path.rfind(['/', '\\']).filter(|at| *at > 2).map(|at| &path[..at])
}
