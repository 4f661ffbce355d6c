//! `docker-env-not-forwarded`: `env` sets variables for docker, not for the server in the container.

use std::collections::HashSet;

use crate::argv::Layer;
use crate::argv::docker::{Docker, EnvOption, Subcommand};
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
        // Nearly always each variable has its `-e`, and they are few.
        let options = docker.env(server.argv());
        let has_option = |variable: &Member| options.iter().take(8).any(|option| option.name == variable.key);
        let is_open = |variable: &&Member| is_for_server(variable) && !has_option(variable);
        let mut lost: Vec<&Member> = server.env_vars().filter(is_open).collect();
        if lost.is_empty() {
            continue;
        }
        let taken = Taken::of(server, layer, &options);
        lost.retain(|variable| !taken.has(variable));
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

/// Whether this is set, and meant for the server.
fn is_for_server(variable: &Member) -> bool {
    let name = variable.key.as_ref();
    // VS Code takes null for "remove the inherited variable".
    let is_set = !matches!(variable.value.value, Value::Null | Value::Array(_) | Value::Object(_));
    // `_comment` is a way to write a remark.
    is_set && variables::is_name(name) && !name.starts_with('_') && !is_for_docker(name)
}

/// The variables that the command line takes to the container, or to its own words.
struct Taken<'s> {
    /// The names behind `-e`, in lower case.
    forwarded: HashSet<String>,
    /// What stands there as it is, without a value.
    bare: HashSet<&'s str>,
    /// The beginnings of names before a star, in order; podman knows them.
    starts: Vec<&'s str>,
    /// The names that arguments refer to: those variables are there for the command line.
    referred: HashSet<&'s str>,
}

impl<'s> Taken<'s> {
    fn of(server: &'s Server<'_>, layer: &Layer, options: &[EnvOption<'s>]) -> Self {
        let argv = server.argv();
        let takes_stars = argv.name(layer) == "podman";
        let starts =
            options.iter().filter(|_| takes_stars).filter_map(|option| option.name.strip_suffix('*'));
        let references = argv.tokens.iter().flat_map(|token| variables::scan(&token.text));
        Self {
            forwarded: options.iter().map(|option| option.name.to_ascii_lowercase()).collect(),
            bare: options.iter().filter(|option| option.value.is_none()).map(|option| option.name).collect(),
            starts: shortest(starts.collect()),
            referred: references.map(|variable| variable.name).collect(),
        }
    }

    fn has(&self, variable: &Member) -> bool {
        let name = variable.key.as_ref();
        // The last one before the name in order is the only one that it may start with.
        let at = self.starts.partition_point(|start| *start <= name);
        let has_start = at.checked_sub(1).is_some_and(|before| name.starts_with(self.starts[before]));
        has_start
            || self.forwarded.contains(&name.to_ascii_lowercase())
            // The value in place of the name: that is the mistake to mend, and another rule's.
            || variable.value.as_str().is_some_and(|value| self.bare.contains(value))
            || self.referred.contains(name)
    }
}

/// The texts in order, without those that start with another one.
fn shortest(mut texts: Vec<&str>) -> Vec<&str> {
    texts.sort_unstable();
    texts.dedup_by(|text, before| text.starts_with(*before));
    texts
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
