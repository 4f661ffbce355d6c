//! `docker-localhost`: `localhost` in a container is the container.

use super::support::container::{arg_index, runs};
use super::support::docker::insert_before;
use super::support::given::{self, Given};
use super::support::loopback::{self, Loopback};
use crate::argv::Argv;
use crate::argv::docker::Docker;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Edit;
use crate::model::Server;
use crate::platform::Platform;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "docker-localhost",
    category: Category::Docker,
    severity: Severity::Warning,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Unsafe),
    summary: "the server in a container is sent to localhost, which is the container itself",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for (layer, docker) in runs(server) {
        if shares_a_network(argv, docker)
            || finds_the_machine(argv, docker)
            || server.env_vars().any(|variable| variable.key == "DOCKER_HOST")
        {
            continue;
        }
        let texts = given::texts(server, docker);
        let own = own_ports(server, docker, &texts);
        let places: Vec<(&Given<'_>, Loopback)> = texts
            .iter()
            .flat_map(|text| loopback::find(text.name, text.text).into_iter().map(move |found| (text, found)))
            .filter(|(_, found)| found.port.is_none_or(|port| !own.contains(&port)))
            .collect();
        let Some((first, found)) = places.first() else { continue };
        let program = argv.name(layer);
        let host = host_name(program);
        let report = findings.report(
            first.locate(context.text, &found.range),
            format!(
                "in a container localhost is the container, where nothing else listens: the server is refused \
                 the connection; {program} calls this machine {host}"
            ),
        );
        for (text, found) in &places {
            report.label(text.locate(context.text, &found.range), "the container itself");
        }
        report.maybe_fix(fix(context, server, docker, program, &places));
    }
}

fn host_name(program: &str) -> &'static str {
    if program == "podman" { "host.containers.internal" } else { "host.docker.internal" }
}

/// Whether the container has the localhost of the machine, or of another container.
fn shares_a_network(argv: &Argv, docker: &Docker) -> bool {
    let networks = docker.values(argv, '\0', &["--network", "--net"]);
    networks.iter().any(|(_, network)| network.contains("host") || network.contains([':', '$', '{']))
        || docker.has_long(argv, "--pod")
}

/// Images whose start script writes the name of the machine in place of localhost.
const FINDS_THE_MACHINE: [&str; 1] = ["crystaldba/postgres-mcp"];

fn finds_the_machine(argv: &Argv, docker: &Docker) -> bool {
    docker
        .image
        .is_some_and(|image| FINDS_THE_MACHINE.iter().any(|name| argv.tokens[image].text.contains(name)))
}

/// Ports on which the container itself listens: published ones, and those of `PORT` and `--port`.
fn own_ports(server: &Server<'_>, docker: &Docker, texts: &[Given<'_>]) -> Vec<u16> {
    let published = docker.values(server.argv(), 'p', &["--publish"]);
    let published = published.iter().flat_map(|(_, value)| value.split([':', '/']));
    let named = texts
        .iter()
        .filter(|text| {
            matches!(
                text.name.to_ascii_lowercase().as_str(),
                "port" | "--port" | "-p" | "mcp_port" | "server_port" | "http_port"
            )
        })
        .map(|text| text.text);
    published.chain(named).filter_map(|port| port.parse().ok()).collect()
}

fn fix(
    context: &Context<'_>,
    server: &Server<'_>,
    docker: &Docker,
    program: &str,
    places: &[(&Given<'_>, Loopback)],
) -> Option<Fix> {
    let host = host_name(program);
    let mut edits = Vec::new();
    for (text, found) in places {
        let span = text.locate(context.text, &found.range);
        if !text.can_edit || span == text.span {
            return None;
        }
        edits.push(Edit::replace(span, host));
    }
    arg_index(server, docker.subcommand_token)?;
    let argv = server.argv();
    let knows = docker.values(argv, '\0', &["--add-host"]).iter().any(|(_, value)| value.contains(host));
    // Docker Desktop and podman know the name; the engine on Linux is told.
    let is_told =
        knows || program == "podman" || matches!(context.platform, Platform::Macos | Platform::Windows);
    if is_told {
        return Some(Fix::unsafe_(format!("write {host}"), edits));
    }
    let option = format!("--add-host={host}:host-gateway");
    edits.extend(insert_before(context, server, docker.image?, &[&option])?);
    Some(Fix::unsafe_(format!("write {host}, and insert {option}"), edits))
}
