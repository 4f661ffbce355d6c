//! `wrong-type`: a value whose type the client does not take, where no other rule says more.

use crate::clients::{Dialect, FieldKind, Limit, Mistake, Outcome, Validator};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::{Edit, is_scalar};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::shape::{self, Misfit, Problem};
use crate::syntax::{Node, Value};

use super::support::misfit::{report, report_entry};

pub(super) static RULE: Rule = Rule {
    name: "wrong-type",
    category: Category::Shape,
    severity: Severity::Error,
    impact: Impact::ServerRejected,
    fix: Some(Applicability::Safe),
    summary: "a value has a type that the client does not take",
    check: Check::Both(beside, check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect else { return };
    if server.node.as_object().is_none() {
        if !matches!(server.node.value, Value::Null) {
            let kind = server.node.kind();
            let (what, label) = (format!("is {kind}, and must be a map"), format!("{kind}, not a map"));
            report_entry(context, server, findings, (Mistake::Entry, &what, &label));
        }
        return;
    }
    for misfit in server.misfits() {
        if misfit.node.is_none() && misfit.is_part() {
            let what = format!("\"{}\" is missing", misfit.path);
            if let Some(diagnostic) = report(findings, server, misfit, &what) {
                diagnostic.label(misfit.key_span, format!("no \"{}\"", misfit.path));
            }
            continue;
        }
        let Some(node) = misfit.node.filter(|_| !misfit.is_null() && !is_of_another_rule(dialect, misfit))
        else {
            continue;
        };
        let Some((what, label)) = describe(misfit, node) else { continue };
        let fix = repair(misfit, node);
        if let Some(diagnostic) = report(findings, server, misfit, &what) {
            diagnostic.label(node.span, label).maybe_fix(fix);
        }
    }
}

/// Settings beside the servers that cost the client all of them.
fn beside(context: &Context<'_>, findings: &mut Findings<'_>) {
    let (Some(dialect), Some(root)) = (context.dialect, context.config.root) else { return };
    refused(dialect, root, findings);
    for misfit in &shape::misfits_beside(dialect, root) {
        let Some(node) = misfit.node else {
            lacking(dialect, misfit, findings);
            continue;
        };
        let Some((what, label)) = describe(misfit, node) else { continue };
        findings
            .report(node.span, format!("{what}; {} {}", dialect.name, Outcome::FileRejected.verb()))
            .impact(Impact::ConfigRejected)
            .label(node.span, label)
            .maybe_says(dialect.validator.issue(misfit).as_deref())
            .maybe_fix(repair(misfit, node));
    }
}

/// A setting that lacks a part.
fn lacking(dialect: &Dialect, misfit: &Misfit<'_>, findings: &mut Findings<'_>) {
    let reaction = dialect.reaction(Mistake::Value(misfit.field.name));
    findings
        .report(
            misfit.key_span,
            format!("\"{}\" is missing; {} {}", misfit.path, dialect.name, reaction.outcome.verb()),
        )
        .impact(reaction.outcome.impact())
        .label(misfit.key_span, format!("no \"{}\"", misfit.path))
        .maybe_says(reaction.words("", "", "").as_deref());
}

/// Settings that the client knows only to refuse.
fn refused(dialect: &Dialect, root: &Node<'_>, findings: &mut Findings<'_>) {
    for field in dialect.settings {
        let (FieldKind::Refused(instead), Some(member)) = (field.kind, root.get(field.name)) else {
            continue;
        };
        let Some(text) = member.value.as_str() else { continue };
        let reaction = dialect.reaction(Mistake::Value(field.name));
        let says = reaction.fill(&[("key", field.name), ("value", text)]);
        findings
            .report(
                member.key_span,
                format!(
                    "{} takes \"{}\" no longer, and {}",
                    dialect.name,
                    field.name,
                    reaction.outcome.verb()
                ),
            )
            .impact(reaction.outcome.impact())
            .label(member.key_span, "of older versions")
            .maybe_says(says.as_deref())
            .help(instead);
    }
}

/// What is wrong with a value, and the same in short.
fn describe(misfit: &Misfit<'_>, node: &Node<'_>) -> Option<(String, String)> {
    let path = &misfit.path;
    Some(match misfit.problem {
        Problem::Missing(_) => return None,
        Problem::Kind(wanted) => {
            let (kind, wanted) = (node.kind(), wanted.words());
            (format!("\"{path}\" is {kind}, and must be {wanted}"), format!("{kind}, not {wanted}"))
        }
        Problem::Word(known) => (
            format!("\"{path}\" must be one of {}", known.join(", ")),
            "no word that the client knows".to_owned(),
        ),
        Problem::Value(limit) => {
            (format!("\"{path}\" must be {}", bounds(limit)), format!("not {}", bounds(limit)))
        }
        Problem::Without(other) => {
            (format!("\"{path}\" is taken only beside \"{other}\""), format!("no \"{other}\""))
        }
        Problem::Unknown => (format!("\"{path}\" is no key that is known there"), "not known".to_owned()),
    })
}

/// Whether a rule of its own says more about this place.
fn is_of_another_rule(dialect: &Dialect, misfit: &Misfit<'_>) -> bool {
    let name = misfit.field.name;
    let is_strings = matches!(misfit.field.kind, FieldKind::Strings | FieldKind::StringOrStrings);
    let is_map = matches!(misfit.field.kind, FieldKind::StringMap | FieldKind::ScalarMap);
    let is_word = matches!(misfit.problem, Problem::Word(_));
    if misfit.is_part() {
        // A number or a boolean.
        return (is_strings || is_map) && misfit.node.is_some_and(is_scalar);
    }
    // Where nobody knows what a map costs, oauth-fields says what its keys mean elsewhere.
    let is_oauth = dialect.validator == Validator::Unknown
        && name == "oauth"
        && misfit.node.is_some_and(|node| node.as_object().is_some());
    is_oauth
        || matches!(misfit.field.kind, FieldKind::Refused(_))
        || name == dialect.keys.command
        || name == dialect.keys.args
        || is_map
        || is_word && dialect.transport.key == Some(name)
}

/// What a limit allows, in words.
fn bounds(limit: Limit) -> &'static str {
    match limit {
        Limit::None => "another value",
        Limit::NotEmpty => "more than an empty string",
        Limit::Url => "an address with a scheme and a host",
        Limit::Https => "an address that starts with https://",
        Limit::PositiveInteger | Limit::PositiveLong | Limit::NonZero => "a whole number above 0",
        Limit::Unsigned | Limit::Size => "a whole number, not below 0",
        Limit::NotNegative => "a number, not below 0",
        Limit::Integer => "a whole number",
        Limit::Port => "a port, 0 to 65535",
        Limit::PositivePort => "a port, 1 to 65535",
    }
}

/// The same value in the type that is wanted, where there is only one.
fn repair(misfit: &Misfit<'_>, node: &Node<'_>) -> Option<Fix> {
    let Problem::Kind(wanted) = misfit.problem else { return None };
    let text = node.as_str()?;
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = !digits.is_empty()
        && digits.len() < 16
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (digits == "0" || !digits.starts_with('0'));
    let is_right = match wanted {
        FieldKind::Bool => matches!(text, "true" | "false"),
        FieldKind::False => text == "false",
        FieldKind::Number | FieldKind::Duration(_) | FieldKind::Durations(_) => {
            is_number && misfit.limit.takes(&number(node, text))
        }
        _ => false,
    };
    is_right.then(|| Fix::safe(format!("write {text} without quotes"), vec![Edit::replace(node.span, text)]))
}

/// The number that stands in a string.
fn number<'t>(node: &Node<'_>, text: &'t str) -> Node<'t> {
    Node { span: node.span, value: Value::Number(text) }
}
