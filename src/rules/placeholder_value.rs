//! `placeholder-value`: a value that was never filled in.

use crate::argv::TokenPlace;
use crate::argv::docker::Docker;
use crate::argv::package::PackageRef;
use crate::diagnostic::{Impact, Severity};
use crate::mask::is_secret_name;
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::span::Span;

use super::support::document::is_document;
use super::support::placeholder::is_placeholder;
use super::support::uses;

pub(super) static RULE: Rule = Rule {
    name: "placeholder-value",
    category: Category::Env,
    severity: Severity::Warning,
    impact: Impact::ServerFails,
    fix: None,
    summary: "a value still holds the words of the instructions",
    check: Check::Server(check),
};

/// A value that was never filled in.
struct Found {
    /// What it is the value of, in words.
    what: String,
    span: Span,
}

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let mut found = of_fields(server);
    found.extend(of_arguments(server));
    let Some((first, more)) = found.split_first() else { return };
    let message = format!(
        "{} was never filled in: the server gets the words of the instructions for a value",
        first.what
    );
    let finding = findings.report(first.span, message);
    finding.label(first.span, "from the instructions").help("write the real value, or refer to it");
    for other in more {
        finding.label(other.span, "and here");
    }
    if is_document(context) {
        finding.severity(Severity::Info);
    }
}

/// Values of `env`, `headers` and the URL.
fn of_fields(server: &Server<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for used in uses::values(server) {
        let text = used.text.text;
        let Some(name) = used.name else {
            if used.field == "url"
                && url_values(text).any(|(name, value)| is_placeholder(value, is_secret_name(name)))
            {
                found.push(Found { what: "a part of the URL".to_owned(), span: used.text.span });
            }
            continue;
        };
        let value = if used.field == "headers" { without_scheme(text) } else { text };
        if is_placeholder(value, is_secret_name(name)) {
            let what = if used.field == "headers" { format!("the header {name}") } else { name.to_owned() };
            found.push(Found { what, span: used.text.span });
        }
    }
    found
}

/// The token of `Bearer token`.
fn without_scheme(text: &str) -> &str {
    let schemes = ["bearer", "basic", "token", "apikey"];
    match text.trim().split_once(' ') {
        Some((scheme, token)) if schemes.contains(&scheme.to_ascii_lowercase().as_str()) => token,
        _ => text,
    }
}

/// The values of the query of a URL and the parts of its path, which have no name.
fn url_values(url: &str) -> impl Iterator<Item = (&str, &str)> {
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let path = path.split_once("://").map_or("", |(_, rest)| rest);
    let parts = path.split('/').skip(1).map(|part| ("", part));
    query.split('&').filter_map(|pair| pair.split_once('=')).chain(parts)
}

/// What the server and docker get as arguments. Paths are for `placeholder-path` to judge.
fn of_arguments(server: &Server<'_>) -> Vec<Found> {
    let argv = server.argv();
    let own = PackageRef::of(argv).map_or(1..argv.tokens.len(), |package| package.server_args);
    let given_to_docker =
        argv.layers.iter().find_map(|layer| Docker::parse(argv, layer)).into_iter().flat_map(
            |docker| -> Vec<usize> {
                let options = docker.values(argv, 'e', &["--env"]);
                options.iter().map(|(option, _)| option.value.unwrap_or(option.token)).collect()
            },
        );
    let mut places: Vec<usize> = given_to_docker.filter(|at| !own.contains(at)).chain(own.clone()).collect();
    places.sort_unstable();
    places.dedup();
    let mut found = Vec::new();
    for at in places {
        let Some(token) = argv.tokens.get(at).filter(|token| token.place != TokenPlace::Word) else {
            continue;
        };
        let text = token.text.as_ref();
        let before =
            at.checked_sub(1).and_then(|before| argv.tokens.get(before)).map_or("", |token| &token.text);
        let (name, value) = match text.split_once(['=', ':']) {
            Some((name, value)) if !text.contains("://") && !name.is_empty() && !text.starts_with('<') => {
                (name, without_scheme(value.trim()))
            }
            _ => (if before.starts_with('-') { before } else { "" }, text),
        };
        let is_path = value.contains(['/', '\\']) && !value.contains("://");
        if !is_path && !value.starts_with('-') && is_placeholder(value, is_secret_name(name)) {
            let what = if name.is_empty() {
                "an argument".to_owned()
            } else {
                name.trim_start_matches('-').to_owned()
            };
            found.push(Found { what, span: token.span });
        }
    }
    found
}
