//! `unknown-transport-type`: a transport word that the client does not know.

use super::support::shape::Shape;
use crate::clients::{Absent, Dialect, Mistake, Outcome, Role, Speaks, UnknownWord, is_word_of_some_client};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::near::nearest;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::shape::{self, Misfit};
use crate::syntax::Member;

pub(super) static RULE: Rule = Rule {
    name: "unknown-transport-type",
    category: Category::Shape,
    severity: Severity::Error,
    impact: Impact::ServerRejected,
    fix: Some(Applicability::Safe),
    summary: "a transport word that the client does not know",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect else { return unknown_client(server, findings) };
    let Some(member) = dialect.transport.key.and_then(|key| server.field(key)) else { return };
    let Some(word) = member.value.as_str().filter(|word| !dialect.transport.knows(word)) else { return };
    // A client that goes by what is there takes an empty word for none.
    if word.is_empty() && dialect.absent == Absent::Falsy {
        return;
    }
    if dialect.handed_over(word).is_some_and(|row| row.says.is_none()) {
        return;
    }
    let Some(shape) = Shape::of_first(server) else { return };
    let is_process = shape.command.is_some();
    let (outcome, severity) = outcome(server, dialect);
    let costs = match outcome {
        Outcome::Accepted if is_process => "starts the command all the same".to_owned(),
        Outcome::Accepted => "takes the URL for HTTP".to_owned(),
        Outcome::Warned if is_process => {
            "complains at every start, and starts the command all the same".to_owned()
        }
        Outcome::Warned => "complains at every start, and reaches the URL all the same".to_owned(),
        outcome => outcome.verb().to_owned(),
    };
    let says = words_of(dialect, server, word).filter(|_| outcome != Outcome::Accepted);
    let diagnostic = findings
        .report(
            member.value.span,
            format!("\"{word}\" is no transport that {} knows; it {costs}", dialect.name),
        )
        .severity(severity)
        .impact(outcome.impact())
        .label(member.value.span, format!("{} knows {}", dialect.name, words(dialect)))
        .maybe_says(says.as_deref());
    diagnostic.maybe_fix(repair(context, dialect, member, word, &shape));
    if diagnostic.fix.is_none() && shape.command.is_none() && shape.url.is_none() {
        diagnostic.help("write the word for what the entry is: a program to start, or a URL to reach");
    }
}

/// The client's complaint about the word.
fn words_of(dialect: &Dialect, server: &Server<'_>, word: &str) -> Option<String> {
    let is_it = |misfit: &&Misfit<'_>| misfit.mistake(dialect) == Mistake::UnknownWord;
    match server.misfits().iter().find(is_it) {
        Some(misfit) => shape::reaction(server, misfit)?.1,
        None if let Some(row) = dialect.handed_over(word) => {
            let lacks_name = server.field("name").is_none();
            row.says.filter(|_| lacks_name).map(|says| says.replace("{name}", server.name))
        }
        None => server.reaction(Mistake::UnknownWord)?.words(server.name, word, word),
    }
}

/// What the client does with such an entry, and how sure that is.
fn outcome(server: &Server<'_>, dialect: &Dialect) -> (Outcome, Severity) {
    let rejected = match server.reaction(Mistake::UnknownWord).map(|reaction| reaction.outcome) {
        Some(outcome @ (Outcome::FileRejected | Outcome::Fails | Outcome::Stops)) => outcome,
        _ => Outcome::EntryDropped,
    };
    match dialect.transport.unknown_word {
        UnknownWord::UrlDropped(_) if server.needs_no_word() => (Outcome::Warned, Severity::Warning),
        UnknownWord::Rejected | UnknownWord::UrlDropped(_) => (rejected, Severity::Error),
        UnknownWord::Ignored => (Outcome::Accepted, Severity::Info),
        UnknownWord::Unknown => (Outcome::Unknown, Severity::Warning),
    }
}

/// The client's words, as a list.
fn words(dialect: &Dialect) -> String {
    let words: Vec<&str> = dialect.transport_words().collect();
    match words.split_last() {
        Some((last, [])) => format!("\"{last}\""),
        Some((last, before)) => format!("\"{}\" and \"{last}\"", before.join("\", \"")),
        None => "none".to_owned(),
    }
}

fn repair(
    context: &Context<'_>,
    dialect: &'static Dialect,
    member: &Member<'_>,
    word: &str,
    shape: &Shape<'_>,
) -> Option<Fix> {
    let is_process = match (shape.command, shape.url) {
        (Some(_), None) => true,
        (None, Some(_)) => false,
        _ => return None,
    };
    let fix = |applicability, wanted: &str| {
        let edit = context.editor().replace_string(member.value.span, wanted);
        Fix::new(applicability, format!("write \"{wanted}\""), vec![edit])
    };
    match Speaks::of(word) {
        Some(means) if (means == Speaks::Stdio) == is_process => {
            let wanted = dialect.word_for(means, shape.url_speaks_sse())?;
            Some(fix(Applicability::Safe, wanted))
        }
        // The fields say one thing and the word another.
        Some(_) => None,
        None if is_process => Some(fix(Applicability::Suggestion, dialect.transport.stdio.first()?)),
        None => {
            let known: Vec<&str> = dialect.transport_words().collect();
            let (meant, _) = nearest(word, &known)?;
            Some(fix(Applicability::Suggestion, meant))
        }
    }
}

/// A word that is no client's.
fn unknown_client(server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some((member, word)) = server
        .fields()
        .iter()
        .filter(|field| Role::of(&field.key) == Some(Role::Transport))
        .find_map(|field| Some((field, field.value.as_str()?)))
    else {
        return;
    };
    if is_word_of_some_client(word) || word.trim().is_empty() {
        return;
    }
    let is_launch = server.command().is_some() || server.url().is_some();
    if is_launch {
        findings
            .report(member.value.span, format!("\"{word}\" is a transport that no known client has"))
            .severity(Severity::Warning)
            .label(member.value.span, "most clients take \"stdio\", \"http\" and \"sse\"");
    }
}
