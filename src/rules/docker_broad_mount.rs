//! `docker-broad-mount`: a container gets a whole disk or home folder.

use super::support::broad::is_broad;
use super::support::container::lines;
use super::support::mount::sources;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "docker-broad-mount",
    category: Category::Security,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: Some(Applicability::Suggestion),
    summary: "a container gets a whole disk or home folder",
    check: Check::Server(check),
};

fn check(_: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for (_, docker) in lines(server).iter().filter(|(_, docker)| docker.is_certain) {
        for source in sources(docker, argv) {
            if is_broad(source.path) && !source.path.starts_with('~') {
                findings
                    .report(
                        source.span(argv),
                        format!(
                            "the container sees everything below {}: keys, tokens, other projects",
                            source.path
                        ),
                    )
                    .label(source.span(argv), "more than one project")
                    .fix(Fix::suggestion("mount the folder that the server works on", Vec::new()));
            }
        }
    }
}
