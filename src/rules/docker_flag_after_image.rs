//! `docker-flag-after-image`: an option of docker's where docker no longer looks.

use std::cell::OnceCell;

use super::support::container::{arg_index, runs};
use super::support::docker::insert_before;
use super::support::stray::{Before, with_value};
use crate::argv::docker::{Docker, short_cluster};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "docker-flag-after-image",
    category: Category::Docker,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Unsafe),
    summary: "an option of docker stands after the image, so the server gets it",
    check: Check::Server(check),
};

/// An option of docker's behind the image.
struct Stray {
    token: usize,
    /// Its tokens, with the value.
    count: usize,
    severity: Severity,
}

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for (layer, docker) in runs(server) {
        let strays = strays(server, docker);
        let Some(severity) = strays.iter().map(|stray| stray.severity).max() else { continue };
        let program = argv.name(layer);
        let first = &argv.tokens[strays[0].token];
        // Only the name: what stands behind `=` may be a secret.
        let name = first.text.split('=').next().unwrap_or_default();
        let found = findings.report(
            first.span,
            format!(
                "{program} reads no options after the image: {name} goes to the server as an argument, and \
                 {program} goes without it"
            ),
        );
        for stray in &strays {
            found.label(argv.tokens[stray.token].span, "the server gets this");
        }
        found
            .severity(severity)
            .says(context.closed_error())
            .maybe_fix(fix(context, server, docker, &strays));
    }
}

/// The options right behind the image that can only be docker's, or are very likely so.
fn strays(server: &Server<'_>, docker: &Docker) -> Vec<Stray> {
    let argv = server.argv();
    // With an entry point of its own the line goes on for that program: `--entrypoint node img --env-file …`.
    let Some(image) = docker.image.filter(|_| !docker.has_long(argv, "--entrypoint")) else {
        return Vec::new();
    };
    let text = |at: usize| argv.tokens.get(at).filter(|_| at < docker.end).map(|token| token.text.as_ref());
    let before = OnceCell::new();
    let before = || before.get_or_init(|| Before::of(server, docker));
    let mut found: Vec<Stray> = Vec::new();
    let mut at = image + 1;
    // A word that is no option is the program in the container, or its first argument.
    while let Some(option) = text(at).filter(|option| option.starts_with('-') && *option != "--") {
        let (name, joined) =
            option.split_once('=').map_or((option, None), |(name, value)| (name, Some(value)));
        let next = text(at + 1).filter(|next| !next.starts_with('-'));
        let judged = match (joined, next) {
            _ if is_flag(name) && (joined.is_none() || name == "--rm") => {
                is_mine(before(), name, next).map(|severity| (severity, 1))
            }
            (Some(value), _) => with_value(server, before(), name, value).map(|severity| (severity, 1)),
            (None, Some(value)) => with_value(server, before(), name, value).map(|severity| (severity, 2)),
            (None, None) => None,
        };
        let (severity, count) = judged.unwrap_or((Severity::Info, 1));
        if judged.is_some() {
            found.push(Stray { token: at, count, severity });
        }
        at += count;
    }
    found
}

fn is_flag(name: &str) -> bool {
    matches!(name, "--rm" | "--interactive" | "-i" | "-it" | "-ti")
}

/// A server has no `--rm`; `-i` may be its own, unless docker lacks one and nothing follows it.
fn is_mine(before: &Before<'_>, name: &str, next: Option<&str>) -> Option<Severity> {
    let is_docker_s = match name {
        "--rm" => !before.has_rm,
        _ => !before.is_interactive && next.is_none_or(|next| next == "stdio"),
    };
    is_docker_s.then_some(Severity::Error)
}

fn fix(context: &Context<'_>, server: &Server<'_>, docker: &Docker, strays: &[Stray]) -> Option<Fix> {
    let argv = server.argv();
    let array = server.args_array()?;
    let words: Vec<&str> = strays
        .iter()
        .flat_map(|stray| &argv.tokens[stray.token..stray.token + stray.count])
        .map(|token| token.text.as_ref())
        .collect();
    let mut edits = insert_before(context, server, docker.image?, &words)?;
    // Neighbours go in one edit, or the commas between them would be cut twice.
    let mut rest = strays;
    while let Some(first) = rest.first() {
        let mut end = first.token;
        let run = rest
            .iter()
            .take_while(|stray| std::mem::replace(&mut end, stray.token + stray.count) == stray.token)
            .count();
        let last = &rest[run - 1];
        let count = last.token + last.count - first.token;
        edits.extend(context.editor().remove_items(array, arg_index(server, first.token)?, count));
        rest = &rest[run..];
    }
    let names: Vec<&str> =
        words.iter().filter(|word| word.starts_with('-')).map(|word| name_of(word)).collect();
    Some(Fix::unsafe_(format!("move {} before the image", names.join(", ")), edits))
}

/// An option without its value.
fn name_of(word: &str) -> &str {
    if short_cluster(word).is_some() { word } else { word.split('=').next().unwrap_or(word) }
}
