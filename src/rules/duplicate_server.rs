//! `duplicate-server`: one server under two names.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::span::Span;
use crate::syntax::{Member, Value};

pub(super) static RULE: Rule = Rule {
    name: "duplicate-server",
    category: Category::Shape,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: Some(Applicability::Suggestion),
    summary: "two entries start or reach the same server",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let first = context.facts.first_of_kind.get_or_init(|| first_of_kind(context));
    let first = first.get(&server.name_span).and_then(|first| context.config.servers.get(*first));
    let Some(Server { name, name_span: span, .. }) = first else { return };
    let does = if server.is_remote() { "reaches the same address" } else { "starts the same program" };
    findings
        .report(
            server.name_span,
            format!(
                "\"{}\" {does} as \"{name}\" with the same settings: {} offers each tool twice",
                server.name,
                context.client()
            ),
        )
        .label(server.name_span, "the second")
        .label(*span, "the first")
        .fix(Fix::suggestion(format!("keep one of \"{name}\" and \"{}\"", server.name), Vec::new()));
}

/// For each server that repeats one before it in the same container, by the place of its name: that one.
fn first_of_kind(context: &Context<'_>) -> HashMap<Span, usize> {
    let servers = &context.config.servers;
    let mut repeats = HashMap::new();
    if servers.len() < 2 {
        return repeats;
    }
    // Most servers differ in what they start or reach, and need no more to be told apart.
    let starts: Vec<Option<u64>> = servers.iter().map(start).collect();
    let mut counts: HashMap<u64, usize> = HashMap::with_capacity(servers.len());
    starts.iter().flatten().for_each(|start| *counts.entry(*start).or_default() += 1);
    let mut first: HashMap<String, usize> = HashMap::new();
    for (at, (server, start)) in servers.iter().zip(starts).enumerate() {
        let is_alone = start.is_none_or(|start| counts.get(&start) == Some(&1));
        if is_alone {
            continue;
        }
        // An entry that is turned off, or that the client does not load, offers no tools.
        let is_loaded = !server.is_disabled()
            && !server.dialect.is_some_and(|dialect| dialect.names.reserved.contains(&server.name));
        let Some(description) = description(server).filter(|_| is_loaded) else { continue };
        let first = *first.entry(description).or_insert(at);
        // With one name it is a duplicate key.
        if servers[first].name != server.name {
            repeats.insert(server.name_span, first);
        }
    }
    repeats
}

/// A number for what an entry starts or reaches, the same for every two entries that start or reach the same.
/// `None` for an entry that names neither.
fn start(server: &Server<'_>) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    let mut words = server.words().peekable();
    match words.peek() {
        Some(_) => words.for_each(|word| word.hash(&mut hasher)),
        None => server.url()?.value.as_str()?.trim().hash(&mut hasher),
    }
    Some(hasher.finish())
}

/// All that makes a server what it is: two with the same text are one. `None` for an entry that names none.
fn description(server: &Server<'_>) -> Option<String> {
    let mut text = format!("{}\n", server.container);
    let tokens = server.command_line();
    match server.url().and_then(|url| url.value.as_str()) {
        Some(url) if tokens.is_empty() => text.push_str(url.trim()),
        _ if tokens.is_empty() => return None,
        _ => tokens.iter().for_each(|token| write_text(&token.text, &mut text)),
    }
    // What a client need not know about (`cwd`, headers, another transport) may tell two servers apart too.
    let mut rest: Vec<String> = server.fields().iter().filter_map(|field| setting(server, field)).collect();
    rest.sort_unstable();
    text.push_str(&rest.concat());
    Some(text)
}

/// A field that may tell two servers apart, with its value.
fn setting(server: &Server<'_>, field: &Member<'_>) -> Option<String> {
    const SAME_SERVER: [&str; 15] = [
        "description",
        "name",
        "icon",
        "timeout",
        "disabled",
        "enabled",
        "autoApprove",
        "alwaysAllow",
        "trust",
        "type",
        "transport",
        "note",
        "title",
        "comment",
        "_comment",
    ];
    let is_told = [server.command(), server.args(), server.url()]
        .iter()
        .flatten()
        .any(|told| told.key_span == field.key_span);
    if is_told || SAME_SERVER.contains(&field.key.as_ref()) {
        return None;
    }
    let mut text = format!("\n{}=", field.key);
    write_value(&field.value.value, &mut text);
    // `"env": {}` says no more than no `env`.
    (!text.ends_with("={}") && !text.ends_with("=[]") && !text.ends_with("=null")).then_some(text)
}

/// A string with its length, so that two strings never read as another one.
fn write_text(string: &str, text: &mut String) {
    let _ = write!(text, "{}:", string.len());
    text.push_str(string);
    text.push('"');
}

/// A value as text, the members of a map in the order of their names.
fn write_value(value: &Value<'_>, text: &mut String) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(flag) => text.push_str(if *flag { "true" } else { "false" }),
        Value::Number(number) => text.push_str(number),
        Value::String(string) => write_text(string, text),
        Value::Array(items) => {
            text.push('[');
            for item in items {
                write_value(&item.value, text);
                text.push(',');
            }
            text.push(']');
        }
        Value::Object(members) => {
            let mut members: Vec<&Member<'_>> = members.iter().collect();
            members.sort_by_key(|member| member.key.as_ref());
            text.push('{');
            for member in members {
                text.push_str(&format!("{:?}:", member.key));
                write_value(&member.value.value, text);
            }
            text.push('}');
        }
    }
}
