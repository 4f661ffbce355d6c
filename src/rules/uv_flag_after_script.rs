//! `uv-flag-after-script`: options of uv behind the script go to the script.

use crate::argv::uv::UvRun;
use crate::argv::{Argv, TokenPlace, Wrapper};
use crate::clients::StartFolder;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::platform::is_drive_path;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "uv-flag-after-script",
    category: Category::Launch,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "an option of uv run stands behind the script",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for layer in &argv.layers {
        if let Some(run) = UvRun::parse(argv, layer) {
            late_package(context, server, &run, findings);
        }
    }
    if server.cwd().is_some() || argv.is_inside(Wrapper::Shell) || may_hold_script(context) {
        return;
    }
    for layer in &argv.layers {
        let Some(run) = UvRun::parse(argv, layer).filter(|run| run.folder.is_none()) else { continue };
        let Some(script) = run.script.filter(|script| is_relative(&argv.tokens[*script].text)) else {
            continue;
        };
        let Some((flag, count)) = folder_flag(argv, script + 1, run.end) else { continue };
        let token = &argv.tokens[flag];
        let applicability = if is_sure(context) { Applicability::Safe } else { Applicability::Unsafe };
        let name = token.text.split_once('=').map_or(token.text.as_ref(), |(name, _)| name);
        let found = findings.report(
            token.span,
            format!(
                "what stands behind the script goes to the script: uv never sees {name} and looks \
                     for the script in the folder it is started in"
            ),
        );
        found
            .label(token.span, "an argument of the script, not of uv")
            .says(context.closed_error())
            .maybe_fix(move_forward(context, server, &run, flag, count, applicability));
        if !is_sure(context) {
            found.severity(Severity::Warning);
        }
    }
}

/// `uv run /srv/server.py --with mcp`: no server has a use for that, so it was meant for uv.
fn late_package(context: &Context<'_>, server: &Server<'_>, run: &UvRun, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let Some(script) = run.script else { return };
    let names_sdk = |at: &usize| {
        let name = argv.tokens[*at].text.split(['[', '=', '<', '>', '~', '!', '@']).next();
        argv.tokens[*at - 1].text == "--with" && matches!(name, Some("mcp" | "fastmcp"))
    };
    let Some(package) = (script + 2..run.end).find(names_sdk) else { return };
    let token = &argv.tokens[package - 1];
    findings
        .report(
            token.span,
            format!(
                "what stands behind the script goes to the script: uv never sees --with and does not install {}",
                argv.tokens[package].text
            ),
        )
        .label(token.span, "an argument of the script, not of uv")
        .says(context.closed_error())
        .severity(Severity::Warning)
        .maybe_fix(move_forward(context, server, run, package - 1, 2, Applicability::Unsafe));
}

/// Where the script may lie in the start folder, the flag may be the server's own.
fn may_hold_script(context: &Context<'_>) -> bool {
    context.is_shared() || context.dialect.is_some_and(|dialect| dialect.start_folder == StartFolder::Project)
}

/// Whether the start folder has nothing to do with the config, so that the script cannot be there.
fn is_sure(context: &Context<'_>) -> bool {
    context.dialect.is_some_and(|dialect| dialect.start_folder == StartFolder::Elsewhere)
}

fn is_relative(path: &str) -> bool {
    !path.starts_with(['/', '~', '$']) && !is_drive_path(path)
}

/// The first `--directory` or `--project` with a folder behind it, and how many tokens the two are.
fn folder_flag(argv: &Argv<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    (start..end).find_map(|at| {
        let text = argv.tokens[at].text.as_ref();
        if matches!(text, "--directory" | "--project") {
            let value = argv.tokens.get(at + 1).filter(|_| at + 1 < end)?;
            return (!is_relative(&value.text)).then_some((at, 2));
        }
        let (name, value) = text.split_once('=')?;
        (matches!(name, "--directory" | "--project") && !is_relative(value)).then_some((at, 1))
    })
}

fn move_forward(
    context: &Context<'_>,
    server: &Server<'_>,
    run: &UvRun,
    flag: usize,
    count: usize,
    applicability: Applicability,
) -> Option<Fix> {
    let argv = server.argv();
    let (TokenPlace::Arg(from), TokenPlace::Arg(to)) =
        (argv.tokens[flag].place, argv.tokens[run.target].place)
    else {
        return None;
    };
    let array = server.args_array()?;
    let moved: Vec<&str> = argv.tokens[flag..flag + count].iter().map(|token| token.text.as_ref()).collect();
    let mut edits = context.editor().insert_items(array, to, &moved);
    edits.extend(context.editor().remove_items(array, from, count));
    Some(Fix::new(applicability, "move it before the script", edits))
}
