//! `docker-env-undeclared`: `-e NAME` with nothing in the entry that sets NAME.

use std::collections::HashSet;

use crate::argv::docker::Subcommand;
use crate::clients::{Inherits, Knowledge};
use crate::diagnostic::{Applicability, Impact, Severity};
use crate::model::Server;
use crate::platform::Platform;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::variables::{self, Words};

use super::support::docker::{command_lines, program};
use super::support::env::{and, has_unseen_source, suggest, texts_beside_command};

pub(super) static RULE: Rule = Rule {
    name: "docker-env-undeclared",
    category: Category::Docker,
    severity: Severity::Info,
    impact: Impact::SettingIgnored,
    fix: Some(Applicability::Suggestion),
    summary: "docker is told to copy a variable that the entry does not set",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if command_lines(server).is_empty() || has_unseen_source(server) {
        return;
    }
    let argv = server.argv();
    for (layer, docker) in command_lines(server) {
        // With no image left, an option without its value has swallowed it.
        let is_clear = docker.is_certain && docker.image.is_some();
        if docker.subcommand == Subcommand::Start || !is_clear || docker.has_more_env(argv) {
            continue;
        }
        let mut undeclared = docker.env(argv);
        let may_lack = |name| is_plausible_name(name) && !server.sets(name);
        undeclared.retain(|option| option.value.is_none() && may_lack(option.name));
        if undeclared.is_empty() {
            continue;
        }
        let supply = Supply::of(server, layer.program);
        undeclared.retain(|option| !supply.has(option.name) && !is_there(context, option.name));
        let Some(first) = undeclared.first() else { continue };
        let mut names: Vec<&str> = undeclared.iter().map(|option| option.name).collect();
        names.dedup();
        let program = program(server, layer);
        let client = context.client();
        let hopeless = names.iter().any(|name| passes(context, name) == Knowledge::No);
        let finding = findings.report(
            argv.tokens[first.token].span,
            if hopeless {
                format!(
                    "{client} hands {program} only a few standard variables, so there is no {} to copy into the \
                     container",
                    and(&names)
                )
            } else {
                format!(
                    "{program} copies {} from the environment of {client}; where that has no such variable, the \
                     container gets none",
                    and(&names)
                )
            },
        );
        for option in &undeclared {
            finding.label(argv.tokens[option.token].span, "the entry sets no such variable");
        }
        if hopeless && !context.example {
            finding.severity(Severity::Warning);
        }
        finding.maybe_fix(suggest(context, server, &names, None));
    }
}

/// Whether the client's own variable of this name reaches docker.
fn passes(context: &Context<'_>, name: &str) -> Knowledge {
    context.dialect.map_or(Knowledge::Unknown, |dialect| dialect.inherits.passes(name))
}

/// Names as people choose them. What does not look like one may be a secret in the wrong place:
/// that is for another rule to say, without showing it.
fn is_plausible_name(name: &str) -> bool {
    let is_upper = !name.contains(|letter: char| letter.is_ascii_lowercase());
    let is_lower = !name.contains(|letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit());
    variables::is_name(name) && name.len() <= 60 && (is_upper || is_lower)
}

/// The variables that something in the entry sets.
struct Supply<'s> {
    words: Words<'s>,
    /// The names in `env`, in lower case.
    names: HashSet<String>,
    /// The values there.
    values: HashSet<&'s str>,
    /// Those set before docker: `env NAME=value docker run …`.
    assigned: HashSet<&'s str>,
}

impl<'s> Supply<'s> {
    fn of(server: &'s Server<'_>, program: usize) -> Self {
        let before = server.argv().tokens.iter().take(program);
        Self {
            words: Words::of(texts_beside_command(server)),
            names: server.env_vars().map(|variable| variable.key.to_ascii_lowercase()).collect(),
            values: server.env_vars().filter_map(|variable| variable.value.as_str()).collect(),
            assigned: before.filter_map(|token| Some(token.text.split_once('=')?.0)).collect(),
        }
    }

    fn has(&self, name: &str) -> bool {
        self.words.have(name)
            || self.names.contains(&name.to_ascii_lowercase())
            || self.values.contains(name)
            || self.assigned.contains(name)
    }
}

/// Whether the system or this machine has the variable.
fn is_there(context: &Context<'_>, name: &str) -> bool {
    let is_here = context
        .host
        .filter(|_| context.runs_here || context.platform == Platform::Any)
        .is_some_and(|host| host.has_variable(name));
    Inherits::SdkSubset.passes(name) == Knowledge::Yes || is_here && passes(context, name) != Knowledge::No
}
