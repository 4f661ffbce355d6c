//! `remote-unsupported-by-client`: a URL in the file of a client that starts programs only.

use crate::clients::{Mistake, Role, UrlWithoutWord};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Literal;
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::{Member, Value};
use crate::url::Url;

pub(super) static RULE: Rule = Rule {
    name: "remote-unsupported-by-client",
    category: Category::Shape,
    severity: Severity::Error,
    impact: Impact::ServerRejected,
    fix: Some(Applicability::Unsafe),
    summary: "an entry has a URL, and the client's file is for programs only",
    check: Check::Server(check),
};

/// The bridge with the version that npm had on 2026-11-25: up to 0.1.15 it can be made to run commands
/// (CVE-2025-6514), and a later advisory names versions up to 0.1.38.
const BRIDGE: &str = "mcp-remote@0.15.1";

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect else { return };
    if dialect.transport.url_without_word != UrlWithoutWord::Unsupported || server.command().is_some() {
        return;
    }
    let is_url = |member: &&Member<'_>| {
        Role::of(&member.key) == Some(Role::Url)
            && member.value.as_str().is_some_and(|url| !url.trim().is_empty())
    };
    let Some(url) = server.fields().iter().find(is_url) else { return };
    let Some(reaction) = server.reaction(Mistake::NoCommand) else { return };
    findings
        .report(
            url.key_span,
            format!(
                "{} starts programs from this file and reaches no URL; it {}",
                dialect.name,
                reaction.outcome.verb()
            ),
        )
        .impact(reaction.outcome.impact())
        .label(url.key_span, "not read")
        .maybe_says(reaction.words(server.name, "", "").as_deref())
        .help("add the server in the app: Settings → Connectors")
        .maybe_fix(bridge(context, server, url));
}

/// The entry as a program that speaks to the URL.
fn bridge(context: &Context<'_>, server: &Server<'_>, url: &Member<'_>) -> Option<Fix> {
    let address = url.value.as_str()?.trim();
    let title = format!("start {BRIDGE} with npx, which passes on to the URL");
    let is_word = |member: &Member<'_>| Role::of(&member.key) == Some(Role::Transport);
    let is_empty =
        |member: &Member<'_>| matches!(&member.value.value, Value::Object(members) if members.is_empty());
    let is_plain = |member: &Member<'_>| {
        member.key_span == url.key_span
            || is_word(member) && member.value.as_str().is_some()
            || Role::of(&member.key) == Some(Role::Headers) && is_empty(member)
    };
    let is_secure =
        Url::parse(address).is_some_and(|parsed| parsed.is_http()) && address.starts_with("https://");
    if !is_secure || !server.fields().iter().all(is_plain) {
        return Some(Fix::suggestion(title, Vec::new()));
    }
    let editor = context.editor();
    let list = Literal::Strings(["-y", BRIDGE, address].map(str::to_owned).to_vec());
    let others: Vec<usize> =
        (0..server.fields().len()).filter(|index| server.fields()[*index].key_span != url.key_span).collect();
    let edits = match others.as_slice() {
        [] => {
            let mut edits = editor.insert_member(server.node, 0, "command", &Literal::from("npx"));
            edits.extend(editor.rename_key(url, "args"));
            edits.push(editor.replace_value(url.value.span, &list));
            edits
        }
        // What held the transport has room for one of the two.
        [other, rest @ ..] if rest.len() < 2 => {
            let other = &server.fields()[*other];
            let is_before = other.key_span.start < url.key_span.start;
            let (command, args) = if is_before { (other, url) } else { (url, other) };
            let mut edits = editor.rename_key(command, "command");
            edits.push(editor.replace_value(command.value.span, &Literal::from("npx")));
            edits.extend(editor.rename_key(args, "args"));
            edits.push(editor.replace_value(args.value.span, &list));
            edits.extend(rest.iter().flat_map(|index| editor.remove_member(server.node, *index)));
            edits
        }
        _ => return Some(Fix::suggestion(title, Vec::new())),
    };
    Some(Fix::new(Applicability::Unsafe, title, edits))
}
