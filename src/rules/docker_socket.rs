//! `docker-socket`: a container gets docker's own socket.

use super::support::container::lines;
use super::support::mount::sources;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "docker-socket",
    category: Category::Security,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: Some(Applicability::Suggestion),
    summary: "a container gets docker's own socket",
    check: Check::Server(check),
};

fn check(_: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for (_, docker) in lines(server).iter().filter(|(_, docker)| docker.is_certain) {
        let manages =
            docker.image.is_some_and(|image| argv.tokens[image].text.to_ascii_lowercase().contains("docker"));
        for source in sources(docker, argv) {
            if !source.path.ends_with("/docker.sock") && !source.path.ends_with("/podman.sock") {
                continue;
            }
            let finding = findings.report(
                source.span(argv),
                format!("who holds {} can start a container with the whole disk in it, as root", source.path),
            );
            finding.label(source.span(argv), "the socket of the engine").fix(Fix::suggestion(
                "remove the mount, or put a proxy before it that allows what is needed",
                Vec::new(),
            ));
            if manages {
                finding.severity(Severity::Info);
            }
        }
    }
}
