//! Servers of files that describe how to start or reach one: a bundle's manifest, the registry's server.json.

use std::borrow::Cow;

use super::{Form, Server, resolve};
use crate::argv::{Token, TokenPlace};
use crate::clients::Dialect;
use crate::span::Span;
use crate::syntax::Node;

/// The servers under the roots of `dialect`: a map is one server, a list holds a description each.
pub(super) fn servers<'a>(root: &'a Node<'a>, dialect: &'static Dialect) -> Vec<Server<'a>> {
    let mut found = Vec::new();
    for (container, path) in dialect.roots.iter().enumerate() {
        let Some(member) = resolve(root, path) else { continue };
        let at = Span::empty(member.key_span.start);
        let mut add = |node: &'a Node<'a>, name: Option<(&'a str, Span)>, form: Form| {
            let (name, name_span) = name.unwrap_or(("", at));
            found.push(Server::new(name, name_span, node, None, container, form, Some(dialect)));
        };
        if member.value.as_object().is_some() {
            add(&member.value, text(root, &["name"]).or(Some(("", member.key_span))), Form::Entry);
        }
        for item in member.value.as_array().unwrap_or_default() {
            match text(item, &["identifier"]) {
                Some(name) => add(item, Some(name), Form::Package),
                None => add(item, text(item, &["url"]), Form::Entry),
            }
        }
    }
    found
}

/// The first of these fields that is a string, with its place. The registry's older files use snake_case.
fn text<'a>(node: &'a Node<'a>, keys: &[&str]) -> Option<(&'a str, Span)> {
    let member = keys.iter().find_map(|key| node.get(key))?;
    Some((member.value.as_str()?, member.value.span))
}

/// What a client would start for a package, as far as the description says it: the runner, its arguments,
/// the package, the package's arguments. No word of it stands in the file as an item of a list of strings.
pub(super) fn command_line<'a>(package: &'a Node<'a>) -> Vec<Token<'a>> {
    let Some((identifier, place)) = text(package, &["identifier"]) else { return Vec::new() };
    let kind = text(package, &["registryType", "registry_type"]).map_or("", |(kind, _)| kind);
    let hint = text(package, &["runtimeHint", "runtime_hint"]);
    let usual = match kind {
        "npm" => "npx",
        "pypi" => "uvx",
        "oci" => "docker",
        "nuget" => "dnx",
        _ => "",
    };
    let (runner, runner_place) = hint.unwrap_or((usual, place));
    if runner.is_empty() {
        return Vec::new();
    }
    let word = |text: Cow<'a, str>, span| Token { text, span, place: TokenPlace::Word };
    let mut line = vec![word(Cow::Borrowed(runner), runner_place)];
    let before = arguments(package, &["runtimeArguments", "runtime_arguments"]);
    if runner == "docker" && before.first().is_none_or(|first| first.0 != "run") {
        line.push(word(Cow::Borrowed("run"), runner_place));
    }
    line.extend(before.into_iter().map(|(text, span)| word(Cow::Borrowed(text), span)));
    let version = text(package, &["version"]).filter(|_| matches!(kind, "npm" | "pypi"));
    line.push(match version {
        Some((version, _)) => word(Cow::Owned(format!("{identifier}@{version}")), place),
        None => word(Cow::Borrowed(identifier), place),
    });
    let after = arguments(package, &["packageArguments", "package_arguments"]);
    line.extend(after.into_iter().map(|(text, span)| word(Cow::Borrowed(text), span)));
    line
}

/// The words of a list of arguments that are sure to be there: names, and values that nobody is asked for.
fn arguments<'a>(package: &'a Node<'a>, keys: &[&str]) -> Vec<(&'a str, Span)> {
    let list = keys.iter().find_map(|key| package.get(key)).and_then(|list| list.value.as_array());
    let mut words = Vec::new();
    for argument in list.unwrap_or_default() {
        if text(argument, &["type"]).is_some_and(|(kind, _)| kind == "named") {
            words.extend(text(argument, &["name"]));
        }
        words.extend(text(argument, &["value"]));
    }
    words
}
