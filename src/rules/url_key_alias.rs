//! `url-key-alias`: the URL stands under another client's key.

use super::support::shape::Shape;
use crate::clients::{Dialect, Mistake, Role, Speaks, UrlWithoutWord};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::shape;
use crate::syntax::Member;

pub(super) static RULE: Rule = Rule {
    name: "url-key-alias",
    category: Category::Shape,
    severity: Severity::Error,
    impact: Impact::ServerRejected,
    fix: Some(Applicability::Safe),
    summary: "the URL stands under another client's key",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect else { return };
    if server.command().is_some() || dialect.keys.url.is_empty() {
        return;
    }
    if server.url().is_some() {
        two_urls(dialect, server, findings);
        wrong_kind(context, dialect, server, findings);
        return;
    }
    let is_alias = |member: &&Member<'_>| {
        Role::of(&member.key) == Some(Role::Url)
            && member.value.as_str().is_some_and(|url| !url.trim().is_empty())
            && dialect.field(&member.key).is_none()
    };
    let mut aliases = server.fields().iter().filter(is_alias);
    let (Some(member), others) = (aliases.next(), aliases.count()) else { return };
    let Some(shape) = Shape::of_first(server) else { return };
    let Some(key) = dialect.url_key_for(shape.speaks(), shape.url_speaks_sse()) else { return };
    let names_remote = shape.word.is_some_and(|(_, word)| Speaks::of(word) != Some(Speaks::Stdio));
    let mistake = if names_remote { Mistake::NoUrl } else { Mistake::NoCommand };
    let Some(reaction) = server.reaction(mistake) else { return };
    findings
        .report(
            member.key_span,
            format!(
                "{} reads the URL from \"{key}\" and does not know \"{}\"; it {}",
                dialect.name,
                member.key,
                reaction.outcome.verb()
            ),
        )
        .impact(reaction.outcome.impact())
        .label(member.key_span, format!("\"{key}\" is meant"))
        .maybe_says(shape::words(server, mistake, "", "").as_deref())
        .fix(if others > 0 {
            Fix::suggestion(format!("keep one URL, under \"{key}\""), Vec::new())
        } else {
            repair(context, dialect, server, (member, key), &shape)
        });
}

/// The right key, and the transport word that the old key stood for where the client needs one.
fn repair(
    context: &Context<'_>,
    dialect: &'static Dialect,
    server: &Server<'_>,
    (member, key): (&Member<'_>, &str),
    shape: &Shape<'_>,
) -> Fix {
    let editor = context.editor();
    let mut title = format!("rename \"{}\" to \"{key}\"", member.key);
    let mut edits = editor.rename_key(member, key);
    let needs_word = match dialect.transport.url_without_word {
        UrlWithoutWord::Rejected(_) => true,
        UrlWithoutWord::Sse => shape.speaks() == Speaks::Http,
        _ => false,
    };
    let word = dialect.word_for(shape.speaks(), shape.url_speaks_sse());
    if let (true, None, Some(word), Some(word_key), Some(index)) =
        (needs_word, shape.word, word, dialect.transport.key, server.field_index(member))
    {
        title.push_str(&format!(", and add \"{word_key}\": \"{word}\""));
        edits.extend(editor.insert_member(server.node, index, word_key, &word.into()));
    }
    Fix::safe(title, edits)
}

/// `url` and `httpUrl` in one entry, with two addresses.
fn two_urls(dialect: &Dialect, server: &Server<'_>, findings: &mut Findings<'_>) {
    let (Some(usual), Some(wins)) = (server.field("url"), server.field("httpUrl")) else { return };
    if dialect.field("httpUrl").is_none() || usual.value.means(&wins.value) {
        return;
    }
    findings
        .report(
            usual.key_span,
            format!("{} connects to \"httpUrl\" where both stand, and ignores \"url\"", dialect.name),
        )
        .severity(Severity::Warning)
        .impact(Impact::SettingIgnored)
        .label(usual.key_span, "not read")
        .label(wins.key_span, "read")
        .fix(Fix::suggestion("keep one of \"url\" and \"httpUrl\"", Vec::new()));
}

/// The key says which transport the client takes, and the entry says another.
fn wrong_kind(context: &Context<'_>, dialect: &Dialect, server: &Server<'_>, findings: &mut Findings<'_>) {
    let (Some(key), Some(url), Some(shape)) =
        (dialect.http_url_in(context.path), server.url(), Shape::of(server))
    else {
        return;
    };
    let Some((member, word)) = shape.word.filter(|(_, word)| Speaks::of(word) == Some(Speaks::Http)) else {
        return;
    };
    if url.key == key {
        return;
    }
    findings
        .report(
            url.key_span,
            format!(
                "{} speaks HTTP+SSE to a \"{}\", whatever \"{}\" says; a streamable HTTP server answers \
                 that with 404 or 405",
                dialect.name, url.key, member.key
            ),
        )
        .impact(Impact::ServerFails)
        .label(url.key_span, format!("\"{key}\" for streamable HTTP"))
        .label(member.key_span, format!("\"{word}\" is not read"))
        .fix(Fix::safe(
            format!("rename \"{}\" to \"{key}\"", url.key),
            context.editor().rename_key(url, key),
        ));
}
