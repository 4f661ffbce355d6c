//! Names of variables that a server does not read, and those that were meant.

use std::collections::HashMap;

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
    let docker = argv.layers.iter().rev().find_map(|layer| argv.docker(layer));
    let options = docker.map(|docker| docker.values(argv, 'e', &["--env"])).unwrap_or_default();
    let mut forwarded: HashMap<&str, Vec<usize>> = HashMap::new();
    for (option, text) in &options {
        let name = text.split('=').next().unwrap_or_default();
        forwarded.entry(name).or_default().push(option.value.unwrap_or(option.token));
    }
    let mut found: Vec<Given> = server
        .env_vars()
        .enumerate()
        .map(|(index, variable)| Given {
            name: variable.key.to_string(),
            span: variable.key_span,
            variable: Some(index),
            tokens: forwarded.remove(variable.key.as_ref()).unwrap_or_default(),
        })
        .collect();
    let mut others: Vec<Given> = forwarded
        .into_iter()
        .map(|(name, tokens)| {
            let span = argv.tokens[tokens[0]].span;
            Given { name: name.to_owned(), span, variable: None, tokens }
        })
        .collect();
    others.sort_by_key(|given| given.tokens[0]);
    found.append(&mut others);
    found
}

/// What the names that the entry gives were meant to be, where its server does not read them.
pub(in crate::rules) fn meant(
    context: &Context<'_>,
    server: &Server<'_>,
    row: &Package,
) -> Vec<&'static str> {
    let names = Names::new(context, server, row);
    given(server).iter().filter_map(|given| Some(names.slip(&given.name)?.right)).collect()
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

/// The names that the server of an entry reads.
pub(in crate::rules) struct Names<'c, 'a> {
    on_windows: bool,
    server: &'c Server<'a>,
    row: &'c Package,
    /// Those that it needs and the entry does not have.
    missing: Vec<&'static str>,
}

impl<'c, 'a> Names<'c, 'a> {
    /// What `row` says of them.
    pub(in crate::rules) fn new(context: &Context<'_>, server: &'c Server<'a>, row: &'c Package) -> Self {
        let missing = row.required.iter().filter(|needed| !speaks_of(server, needed)).collect();
        Self { on_windows: context.platform == Platform::Windows, server, row, missing }
    }

    /// What was meant by `name`, where the server does not read it and the entry does not have the right one as
    /// well.
    pub(in crate::rules) fn slip(&self, name: &str) -> Option<Slip> {
        let row = self.row;
        if row.variables().any(|known| known == name) {
            return None;
        }
        let is_absent = |right: &str| !speaks_of(self.server, right);
        if let Some((_, right)) = row.wrong_names.iter().find(|(wrong, _)| *wrong == name) {
            let is_proven = row.confidence == Confidence::High && row.wrong_names_are_proven;
            let slip = Slip { right, is_needed: is_needed(row, right), is_proven, nearness: None };
            return is_absent(right).then_some(slip);
        }
        // Windows takes names of variables in any case.
        let squashed = squash(name);
        let only_case = |right: &str| right.eq_ignore_ascii_case(name);
        if let Some(right) = row.variables().find(|known| squash(known) == squashed && is_absent(known)) {
            let is_same = only_case(right) && self.on_windows;
            let is_proven = row.confidence == Confidence::High;
            let nearness = Some(Nearness::Variant);
            let slip = Slip { right, is_needed: is_needed(row, right), is_proven, nearness };
            return (!is_same).then_some(slip);
        }
        let typo = nearest(name, &self.missing).filter(|(_, nearness)| *nearness == Nearness::Typo);
        let (right, nearness) = typo?;
        // `API_KEY` is no slip for `APP_KEY`.
        let slip = Slip { right, is_needed: true, is_proven: false, nearness: Some(nearness) };
        (name.len() >= 8).then_some(slip)
    }
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
