//! `docker-tty`: docker with `-t` on a pipe.

use crate::argv::TokenPlace;
use crate::argv::docker::{Docker, Subcommand};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

use super::support::docker::{command_lines, program};

pub(super) static RULE: Rule = Rule {
    name: "docker-tty",
    category: Category::Docker,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "docker is asked for a terminal, and an MCP client has none",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if server.url().is_some() {
        return;
    }
    let argv = server.argv();
    for (layer, docker) in command_lines(server) {
        if docker.subcommand == Subcommand::Start {
            continue;
        }
        let Some(token) = docker.flag(argv, 't', "--tty") else { continue };
        let program = program(server, layer);
        let refuses = program == "docker"
            && docker.flag(argv, 'i', "--interactive").is_some()
            && docker.flag(argv, 'd', "--detach").is_none();
        let message = if refuses {
            "docker refuses -t when its input is a pipe: it says \"the input device is not a TTY\" and exits \
             before the server starts"
                .to_owned()
        } else {
            format!(
                "-t makes {program} put a terminal before the server: it changes line ends and mixes stderr into \
                 stdout, which {} cannot read as JSON-RPC",
                context.client()
            )
        };
        let span = argv.tokens[token].span;
        findings
            .report(span, message)
            .label(span, format!("-t asks for a terminal; {} connects pipes", context.client()))
            .says(context.closed_error())
            .maybe_fix(remove(context, server, docker, token));
    }
}

/// Takes the letter out of its cluster, or the option out of the list.
fn remove(context: &Context<'_>, server: &Server<'_>, docker: &Docker, token: usize) -> Option<Fix> {
    let array = server.args_array()?;
    let token = server.argv().tokens.get(token)?;
    let TokenPlace::Arg(index) = token.place else { return None };
    let editor = context.editor();
    Some(match docker.without_flag(&token.text, 't') {
        Some(rest) => Fix::safe(
            format!("replace \"{}\" by \"{rest}\"", token.text),
            vec![editor.replace_string(token.span, &rest)],
        ),
        None => Fix::safe(format!("remove \"{}\"", token.text), editor.remove_item(array, index)),
    })
}
