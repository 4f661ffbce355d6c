//! `docker-volume-unexpanded`: a mount that waits for a shell to fill it in.

use super::support::container::runs;
use super::support::mount::{self, HostPath};
use super::support::shell_start::{Form, Reference, reference};
use crate::argv::{Argv, Layer, Wrapper};
use crate::clients::{Dialect, Knowledge, VariableForm};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::platform::Platform;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "docker-volume-unexpanded",
    category: Category::Docker,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Unsafe),
    summary: "a mounted folder is written for a shell, and there is none",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for (layer, docker) in runs(server) {
        for source in mount::sources(docker, argv) {
            let Some(reference) = reference(source.path) else { continue };
            let Some(severity) = severity(context, argv, layer, &source, &reference) else { continue };
            let fix = fix(context, server, &source, &reference);
            let span = source.span(argv);
            let program = argv.name(layer);
            let (mistaken, words) = source.refusal();
            let written = &source.path[..source.path.len() - reference.rest.len()];
            let found = findings
                .report(
                    span,
                    format!(
                        "no shell reads this line, so {program} gets {written} as it stands, {mistaken} and \
                         refuses it"
                    ),
                )
                .severity(severity)
                .label(span, words)
                .says(context.closed_error())
                .maybe_fix(fix);
            if found.fix.is_none() {
                found.help(format!("write the whole path in place of {written}"));
            }
        }
    }
}

/// How sure it is that nobody replaces it; `None` where somebody does or may.
fn severity(
    context: &Context<'_>,
    argv: &Argv,
    docker: &Layer,
    source: &HostPath<'_>,
    reference: &Reference<'_>,
) -> Option<Severity> {
    let dialect = context.dialect?;
    let layers = || argv.layers.iter().filter(|layer| layer.program <= docker.program);
    let is_percent = reference.form == Form::Variable(VariableForm::Percent);
    let reads_words = |wrapper: Wrapper| match wrapper {
        Wrapper::Cmd => is_percent,
        Wrapper::Env | Wrapper::Sudo => false,
        Wrapper::Wsl | Wrapper::Shell | Wrapper::PowerShell | Wrapper::Runner => true,
    };
    if layers().any(|layer| layer.inside.is_some_and(reads_words)) {
        return None;
    }
    let sure = match reference.form {
        // A leading `~` is replaced in a word of its own only.
        Form::Tilde if dialect.tilde == Knowledge::Yes => source.option.value.is_none(),
        Form::Tilde => dialect.tilde == Knowledge::No,
        Form::Command => dialect.variables.complete,
        Form::Variable(form) => {
            let has = |form: VariableForm| expands(dialect, form);
            let replaced = has(form) || form == VariableForm::Braces && has(VariableForm::BracesDefault);
            dialect.variables.complete && !replaced
        }
    };
    // Some clients start programs through cmd on Windows.
    let may_be_cmd = is_percent && !context.platform.is_posix();
    match (sure, may_be_cmd || context.example) {
        (true, false) => Some(Severity::Error),
        (true, true) => Some(Severity::Warning),
        (false, _) => None,
    }
}

/// Whether this client replaces variables of this form in arguments.
fn expands(dialect: &Dialect, form: VariableForm) -> bool {
    dialect.forms_in("args").contains(&form)
}

/// Writes the same place as this client understands it.
fn fix(
    context: &Context<'_>,
    server: &Server<'_>,
    source: &HostPath<'_>,
    reference: &Reference<'_>,
) -> Option<Fix> {
    let dialect = context.dialect?;
    let has = |form: VariableForm| expands(dialect, form);
    let name = reference.name;
    // Editors that write `${env:X}` write `${workspaceFolder}`; Gemini CLI's names are others.
    let start = if has(VariableForm::Editor) && has(VariableForm::EnvColon) && name == "PWD" {
        "${workspaceFolder}".to_owned()
    } else if name == "PWD" && context.platform == Platform::Windows {
        // Windows has no such variable.
        return None;
    } else if has(VariableForm::EnvColon) {
        format!("${{env:{name}}}")
    } else if has(VariableForm::Braces) {
        format!("${{{name}}}")
    } else if has(VariableForm::BareEnvColon) {
        format!("{{env:{name}}}")
    } else if name == "HOME" && context.runs_here {
        context.host?.home()?.to_string_lossy().into_owned()
    } else {
        return None;
    };
    source.rewrite(context, server, &format!("{start}{}", reference.rest))
}
