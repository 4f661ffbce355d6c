//! The names of servers: which look alike, how to write another.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::edit::Edit;
use crate::model::Server;
use crate::rule::Context;
use crate::span::Span;

/// The server before this one, in the same container, whose name differs from its own in capitals only, or in what
/// the client replaces in the names of tools.
pub(in crate::rules) fn first_alike<'c>(
    context: &Context<'c>,
    server: &Server<'_>,
) -> Option<&'c Server<'c>> {
    let first = context.facts.first_alike.get_or_init(|| find_alike(context)).get(&server.name_span)?;
    context.config.servers.get(*first)
}

/// For each server whose name looks like that of one before it, by the place of its name: the first such server.
fn find_alike(context: &Context<'_>) -> HashMap<Span, usize> {
    let servers = &context.config.servers;
    let mut alike = HashMap::new();
    if servers.len() < 2 {
        return alike;
    }
    let mut firsts = HashMap::with_capacity(servers.len());
    for (at, server) in servers.iter().enumerate() {
        let mut hasher = DefaultHasher::new();
        server.container.hash(&mut hasher);
        folded(context, server.name).for_each(|letter| letter.hash(&mut hasher));
        let first = *firsts.entry(hasher.finish()).or_insert(at);
        let is_alike = |first: &Server<'_>| {
            first.container == server.container
                && folded(context, first.name).eq(folded(context, server.name))
        };
        if first < at && servers.get(first).is_some_and(is_alike) {
            alike.insert(server.name_span, first);
        }
    }
    alike
}

/// The name as it looks in the name of a tool, in lower case.
fn folded(context: &Context<'_>, name: &str) -> impl Iterator<Item = char> {
    let replacement = context.dialect.and_then(|dialect| dialect.names.tools?.replacement);
    name.chars().map(move |character| match replacement {
        Some(instead) if !character.is_ascii_alphanumeric() && !matches!(character, '_' | '-') => instead,
        _ => character.to_ascii_lowercase(),
    })
}

/// A character in words.
pub(in crate::rules) fn character(character: char) -> String {
    match character {
        ' ' => "a blank".to_owned(),
        character if character.is_control() || character.is_whitespace() => {
            format!("the character U+{:04X}", u32::from(character))
        }
        character => format!("\"{character}\""),
    }
}

/// `name` with one dash for each run of characters that are not allowed, and none at its ends.
pub(in crate::rules) fn with_dashes(name: &str, is_allowed: impl Fn(char) -> bool) -> String {
    let parts: Vec<&str> = name
        .split(|character| !is_allowed(character))
        .map(|part| part.trim_matches('-'))
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("-")
}

/// The edits that give a server another name; `None` if another server has it, or it is no name.
pub(in crate::rules) fn rename(context: &Context<'_>, server: &Server<'_>, name: &str) -> Option<Vec<Edit>> {
    let names = context
        .facts
        .server_names
        .get_or_init(|| context.config.servers.iter().map(|server| server.name.to_owned()).collect());
    if name.is_empty() || names.contains(name) {
        return None;
    }
    Some(match server.member {
        Some(member) => context.editor().rename_key(member, name),
        None => vec![context.editor().replace_string(server.name_span, name)],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_with_dashes() {
        let plain = |character: char| character.is_ascii_alphanumeric() || "-_".contains(character);
        for (name, expected) in [
            ("my server", "my-server"),
            ("@scope/x", "scope-x"),
            ("foo.bar", "foo-bar"),
            ("a - b", "a-b"),
            ("日本", ""),
        ] {
            assert_eq!(with_dashes(name, plain), expected, "{name}");
        }
    }
}
