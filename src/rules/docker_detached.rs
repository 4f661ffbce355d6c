//! `docker-detached`: a container in the background.

use super::support::container::{arg_index, lines};
use crate::argv::docker::{Docker, Subcommand};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "docker-detached",
    category: Category::Docker,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "docker starts the container in the background and leaves",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for (layer, docker) in lines(server) {
        if docker.subcommand == Subcommand::Start {
            continue;
        }
        let Some(token) = docker.flag(argv, 'd', "--detach") else { continue };
        let program = argv.name(layer);
        let prints = match docker.subcommand {
            Subcommand::Exec => "",
            _ => ", prints the container's id to the client",
        };
        findings
            .report(
                argv.tokens[token].span,
                format!(
                    "detached, {program} starts the server in the background{prints} and exits: nobody answers {}",
                    context.client()
                ),
            )
            .label(argv.tokens[token].span, "the server runs without the client")
            .says(context.closed_error())
            .maybe_fix(remove(context, server, docker, token));
    }
}

fn remove(context: &Context<'_>, server: &Server<'_>, docker: &Docker, token: usize) -> Option<Fix> {
    let array = server.args_array()?;
    let index = arg_index(server, token)?;
    let text = server.argv().tokens[token].text.as_ref();
    let editor = context.editor();
    Some(match docker.without_flag(text, 'd') {
        Some(rest) => {
            let title = format!("write \"{rest}\" for \"{text}\"");
            Fix::safe(title, editor.replace_item(array, index, &[&rest]))
        }
        None => Fix::safe(format!("remove \"{text}\""), editor.remove_item(array, index)),
    })
}
