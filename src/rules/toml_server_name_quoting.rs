//! `toml-server-name-quoting`: a name that TOML takes apart, or takes for one, because of quotes.

use crate::clients::{Dialect, FieldKind};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Edit;
use crate::model::{Server, is_server_shaped};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::shape;
use crate::span::Span;
use crate::syntax::{Format, Member, ProblemKind, Slip};

pub(super) static RULE: Rule = Rule {
    name: "toml-server-name-quoting",
    category: Category::Syntax,
    severity: Severity::Error,
    impact: Impact::ConfigRejected,
    fix: Some(Applicability::Suggestion),
    summary: "a server's name in a TOML header lacks quotes, or stands in too many",
    check: Check::Both(check_file, check_server),
};

fn check_file(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect.filter(|_| context.parsed.format == Format::Toml) else { return };
    for (index, problem) in context.parsed.problems.iter().enumerate() {
        if problem.kind != ProblemKind::Slip(Slip::UnquotedName) {
            continue;
        }
        let name = problem.span.slice(context.text);
        // Whoever parses it stops at the first.
        let says = context.parsed.parser_says.as_deref().filter(|_| index == 0 && dialect.quotes_parser);
        let message = format!(
            "`{name}` has characters that TOML takes in quotes only, so {} loads no server of this file",
            dialect.name
        );
        findings
            .report(problem.span, message)
            .label(problem.span, "needs quotes")
            .maybe_says(says)
            .fix(Fix::suggestion(format!("write \"{name}\""), problem.repair.clone()));
    }
    whole_header_in_quotes(context, dialect, findings);
}

/// `["mcp_servers.docs"]`: one key with a dot in it, at the top of the file.
fn whole_header_in_quotes(context: &Context<'_>, dialect: &Dialect, findings: &mut Findings<'_>) {
    let root_key = dialect.root_name();
    let members = context.config.root.and_then(|root| root.as_object()).unwrap_or_default();
    for member in members {
        let name = member.key.strip_prefix(&root_key).and_then(|rest| rest.strip_prefix('.'));
        let Some(name) = name.filter(|name| !name.is_empty() && member.value.as_object().is_some()) else {
            continue;
        };
        let message = format!(
            "in quotes this is one key, \"{}\"; {} reads servers below \"{root_key}\" and does not see it",
            member.key, dialect.name
        );
        let wanted = format!("{root_key}.{}", bare_or_quoted(name));
        findings
            .report(member.key_span, message)
            .impact(Impact::SettingIgnored)
            .label(member.key_span, "one key with a dot in it")
            .fix(replace(member.key_span, &wanted));
    }
}

fn check_server(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect.filter(|_| context.parsed.format == Format::Toml) else { return };
    if server.command().is_some() || server.url().is_some() {
        return;
    }
    let Some(reaction) = server.reaction(crate::clients::Mistake::NoCommand) else { return };
    let says = shape::words(server, crate::clients::Mistake::NoCommand, "", "");
    if let Some(path) = dotted(server, dialect) {
        let name = format!("{}.{}", server.name, path.join("."));
        let (first, last) = (server.name, path.last().copied().unwrap_or_default());
        let end = last_part(server, path.len()).unwrap_or(server.name_span);
        let message = format!(
            "a dot without quotes parts the name: \"{last}\" lies inside the server \"{first}\", which has neither \
             \"{}\" nor \"url\", and {} {}",
            dialect.keys.command,
            dialect.name,
            reaction.outcome.verb()
        );
        let place = Span::new(server.name_span.start, end.end);
        // The header is the only place of the name, if no other header stands in the entry.
        let is_one_line = !place.slice(context.text).contains('\n');
        let headers = server.node.span.slice(context.text).lines().skip(1);
        let is_only = is_one_line && !headers.into_iter().any(|line| line.trim_start().starts_with('['));
        let wanted = bare_or_quoted(&name);
        findings
            .report(place, message)
            .impact(reaction.outcome.impact())
            .label(place, format!("{} tables, one in the other", path.len() + 1))
            .maybe_says(says.as_deref())
            .fix(if is_only { replace(place, &wanted) } else { Fix::suggestion(title(&wanted), Vec::new()) });
        return;
    }
    let Some((name, field)) = server.name.rsplit_once('.') else { return };
    let is_part = dialect.field(field).is_some_and(|field| matches!(field.kind, FieldKind::StringMap));
    if !is_part || !server.fields().iter().all(|field| field.value.as_str().is_some()) {
        return;
    }
    let message = format!(
        "in quotes \"{}\" is the name of a server, not \"{field}\" of \"{name}\"; {} finds no \"{}\" in it and {}",
        server.name,
        dialect.name,
        dialect.keys.command,
        reaction.outcome.verb()
    );
    let wanted = format!("{}.{field}", bare_or_quoted(name));
    findings
        .report(server.name_span, message)
        .impact(reaction.outcome.impact())
        .label(server.name_span, "one name")
        .maybe_says(says.as_deref())
        .fix(Fix::suggestion(format!("write [{}.{wanted}]", dialect.root_name()), Vec::new()));
}

/// The further parts of a name that dots took apart: a table in a table, and in the last one what starts a server.
fn dotted<'a>(server: &Server<'a>, dialect: &Dialect) -> Option<Vec<&'a str>> {
    let mut path = Vec::new();
    let mut members = server.fields();
    loop {
        let [member] = members else { return None };
        if path.is_empty() && dialect.field(&member.key).is_some() {
            return None;
        }
        path.push(&*member.key);
        if is_server_shaped(&member.value) {
            return Some(path);
        }
        members = member.value.as_object()?;
    }
}

/// Where the key stands that lies so many tables below the server.
fn last_part(server: &Server<'_>, depth: usize) -> Option<Span> {
    let mut found: Option<&Member<'_>> = None;
    for _ in 0..depth {
        let members = found.map_or(server.fields(), |member| member.value.as_object().unwrap_or_default());
        found = Some(members.first()?);
    }
    found.map(|member| member.key_span)
}

/// A key as TOML takes it.
fn bare_or_quoted(name: &str) -> String {
    let is_bare = !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if is_bare { name.to_owned() } else { crate::edit::quote(name) }
}

fn title(wanted: &str) -> String {
    format!("write {wanted}")
}

fn replace(place: Span, wanted: &str) -> Fix {
    Fix::suggestion(title(wanted), vec![Edit::replace(place, wanted)])
}
