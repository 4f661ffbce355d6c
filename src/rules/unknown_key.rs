//! `unknown-key`: a key that the client does not know, with the one that was meant.

use crate::clients::{Dialect, FieldKind, Mistake, Outcome, UnknownFields, is_note, readers_of};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::{Server, is_server_shaped};
use crate::near::{Nearness, nearest, squash};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::shape;
use crate::syntax::{Member, Node};

pub(super) static RULE: Rule = Rule {
    name: "unknown-key",
    category: Category::Shape,
    severity: Severity::Warning,
    impact: Impact::SettingIgnored,
    fix: Some(Applicability::Safe),
    summary: "a key that the client does not know",
    check: Check::Both(check_root, check_server),
};

/// What every client reads from a server, or would not take for something else.
const SHARED: [&str; 5] = ["command", "args", "env", "url", "headers"];

/// Keys that other rules explain, in lower case without `_` and `-`.
const OTHER_RULES: [&str; 29] = [
    "type",
    "transport",
    "transporttype",
    "command",
    "args",
    "env",
    "environment",
    "envvars",
    "environmentvariables",
    "url",
    "serverurl",
    "httpurl",
    "sseurl",
    "uri",
    "endpoint",
    "baseurl",
    "headers",
    "httpheaders",
    "requestinit",
    "requestoptions",
    "disabled",
    "enabled",
    "cwd",
    "workingdirectory",
    "workdir",
    "oauth",
    "mcpservers",
    "servers",
    "inputs",
];

/// Keys beside the root key: only slips, for anything else may be another program's.
fn check_root(context: &Context<'_>, findings: &mut Findings<'_>) {
    let (Some(dialect), Some(root)) = (context.dialect, context.config.root) else { return };
    for member in root.as_object().unwrap_or_default() {
        if dialect.siblings.contains(&member.key.as_ref()) || is_note(&member.key) {
            continue;
        }
        let Some((meant, nearness)) = nearest(&member.key, dialect.siblings) else { continue };
        findings
            .report(
                member.key_span,
                format!("{} does not know \"{}\"; what stands there is ignored", dialect.name, member.key),
            )
            .label(member.key_span, format!("\"{meant}\" is meant"))
            .fix(rename(context, root, member, meant, nearness < Nearness::Typo));
    }
}

fn check_server(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let known = context.dialect.map_or_else(|| SHARED.to_vec(), Dialect::known_keys);
    for member in server.fields() {
        let key = member.key.as_ref();
        if known.contains(&key) || is_note(key) {
            continue;
        }
        let is_elsewhere = readers_of(key).next().is_some();
        let near = nearest(key, &known).filter(|(_, nearness)| *nearness != Nearness::Typo || !is_elsewhere);
        match (near, context.dialect) {
            (Some(_), None) if is_elsewhere => {}
            (Some((meant, nearness)), _) => slip(context, server, findings, member, meant, nearness),
            (None, Some(dialect)) if is_worth_a_word(context, server, member) => {
                stranger(dialect, findings, member);
            }
            _ => {}
        }
    }
}

/// Whether a key that is near nothing is this rule's to report; in several servers it is one habit.
fn is_worth_a_word(context: &Context<'_>, server: &Server<'_>, member: &Member<'_>) -> bool {
    let mut before = context.config.servers.iter().take_while(|other| other.node.span != server.node.span);
    context.dialect.is_some_and(|dialect| dialect.unknown_fields != UnknownFields::Unknown)
        && !OTHER_RULES.contains(&squash(&member.key).as_str())
        && !is_server_shaped(&member.value)
        && !before.any(|other| other.field(&member.key).is_some())
}

/// A key that is nearly one that the client reads.
fn slip(
    context: &Context<'_>,
    server: &Server<'_>,
    findings: &mut Findings<'_>,
    member: &Member<'_>,
    meant: &'static str,
    nearness: Nearness,
) {
    let Some(dialect) = context.dialect else {
        findings
            .report(
                member.key_span,
                format!("no known client reads \"{}\"; what stands there is ignored", member.key),
            )
            .label(member.key_span, format!("\"{meant}\" is meant"))
            .fix(rename(context, server.node, member, meant, false));
        return;
    };
    let names_transport = dialect.keys.command == meant || dialect.keys.url.contains(&meant);
    let missing = server.misfits().iter().find(|misfit| misfit.node.is_none() && misfit.field.name == meant);
    let is_lost =
        missing.is_some() || names_transport && server.command().is_none() && server.url().is_none();
    let mistake = match missing {
        Some(misfit) => misfit.mistake(dialect),
        None if is_lost => Mistake::NoCommand,
        None => Mistake::UnknownKey,
    };
    let Some(reaction) = server.reaction(mistake) else { return };
    let outcome = reaction.outcome;
    let (cost, impact) = match outcome {
        _ if is_lost => (format!("; it finds no \"{meant}\" and {}", outcome.verb()), outcome.impact()),
        Outcome::EntryDropped => (format!(" and {}", outcome.verb()), outcome.impact()),
        _ => ("; what stands there is ignored".to_owned(), Impact::SettingIgnored),
    };
    let kind = dialect.field(meant).map_or(FieldKind::Anything, |field| field.kind);
    let is_sure = nearness < Nearness::Typo && kind.takes(&member.value);
    let says =
        if is_lost { shape::words(server, mistake, meant, "undefined") } else { words(dialect, &member.key) };
    let diagnostic = findings
        .report(member.key_span, format!("{} does not know \"{}\"{cost}", dialect.name, member.key))
        .impact(impact)
        .label(member.key_span, format!("\"{meant}\" is meant"))
        .maybe_says(says.as_deref())
        .fix(rename(context, server.node, member, meant, is_sure));
    if is_lost && matches!(impact, Impact::ConfigRejected | Impact::ServerRejected) {
        diagnostic.severity(Severity::Error);
    }
}

/// A key that is near nothing: another client's, or nobody's.
fn stranger(dialect: &Dialect, findings: &mut Findings<'_>, member: &Member<'_>) {
    let outcome = dialect.reaction(Mistake::UnknownKey).outcome;
    let readers: Vec<&str> = readers_of(&member.key).take(2).map(|reader| reader.name).collect();
    let whose =
        if readers.is_empty() { String::new() } else { format!(", a key of {},", readers.join(" and ")) };
    let message = format!("{} does not know \"{}\"{whose} and {}", dialect.name, member.key, outcome.verb());
    let diagnostic = findings.report(member.key_span, message).label(member.key_span, "not read");
    diagnostic.maybe_says(words(dialect, &member.key).as_deref());
    match outcome {
        Outcome::EntryDropped => diagnostic.impact(Impact::ServerRejected),
        // What stands there is lost, but nothing says that it was meant for this client.
        _ => diagnostic.severity(Severity::Info),
    };
}

fn rename(context: &Context<'_>, map: &Node<'_>, member: &Member<'_>, meant: &str, is_sure: bool) -> Fix {
    let mut rivals = map.as_object().unwrap_or_default().iter();
    let first = rivals.find(|other| nearest(&other.key, &[meant]).is_some());
    if map.get(meant).is_some() || first.is_none_or(|first| first.key_span != member.key_span) {
        return Fix::suggestion(format!("keep one \"{meant}\" that says what both say"), Vec::new());
    }
    Fix::new(
        if is_sure { Applicability::Safe } else { Applicability::Suggestion },
        format!("rename \"{}\" to \"{meant}\"", member.key),
        context.editor().rename_key(member, meant),
    )
}

/// What the client says about such a key.
fn words(dialect: &Dialect, key: &str) -> Option<String> {
    dialect.reaction(Mistake::UnknownKey).words("", key, "")
}
