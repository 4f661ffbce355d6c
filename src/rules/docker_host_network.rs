//! `docker-host-network`: a container gets the network of the machine.

use super::support::container::{lines, value_token};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "docker-host-network",
    category: Category::Security,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: Some(Applicability::Suggestion),
    summary: "a container gets the network of the machine",
    check: Check::Server(check),
};

fn check(_: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if lines(server).is_empty() {
        return;
    }
    let argv = server.argv();
    let is_local = |text: &str| text.contains("localhost") || text.contains("127.0.0.1");
    let reaches_machine = argv.tokens.iter().any(|token| is_local(&token.text))
        || server.env_vars().any(|variable| variable.value.as_str().is_some_and(is_local));
    // That is what it is for, and without it the entry fails.
    if reaches_machine {
        return;
    }
    for (_, docker) in lines(server).iter().filter(|(_, docker)| docker.is_certain) {
        // No option has this letter: these have long names only.
        for (option, _) in docker
            .values(argv, '\0', &["--network", "--net"])
            .into_iter()
            .filter(|(_, value)| *value == "host")
        {
            let span = argv.tokens[option.token].span.to(argv.tokens[value_token(option)].span);
            let finding = findings.report(
                span,
                "the container reaches every service that listens on this machine alone, and opens ports on it",
            );
            finding
                .label(span, "the network of the machine")
                .fix(Fix::suggestion("remove it, and reach the machine as host.docker.internal", Vec::new()));
        }
    }
}
