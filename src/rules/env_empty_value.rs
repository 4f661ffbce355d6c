//! `env-empty-value`: a variable that a server needs is set to nothing.

use crate::diagnostic::{Impact, Severity};
use crate::knowledge::packages::{Confidence, Package, Way};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::secrets::is_secret_name;

use super::support::document::is_document;
use super::support::known::{Known, origin};

pub(super) static RULE: Rule = Rule {
    name: "env-empty-value",
    category: Category::Env,
    severity: Severity::Warning,
    impact: Impact::ServerFails,
    fix: None,
    summary: "a variable that holds a key or is needed is set to the empty string",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if is_document(context) {
        return;
    }
    let known = Known::of(server).filter(|known| known.row.confidence > Confidence::Low);
    let row = known.as_ref().map(|known| known.row);
    for variable in server.env_vars() {
        let Some(text) = variable.value.as_str().filter(|text| text.trim().is_empty()) else { continue };
        let name = variable.key.as_ref();
        let Some(severity) = severity(server, row, name) else { continue };
        let what = if text.is_empty() { "the empty string" } else { "white space" };
        let message = format!(
            "{name} is set to {what}: the server gets no value, and one from the environment of {} is hidden",
            context.client()
        );
        let finding = findings.report(variable.value.span, message);
        finding.label(variable.value.span, "empty").severity(severity);
        if let Some(row) = row.filter(|row| row.variables().any(|known| known == name)) {
            finding.help(origin(row));
        } else {
            finding.help("write the value, or remove the variable");
        }
    }
}

/// How bad it is that this variable is empty; `None` where it may be.
fn severity(server: &Server<'_>, row: Option<&Package>, name: &str) -> Option<Severity> {
    let Some(row) = row else {
        return is_secret_name(name).then_some(Severity::Warning);
    };
    if row.required.iter().any(|needed| needed == name) {
        return Some(Severity::Warning);
    }
    let group = row.any_of.iter().find(|group| group.iter().any(|way| holds(way, name)));
    match group {
        Some(group) => {
            let other = |way: &&Way| !holds(way, name) && is_given(server, way);
            (!group.iter().any(|way| other(&way))).then_some(Severity::Warning)
        }
        // The server works without it.
        None if row.optional.iter().any(|read| read == name) => {
            is_secret_name(name).then_some(Severity::Info)
        }
        None => is_secret_name(name).then_some(Severity::Warning),
    }
}

fn holds(way: &Way, name: &str) -> bool {
    match way {
        Way::Variable(variable) => *variable == name,
        Way::All(names) => names.contains(&name),
        _ => false,
    }
}

/// Whether the entry gives the server what it needs in this way, with a value.
fn is_given(server: &Server<'_>, way: &Way) -> bool {
    let has = |name: &str| {
        server.env_vars().any(|variable| {
            variable.key == name && variable.value.as_str().is_some_and(|text| !text.trim().is_empty())
        })
    };
    let arguments = || server.argv().tokens.iter().map(|token| token.text.as_ref());
    match way {
        Way::Variable(name) => has(name),
        Way::All(names) => names.iter().all(|name| has(name)),
        Way::Flag(flag) => arguments().any(|text| text.split('=').next() == Some(flag)),
        Way::Argument(start) => arguments().any(|text| text.starts_with(start)),
        Way::Url => arguments().any(|text| text.contains("://")),
        Way::Unseen(_) => false,
    }
}
