//! `vscode-input-unused`: an input that no server refers to.

use std::collections::HashSet;

use crate::clients::VariableForm;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::variables;

use super::support::inputs::Inputs;

pub(super) static RULE: Rule = Rule {
    name: "vscode-input-unused",
    category: Category::Env,
    severity: Severity::Info,
    impact: Impact::None,
    fix: Some(Applicability::Unsafe),
    summary: "an input is declared and no server refers to it",
    check: Check::File(check),
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let reads_inputs =
        context.dialect.is_some_and(|dialect| dialect.variables.forms.contains(&VariableForm::Input));
    let (Some(root), Some(inputs)) = (context.config.root.filter(|_| reads_inputs), Inputs::of(context))
    else {
        return;
    };
    let texts = variables::texts(root);
    let used: HashSet<&str> = texts
        .iter()
        .flat_map(|text| variables::scan(text.text))
        .filter(|variable| variable.form == VariableForm::Input)
        .map(|variable| variable.name)
        .collect();
    for (list, index, id) in inputs.declared() {
        let Some(text) = id.as_str().filter(|id| !used.contains(id)) else { continue };
        let edits = context.editor().remove_items(list, index, 1);
        findings
            .report(
                id.span,
                format!("no server refers to the input {text}, so {} never asks for it", context.client()),
            )
            .label(id.span, format!("no ${{input:{text}}} in this file"))
            .fix(Fix::unsafe_("remove the input", edits));
    }
}
