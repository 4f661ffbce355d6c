//! `bind-all-interfaces`: a server that listens to the whole network, or a URL that names no machine.

use super::support::remote::{Address, Place};
use super::support::tokens;
use crate::byte_set::ByteSet;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "bind-all-interfaces",
    category: Category::Security,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: Some(Applicability::Unsafe),
    summary: "the server listens to the whole network",
    check: Check::Server(check),
};

/// Options that take the address to listen at.
const OPTIONS: [&str; 11] = [
    "--host",
    "--hostname",
    "--bind",
    "--bind-address",
    "--bind-host",
    "--listen",
    "--listen-address",
    "--address",
    "--addr",
    "-H",
    "-b",
];

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    // `0.0.0.0`, `[::]`, `::`
    if !server.bytes().meets(ByteSet::of(":")) && !server.bytes().covers(ByteSet::of("0.")) {
        return;
    }
    url(context, server, findings);
    // A container has a network of its own, and only what listens to all of it can be reached from outside.
    if server.argv().runs_in_container() {
        return;
    }
    options(context, server, findings);
    for variable in server.env_vars().filter(|variable| is_for_listening(&variable.key)) {
        let Some(closed) = variable.value.as_str().and_then(closed) else { continue };
        let edits = vec![context.editor().replace_string(variable.value.span, &closed)];
        findings
            .report(variable.value.span, message(&variable.key))
            .label(variable.value.span, "every interface")
            .fix(Fix::unsafe_(format!("write {closed}"), edits));
    }
}

fn message(who: &str) -> String {
    format!(
        "{who} makes the server listen to the whole network: every machine on it, a neighbour in a café too, can \
         call its tools, and most servers ask for no password"
    )
}

/// The same address for this machine alone: `0.0.0.0:80` to `127.0.0.1:80`; `None` if it is not open.
fn closed(text: &str) -> Option<String> {
    for (open, closed) in [("0.0.0.0", "127.0.0.1"), ("[::]", "[::1]"), ("::", "::1")] {
        let Some(rest) = text.strip_prefix(open) else { continue };
        let is_port = rest.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok());
        if rest.is_empty() || is_port && open != "::" {
            return Some(format!("{closed}{rest}"));
        }
    }
    None
}

/// `HOST`, `MCP_HOST`, `FASTMCP_SERVER_HOST`, `BIND_ADDR`, `LISTEN`; `OLLAMA_HOST` is where another server is.
fn is_for_listening(name: &str) -> bool {
    let mut words = name.split('_');
    matches!(name, "HOST" | "HOSTNAME" | "UVICORN_HOST" | "HTTP_HOST" | "HTTP_ADDR")
        || words.clone().any(|word| matches!(word, "BIND" | "LISTEN"))
        || words.next_back() == Some("HOST") && words.any(|word| matches!(word, "MCP" | "FASTMCP" | "SERVER"))
}

fn options(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for (at, token) in argv.tokens.iter().enumerate() {
        let text = token.text.as_ref();
        let (shown, new) = match text.split_once('=') {
            Some((option, value)) if OPTIONS.contains(&option) || is_for_listening(option) => {
                let Some(closed) = closed(value) else { continue };
                (text.to_owned(), format!("{option}={closed}"))
            }
            _ => {
                let before = at.checked_sub(1).and_then(|before| argv.tokens.get(before));
                let option = before.map_or("", |before| before.text.as_ref());
                let Some(closed) = closed(text).filter(|_| OPTIONS.contains(&option)) else { continue };
                (format!("{option} {text}"), closed)
            }
        };
        findings.report(token.span, message(&shown)).label(token.span, "every interface").maybe_fix(
            tokens::replace(context, server, at, &new)
                .map(|edits| Fix::unsafe_(format!("write {new}"), edits)),
        );
    }
}

/// A URL with `0.0.0.0`, which is a way to say "every interface" and no address of a machine.
fn url(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(address) = Address::of(server) else { return };
    let Some(url) = address.url() else { return };
    let closed = match url.host {
        "0.0.0.0" => "127.0.0.1",
        "[::]" => "[::1]",
        _ => return,
    };
    let end = url.host_start + url.host.len();
    let new = format!("{}{closed}{}", &url.text[..url.host_start], &url.text[end..]);
    let edits = match &address.place {
        Place::Field(_) => Some(vec![context.editor().replace_string(address.span, &new)]),
        Place::McpRemote(at, _) => tokens::replace(context, server, *at, &new),
    };
    let span = address.locate(context, url.host_start, url.host);
    findings
        .report(
            address.span,
            format!(
                "{} is where a server listens to the whole network, and no address of a machine: macOS and Linux take \
                 it for this one, Windows itself refuses it",
                url.host
            ),
        )
        .label(span, "this machine is 127.0.0.1")
        .maybe_fix(edits.map(|edits| Fix::unsafe_(format!("write {closed}"), edits)));
}
