//! The names of servers: which look alike, how to write another.

use crate::edit::Edit;
use crate::model::Server;
use crate::rule::Context;
use crate::span::Span;

/// The first server of the same container whose name looks like another's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rules) struct Folded {
    /// Its name as written.
    pub(in crate::rules) name: String,
    /// The name in the file.
    pub(in crate::rules) span: Span,
}

/// The server before this one whose name differs from its own in capitals only, or in what the client
/// replaces in the names of tools.
pub(in crate::rules) fn first_alike(context: &Context<'_>, server: &Server<'_>) -> Option<Folded> {
    if context.config.servers.len() < 2 {
        return None;
    }
    let first = context
        .facts
        .folded_names
        .get_or_init(|| {
            let mut first = std::collections::HashMap::new();
            for server in &context.config.servers {
                first
                    .entry((server.container, fold(context, server.name)))
                    .or_insert((server.name.to_owned(), server.name_span));
            }
            first
        })
        .get(&(server.container, fold(context, server.name)))?;
    let (name, span) = first;
    (*span != server.name_span).then(|| Folded { name: name.clone(), span: *span })
}

/// The name as it looks in the name of a tool, in lower case.
fn fold(context: &Context<'_>, name: &str) -> String {
    let replacement = context.dialect.and_then(|dialect| dialect.names.tools?.replacement);
    name.chars()
        .map(|character| match replacement {
            Some(instead) if !character.is_ascii_alphanumeric() && !matches!(character, '_' | '-') => instead,
            _ => character.to_ascii_lowercase(),
        })
        .collect()
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
