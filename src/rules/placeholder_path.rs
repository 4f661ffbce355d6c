//! `placeholder-path`: a path that was never filled in.

use crate::argv::{Argv, TokenPlace};
use crate::byte_set::ByteSet;
use crate::diagnostic::{Impact, Severity};
use crate::model::Server;
use crate::platform::is_drive_path;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    name: "placeholder-path",
    category: Category::Launch,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: None,
    summary: "a path still holds the words of the instructions",
    check: Check::Server(check),
};

/// Names that stand for the reader's own in instructions, never for a person.
const NOBODY: [&str; 10] = [
    "username",
    "user-name",
    "user_name",
    "yourname",
    "your-name",
    "your_name",
    "yourusername",
    "youruser",
    "your_user",
    "you",
];

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let mut found: Option<(Span, String)> = None;
    let mut more = Vec::new();
    let texts = argv.tokens[..own_end(argv)]
        .iter()
        .filter(|token| token.place != TokenPlace::Word)
        .map(|token| (token.text.as_ref(), token.span));
    let cwd = server.cwd().and_then(|cwd| Some((cwd.value.as_str()?, cwd.value.span)));
    for (text, span) in texts.chain(cwd) {
        let Some(placeholder) = placeholder(text) else { continue };
        if found.is_none() {
            found = Some((span, placeholder));
        } else {
            more.push(span);
        }
    }
    let Some((span, placeholder)) = found else { return };
    let diagnostic = findings.report(
        span,
        format!("{placeholder} stands for a path of your own and was not filled in: there is no such file"),
    );
    diagnostic.label(span, "from the instructions").help("write the real path");
    for span in more {
        diagnostic.label(span, "and here");
    }
    if context.example {
        diagnostic.severity(Severity::Info);
    }
}

/// Where the words of this machine end: what follows an image belongs to the container.
fn own_end(argv: &Argv<'_>) -> usize {
    argv.layers.iter().find_map(|layer| argv.docker(layer)?.image).unwrap_or(argv.tokens.len())
}

/// Whether the bytes of a text allow what [`placeholder`] looks for: most do not.
fn may_be_of_instructions(text: &str) -> bool {
    const SEPARATORS: ByteSet = ByteSet::of("/\\");
    const WORDS: [ByteSet; 3] = [ByteSet::of("path"), ByteSet::of("you"), ByteSet::of("user")];
    let bytes = ByteSet::of(text).lower();
    bytes.meets(ByteSet::of("<")) || bytes.meets(SEPARATORS) && WORDS.iter().any(|word| bytes.covers(*word))
}

/// The part of `text` that was to be replaced.
fn placeholder(text: &str) -> Option<String> {
    if !may_be_of_instructions(text)
        || text.contains("://")
        || text.contains(['\n', ' ']) && !is_rooted(text) && !text.starts_with('<')
    {
        return None;
    }
    let value =
        text.split_once('=').filter(|(name, _)| name.starts_with('-')).map_or(text, |(_, value)| value);
    let segments: Vec<&str> = value.split(['/', '\\']).collect();
    let rooted = is_rooted(value);
    for (at, segment) in segments.iter().enumerate() {
        let next = segments.get(at + 1).copied().unwrap_or("");
        if segment.trim_start_matches('<').eq_ignore_ascii_case("path")
            && next.eq_ignore_ascii_case("to")
            && segments.len() > at + 2
            && starts_path(&segments[..at])
        {
            return Some(segments[at..=at + 1].join("/"));
        }
        if segments.len() > 1 && is_bracketed(segment) {
            return Some((*segment).to_owned());
        }
        let is_yours = starts_with(segment, "your_") || starts_with(segment, "your-");
        let is_home = at > 0 && is_one_of(segments[at - 1], &["users", "home"]);
        let is_nobody = is_home && (is_one_of(segment, &NOBODY) || starts_with(segment, "your_"));
        let is_loud = is_yours && segment.starts_with("YOUR");
        if rooted && (is_nobody || is_loud || is_yours && at == 1) {
            return Some((*segment).to_owned());
        }
        if at <= 1 && !next.is_empty() && is_one_of(segment, &PATHS) {
            return Some((*segment).to_owned());
        }
    }
    let is_folder =
        || is_bracketed(value) && ["path", "directory", "folder"].iter().any(|word| holds(value, word));
    (segments.len() == 1 && is_folder()).then(|| value.to_owned())
}

/// Segments that stand for a path.
const PATHS: [&str; 4] = ["absolute_path", "absolute-path", "path_to", "path-to"];

fn is_one_of(segment: &str, words: &[&str]) -> bool {
    words.iter().any(|word| segment.eq_ignore_ascii_case(word))
}

fn starts_with(segment: &str, start: &str) -> bool {
    segment.get(..start.len()).is_some_and(|first| first.eq_ignore_ascii_case(start))
}

fn holds(segment: &str, word: &str) -> bool {
    segment.to_ascii_lowercase().contains(word)
}

fn is_rooted(text: &str) -> bool {
    text.starts_with(['/', '~']) || is_drive_path(text) || text.starts_with(r"\\")
}

/// Whether nothing of a real path stands before `path/to`.
fn starts_path(before: &[&str]) -> bool {
    const OPENINGS: [&str; 11] =
        ["", "~", ".", "..", "absolute", "abs", "full", "your", "real", "my", "local"];
    before.iter().all(|segment| is_one_of(segment, &OPENINGS) || segment.len() == 2 && segment.ends_with(':'))
}

/// `<your folder>` and the like. `List<String>` and `/v1/<id>` mean something else.
fn is_bracketed(segment: &str) -> bool {
    const YOURS: [&str; 8] = ["user", "you", "path", "dir", "folder", "home", "project", "repo"];
    let Some((_, rest)) = segment.split_once('<') else { return false };
    rest.split_once('>').is_some_and(|(inner, _)| YOURS.iter().any(|word| holds(inner, word)))
}
