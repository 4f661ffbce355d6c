//! `docker-localhost`: `localhost` in a container is the container.

use super::support::container::{arg_index, runs};
use super::support::docker::insert_before;
use super::support::loopback::{self, Loopback};
use crate::argv::docker::Docker;
use crate::argv::{Argv, TokenPlace};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Edit;
use crate::model::Server;
use crate::platform::Platform;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    name: "docker-localhost",
    category: Category::Docker,
    severity: Severity::Warning,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Unsafe),
    summary: "the server in a container is sent to localhost, which is the container itself",
    check: Check::Server(check),
};

/// A string of the entry that the server in the container gets.
struct Text<'t> {
    name: &'t str,
    text: &'t str,
    /// The whole string in the file.
    span: Span,
    /// Where `text` starts in the string.
    offset: usize,
    whole: &'t str,
    can_edit: bool,
}

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for (layer, docker) in runs(server) {
        if shares_a_network(argv, &docker) || server.env_vars().any(|variable| variable.key == "DOCKER_HOST") {
            continue;
        }
        let texts = texts(server, &docker);
        let own = own_ports(server, &docker, &texts);
        let places: Vec<(&Text<'_>, Loopback)> = texts
            .iter()
            .flat_map(|text| loopback::find(text.name, text.text).into_iter().map(move |found| (text, found)))
            .filter(|(_, found)| found.port.is_none_or(|port| !own.contains(&port)))
            .collect();
        let Some((first, found)) = places.first() else { continue };
        let program = argv.name(&layer);
        let host = host_name(&program);
        let report = findings.report(
            span(context, first, found),
            format!(
                "in a container localhost is the container, where nothing else listens: the server is refused \
                 the connection; {program} calls this machine {host}"
            ),
        );
        for (text, found) in &places {
            report.label(span(context, text, found), "the container itself");
        }
        report.maybe_fix(fix(context, server, &docker, &program, &places));
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

/// What the server gets: forwarded variables and its arguments.
fn texts<'t>(server: &'t Server<'_>, docker: &Docker) -> Vec<Text<'t>> {
    let argv = server.argv();
    let mut found = Vec::new();
    let options = docker.values(argv, 'e', &["--env"]);
    for (option, text) in &options {
        let token = &argv.tokens[option.value.unwrap_or(option.token)];
        let Some((name, value)) = text.split_once('=') else { continue };
        let whole = token.text.as_ref();
        let can_edit = token.place != TokenPlace::Word;
        found.push(Text { name, text: value, span: token.span, offset: whole.len() - value.len(), whole, can_edit });
    }
    for variable in server.env_vars() {
        let is_forwarded = options.iter().any(|(_, text)| *text == variable.key);
        if let Some(text) = variable.value.as_str().filter(|_| is_forwarded) {
            let name = variable.key.as_ref();
            found.push(Text { name, text, span: variable.value.span, offset: 0, whole: text, can_edit: true });
        }
    }
    let mut name = "";
    for token in argv.tokens.get(docker.image.map_or(docker.end, |image| image + 1)..docker.end).unwrap_or_default() {
        let whole = token.text.as_ref();
        let (flag, text) = match whole.split_once('=').filter(|_| whole.starts_with('-')) {
            Some((flag, text)) => (flag, text),
            None => (name, whole),
        };
        let can_edit = token.place != TokenPlace::Word;
        found.push(Text { name: flag, text, span: token.span, offset: whole.len() - text.len(), whole, can_edit });
        name = if whole.starts_with('-') { whole } else { "" };
    }
    found
}

/// Ports on which the container itself listens: published ones, and those of `PORT` and `--port`.
fn own_ports(server: &Server<'_>, docker: &Docker, texts: &[Text<'_>]) -> Vec<u16> {
    let published = docker.values(server.argv(), 'p', &["--publish"]);
    let published = published.iter().flat_map(|(_, value)| value.split([':', '/']));
    let named = texts
        .iter()
        .filter(|text| matches!(text.name.to_ascii_lowercase().as_str(), "port" | "--port" | "-p" | "mcp_port" | "server_port" | "http_port"))
        .map(|text| text.text);
    published.chain(named).filter_map(|port| port.parse().ok()).collect()
}

/// The bytes of the name in the file; the whole string where it holds escapes.
fn span(context: &Context<'_>, text: &Text<'_>, found: &Loopback) -> Span {
    let start = text.span.start + 1;
    let inner = Span::new(start, text.span.end.saturating_sub(1).max(start));
    if inner.slice(context.text) == text.whole {
        let start = start + text.offset;
        Span::new(start + found.range.start, start + found.range.end)
    } else {
        text.span
    }
}

fn fix(
    context: &Context<'_>,
    server: &Server<'_>,
    docker: &Docker,
    program: &str,
    places: &[(&Text<'_>, Loopback)],
) -> Option<Fix> {
    let host = host_name(program);
    let mut edits = Vec::new();
    for (text, found) in places {
        let span = span(context, text, found);
        if !text.can_edit || span == text.span {
            return None;
        }
        edits.push(Edit::replace(span, host));
    }
    arg_index(server, docker.subcommand_token)?;
    let argv = server.argv();
    let knows = docker.values(argv, '\0', &["--add-host"]).iter().any(|(_, value)| value.contains(host));
    // Docker Desktop and podman know the name; the engine on Linux is told.
    let is_told = knows || program == "podman" || matches!(context.platform, Platform::Macos | Platform::Windows);
    if is_told {
        return Some(Fix::unsafe_(format!("write {host}"), edits));
    }
    let option = format!("--add-host={host}:host-gateway");
    edits.extend(insert_before(context, server, docker.image?, &[&option])?);
    Some(Fix::unsafe_(format!("write {host}, and insert {option}"), edits))
}
