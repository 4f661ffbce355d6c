//! `docker-privileged`: a container gets the rights of the whole machine.

use super::support::container::{lines, value_token};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "docker-privileged",
    category: Category::Security,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: Some(Applicability::Suggestion),
    summary: "a container gets the rights of the whole machine",
    check: Check::Server(check),
};

fn check(_: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for (_, docker) in lines(server).iter().filter(|(_, docker)| docker.is_certain) {
        // No option has this letter: these have long names only.
        let mut found: Vec<usize> = docker.flag(argv, '\0', "--privileged").into_iter().collect();
        let capabilities = docker.values(argv, '\0', &["--cap-add"]).into_iter().filter(|(_, value)| {
            let name = value.to_ascii_uppercase();
            matches!(name.as_str(), "ALL" | "SYS_ADMIN" | "CAP_SYS_ADMIN")
        });
        found.extend(capabilities.map(|(option, _)| value_token(option)));
        let processes =
            docker.values(argv, '\0', &["--pid"]).into_iter().filter(|(_, value)| *value == "host");
        found.extend(processes.map(|(option, _)| value_token(option)));
        for token in found {
            let token = &argv.tokens[token];
            let name = if token.text == "host" { "--pid host" } else { token.text.as_ref() };
            findings
                .report(
                    token.span,
                    format!("{name} opens the container: what runs in it can take over the machine",),
                )
                .label(token.span, "opens the container")
                .fix(Fix::suggestion(
                    "remove it, or hand on the one device or right that the server needs",
                    Vec::new(),
                ));
        }
    }
}
