//! `docker-image-missing`: `docker run` with options and nothing to run.

use super::support::container::{lines, value_token};
use crate::argv::docker::Subcommand;
use crate::diagnostic::{Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "docker-image-missing",
    category: Category::Docker,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: None,
    summary: "docker run has no image, or docker exec no container",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for (layer, docker) in lines(server) {
        let is_empty = docker.image.is_some_and(|image| argv.tokens[image].text.trim().is_empty());
        if !docker.is_certain || docker.image.is_some() && !is_empty || docker.has_long(argv, "--help") {
            continue;
        }
        let program = argv.name(layer);
        let subcommand = docker.subcommand.name();
        let what = if docker.subcommand == Subcommand::Run { "image" } else { "container" };
        // An option that lost its own value takes the image for it.
        let swallowed = docker.options.last().filter(|option| !is_empty && option.value.is_some());
        let token = docker.image.or(swallowed.map(|option| value_token(*option)));
        let span = argv.tokens[token.unwrap_or(docker.subcommand_token)].span;
        let label = match swallowed {
            Some(option) => format!("read as the value of {}", argv.tokens[option.token].text),
            None => format!("no {what}"),
        };
        findings
            .report(
                span,
                format!(
                    "{program} {subcommand} needs the {what} after its options and finds none: it prints an \
                     error and exits"
                ),
            )
            .label(span, label)
            .says(context.closed_error())
            .help(format!("write the name of the {what} after the options"));
    }
}
