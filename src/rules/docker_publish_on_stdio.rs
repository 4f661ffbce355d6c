//! `docker-publish-on-stdio`: a port that one session takes from the next.

use std::collections::HashSet;

use super::support::container::{remove_option, runs, value_token};
use crate::argv::docker::{Docker, DockerOption};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "docker-publish-on-stdio",
    category: Category::Docker,
    severity: Severity::Info,
    impact: Impact::None,
    fix: Some(Applicability::Suggestion),
    summary: "a server on stdio publishes a port, which only one session can have",
    check: Check::Server(check),
};

/// Words of servers that are reached by a browser too.
const BROWSER: [&str; 8] = ["oauth", "callback", "redirect", "dashboard", "auth", "login", "webui", "web-ui"];

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for (layer, docker) in runs(server) {
        let Some((option, port)) = fixed_port(server, docker) else { continue };
        if is_wanted(server, docker, port) {
            continue;
        }
        let program = argv.name(layer);
        let span = argv.tokens[value_token(option)].span;
        let fix = remove_option(context, server, option)
            .map(|edits| Fix::suggestion(format!("remove the option that publishes port {port}"), edits));
        findings
            .report(
                span,
                format!(
                    "{} speaks to this server through its input and output and needs no port; {program} gives \
                     port {port} to one container, and a second session fails",
                    context.client()
                ),
            )
            .label(span, "port is already allocated, says the second")
            .maybe_fix(fix);
    }
}

/// The first `-p` that names a port of the host, and that port.
fn fixed_port<'s>(server: &'s Server<'_>, docker: &Docker) -> Option<(DockerOption, &'s str)> {
    docker.values(server.argv(), 'p', &["--publish"]).into_iter().find_map(|(option, value)| {
        let (host, _) = value.rsplit_once(':')?;
        let port = host.rsplit(':').next()?;
        (!port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) && port != "0")
            .then_some((option, port))
    })
}

/// Whether something else in the entry speaks of the port, or of a browser.
fn is_wanted(server: &Server<'_>, docker: &Docker, port: &str) -> bool {
    let argv = server.argv();
    let published: HashSet<usize> =
        docker.values(argv, 'p', &["--publish"]).into_iter().map(|(option, _)| value_token(option)).collect();
    let words = argv.tokens.iter().enumerate().filter(|(at, _)| !published.contains(at));
    let words = words.map(|(_, token)| token.text.as_ref());
    let variables = server
        .env_vars()
        .flat_map(|variable| [Some(variable.key.as_ref()), variable.value.as_str()])
        .flatten();
    words.chain(variables).any(|text| {
        let text = text.to_ascii_lowercase();
        text.split(|letter: char| !letter.is_ascii_digit()).any(|number| number == port)
            || BROWSER.iter().any(|word| text.contains(word))
    })
}
