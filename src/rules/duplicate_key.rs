//! `duplicate-key`: one key twice in the same map.

use std::collections::HashMap;

use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::{Format, Member, Node, ProblemKind, Value};

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
                for places in repeated(members) {
                    report(context, findings, node, members, &places);
                }
            }
            _ => {}
        }
    }
}

/// The places of each key that stands more than once.
fn repeated(members: &[Member<'_>]) -> Vec<Vec<usize>> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::with_capacity(members.len());
    for (index, member) in members.iter().enumerate() {
        places.entry(&member.key).or_default().push(index);
    }
    let mut repeated: Vec<Vec<usize>> = places.into_values().filter(|places| places.len() > 1).collect();
    repeated.sort_unstable();
    repeated
}

fn report(
    context: &Context<'_>,
    findings: &mut Findings<'_>,
    object: &Node<'_>,
    members: &[Member<'_>],
    places: &[usize],
) {
    let Some((&last, earlier)) = places.split_last() else { return };
    if context.parsed.format == Format::Toml {
        for place in &places[1..] {
            refused(context, findings, object, *place, &members[*place], &members[places[0]]);
        }
        return;
    }
    let used = &members[last];
    if earlier.iter().all(|place| members[*place].value.means(&used.value)) {
        for place in &places[1..] {
            repetition(context, findings, object, *place, &members[*place], &members[places[0]]);
        }
        return;
    }
    let what = What::of(context, object, used);
    for place in earlier {
        let lost = &members[*place];
        if lost.value.means(&used.value) {
            repetition(context, findings, object, *place, lost, used);
            continue;
        }
        // The other one of that name is there, so to the client nothing is rejected.
        let severity = match what {
            What::Server | What::Servers => Severity::Error,
            What::Other => Severity::Warning,
        };
        let (message, advice) = what.words(&lost.key);
        findings
            .report(lost.key_span, message)
            .severity(severity)
            .impact(Impact::SettingIgnored)
            .label(lost.key_span, "this one is lost")
            .label(used.key_span, "this one is read")
            .fix(Fix::suggestion(advice, Vec::new()));
    }
}

/// TOML takes a key once: a file that has it twice is none.
fn refused(
    context: &Context<'_>,
    findings: &mut Findings<'_>,
    object: &Node<'_>,
    place: usize,
    member: &Member<'_>,
    other: &Member<'_>,
) {
    let client = context.client();
    let fix = if member.value.means(&other.value) {
        let edits = context.editor().remove_member(object, place);
        Fix::new(certainty(context, member), format!("remove this \"{}\"", member.key), edits)
    } else {
        Fix::suggestion(format!("keep one \"{}\" that says what both say", member.key), Vec::new())
    };
    findings
        .report(
            member.key_span,
            format!("\"{}\" stands twice, which TOML does not allow; {client} loads no server of this file", member.key),
        )
        .severity(Severity::Error)
        .impact(Impact::ConfigRejected)
        .label(member.key_span, "the same key again")
        .label(other.key_span, "stands here too")
        .maybe_says(context.dialect.filter(|dialect| dialect.quotes_parser).map(|_| "duplicate key"))
        .fix(fix);
}

/// How sure it is that a repetition may go: not if comments stand in it.
fn certainty(context: &Context<'_>, member: &Member<'_>) -> Applicability {
    let problems = &context.parsed.problems;
    let has_comment = problems
        .iter()
        .any(|problem| problem.kind == ProblemKind::Comment && member.span().contains(problem.span));
    if has_comment { Applicability::Unsafe } else { Applicability::Safe }
}

/// The same key with the same value: nothing is lost, and one of the two can go.
fn repetition(
    context: &Context<'_>,
    findings: &mut Findings<'_>,
    object: &Node<'_>,
    place: usize,
    member: &Member<'_>,
    other: &Member<'_>,
) {
    let applicability = certainty(context, member);
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
    fn words(self, key: &str) -> (String, String) {
        let kept = "of equal keys JSON keeps the last, so";
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
