//! `json-unbalanced`: a bracket that is never closed, or that closes nothing.

use super::support::syntax::{loads_nothing, repair};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit;
use crate::model::{Config, Place, is_server_shaped};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::{Member, Node, ProblemKind, Value, parse_json};

pub(super) static RULE: Rule = Rule {
    name: "json-unbalanced",
    category: Category::Syntax,
    severity: Severity::Error,
    impact: Impact::ConfigRejected,
    fix: Some(Applicability::Safe),
    summary: "brackets do not match",
    check: Check::File(check),
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for problem in &context.parsed.problems {
        let (what, label, title) = match problem.kind {
            ProblemKind::MissingClosers(1) => {
                ("a bracket is never closed".to_owned(), "opened here, closed nowhere", "close the bracket")
            }
            ProblemKind::MissingClosers(count) => (
                format!("{count} brackets are never closed"),
                "the outermost of them",
                "close the brackets at the end of the file",
            ),
            ProblemKind::ExtraCloser => {
                ("a bracket closes nothing".to_owned(), "nothing is open here", "remove the bracket")
            }
            _ => continue,
        };
        let fix = repair(context, problem, title).map(|fix| trusted(context, &problem.kind, fix));
        findings
            .report(problem.span, format!("this is not JSON: {what}, so {}", loads_nothing(context)))
            .label(problem.span, label)
            .maybe_says(context.dialect.and_then(|dialect| dialect.parse_error))
            .maybe_fix(fix);
    }
}

/// Brackets belong at the end if what comes of it is a config: its servers are there. Where the layout says
/// nothing, as on a single line, the content must show that nothing lies a level too deep.
fn trusted(context: &Context<'_>, kind: &ProblemKind, fix: Fix) -> Fix {
    let closes = matches!(kind, ProblemKind::MissingClosers(_));
    let at_end = closes && fix.edits.iter().any(|edit| edit.span.end == context.text.len());
    if !at_end || fix.applicability == Applicability::Suggestion {
        return fix;
    }
    let repaired = edit::apply(context.text, &fix.edits);
    let parsed = parse_json(&repaired);
    let root = parsed.root.as_ref().filter(|_| parsed.is_certain());
    let config = Config::new(root, context.dialect);
    let has_servers = !config.servers.is_empty()
        && config.containers.iter().all(|container| container.place == Place::Expected);
    let is_certain = match (fix.applicability, kind) {
        // Cut off in the middle of a line, a file of more than servers may have lost what stood behind them.
        (Applicability::Safe, ProblemKind::MissingClosers(1)) => {
            context.text.ends_with('\n') || is_file_of_servers(context)
        }
        (Applicability::Safe, _) => is_file_of_servers(context),
        (_, kind) => *kind == ProblemKind::MissingClosers(1) && is_plain(context, &config),
    };
    let applicability =
        if has_servers && is_certain { Applicability::Safe } else { Applicability::Suggestion };
    Fix { applicability, ..fix }
}

/// Whether nothing stands beside the servers in such a file, so that nothing more can have been cut off.
fn is_file_of_servers(context: &Context<'_>) -> bool {
    let name = context.path.rsplit(['/', '\\']).next().unwrap_or(context.path);
    context.dialect.is_some_and(|dialect| dialect.siblings.is_empty())
        && (name.contains("mcp") || name.contains("claude_desktop_config"))
}

/// Whether the config is servers and nothing else, each with fields that the client knows: if a bracket had
/// been forgotten further up, something would lie a level too deep.
fn is_plain(context: &Context<'_>, config: &Config<'_>) -> bool {
    let members = config.root.and_then(|root| root.as_object());
    let is_field = |key: &str| match context.dialect {
        Some(dialect) => dialect.field(key).is_some(),
        None => ["command", "args", "env", "type", "url", "headers", "cwd", "disabled"].contains(&key),
    };
    members.is_some_and(|members| members.len() == 1)
        && config.servers.iter().all(|server| {
            is_server_shaped(server.node)
                && server.fields().iter().all(|field| is_field(&field.key) && is_plain_field(field, is_field))
        })
}

/// A scalar, a list of scalars, or a map of strings whose names are none of a server's fields.
fn is_plain_field(field: &Member<'_>, is_field: impl Fn(&str) -> bool) -> bool {
    let is_scalar = |node: &Node<'_>| !matches!(node.value, Value::Array(_) | Value::Object(_));
    match &field.value.value {
        Value::Array(items) => items.iter().all(is_scalar),
        Value::Object(members) => {
            members.iter().all(|member| member.value.as_str().is_some() && !is_field(&member.key))
        }
        _ => true,
    }
}
