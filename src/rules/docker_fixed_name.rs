//! `docker-fixed-name`: a container name that two sessions cannot share.

use super::support::container::{remove_option, runs, value_token};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "docker-fixed-name",
    category: Category::Docker,
    severity: Severity::Warning,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Unsafe),
    summary: "the container has a fixed name, which is taken while another session runs",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for (layer, docker) in runs(server) {
        // podman's --replace takes the name away from the old container.
        if docker.has_long(argv, "--replace") {
            continue;
        }
        for (option, name) in docker.values(argv, '\0', &["--name"]) {
            // A name with a variable in it may differ from session to session.
            if name.is_empty() || name.contains(['$', '{', '%', '<']) || others_use(context, server, name) {
                continue;
            }
            let program = argv.name(layer);
            let span = argv.tokens[value_token(option)].span;
            let when = if docker.has_long(argv, "--rm") {
                "a second session, or a start while the last container still runs, gets no server"
            } else {
                "without --rm the container keeps its name when it stops, and only the first start works"
            };
            let fix = remove_option(context, server, option)
                .map(|edits| Fix::unsafe_(format!("remove --name {name}"), edits));
            findings
                .report(span, format!("{program} refuses a second container named {name}: {when}"))
                .label(span, format!("the second: the name {name} is already in use"))
                .says(context.closed_error())
                .maybe_fix(fix);
        }
    }
}

/// Whether another entry of the file reaches the container by its name.
fn others_use(context: &Context<'_>, server: &Server<'_>, name: &str) -> bool {
    let others = context.config.servers.iter().filter(|other| other.name_span != server.name_span);
    others.into_iter().any(|other| {
        let tokens = &other.argv().tokens;
        tokens.iter().enumerate().any(|(at, token)| {
            let gives_it = token.text.starts_with("--name=") || at > 0 && tokens[at - 1].text == "--name";
            !gives_it && token.text.split([':', '=']).any(|part| part == name)
        })
    })
}
