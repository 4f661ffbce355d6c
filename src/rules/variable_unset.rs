//! `variable-unset`: a reference to a variable that this machine does not have.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use crate::byte_set::ByteSet;
use crate::clients::{Unset, VariableForm};
use crate::diagnostic::{Impact, Severity};
use crate::model::Server;
use crate::model::uses;
use crate::platform::Platform;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::variables;

pub(super) static RULE: Rule = Rule {
    name: "variable-unset",
    category: Category::Env,
    severity: Severity::Warning,
    impact: Impact::SettingIgnored,
    fix: None,
    summary: "a variable that the file refers to is not set on this machine",
    check: Check::Server(check),
};

/// Names that the client itself fills in.
const SET_BY_CLIENT: [&str; 6] = [
    "CLAUDE_CODE_SESSION_ID",
    "CLAUDE_PLUGIN_DATA",
    "CLAUDE_PLUGIN_ROOT",
    "CLAUDE_PROJECT_DIR",
    "CLAUDE_SESSION_ID",
    "CLAUDE_SKILL_DIR",
];

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let (Some(host), Some(dialect)) = (context.host, context.dialect) else { return };
    if dialect.variables_stand_in().is_some() {
        return;
    }
    if context.example || !(context.runs_here || context.platform == Platform::Any) {
        return;
    }
    if !variables::may_stand_in(server.bytes()) {
        return;
    }
    let runs_script = OnceCell::new();
    let runs_script = || *runs_script.get_or_init(|| uses::runs_script(server));
    let mut seen = BTreeSet::new();
    for use_ in server.uses().iter().filter(|use_| variables::may_stand_in(ByteSet::of(use_.text.text))) {
        if use_.field == "args" && runs_script() {
            continue;
        }
        for (variable, span) in use_.text.variables(context.text) {
            let name = variable.name;
            if !variable.is_environment()
                || variable.form == VariableForm::BracesDefault
                || !dialect.forms_in(use_.field).contains(&variable.form)
                || SET_BY_CLIENT.contains(&name)
                || use_.is_set_by_entry(server, name)
                || host.has_variable(name)
                || !seen.insert(name)
            {
                continue;
            }
            let consequence = match dialect.variables.unset {
                Unset::Literal => {
                    format!("passes on the text {} as it stands", variable.range.slice(use_.text.text))
                }
                Unset::Empty => "puts an empty string there".to_owned(),
                Unset::Rejected => "refuses the entry".to_owned(),
                Unset::Unknown => "has nothing to put there".to_owned(),
            };
            findings
                .report(
                    span,
                    format!("{name} is not set in the environment here, so {} {consequence}", dialect.name),
                )
                .label(span, "not set here")
                .help(format!("set {name} before {} starts", dialect.name));
        }
    }
}
