//! `server-command-and-url`: a program and a URL in one entry.

use crate::clients::{Absent, BadEntry, CommandAndUrl, Dialect, Outcome, Speaks};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::Member;

pub(super) static RULE: Rule = Rule {
    name: "server-command-and-url",
    category: Category::Shape,
    severity: Severity::Warning,
    impact: Impact::SettingIgnored,
    fix: Some(Applicability::Suggestion),
    summary: "an entry has both a program to start and a URL to reach",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if context.dialect.is_some_and(|dialect| dialect.keys.url.is_empty()) {
        return;
    }
    let (Some(command), Some(url)) = (server.command(), server.url()) else { return };
    // A client that takes one of the two only asks whether a key is there.
    let is_strict = context.dialect.is_some_and(|dialect| {
        matches!(dialect.command_and_url, CommandAndUrl::Rejected(_)) && dialect.absent == Absent::Missing
    });
    let counts = |member: &Member<'_>| says_something(member) || is_strict && member.value.as_str().is_some();
    if !counts(command) || !counts(url) {
        return;
    }
    let title = format!("keep \"{}\" or \"{}\", whichever is meant", command.key, url.key);
    let kept = context.dialect.map_or(Kept::Unknown, |dialect| Kept::of(dialect, server));
    let message = match kept {
        Kept::Command => {
            format!("{} starts \"{}\" here and does not read \"{}\"", context.client(), command.key, url.key)
        }
        Kept::Url => {
            format!(
                "{} connects to \"{}\" here and never starts \"{}\"",
                context.client(),
                url.key,
                command.key
            )
        }
        Kept::None(outcome, _) => format!(
            "{} takes \"{}\" or \"{}\", never both: it {}",
            context.client(),
            command.key,
            url.key,
            outcome.verb()
        ),
        Kept::Unknown => {
            "the entry is a program and a URL at once; clients take one of the two, not all the same one"
                .to_owned()
        }
    };
    let diagnostic = findings
        .report(url.key_span, message)
        .label(url.key_span, if kept == Kept::Command { "not read" } else { "the URL" })
        .label(command.key_span, if kept == Kept::Url { "never started" } else { "the program" });
    if let Kept::None(outcome, words) = kept {
        diagnostic
            .severity(Severity::Error)
            .impact(outcome.impact())
            .says(words.replace("{name}", server.name));
    }
    let edits = match server.field_index(url) {
        Some(index) if kept == Kept::Command => context.editor().remove_member(server.node, index),
        _ => Vec::new(),
    };
    diagnostic.fix(Fix::suggestion(title, edits));
}

/// Whether there is a program or a URL in it, and not null or nothing.
fn says_something(member: &Member<'_>) -> bool {
    member.value.as_str().is_some_and(|text| !text.trim().is_empty())
        || member.value.as_array().is_some_and(|items| !items.is_empty())
}

/// What the client goes by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    Command,
    Url,
    /// Neither: what it does, and says.
    None(Outcome, &'static str),
    Unknown,
}

impl Kept {
    fn of(dialect: &Dialect, server: &Server<'_>) -> Self {
        match dialect.command_and_url {
            CommandAndUrl::Command => Self::Command,
            CommandAndUrl::Url => Self::Url,
            CommandAndUrl::Unknown => Self::Unknown,
            CommandAndUrl::Rejected(words) if dialect.bad_entry == BadEntry::WholeFile => {
                Self::None(Outcome::FileRejected, words)
            }
            CommandAndUrl::Rejected(words) => Self::None(Outcome::EntryDropped, words),
            CommandAndUrl::Word => {
                let word = dialect.transport.key.and_then(|key| server.field(key)?.value.as_str());
                match word.map(Speaks::of) {
                    None | Some(Some(Speaks::Stdio)) => Self::Command,
                    Some(Some(_)) => Self::Url,
                    Some(None) => Self::Unknown,
                }
            }
        }
    }
}
