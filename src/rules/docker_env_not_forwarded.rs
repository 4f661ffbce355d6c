//! `docker-env-not-forwarded`: `env` sets variables for docker, not for the server in the container.

use crate::argv::Layer;
use crate::argv::docker::{Docker, Subcommand};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::{Member, Value};
use crate::variables;

use super::support::docker::{command_lines, forward, gets_env_of_entry, is_for_docker, program};
use super::support::env::and;

pub(super) static RULE: Rule = Rule {
    name: "docker-env-not-forwarded",
    category: Category::Docker,
    severity: Severity::Error,
    impact: Impact::SettingIgnored,
    fix: Some(Applicability::Safe),
    summary: "variables in env stay outside the container",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    for (layer, docker) in command_lines(server) {
        let Some(image) = docker.image else { continue };
        let reads_env = docker.subcommand != Subcommand::Start && docker.is_certain;
        if !reads_env || docker.has_more_env(server.argv()) || !gets_env_of_entry(server, layer) {
            continue;
        }
        let lost: Vec<&Member> =
            server.env_vars().filter(|variable| is_lost(server, layer, docker, variable)).collect();
        let Some(first) = lost.first() else { continue };
        let program = program(server, layer);
        let names: Vec<&str> = lost.iter().map(|variable| variable.key.as_ref()).collect();
        let verb = if names.len() == 1 { "does" } else { "do" };
        let finding = findings.report(
            first.key_span,
            format!(
                "{program} keeps its environment to itself: {} {verb} not reach the server in the container",
                and(&names)
            ),
        );
        for variable in &lost {
            finding.label(variable.key_span, format!("set for {program} only"));
        }
        finding.maybe_fix(fix(context, server, docker, image, &names));
    }
}

/// Whether this variable of the entry neither reaches the container nor is meant for docker.
fn is_lost(server: &Server<'_>, layer: &Layer, docker: &Docker, variable: &Member) -> bool {
    let name = variable.key.as_ref();
    let argv = server.argv();
    // VS Code takes null for "remove the inherited variable".
    let is_set = !matches!(variable.value.value, Value::Null | Value::Array(_) | Value::Object(_));
    let takes_stars = argv.name(layer) == "podman";
    let is_forwarded = docker.env(argv).iter().any(|option| {
        option.name.eq_ignore_ascii_case(name)
            || takes_stars && option.name.strip_suffix('*').is_some_and(|start| name.starts_with(start))
            // The value in place of the name: that is the mistake to mend, and another rule's.
            || option.value.is_none() && variable.value.as_str() == Some(option.name)
    });
    // `_comment` is a way to write a remark.
    let is_real = variables::is_name(name) && !name.starts_with('_');
    is_set && is_real && !is_for_docker(name) && !is_forwarded && !is_used_in_args(server, name)
}

/// Whether an argument refers to the variable: then it is there for the command line.
fn is_used_in_args(server: &Server<'_>, name: &str) -> bool {
    server
        .argv()
        .tokens
        .iter()
        .any(|token| variables::scan(&token.text).iter().any(|variable| variable.name == name))
}

/// No fix where `-e` stands behind the image: those words have to move, not to be said twice.
fn fix(
    context: &Context<'_>,
    server: &Server<'_>,
    docker: &Docker,
    image: usize,
    names: &[&str],
) -> Option<Fix> {
    let behind = server.argv().tokens.get(image + 1..docker.end).unwrap_or_default();
    if behind
        .iter()
        .any(|token| matches!(token.text.as_ref(), "-e" | "--env") || token.text.starts_with("--env="))
    {
        return None;
    }
    let words: Vec<String> = names.iter().map(|name| format!("\"-e\", \"{name}\"")).collect();
    let target = if docker.subcommand == Subcommand::Run { "image" } else { "container" };
    let edits = forward(context, server, docker, names)?;
    Some(Fix::safe(format!("insert {} before the {target}", words.join(", ")), edits))
}
