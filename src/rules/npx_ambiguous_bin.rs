//! `npx-ambiguous-bin`: npx cannot tell which program of the package to run.

use crate::argv::npx::{Kind, Npx};
use crate::argv::{Argv, TokenPlace};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "npx-ambiguous-bin",
    category: Category::Launch,
    severity: Severity::Warning,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Suggestion),
    summary: "npx is not told which program of the package to run",
    check: Check::Server(check),
};

/// Packages with several programs, none of which has the package's name: the versions for which that
/// was reported, and the program that serves.
const SEVERAL_BINS: [(&str, &[&str], &str); 1] = [("@monoes/monomindcli", &["2.11.1", "2.13.0"], "monomind")];

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for layer in &argv.layers {
        let Some(npx) = argv.npx(layer) else { continue };
        match (npx.package_option, npx.target) {
            (Some(option), None) if option < npx.end && !calls_script(argv, &npx) => {
                only_package(context, server, &npx, option, findings);
            }
            (None, Some(target)) => several_bins(context, server, target, findings),
            _ => {}
        }
    }
}

/// `npx -p package` with nothing behind it.
fn only_package(
    context: &Context<'_>,
    server: &Server<'_>,
    npx: &Npx,
    option: usize,
    findings: &mut Findings<'_>,
) {
    let argv = server.argv();
    let launcher = if npx.kind == Kind::Npx { "npx" } else { "npm exec" };
    let span = argv.tokens[option].span;
    let fix = program_of(&argv.tokens[option].text).and_then(|program| {
        let array = server.args_array()?;
        let TokenPlace::Arg(index) = argv.tokens[option].place else { return None };
        let edits = context.editor().insert_items(array, index + 1, &[&program]);
        Some(Fix::suggestion(format!("name the program behind the package, such as {program:?}"), edits))
    });
    findings
        .report(
            span,
            format!(
                "-p only says what to install: with no program behind it {launcher} opens a shell, \
                 which answers no MCP message"
            ),
        )
        .label(span, "no program follows the package")
        .says(context.closed_error())
        .maybe_fix(fix);
}

/// `npx package` where npx has to choose.
fn several_bins(context: &Context<'_>, server: &Server<'_>, target: usize, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let Some(package) = argv.package().filter(|package| package.token == target) else { return };
    let version = package.version.as_deref().unwrap_or_default();
    let Some((name, _, program)) =
        SEVERAL_BINS.iter().find(|(name, versions, _)| *name == package.name && versions.contains(&version))
    else {
        return;
    };
    let token = &argv.tokens[target];
    let fix = server.args_array().zip(index_of(token.place)).map(|(array, index)| {
        let edits = context.editor().replace_item(array, index, &["-p", &token.text, program]);
        Fix::suggestion(format!("name the program: \"-p\", {:?}, {program:?}", token.text), edits)
    });
    findings
        .report(
            token.span,
            format!("{name} {version} holds several programs and none has its name, so npx cannot determine what to run and exits"),
        )
        .label(token.span, "npx cannot choose a program")
        .says(context.closed_error())
        .maybe_fix(fix);
}

fn index_of(place: TokenPlace) -> Option<usize> {
    match place {
        TokenPlace::Arg(index) => Some(index),
        TokenPlace::Command | TokenPlace::Word => None,
    }
}

/// `-c "script"` is what npx runs then.
fn calls_script(argv: &Argv<'_>, npx: &Npx) -> bool {
    argv.tokens[npx.options_start..npx.end].iter().any(|token| {
        let text = token.text.as_ref();
        matches!(text, "-c" | "--call") || text.starts_with("--call=")
    })
}

/// What a package's only program is usually called: the name without scope and version.
fn program_of(text: &str) -> Option<String> {
    let package = text.strip_prefix("--package=").unwrap_or(text);
    let name = package.rsplit('/').next()?;
    let name = name.split_once('@').map_or(name, |(name, _)| name);
    (!name.is_empty() && !package.contains(':')).then(|| name.to_owned())
}
