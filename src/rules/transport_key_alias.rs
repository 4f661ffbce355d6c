//! `transport-key-alias`: the transport stands under another client's key.

use super::support::shape::Shape;
use crate::clients::{Dialect, Mistake, On, Outcome, Role, Speaks, UrlWithoutWord};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::{Server, is_server_shaped};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::shape;
use crate::syntax::Member;

pub(super) static RULE: Rule = Rule {
    name: "transport-key-alias",
    category: Category::Shape,
    severity: Severity::Error,
    impact: Impact::ServerRejected,
    fix: Some(Applicability::Safe),
    summary: "the transport stands under another client's key",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect else { return };
    let Some(key) = dialect.transport.key else { return };
    for member in server.fields() {
        if member.key == key
            || Role::of(&member.key) != Some(Role::Transport)
            || is_read(dialect, server, member)
        {
            continue;
        }
        if member.value.as_object().is_some() && dialect.field(&member.key).is_none() {
            nested(context, dialect, server, member, findings);
        } else if let Some(word) = member.value.as_str() {
            alias(context, dialect, server, (key, member, word), findings);
        }
    }
}

/// Whether the client reads this key in such an entry, with such a value.
fn is_read(dialect: &Dialect, server: &Server<'_>, member: &Member<'_>) -> bool {
    dialect.field(&member.key).is_some_and(|field| {
        field.kind.takes(&member.value) && !(field.on == On::Stdio && server.is_remote())
    })
}

/// A word under another key.
fn alias(
    context: &Context<'_>,
    dialect: &'static Dialect,
    server: &Server<'_>,
    (key, member, word): (&str, &Member<'_>, &str),
    findings: &mut Findings<'_>,
) {
    let Some(shape) = Shape::of_first(server) else { return };
    let means = Speaks::of(word);
    if let Some(read) = server.field(key) {
        let agrees = read.value.as_str().is_none_or(|read| Speaks::of(read) == means);
        if !agrees {
            findings
                .report(
                    member.key_span,
                    format!("{} reads \"{key}\" and does not know \"{}\"", dialect.name, member.key),
                )
                .severity(Severity::Warning)
                .impact(Impact::SettingIgnored)
                .label(member.key_span, "says something else")
                .fix(Fix::suggestion(
                    format!("keep the one of \"{key}\" and \"{}\" that is right", member.key),
                    Vec::new(),
                ));
        }
        return;
    }
    let is_process = shape.command.is_some();
    let is_known = dialect.transport.knows(word);
    let wanted = means.filter(|means| (*means == Speaks::Stdio) == is_process).and_then(|means| {
        if is_known { Some(word) } else { dialect.word_for(means, shape.url_speaks_sse()) }
    });
    let cost = Cost::of(dialect, server, &shape, means);
    let diagnostic = findings
        .report(member.key_span, format!("{} does not know \"{}\"{}", dialect.name, member.key, cost.words))
        .severity(cost.severity)
        .impact(cost.impact)
        .label(member.key_span, format!("\"{key}\" is meant"));
    if cost.severity == Severity::Error {
        diagnostic.maybe_says(shape::words(server, Mistake::NoType, "", "").as_deref());
    }
    let editor = context.editor();
    diagnostic.fix(match wanted {
        Some(wanted) if wanted == word => {
            Fix::safe(format!("rename \"{}\" to \"{key}\"", member.key), editor.rename_key(member, key))
        }
        Some(wanted) => {
            let mut edits = editor.rename_key(member, key);
            edits.push(editor.replace_string(member.value.span, wanted));
            Fix::safe(format!("write \"{key}\": \"{wanted}\""), edits)
        }
        None => {
            Fix::suggestion(format!("write \"{key}\" with a word that {} knows", dialect.name), Vec::new())
        }
    });
}

/// What it costs that the word is not read.
struct Cost {
    words: String,
    severity: Severity,
    impact: Impact,
}

impl Cost {
    fn of(dialect: &Dialect, server: &Server<'_>, shape: &Shape<'_>, means: Option<Speaks>) -> Self {
        let is_process = shape.command.is_some();
        let outcome = match server.reaction(Mistake::NoType).map(|reaction| reaction.outcome) {
            Some(Outcome::FileRejected) => Outcome::FileRejected,
            _ => Outcome::EntryDropped,
        };
        let lost = |reason: &str| Self {
            words: format!("; {reason} it {}", outcome.verb()),
            severity: Severity::Error,
            impact: outcome.impact(),
        };
        let nothing =
            |words: &str| Self { words: words.to_owned(), severity: Severity::Info, impact: Impact::None };
        match dialect.transport.url_without_word {
            _ if dialect.transport.required => lost("without a transport"),
            _ if is_process => nothing(", and starts the command all the same"),
            UrlWithoutWord::Rejected(_) => lost("for an entry with a URL and no transport"),
            UrlWithoutWord::Sse if means != Some(Speaks::Sse) => Self {
                words: " and takes the URL for a server that speaks HTTP+SSE".to_owned(),
                severity: Severity::Error,
                impact: Impact::ServerFails,
            },
            UrlWithoutWord::Sse => nothing(", and takes the URL for HTTP+SSE all the same"),
            UrlWithoutWord::Http if means == Some(Speaks::Sse) && !shape.url_speaks_sse() => Self {
                words: " and takes the URL for streamable HTTP".to_owned(),
                severity: Severity::Warning,
                impact: Impact::SettingIgnored,
            },
            UrlWithoutWord::Http => nothing(", and finds the transport out by itself"),
            UrlWithoutWord::Unsupported | UrlWithoutWord::Unknown => Self {
                words: "; which transport it takes instead is not documented".to_owned(),
                severity: Severity::Warning,
                impact: Impact::SettingIgnored,
            },
        }
    }
}

/// `"transport": {"type": …, "url": …}`: the description of the server, one level too deep.
fn nested(
    context: &Context<'_>,
    dialect: &Dialect,
    server: &Server<'_>,
    member: &Member<'_>,
    findings: &mut Findings<'_>,
) {
    if is_server_shaped(server.node) || !is_server_shaped(&member.value) {
        return;
    }
    let Some(reaction) = server.reaction(Mistake::NoCommand) else { return };
    let inner = member.value.as_object().unwrap_or_default();
    let clashes = inner.iter().any(|inner| inner.key != member.key && server.field(&inner.key).is_some());
    let edits = if clashes { None } else { context.editor().hoist_members(member, &member.value) };
    let title = format!("move what stands in \"{}\" into the entry itself", member.key);
    findings
        .report(
            member.key_span,
            format!(
                "{} does not look inside \"{}\" and {}",
                dialect.name,
                member.key,
                reaction.outcome.verb()
            ),
        )
        .impact(reaction.outcome.impact())
        .label(member.key_span, "not opened")
        .maybe_says(reaction.words(server.name, "", "").as_deref())
        .fix(match edits {
            Some(edits) => Fix::safe(title, edits),
            None => Fix::suggestion(title, Vec::new()),
        });
}
