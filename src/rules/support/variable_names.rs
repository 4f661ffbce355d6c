//! Names of variables that a server does not read, and those that were meant.

use crate::argv::docker::Docker;
use crate::knowledge::packages::{Confidence, Package, Way};
use crate::model::Server;
use crate::near::{Nearness, nearest, squash};
use crate::platform::Platform;
use crate::rule::Context;
use crate::span::Span;
use crate::variables::is_name;

use super::env::speaks_of;

/// A name under which an entry gives its server a value.
pub(in crate::rules) struct Given {
    /// The name.
    pub(in crate::rules) name: String,
    /// Where it stands: the key of `env`, or docker's word.
    pub(in crate::rules) span: Span,
    /// Which variable of `env` it is, if it is one.
    pub(in crate::rules) variable: Option<usize>,
    /// The words of docker that hand it on.
    pub(in crate::rules) tokens: Vec<usize>,
}

/// The names that the entry gives: the keys of `env`, and what docker is told to hand on.
pub(in crate::rules) fn given(server: &Server<'_>) -> Vec<Given> {
    let argv = server.argv();
    let docker = argv.layers.iter().rev().find_map(|layer| Docker::parse(argv, layer));
    let options = docker.map(|docker| docker.values(argv, 'e', &["--env"])).unwrap_or_default();
    let forwarded: Vec<(usize, &str)> = options
        .iter()
        .map(|(option, text)| {
            (option.value.unwrap_or(option.token), text.split('=').next().unwrap_or_default())
        })
        .collect();
    let tokens_of =
        |name: &str| forwarded.iter().filter(|(_, of)| *of == name).map(|(token, _)| *token).collect();
    let mut found: Vec<Given> = server
        .env_vars()
        .enumerate()
        .map(|(index, variable)| Given {
            name: variable.key.to_string(),
            span: variable.key_span,
            variable: Some(index),
            tokens: tokens_of(&variable.key),
        })
        .collect();
    for (token, name) in &forwarded {
        if !found.iter().any(|given| given.name == *name) {
            let span = argv.tokens[*token].span;
            found.push(Given { name: (*name).to_owned(), span, variable: None, tokens: vec![*token] });
        }
    }
    found
}

/// What the names that the entry gives were meant to be, where its server does not read them.
pub(in crate::rules) fn meant(
    context: &Context<'_>,
    server: &Server<'_>,
    row: &Package,
) -> Vec<&'static str> {
    given(server)
        .iter()
        .filter_map(|given| Some(right_name(context, server, row, &given.name)?.right))
        .collect()
}

/// A name that a server does not read.
pub(in crate::rules) struct Slip {
    /// What it reads in its place; words where it reads no variable.
    pub(in crate::rules) right: &'static str,
    /// Whether the server needs that one.
    pub(in crate::rules) is_needed: bool,
    /// Whether it is certain that the server does not read the name.
    pub(in crate::rules) is_proven: bool,
    /// How the two are alike, where that is all that is known.
    pub(in crate::rules) nearness: Option<Nearness>,
}

/// What was meant by `name`, where `row` says that its server does not read it and the entry does not have the
/// right one as well.
pub(in crate::rules) fn right_name(
    context: &Context<'_>,
    server: &Server<'_>,
    row: &Package,
    name: &str,
) -> Option<Slip> {
    if row.variables().any(|known| known == name) {
        return None;
    }
    let is_absent = |right: &str| !speaks_of(server, right);
    if let Some((_, right)) = row.wrong_names.iter().find(|(wrong, _)| *wrong == name) {
        let is_proven = row.confidence == Confidence::High && row.wrong_names_are_proven;
        let slip = Slip { right, is_needed: is_needed(row, right), is_proven, nearness: None };
        return is_absent(right).then_some(slip);
    }
    // Windows takes names of variables in any case.
    let squashed = squash(name);
    let only_case = |right: &str| right.eq_ignore_ascii_case(name);
    if let Some(right) = row.variables().find(|known| squash(known) == squashed && is_absent(known)) {
        let is_same = only_case(right) && context.platform == Platform::Windows;
        let is_proven = row.confidence == Confidence::High;
        let nearness = Some(Nearness::Variant);
        return (!is_same).then_some(Slip { right, is_needed: is_needed(row, right), is_proven, nearness });
    }
    let missing: Vec<&'static str> = row.required.iter().filter(|needed| is_absent(needed)).collect();
    let (right, nearness) = nearest(name, &missing).filter(|(_, nearness)| *nearness == Nearness::Typo)?;
    // `API_KEY` is no slip for `APP_KEY`.
    (name.len() >= 8).then_some(Slip { right, is_needed: true, is_proven: false, nearness: Some(nearness) })
}

fn is_needed(row: &Package, name: &str) -> bool {
    let holds = |way: &Way| match way {
        Way::Variable(variable) => *variable == name,
        Way::All(names) => names.contains(&name),
        _ => false,
    };
    row.required.iter().any(|needed| needed == name)
        || row.any_of.iter().any(|group| group.iter().any(holds))
        || !is_name(name)
}
