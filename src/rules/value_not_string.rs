//! `value-not-string`: a number or a boolean where the client takes strings only.

use crate::clients::FieldKind;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::is_scalar;
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::shape::{Misfit, Problem};

use super::support::misfit::report;

pub(super) static RULE: Rule = Rule {
    name: "value-not-string",
    category: Category::Shape,
    severity: Severity::Error,
    impact: Impact::ServerRejected,
    fix: Some(Applicability::Safe),
    summary: "a number or boolean stands where only strings are taken",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    // Some clients make strings of numbers, so nothing holds for an unknown one.
    for misfit in server.misfits().iter().filter(|misfit| is_scalar_for_string(misfit)) {
        let Some(node) = misfit.node else { continue };
        let kind = node.kind();
        let is_argument = misfit.key().bytes().all(|byte| byte.is_ascii_digit());
        let what = if is_argument {
            format!("an item of \"{}\" is {kind}, and only strings are taken there", misfit.field.name)
        } else {
            format!("\"{}\" is {kind}, and \"{}\" takes only strings", misfit.key(), misfit.field.name)
        };
        let received = kind.rsplit(' ').next().unwrap_or(kind);
        let text = node.span.slice(context.text);
        let edit = context.editor().replace_string(node.span, text);
        if let Some(diagnostic) = report(findings, server, misfit, &what) {
            diagnostic
                .label(node.span, format!("{kind}, not a string"))
                .fix(Fix::safe(format!("put the {received} in quotes"), vec![edit]));
        }
    }
}

/// Whether this is a scalar in a list or map of strings: what its author meant is the same text in quotes.
fn is_scalar_for_string(misfit: &Misfit<'_>) -> bool {
    let kinds = [FieldKind::Strings, FieldKind::StringOrStrings, FieldKind::StringMap];
    misfit.is_part()
        && misfit.problem == Problem::Kind(FieldKind::String)
        && kinds.contains(&misfit.field.kind)
        && misfit.node.is_some_and(is_scalar)
}
