//! `docker-volume-relative`: a mounted folder that depends on where the client starts docker.

use super::support::container::runs;
use super::support::mount::{self, HostPath};
use crate::argv::path::is_relative;
use crate::diagnostic::{Applicability, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "docker-volume-relative",
    category: Category::Docker,
    severity: Severity::Warning,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Unsafe),
    summary: "a relative folder is mounted, which is looked for where the client starts docker",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for (layer, docker) in runs(server) {
        for source in mount::sources(docker, argv).iter().filter(|source| is_relative(source.path)) {
            let program = argv.name(layer);
            if source.path.starts_with('.') {
                if mount::starts_in_clients_folder(argv, layer) {
                    dotted(context, server, source, program, findings);
                }
            } else if source.path.contains('/') {
                undotted(context, server, source, program, findings);
            }
        }
    }
}

/// `./data`: docker takes it from the folder in which it starts.
fn dotted(
    context: &Context<'_>,
    server: &Server<'_>,
    source: &HostPath<'_>,
    program: &str,
    findings: &mut Findings<'_>,
) {
    let Some(severity) = mount::severity_of_relative(context, server) else { return };
    let fix = mount::written_out(context, server, source);
    let span = source.span(server.argv());
    let found = findings
        .report(
            span,
            format!(
                "{program} takes {} from the folder where {} starts it, not from beside this file: the server \
                 sees another folder, or an empty one",
                source.path,
                context.client()
            ),
        )
        .severity(severity)
        .impact(Impact::None)
        .label(span, "relative to the folder of the start")
        .maybe_fix(fix);
    if found.fix.is_none() {
        found.help(format!("write the whole path of {}", source.path));
    }
}

/// `data/sub`: neither a path for docker, nor the name of a volume.
fn undotted(
    context: &Context<'_>,
    server: &Server<'_>,
    source: &HostPath<'_>,
    program: &str,
    findings: &mut Findings<'_>,
) {
    let span = source.span(server.argv());
    let fix = mount::written_out(context, server, source);
    let (mistaken, words) = source.refusal();
    let found = findings
        .report(
            span,
            format!("{} starts with neither / nor ., so {program} {mistaken} and refuses it", source.path),
        )
        .label(span, words)
        .says(context.closed_error())
        .maybe_fix(fix);
    if found.fix.is_none() {
        found.help(format!("write the whole path of {}", source.path));
    }
}
