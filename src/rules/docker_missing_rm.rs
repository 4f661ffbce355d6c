//! `docker-missing-rm`: a container that stays after every session.

use super::support::container::{remove_option, runs};
use super::support::docker::insert_before;
use crate::argv::Layer;
use crate::argv::docker::Docker;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "docker-missing-rm",
    category: Category::Docker,
    severity: Severity::Info,
    impact: Impact::None,
    fix: Some(Applicability::Safe),
    summary: "every session leaves a stopped container behind",
    check: Check::Server(check),
};

/// Options of someone who means to find the container again, or with which docker takes no `--rm`.
const KEEPS: [&str; 5] = ["--rm", "--restart", "--name", "--cidfile", "--rootfs"];

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for (layer, docker) in runs(server) {
        conflict(context, server, layer, docker, findings);
        let is_added = context.dialect.is_some_and(|dialect| dialect.adds_docker_rm);
        if is_added || KEEPS.iter().any(|option| docker.has_long(argv, option)) {
            continue;
        }
        let span = argv.tokens[docker.subcommand_token].span;
        let program = argv.name(layer);
        findings
            .report(
                span,
                format!(
                    "without --rm {program} keeps the container when the server ends; {} starts a new one \
                     each time, and they fill the disk",
                    context.client()
                ),
            )
            .label(span, "no --rm")
            .maybe_fix(insert(context, server, docker));
    }
}

/// `--rm --restart always`: docker takes one of the two.
fn conflict(
    context: &Context<'_>,
    server: &Server<'_>,
    layer: &Layer,
    docker: &Docker,
    findings: &mut Findings<'_>,
) {
    let argv = server.argv();
    if docker.flag(argv, '\0', "--rm").is_none() {
        return;
    }
    for (option, policy) in docker.values(argv, '\0', &["--restart"]) {
        if matches!(policy, "no" | "") || policy.starts_with('$') {
            continue;
        }
        let program = argv.name(layer);
        let span = argv.tokens[option.token].span;
        let fix = remove_option(context, server, option)
            .map(|edits| Fix::unsafe_(format!("remove --restart {policy}"), edits));
        findings
            .report(
                span,
                format!(
                    "{program} takes --rm or --restart, not both: it says so and exits, and no server starts"
                ),
            )
            .label(span, "not together with --rm")
            .severity(Severity::Error)
            .impact(Impact::ServerFails)
            .says(context.closed_error())
            .maybe_fix(fix);
    }
}

/// Behind `-i`, as people write it: so the place is the same whether that was there or is inserted too.
fn insert(context: &Context<'_>, server: &Server<'_>, docker: &Docker) -> Option<Fix> {
    let argv = server.argv();
    let interactive = docker.flag(argv, 'i', "--interactive");
    // `-ie NAME`: the letter before has a value.
    let option = docker.options.iter().find(|option| Some(option.token) == interactive);
    let before = option.map_or(docker.subcommand_token, |option| option.value.unwrap_or(option.token));
    let edits = insert_before(context, server, before + 1, &["--rm"])?;
    Some(Fix::safe(format!("insert \"--rm\" after \"{}\"", argv.tokens[before].text), edits))
}
