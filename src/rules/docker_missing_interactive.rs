//! `docker-missing-interactive`: docker without `-i` closes the server's input.

use crate::argv::docker::{Docker, Subcommand};
use crate::diagnostic::{Applicability, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

use super::support::docker::{command_lines, insert_option, program};

pub(super) static RULE: Rule = Rule {
    name: "docker-missing-interactive",
    category: Category::Docker,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "docker is started without -i, so the server gets no input",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    // With a URL in the same entry the container is only started, and reached over the network.
    if server.url().is_some() {
        return;
    }
    for (layer, docker) in command_lines(server) {
        if docker.image.is_none() || !docker.is_certain {
            continue;
        }
        let program = program(server, layer);
        let Some(option) = missing(server, docker, program) else { continue };
        let span = server.argv().tokens[docker.subcommand_token].span;
        let (message, label) = match docker.subcommand {
            Subcommand::Run | Subcommand::Exec => (
                format!("{program} closes stdin, so the server stops at once"),
                "no -i: the server reads end of file and exits with status 0".to_owned(),
            ),
            Subcommand::Start => (
                format!(
                    "{program} start without {option} does not connect {} to the server in the container",
                    context.client()
                ),
                format!("no {option}: the container's input or output is not attached"),
            ),
        };
        let finding = findings.report(span, message);
        finding.label(span, label);
        // A client that names the exit status has no complaint about status 0.
        if !context.closed_error().contains("exited with code") {
            finding.says(context.closed_error());
        }
        finding.maybe_fix(insert_option(context, server, docker, option));
    }
}

/// The option that is missing; `None` if the server gets its input.
fn missing(server: &Server<'_>, docker: &Docker, program: &str) -> Option<&'static str> {
    let argv = server.argv();
    let interactive = docker.flag(argv, 'i', "--interactive").is_some();
    if docker.subcommand == Subcommand::Start {
        let attached = docker.flag(argv, 'a', "--attach").is_some();
        return match (attached, interactive) {
            (true, true) => None,
            (true, false) => Some("-i"),
            (false, false) => Some("-ai"),
            // docker attaches with -i alone, podman does not.
            (false, true) => (program == "podman").then_some("-a"),
        };
    }
    let streams = docker.values(argv, 'a', &["--attach"]);
    let attached = streams.iter().any(|(_, stream)| stream.eq_ignore_ascii_case("stdin"));
    (!interactive && !attached).then_some("-i")
}
