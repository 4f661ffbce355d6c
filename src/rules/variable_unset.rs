//! `variable-unset`: a reference to a variable that this machine does not have.

use std::collections::BTreeSet;

use crate::argv::{Wrapper, is_shell};
use crate::clients::{Unset, VariableForm};
use crate::diagnostic::{Impact, Severity};
use crate::model::Server;
use crate::platform::Platform;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::{Member, Node};
use crate::variables::{self, Text};

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
    if context.example || !(context.runs_here || context.platform == Platform::Any) {
        return;
    }
    let mut seen = BTreeSet::new();
    for use_ in uses(server, dialect.variables.fields) {
        for (variable, span) in use_.text.variables(context.text) {
            let name = variable.name;
            if !variable.is_environment()
                || variable.form == VariableForm::BracesDefault
                || !dialect.variables.forms.contains(&variable.form)
                || SET_BY_CLIENT.contains(&name)
                || is_set_by_entry(server, &use_, name)
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

/// A string in which the client expands variables.
struct Use<'a> {
    text: Text<'a>,
    /// The variable of `env` whose value it is.
    variable: Option<&'a str>,
}

/// The strings of these fields, apart from scripts: the shell that runs them has variables of its own.
fn uses<'a>(server: &Server<'a>, fields: &[&str]) -> Vec<Use<'a>> {
    let mut found = Vec::new();
    for field in fields {
        let Some(member) = member(server, field) else { continue };
        if *field == "env" {
            for variable in server.env_vars() {
                found.extend(values(&variable.value).map(|text| Use { text, variable: Some(&variable.key) }));
            }
        } else if *field != "args" || !runs_script(server) {
            found.extend(values(&member.value).map(|text| Use { text, variable: None }));
        }
    }
    found
}

fn values<'a>(node: &'a Node<'a>) -> impl Iterator<Item = Text<'a>> {
    variables::texts(node).into_iter().filter(|text| !text.is_key)
}

fn member<'a>(server: &Server<'a>, field: &str) -> Option<&'a Member<'a>> {
    match field {
        "command" => server.command(),
        "args" => server.args(),
        "env" => server.env(),
        "url" => server.url(),
        "headers" => server.field(server.dialect.and_then(|dialect| dialect.keys.headers)?),
        "cwd" => server.cwd(),
        _ => None,
    }
}

fn runs_script(server: &Server<'_>) -> bool {
    let argv = server.argv();
    let runs = |name: &str| is_shell(name) || matches!(name, "cmd" | "powershell" | "pwsh");
    argv.is_inside(Wrapper::Shell) || argv.layers.iter().any(|layer| runs(&argv.name(layer)))
}

/// Whether `env` of the entry sets the variable: programs such as mcp-remote expand it from there.
fn is_set_by_entry(server: &Server<'_>, use_: &Use<'_>, name: &str) -> bool {
    use_.variable != Some(name) && server.env_vars().any(|variable| variable.key == name)
}
