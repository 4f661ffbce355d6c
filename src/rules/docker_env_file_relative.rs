//! `docker-env-file-relative`: a file of variables that depends on where the client starts docker.

use super::support::container::lines;
use super::support::mount;
use crate::argv::path::is_relative;
use crate::diagnostic::{Applicability, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "docker-env-file-relative",
    category: Category::Docker,
    severity: Severity::Warning,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Unsafe),
    summary: "--env-file names a relative path, which is looked for where the client starts docker",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for (layer, docker) in lines(server) {
        if !mount::starts_in_clients_folder(argv, layer) {
            continue;
        }
        for file in mount::env_files(docker, argv).iter().filter(|file| is_relative(file.path)) {
            let Some(severity) = mount::severity_of_relative(context, server) else { continue };
            let span = file.span(argv);
            let program = argv.name(layer);
            let fix = mount::written_out(context, server, file);
            let found = findings
                .report(
                    span,
                    format!(
                        "{program} looks for {} in the folder where {} starts it, not beside this file, and \
                         without the file it starts nothing",
                        file.path,
                        context.client()
                    ),
                )
                .severity(severity)
                .label(span, "relative to the folder of the start")
                .maybe_fix(fix);
            if severity == Severity::Warning {
                found.says(context.closed_error());
            } else {
                found.impact(Impact::None);
            }
            if found.fix.is_none() {
                found.help(format!("write the whole path of {}", file.path));
            }
        }
    }
}
