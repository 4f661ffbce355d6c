//! `server-no-transport`: neither a program nor a URL.

use crate::clients::{DIALECTS, Mistake, Outcome, Validator};
use crate::diagnostic::{Impact, Severity};
use crate::model::{Server, is_server_shaped};
use crate::near::{nearest, squash};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::shape::{self, Transport};
use crate::syntax::{Member, Value};

pub(super) static RULE: Rule = Rule {
    name: "server-no-transport",
    category: Category::Shape,
    severity: Severity::Error,
    impact: Impact::ServerRejected,
    fix: None,
    summary: "an entry has neither a command nor a URL",
    check: Check::Server(check),
};

/// What clients and people call the program or the URL; other rules speak about the wrong word.
const NAMES: [&str; 10] =
    ["command", "cmd", "url", "serverurl", "httpurl", "sseurl", "uri", "endpoint", "baseurl", "tcp"];

/// Keys of entries that are described somewhere else.
const ELSEWHERE: [&str; 10] = [
    "extends",
    "gallery",
    "builtin",
    "bundled",
    "platform",
    "plugin",
    "extension",
    "source",
    "settings",
    "image",
];

/// Keys that only the description of a server has, and no entry that turns another one on or off.
const EVIDENCE: [&str; 9] =
    ["args", "env", "environment", "envFile", "cwd", "headers", "headersHelper", "oauth", "auth"];

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(fields) = server.node.as_object() else { return };
    let is_measured = context.dialect.is_some_and(|dialect| dialect.validator != Validator::Unknown);
    let is_silent = if is_measured {
        !lacks_transport(context, server)
    } else {
        !may_lack_transport(context, server, fields)
    };
    if is_silent {
        return;
    }
    let urls = context.dialect.map_or(&["url"][..], |dialect| dialect.keys.url);
    let command = context.dialect.map_or("command", |dialect| dialect.keys.command);
    let wants_url = !urls.is_empty() && is_remote(server);
    let (missing, label) = match (wants_url, urls.first()) {
        (true, Some(url)) => (format!("no \"{url}\""), "nowhere to connect to"),
        (false, Some(_)) if is_measured && word(server).is_some() => {
            (format!("no \"{command}\""), "nothing to start")
        }
        (false, Some(url)) => {
            (format!("neither \"{command}\" nor \"{url}\""), "nothing to start, nowhere to connect to")
        }
        (_, None) => (format!("no \"{command}\""), "nothing to start"),
    };
    let mistake = if wants_url { Mistake::NoUrl } else { Mistake::NoCommand };
    let reaction = server.reaction(mistake);
    let outcome = reaction.map_or(Outcome::Unknown, |reaction| reaction.outcome);
    let client = if context.dialect.is_some() { context.client() } else { "A client" };
    let diagnostic = findings
        .report(server.name_span, format!("{client} finds {missing} here and {}", outcome.verb()))
        .label(server.name_span, label)
        .impact(if outcome == Outcome::Unknown { Impact::ServerRejected } else { outcome.impact() })
        .maybe_says(shape::words(server, mistake, "", "").as_deref());
    if context.dialect.is_none() {
        diagnostic.severity(Severity::Warning);
    } else if is_switch(context, server) && outcome != Outcome::FileRejected {
        diagnostic.severity(Severity::Info);
    }
}

/// Whether a client that was asked finds no program and no URL in the entry, and no other rule says why.
fn lacks_transport(context: &Context<'_>, server: &Server<'_>) -> bool {
    let Some(dialect) = context.dialect else { return false };
    let (command, urls) = (dialect.keys.command, dialect.keys.url);
    let is_missing = match shape::transport(dialect, server.node) {
        Transport::UnknownWord => false,
        Transport::Nothing => true,
        Transport::Stdio | Transport::Remote => server.misfits().iter().any(|misfit| {
            misfit.node.is_none() && (misfit.field.name == command || urls.contains(&misfit.field.name))
        }),
    };
    // A word that other rules speak about; an empty program, and null.
    let is_known = |key: &str| key == command || urls.contains(&key);
    let is_slip = |key: &str| !is_known(key) && nearest(key, &[command, "url"]).is_some();
    let is_empty_program = server.url().is_none()
        && server.command().is_some_and(|command| command.value.as_str() == Some("") || says_null(command));
    is_missing && !is_empty_program && !server.fields().iter().any(|field| is_slip(&field.key))
}

fn says_null(member: &Member<'_>) -> bool {
    matches!(member.value.value, Value::Null)
}

/// Whether the entry has nothing but the flag that turns a server on or off, so that it may be about a server that is
/// described elsewhere.
fn is_switch(context: &Context<'_>, server: &Server<'_>) -> bool {
    let flag = context.dialect.and_then(|dialect| dialect.stub_flag);
    flag.is_some_and(|flag| server.fields().iter().all(|field| field.key == flag))
}

/// Whether an entry may lack its program or URL, as far as nobody asked the client.
fn may_lack_transport(context: &Context<'_>, server: &Server<'_>, fields: &[Member<'_>]) -> bool {
    !fields.iter().any(|field| names_transport(&field.key) || ELSEWHERE.contains(&&*squash(&field.key)))
        // The servers stand one level deeper.
        && !fields.iter().any(|field| is_server_shaped(&field.value))
        && is_description(context, server)
}

/// Whether a key holds the program or the URL, in any client or nearly.
fn names_transport(key: &str) -> bool {
    NAMES.contains(&squash(key).as_str()) || nearest(key, &["command", "url"]).is_some()
}

/// Whether the entry is there to describe a server: not a stub that only turns one on or off.
fn is_description(context: &Context<'_>, server: &Server<'_>) -> bool {
    match word(server) {
        Some(word) => is_process_word(word) || is_remote_word(word),
        None if server.fields().is_empty() => context.dialect.is_some(),
        None => server.fields().iter().any(|field| EVIDENCE.contains(&field.key.as_ref())),
    }
}

fn is_remote(server: &Server<'_>) -> bool {
    if let Some(dialect) = server.dialect.filter(|dialect| dialect.validator != Validator::Unknown) {
        return shape::transport(dialect, server.node) == Transport::Remote;
    }
    match word(server) {
        Some(word) => is_remote_word(word),
        None => server.field("headers").is_some() && server.field("args").is_none(),
    }
}

/// Whether a client calls a server that is started by this word; `builtin` and its like are no such words.
fn is_process_word(word: &str) -> bool {
    DIALECTS.iter().any(|dialect| dialect.transport.stdio.contains(&word))
}

fn is_remote_word(word: &str) -> bool {
    DIALECTS
        .iter()
        .any(|dialect| dialect.transport.http.contains(&word) || dialect.transport.sse.contains(&word))
}

/// What the entry says about its transport.
fn word<'a>(server: &Server<'a>) -> Option<&'a str> {
    let key = server.dialect.and_then(|dialect| dialect.transport.key).unwrap_or("type");
    server.field(key).or_else(|| server.field("type"))?.value.as_str()
}
