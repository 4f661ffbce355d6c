//! Entries that say for which system they are meant.

use crate::model::Server;
use crate::rule::Context;
use crate::span::Span;
use crate::syntax::ProblemKind;

/// Keys under which people leave notes.
const NOTES: [&str; 7] = ["comment", "description", "note", "notes", "platform", "os", "//"];

/// Whether the entry's name, a note in it or a comment at it says that it is the variant for Windows.
pub(in crate::rules) fn says_windows(context: &Context<'_>, server: &Server<'_>) -> bool {
    let name = server.name.to_ascii_lowercase();
    let in_name =
        name.contains("windows") || name.split(['-', '_', '.', ' ', '(', ')']).any(|part| part == "win");
    in_name
        || server.fields().iter().any(|field| {
            let key = field.key.trim_start_matches('_').to_ascii_lowercase();
            NOTES.contains(&key.as_str()) && field.value.as_str().is_some_and(names_windows)
        })
        || comments_at(context, server).any(|comment| names_windows(comment.slice(context.text)))
}

fn names_windows(text: &str) -> bool {
    text.to_ascii_lowercase().contains("windows")
}

/// The comments inside the entry and those between it and the bracket or entry before it.
fn comments_at<'c>(context: &'c Context<'_>, server: &Server<'_>) -> impl Iterator<Item = Span> + 'c {
    let before = context.text.get(..server.name_span.start).unwrap_or("");
    let around = Span::new(before.rfind(['{', '}']).unwrap_or(0), server.node.span.end);
    let comments = context.parsed.problems.iter().filter(|problem| problem.kind == ProblemKind::Comment);
    comments.map(|problem| problem.span).filter(move |span| around.contains(*span))
}
