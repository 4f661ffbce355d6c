//! `duplicate-key`: one key twice in the same map.

use std::collections::HashMap;

use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::{Format, Member, Node, ProblemKind, Value};

use super::support::syntax::loads_nothing;

pub(super) static RULE: Rule = Rule {
    name: "duplicate-key",
    category: Category::Syntax,
    severity: Severity::Warning,
    impact: Impact::SettingIgnored,
    fix: Some(Applicability::Safe),
    summary: "a key stands twice in the same map",
    check: Check::File(check),
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let mut nodes: Vec<&Node<'_>> = context.config.root.into_iter().collect();
    while let Some(node) = nodes.pop() {
        match &node.value {
            Value::Array(items) => nodes.extend(items),
            Value::Object(members) => {
                nodes.extend(members.iter().map(|member| &member.value));
                let repeated = repeated(members);
                // Two maps that run into each other, as when the line between them is lost, have more keys twice.
                let is_torn = repeated.iter().any(|places| differ(members, places));
                for places in repeated {
                    report(context, findings, node, &places, is_torn);
                }
            }
            _ => {}
        }
    }
}

/// The most members of a map whose keys are compared in pairs, which is cheaper than a table of them.
const FEW: usize = 8;

/// The places of each key that stands more than once.
fn repeated(members: &[Member<'_>]) -> Vec<Vec<usize>> {
    let stands_again =
        |(at, member): (usize, &Member<'_>)| members[at + 1..].iter().any(|other| other.key == member.key);
    if members.len() <= FEW && !members.iter().enumerate().any(stands_again) {
        return Vec::new();
    }
    let mut places: HashMap<&str, Vec<usize>> = HashMap::with_capacity(members.len());
    for (index, member) in members.iter().enumerate() {
        places.entry(&member.key).or_default().push(index);
    }
    let mut repeated: Vec<Vec<usize>> = places.into_values().filter(|places| places.len() > 1).collect();
    repeated.sort_unstable();
    repeated
}

/// Whether what stands under one key is not the same at all its places.
fn differ(members: &[Member<'_>], places: &[usize]) -> bool {
    places.windows(2).any(|pair| !members[pair[0]].value.means(&members[pair[1]].value))
}

fn report(
    context: &Context<'_>,
    findings: &mut Findings<'_>,
    object: &Node<'_>,
    places: &[usize],
    is_torn: bool,
) {
    let members = object.as_object().unwrap_or_default();
    let Some((&last, earlier)) = places.split_last() else { return };
    let used = &members[last];
    if context.parsed.format == Format::Toml {
        for place in &places[1..] {
            refused(context, findings, object, *place, &members[places[0]], is_torn);
        }
        return;
    }
    if earlier.iter().all(|place| members[*place].value.means(&used.value)) {
        for place in &places[1..] {
            repetition(context, findings, object, *place, &members[places[0]], is_torn);
        }
        return;
    }
    let what = What::of(context, object, used);
    for place in earlier {
        let lost = &members[*place];
        if lost.value.means(&used.value) {
            repetition(context, findings, object, *place, used, is_torn);
            continue;
        }
        // The other one of that name is there, so to the client nothing is rejected.
        let severity = match what {
            What::Server | What::Servers => Severity::Error,
            What::Other => Severity::Warning,
        };
        let (message, advice) = what.words(&lost.key, kept(context.parsed.format));
        findings
            .report(lost.key_span, message)
            .severity(severity)
            .impact(Impact::SettingIgnored)
            .label(lost.key_span, "this one is lost")
            .label(used.key_span, "this one is read")
            .fix(Fix::suggestion(advice, Vec::new()));
    }
}

/// TOML takes a key once: its parsers stop at the second.
fn refused(
    context: &Context<'_>,
    findings: &mut Findings<'_>,
    object: &Node<'_>,
    place: usize,
    first: &Member<'_>,
    is_torn: bool,
) {
    let Some(member) = object.as_object().and_then(|members| members.get(place)) else { return };
    let key = &member.key;
    let what = What::of(context, object, member);
    let message = format!("\"{key}\" stands twice, and TOML takes a key once: {}", loads_nothing(context));
    let is_same = first.value.means(&member.value);
    let edits = if is_same { context.editor().remove_member(object, place) } else { Vec::new() };
    let fix = if !edits.is_empty() {
        Fix::new(certainty(context, member, is_torn), format!("remove this \"{key}\""), edits)
    } else {
        Fix::suggestion(what.words(key, "").1, Vec::new())
    };
    let quotes_parser = context.dialect.is_some_and(|dialect| dialect.quotes_parser);
    let position = context.lines.position(context.text, member.key_span.start);
    let says = format!("{}:{}: duplicate key", position.line, position.column);
    findings
        .report(member.key_span, message)
        .severity(Severity::Error)
        .impact(Impact::ConfigRejected)
        .label(member.key_span, if is_same { "the same again" } else { "the parser stops here" })
        .label(first.key_span, "stands here too")
        .maybe_says(quotes_parser.then_some(says.as_str()))
        .fix(fix);
}

/// What becomes of equal keys.
fn kept(format: Format) -> &'static str {
    match format {
        // YAML 1.2.2, section 3.2.1.1: the keys of a map are unique.
        Format::Yaml => "YAML asks for each key once, and where the file is read at all",
        Format::Json | Format::Toml => "of equal keys JSON keeps the last, so",
    }
}

/// How sure it is that a repetition may go: not if comments stand in it. Where other keys beside it differ, two maps
/// ran into each other, and it belongs to one of them.
fn certainty(context: &Context<'_>, member: &Member<'_>, is_torn: bool) -> Applicability {
    let problems = &context.parsed.problems;
    let has_comment = problems
        .iter()
        .any(|problem| problem.kind == ProblemKind::Comment && member.span().contains(problem.span));
    match (is_torn, has_comment) {
        (true, _) => Applicability::Suggestion,
        (false, true) => Applicability::Unsafe,
        (false, false) => Applicability::Safe,
    }
}

/// The same key with the same value: nothing is lost, and one of the two can go.
fn repetition(
    context: &Context<'_>,
    findings: &mut Findings<'_>,
    object: &Node<'_>,
    place: usize,
    other: &Member<'_>,
    is_torn: bool,
) {
    let Some(member) = object.as_object().and_then(|members| members.get(place)) else { return };
    let applicability = certainty(context, member, is_torn);
    findings
        .report(
            member.key_span,
            format!(
                "\"{}\" stands twice with the same value; a change of one of them may go unread",
                member.key
            ),
        )
        .impact(Impact::None)
        .label(member.key_span, "the same again")
        .label(other.key_span, "stands here too")
        .fix(Fix::new(
            applicability,
            format!("remove this \"{}\"", member.key),
            context.editor().remove_member(object, place),
        ));
}

/// What the key stands for.
#[derive(Clone, Copy)]
enum What {
    /// The name of a server.
    Server,
    /// The key under which the servers stand.
    Servers,
    /// Anything else.
    Other,
}

impl What {
    fn of(context: &Context<'_>, object: &Node<'_>, member: &Member<'_>) -> Self {
        let containers = &context.config.containers;
        if containers.iter().any(|container| container.node.span == object.span) {
            Self::Server
        } else if containers.iter().any(|container| container.node.span == member.value.span) {
            Self::Servers
        } else {
            Self::Other
        }
    }

    /// What is lost, and what to do.
    fn words(self, key: &str, kept: &str) -> (String, String) {
        match self {
            Self::Server => (
                format!("two servers are called \"{key}\"; {kept} this one is never started"),
                "give one of the two another name, or remove it".to_owned(),
            ),
            Self::Servers => (
                format!("\"{key}\" stands twice; {kept} the servers under this one are lost"),
                format!("move the servers of both under one \"{key}\""),
            ),
            Self::Other => (
                format!("\"{key}\" stands twice; {kept} this one has no effect"),
                format!("keep one \"{key}\" that says what both say"),
            ),
        }
    }
}
