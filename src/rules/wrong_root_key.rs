//! `wrong-root-key`: the servers stand under a key that this client does not read.

use crate::clients::{Container, DIALECTS, Dialect, Mistake};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::{Place, ServerMap, is_server_shaped};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::Node;

pub(super) static RULE: Rule = Rule {
    name: "wrong-root-key",
    category: Category::Shape,
    severity: Severity::Error,
    impact: Impact::ConfigRejected,
    fix: Some(Applicability::Safe),
    summary: "the servers stand under a key that the client does not read",
    check: Check::File(check),
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect else { return };
    let Some(path) = dialect.roots.first().filter(|path| !path.is_empty()) else { return };
    let right = path.join(".");
    let wrong: Vec<&ServerMap<'_>> =
        context.config.containers.iter().filter(|container| container.place == Place::WrongKey).collect();
    for container in &wrong {
        let Some(member) = container.member else { continue };
        let reaction = dialect.reaction(Mistake::WrongRoot(&member.key));
        let unseen = match entries(container.node).len() {
            1 => "the server".to_owned(),
            count => format!("any of the {count} servers"),
        };
        findings
            .report(
                member.key_span,
                format!(
                    "{} reads servers from \"{right}\" only; it does not see {unseen} under \"{}\"",
                    dialect.name, member.key
                ),
            )
            .impact(reaction.outcome.impact())
            .label(member.key_span, format!("{} does not look here", dialect.name))
            .maybe_says(reaction.words("", &member.key, "").as_deref())
            .fix(repair(context, dialect, container, wrong.len()));
    }
}

/// A new name for the key, where that alone makes the servers readable.
fn repair(context: &Context<'_>, dialect: &Dialect, container: &ServerMap<'_>, count: usize) -> Fix {
    let right = dialect.root_name();
    let words = |title: String| Fix::suggestion(title, Vec::new());
    let (Some(&[key]), Some(member), Some(root)) =
        (dialect.roots.first().copied(), container.member, context.config.root)
    else {
        return words(format!("move the servers under \"{right}\""));
    };
    if count > 1 || root.get(key).is_some() {
        return words(format!("put all servers under one \"{right}\""));
    }
    let foreign = dialect.keys.command_is_array && !entries(container.node).iter().all(|entry| is_own(entry));
    if foreign || dialect.container != Container::Map || container.node.as_object().is_none() {
        return words(format!(
            "move the servers under \"{right}\", each in the shape that {} reads",
            dialect.name
        ));
    }
    let certain = entries(container.node).iter().all(|entry| is_server_shaped(entry))
        && !is_written_for_another(root, dialect, &member.key);
    Fix::new(
        if certain { Applicability::Safe } else { Applicability::Unsafe },
        format!("rename \"{}\" to \"{right}\"", member.key),
        context.editor().rename_key(member, key),
    )
}

/// The servers, in a map or in a list.
fn entries<'n, 'a>(node: &'n Node<'a>) -> Vec<&'n Node<'a>> {
    match node.as_object() {
        Some(members) => members.iter().map(|member| &member.value).collect(),
        None => node.as_array().unwrap_or_default().iter().collect(),
    }
}

/// Whether an entry has the shape of the clients whose `command` is a list: only its place is wrong.
fn is_own(entry: &Node<'_>) -> bool {
    let command = entry.get("command").map(|command| command.value.as_array().is_some());
    let word = entry.get("type").and_then(|word| word.value.as_str());
    match (command, word) {
        (Some(is_list), Some("local")) => is_list,
        (None, Some("remote")) => entry.get("url").is_some(),
        _ => false,
    }
}

/// Whether the file is another client's, by a key beside the servers that only that client reads
/// (`inputs`): with another root key that one could not read it any more.
fn is_written_for_another(root: &Node<'_>, dialect: &Dialect, wrong: &str) -> bool {
    DIALECTS
        .iter()
        .filter(|other| other.id != dialect.id && other.roots.iter().any(|path| *path == [wrong]))
        .flat_map(|other| other.siblings)
        .any(|sibling| *sibling != wrong && !sibling.starts_with('$') && root.get(sibling).is_some())
}
