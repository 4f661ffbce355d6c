//! `nested-root-key`: a root key inside a root key, or below a key that the client does not open.

use crate::clients::{Dialect, Mistake};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::{Config, Server, is_map_of_servers, is_root_key, is_server_shaped};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::shape;
use crate::syntax::{Member, Node};

pub(super) static RULE: Rule = Rule {
    name: "nested-root-key",
    category: Category::Shape,
    severity: Severity::Error,
    impact: Impact::ServerRejected,
    fix: Some(Applicability::Safe),
    summary: "the servers stand one level too deep",
    check: Check::Both(check_root, check_server),
};

/// A root key among the servers, or inside one.
fn check_server(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some((outer, inner)) = nested(context.config, server) else { return };
    let reaction = server.reaction(Mistake::NoCommand);
    let client = if context.dialect.is_some() { context.client() } else { "every client" };
    let count = inner.value.as_object().map_or(0, <[Member<'_>]>::len);
    let unseen = if count == 1 { "the server in it is" } else { "the servers in it are" };
    let diagnostic = findings
        .report(
            inner.key_span,
            format!(
                "{client} takes \"{}\" for one server without a program; {unseen} never read",
                server.name
            ),
        )
        .label(inner.key_span, "a root key where a server belongs")
        .maybe_says(shape::words(server, Mistake::NoCommand, "", "").as_deref())
        .fix(lift(context, outer, inner, context.config.servers.iter().map(|other| other.name)));
    match reaction {
        Some(reaction) => diagnostic.impact(reaction.outcome.impact()),
        None => diagnostic.severity(Severity::Warning),
    };
}

/// The entry as a member of its map, and the member in or at it that holds servers.
fn nested<'c, 'a>(config: &'c Config<'a>, server: &Server<'_>) -> Option<(&'c Member<'a>, &'c Member<'a>)> {
    let fields = server.fields();
    let may_be = is_root_key(server.name) || fields.iter().any(|field| is_root_key(&field.key));
    if !may_be || is_server_shaped(server.node) {
        return None;
    }
    let containers = config.containers.iter().filter_map(|container| container.node.as_object());
    let outer = containers
        .filter_map(|members| {
            let place = |member: &Member<'_>| member.key_span.start;
            members.binary_search_by_key(&server.name_span.start, place).ok().map(|index| &members[index])
        })
        .next()?;
    let holds_servers = |member: &&Member<'_>| {
        is_root_key(&member.key) && member.value.as_object().is_some() && is_map_of_servers(&member.value)
    };
    let inner = outer.value.as_object()?.iter().find(holds_servers);
    Some((outer, inner.or(Some(outer).filter(holds_servers))?))
}

/// A root key below another key at the top of the file, which no client opens.
fn check_root(context: &Context<'_>, findings: &mut Findings<'_>) {
    let (Some(dialect), Some(root)) = (context.dialect, context.config.root) else { return };
    if !context.config.containers.is_empty() || dialect.root_name().is_empty() {
        return;
    }
    for outer in root.as_object().unwrap_or_default() {
        let Some(inner) = root_key_in(dialect, outer) else { continue };
        let right = dialect.root_name();
        let reaction = dialect.reaction(Mistake::WrongRoot(&outer.key));
        findings
            .report(
                inner.key_span,
                format!(
                    "{} looks for \"{right}\" at the top of the file; it does not see the servers inside \"{}\"",
                    dialect.name, outer.key
                ),
            )
            .impact(reaction.outcome.impact())
            .label(inner.key_span, "one level too deep")
            .maybe_says(reaction.words("", &outer.key, "").as_deref())
            .fix(if inner.key == right && outer.value.as_object().is_some_and(|members| members.len() == 1) {
                let names = root.as_object().unwrap_or_default().iter().map(|member| &*member.key);
                lift_member(context, outer, &outer.value, names, "move it to the top of the file")
            } else {
                Fix::suggestion(format!("move the servers to \"{right}\" at the top of the file"), Vec::new())
            });
    }
}

/// The member of `outer` that holds servers under a root key that this client could mean: its own, the usual one, or
/// any below another root key (`mcp` and `servers` in it).
fn root_key_in<'n, 'a>(dialect: &Dialect, outer: &'n Member<'a>) -> Option<&'n Member<'a>> {
    let is_meant = |member: &Member<'_>| {
        let is_usual = dialect.root_name() == member.key || member.key == "mcpServers";
        (is_usual || is_root_key(&outer.key) && is_root_key(&member.key)) && is_map_of_servers(&member.value)
    };
    outer.value.as_object()?.iter().find(|member| is_meant(member))
}

/// Puts the servers in `inner` where `outer` stands.
fn lift<'n>(
    context: &Context<'_>,
    outer: &Member<'_>,
    inner: &Member<'_>,
    names: impl Iterator<Item = &'n str>,
) -> Fix {
    let has_more =
        outer.key_span != inner.key_span && outer.value.as_object().is_some_and(|members| members.len() > 1);
    if has_more {
        return Fix::suggestion("move the servers one level up", Vec::new());
    }
    lift_member(context, outer, &inner.value, names, "move the servers one level up")
}

/// Puts the members of `inner` where `outer` stands, unless one of them has the name of a neighbour.
fn lift_member<'n>(
    context: &Context<'_>,
    outer: &Member<'_>,
    inner: &Node<'_>,
    mut neighbours: impl Iterator<Item = &'n str>,
    title: &str,
) -> Fix {
    let lifted: std::collections::HashSet<&str> =
        inner.as_object().unwrap_or_default().iter().map(|member| &*member.key).collect();
    let clashes = neighbours.any(|name| name != outer.key && lifted.contains(name));
    let edits = if clashes { None } else { context.editor().hoist_members(outer, inner) };
    match edits {
        Some(edits) => Fix::safe(title, edits).alone(),
        None => Fix::suggestion(title, Vec::new()),
    }
}
