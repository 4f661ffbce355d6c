//! `missing-root-key`: the servers stand at the top of the file, with no key around them.

use super::support::reshape;
use crate::clients::{Container, Dialect, Mistake};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::{Place, is_server_shaped, stands_beside_servers};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::{Member, Node};

pub(super) static RULE: Rule = Rule {
    name: "missing-root-key",
    category: Category::Shape,
    severity: Severity::Error,
    impact: Impact::ConfigRejected,
    fix: Some(Applicability::Safe),
    summary: "the servers stand at the top of the file, with no key around them",
    check: Check::File(check),
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let (Some(dialect), Some(root)) = (context.dialect, context.config.root) else { return };
    let is_dir = |path: &str| context.host.is_some_and(|host| host.is_dir(path));
    if dialect.root_name().is_empty() || dialect.reads_bare_map(context.path, is_dir) {
        return;
    }
    let is_bare = context.config.containers.iter().any(|container| container.place == Place::Bare);
    if !is_bare && !is_one_server(context, dialect, root) {
        return;
    }
    let key = dialect.root_name();
    let first = root
        .as_object()
        .unwrap_or_default()
        .iter()
        .find(|member| !stands_beside_servers(member, context.dialect));
    let Some(first) = first else { return };
    let (what, label) = match (is_bare, context.config.servers.len()) {
        (false, _) => ("the one server, without a name, that the file is", "a field of the server"),
        (true, 1) => ("the server at the top of the file", "no key around it"),
        (true, _) => ("the servers at the top of the file", "no key around them"),
    };
    let reaction = dialect.reaction(Mistake::WrongRoot(&first.key));
    findings
        .report(
            first.key_span,
            format!("{} reads servers from \"{key}\" only; it does not see {what}", dialect.name),
        )
        .impact(reaction.outcome.impact())
        .label(first.key_span, label)
        .maybe_says(reaction.words("", &first.key, "").as_deref())
        .fix(repair(context, dialect, root, is_bare));
}

/// Whether the whole file is one entry, in a file that holds nothing but servers.
fn is_one_server(context: &Context<'_>, dialect: &Dialect, root: &Node<'_>) -> bool {
    !dialect.takes_one_server
        && context.config.containers.is_empty()
        && is_server_shaped(root)
        && root.get("command").or_else(|| root.get("url")).is_some_and(|field| field.value.as_str().is_some())
}

fn repair(context: &Context<'_>, dialect: &'static Dialect, root: &Node<'_>, is_bare: bool) -> Fix {
    let key = dialect.root_name();
    let members = root.as_object().unwrap_or_default();
    if !is_bare {
        let title = format!("put it into \"{key}\": {{ \"name\": {{ … }} }}, under a name of your choice");
        return Fix::suggestion(title, Vec::new());
    }
    let is_server = |member: &&Member<'_>| !stands_beside_servers(member, Some(dialect));
    let first = members.iter().position(|member| is_server(&member)).unwrap_or(0);
    let count = members[first..].iter().take_while(is_server).count();
    let is_one_run = members[first + count..].iter().all(|member| !is_server(&member));
    let is_one_key = dialect.roots.first().is_some_and(|path| path.len() == 1);
    if !is_one_run || !is_one_key || dialect.container != Container::Map {
        return Fix::suggestion(format!("put the servers under \"{key}\""), Vec::new());
    }
    let what = if count == 1 { "the server" } else { "the servers" };
    if !context.config.servers.iter().all(|server| reshape::fits_or_can_be_made_to(context, server)) {
        let title = format!("put {what} under \"{key}\", in the shape that {} reads", dialect.name);
        return Fix::suggestion(title, Vec::new());
    }
    let title = format!("put {what} under \"{key}\"");
    let edits = context.editor().wrap_members(root, first..first + count, &key);
    if edits.is_empty() {
        return Fix::suggestion(title, edits);
    }
    Fix::safe(title, edits).alone()
}
