//! `servers-wrong-container`: a list of servers where the client wants a map, or the reverse, or neither.

use crate::clients::{Container, Dialect, Mistake};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Literal;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::{Member, Node, Value};

pub(super) static RULE: Rule = Rule {
    name: "servers-wrong-container",
    category: Category::Shape,
    severity: Severity::Error,
    impact: Impact::ConfigRejected,
    fix: Some(Applicability::Safe),
    summary: "the servers stand in a list where the client wants a map, or the reverse",
    check: Check::File(check),
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let (Some(dialect), Some(root)) = (context.dialect, context.config.root) else { return };
    for member in dialect.roots.iter().filter_map(|path| resolve(root, path)) {
        let (wanted, fits) = match dialect.container {
            Container::Map => ("a map from names to servers", member.value.as_object().is_some()),
            Container::List => ("a list of servers", member.value.as_array().is_some()),
            Container::Custom => return,
        };
        if fits {
            continue;
        }
        let kind = member.value.kind();
        let reaction = dialect.reaction(Mistake::RootKind);
        let by_place = dialect.lists_by_place && member.value.as_array().is_some();
        let (costs, impact) = if by_place {
            ("calls the servers in it 0, 1 and so on", Impact::SettingIgnored)
        } else {
            (reaction.outcome.verb(), reaction.outcome.impact())
        };
        findings
            .report(
                member.value.span,
                format!("\"{}\" must be {wanted}, and is {kind}; {} {costs}", member.key, dialect.name),
            )
            .impact(impact)
            .label(
                member.value.span,
                format!(
                    "{kind}, not {}",
                    if dialect.container == Container::Map { "a map" } else { "a list" }
                ),
            )
            .maybe_says(reaction.words("", &member.key, crate::shape::json_kind(&member.value)).as_deref())
            .maybe_fix(repair(context, dialect, member).map(|fix| {
                // The servers get other names, and work under the old ones.
                if by_place {
                    Fix { applicability: fix.applicability.min(Applicability::Unsafe), ..fix }
                } else {
                    fix
                }
            }));
    }
}

fn resolve<'a>(root: &'a Node<'a>, path: &[&str]) -> Option<&'a Member<'a>> {
    let (last, before) = path.split_last()?;
    let mut node = root;
    for key in before {
        node = &node.get(key)?.value;
    }
    node.get(last)
}

fn repair(context: &Context<'_>, dialect: &Dialect, member: &Member<'_>) -> Option<Fix> {
    match dialect.container {
        Container::Map => map_of(context, &member.value),
        Container::List => list_of(context, &member.value),
        Container::Custom => None,
    }
}

/// A list of entries that each have a name, or of maps from names to entries, as one map.
fn map_of(context: &Context<'_>, list: &Node<'_>) -> Option<Fix> {
    let items = list.as_array()?;
    let mut servers: Vec<(String, Literal)> = Vec::with_capacity(items.len());
    for item in items {
        let members = item.as_object()?;
        let name = item.get("name").and_then(|name| name.value.as_str());
        match name {
            Some(name) => {
                let rest = members.iter().filter(|member| member.key != "name");
                servers.push((
                    name.to_owned(),
                    Literal::Object(rest.map(|member| verbatim(context, member)).collect()),
                ));
            }
            None if members.iter().all(|member| member.value.as_object().is_some()) => {
                servers.extend(members.iter().map(|member| verbatim(context, member)));
            }
            None => return None,
        }
    }
    let mut names: Vec<&str> = servers.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    if names.iter().any(|name| name.is_empty()) || names.windows(2).any(|pair| pair[0] == pair[1]) {
        return None;
    }
    let edits = context.editor().rewrite(list, &Literal::Object(servers));
    if edits.is_empty() {
        return None;
    }
    let has_comment = context.parsed.problems.iter().any(|problem| list.span.contains(problem.span));
    let applicability = if has_comment { Applicability::Unsafe } else { Applicability::Safe };
    Some(Fix::new(applicability, "write the servers as a map from names to entries", edits))
}

/// A map from names to entries, as a list of entries that each have a name.
fn list_of(context: &Context<'_>, map: &Node<'_>) -> Option<Fix> {
    let mut servers = Vec::new();
    for member in map.as_object()? {
        let mut fields = vec![("name".to_owned(), Literal::String(member.key.to_string()))];
        let members = member.value.as_object()?.iter().filter(|field| field.key != "name");
        fields.extend(members.map(|field| verbatim(context, field)));
        servers.push(Literal::Object(fields));
    }
    let edits = context.editor().rewrite(map, &Literal::List(servers));
    if edits.is_empty() {
        return None;
    }
    let has_comment = context.parsed.problems.iter().any(|problem| map.span.contains(problem.span));
    let applicability = if has_comment { Applicability::Unsafe } else { Applicability::Safe };
    Some(Fix::new(applicability, "write the servers as a list of entries with names", edits))
}

fn verbatim(context: &Context<'_>, member: &Member<'_>) -> (String, Literal) {
    let text = match &member.value.value {
        Value::String(text) => return (member.key.to_string(), Literal::String(text.to_string())),
        _ => member.value.span.slice(context.text).to_owned(),
    };
    (member.key.to_string(), Literal::Verbatim(text))
}
