//! `vscode-input-undeclared`: `${input:id}` with no input of that id.

use std::collections::{BTreeSet, HashMap};

use crate::clients::VariableForm;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::span::Span;
use crate::syntax::Node;
use crate::variables;

use super::support::inputs::Inputs;

pub(super) static RULE: Rule = Rule {
    name: "vscode-input-undeclared",
    category: Category::Env,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "a server refers to an input that the file does not declare",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let reads_inputs =
        context.dialect.is_some_and(|dialect| dialect.variables.forms.contains(&VariableForm::Input));
    let Some(inputs) = Inputs::of(context).filter(|_| reads_inputs) else { return };
    let first_users = context.facts.first_users.get_or_init(|| first_users(context));
    let is_used_before = |id: &str| first_users.get(id).is_some_and(|first| *first < server.node.span.start);
    let mut seen = BTreeSet::new();
    for (id, span) in references(context.text, server.node) {
        // One input that is missing is one finding, at its first use.
        if inputs.has(id) || !seen.insert(id) || is_used_before(id) {
            continue;
        }
        let edits = inputs.declare(context, &[id]);
        findings
            .report(
                span,
                format!(
                    "no input has the id {id}, so {} cannot resolve this and does not start the server",
                    context.client()
                ),
            )
            .label(span, "no such id in \"inputs\"")
            .says(format!(
                "Undefined input variable '{id}' encountered. Remove or define '{id}' to continue."
            ))
            .maybe_fix(
                (!edits.is_empty()).then(|| {
                    Fix::safe(format!("add an input \"{id}\" that asks for it as a password"), edits)
                }),
            );
    }
}

fn first_users(context: &Context<'_>) -> HashMap<String, usize> {
    let mut first = HashMap::new();
    for server in &context.config.servers {
        for (id, _) in references(context.text, server.node) {
            first.entry(id.to_owned()).or_insert(server.node.span.start);
        }
    }
    first
}

/// The ids that a server refers to, with their places.
fn references<'a>(source: &str, server: &'a Node<'a>) -> Vec<(&'a str, Span)> {
    variables::texts(server)
        .into_iter()
        .flat_map(|text| text.variables(source))
        .filter(|(variable, _)| variable.form == VariableForm::Input)
        .map(|(variable, span)| (variable.name, span))
        .collect()
}
