//! `placeholder-value`: a value that was never filled in.

use crate::argv::{Argv, TokenPlace};
use crate::diagnostic::{Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::secrets::is_secret_name;
use crate::span::Span;

use super::support::document::is_document;
use super::support::placeholder::is_placeholder;

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
    // What the client fills in with values of its own: `{{NOTES_KEY}}` of LibreChat.
    if context.dialect.is_some_and(|dialect| dialect.fills_templates || !dialect.variables.complete) {
        found.retain(|found| !found.span.slice(context.text).contains("{{"));
    }
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
    for used in server.uses() {
        let text = used.text.text;
        let Some(name) = used.name else {
            if used.field == "url"
                && url_values(text).any(|(name, value)| is_placeholder(value, is_secret_name(name)))
            {
                found.push(Found { what: "a part of the URL".to_owned(), span: used.text.span });
            }
            continue;
        };
        let is_secret = is_secret_name(name);
        let repeats_name = is_secret && text.trim().eq_ignore_ascii_case(name);
        if repeats_name || is_placeholder(without_scheme(text), is_secret) {
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
    let own = argv.package().map_or(1..argv.tokens.len(), |package| package.server_args.clone());
    let mut places: Vec<usize> = own.chain(given_to_docker(argv)).collect();
    places.sort_unstable();
    places.dedup();
    let mut found = Vec::new();
    for at in places {
        let Some(token) = argv.tokens.get(at).filter(|token| token.place != TokenPlace::Word) else {
            continue;
        };
        let before = at.checked_sub(1).map_or("", |before| &argv.tokens[before].text);
        let (name, value) = named(&token.text, before);
        let is_url = value.contains("://");
        let is_path = value.contains(['/', '\\']) && !is_url;
        let in_url =
            || is_url && url_values(value).any(|(name, value)| is_placeholder(value, is_secret_name(name)));
        if !is_path && !value.starts_with('-') && (is_placeholder(value, is_secret_name(name)) || in_url()) {
            let what = match name {
                "" => "an argument".to_owned(),
                option if option.starts_with('-') => format!("the value of {option}"),
                name => name.to_owned(),
            };
            found.push(Found { what, span: token.span });
        }
    }
    found
}

/// The variables that docker is given with their values.
fn given_to_docker(argv: &Argv<'_>) -> Vec<usize> {
    let docker = argv.layers.iter().find_map(|layer| argv.docker(layer));
    let options = docker.map(|docker| docker.values(argv, 'e', &["--env"])).unwrap_or_default();
    let with_value = options.iter().filter(|(_, text)| text.contains('='));
    with_value.map(|(option, _)| option.value.unwrap_or(option.token)).collect()
}

/// An argument as name and value: `NAME=value`, `--flag=value`, `--flag` and `value`, `--header` and
/// `Name: value`.
fn named<'t>(text: &'t str, before: &'t str) -> (&'t str, &'t str) {
    if matches!(before, "--header" | "-H")
        && let Some((name, value)) = text.split_once(':')
    {
        return (name, without_scheme(value.trim()));
    }
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() && !name.contains(['<', ':', '/']) => (name, value),
        _ if before.starts_with('-') && !before.contains('=') => (before, text),
        _ => ("", text),
    }
}
