//! `docker-missing-rm`: a container that stays after every session.

use super::support::container::runs;
use super::support::docker::insert_before;
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
    // Kilo Code adds the option itself.
    if context.is_client("kilo-code") {
        return;
    }
    let argv = server.argv();
    for (layer, docker) in runs(server) {
        if KEEPS.iter().any(|option| docker.has_long(argv, option)) {
            continue;
        }
        let span = argv.tokens[docker.subcommand_token].span;
        let program = argv.name(&layer);
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
            .maybe_fix(insert(context, server, &docker));
    }
}

fn insert(context: &Context<'_>, server: &Server<'_>, docker: &Docker) -> Option<Fix> {
    let edits = insert_before(context, server, docker.subcommand_token + 1, &["--rm"])?;
    Some(Fix::safe("insert \"--rm\" after \"run\"", edits))
}
