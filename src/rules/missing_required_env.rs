//! `missing-required-env`: a known server without the variables that it needs.

use crate::argv::docker::Docker;
use crate::argv::package::{Ecosystem, PackageRef};
use crate::clients::Knowledge;
use crate::diagnostic::{Applicability, Impact, Severity};
use crate::edit::Edit;
use crate::knowledge::packages::{self, Confidence, Package};
use crate::model::Server;
use crate::platform::Platform;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::Member;

use super::support::docker::forward;
use super::support::env::{and, has_unseen_source, or, suggest};
use super::support::needs::Missing;

pub(super) static RULE: Rule = Rule {
    name: "missing-required-env",
    category: Category::Env,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Suggestion),
    summary: "a known server does not get a variable that it needs",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let Some(package) = PackageRef::of(argv) else { return };
    let Some(row) = packages::find(package.ecosystem, &package.name) else { return };
    let unreadable = server.env().is_some_and(|env| env.value.as_object().is_none());
    if row.confidence == Confidence::Low || unreadable || has_unseen_source(server) {
        return;
    }
    let missing = Missing::of(server, &package, &row);
    if missing.words.is_empty() {
        return;
    }
    // A container sees nothing of the client's environment that docker is not told to hand on.
    let inherits = package.ecosystem != Ecosystem::Oci && may_inherit(context, &missing.names);
    let wrong: Vec<(&Member, &str)> = server
        .env_vars()
        .filter_map(|variable| Some((variable, wrong_name(&row, &missing, &variable.key)?)))
        .collect();
    let mut message = message(context, &row, &missing, inherits);
    if let Some((variable, _)) = wrong.first() {
        message.push_str(&format!("; it does not read {}", variable.key));
    }
    let span = argv.tokens[package.token].span;
    let finding = findings.report(span, message);
    finding.label(span, label(&missing));
    for (variable, right) in wrong {
        finding.label(variable.key_span, format!("this server reads {right} instead"));
    }
    finding.severity(severity(context, &row, &missing, inherits));
    if row.fatal {
        finding.says(context.closed_error());
    } else {
        finding.impact(Impact::None);
    }
    finding.help(format!("what it needs is written in {} (checked {})", row.source, row.checked));
    finding.maybe_fix(suggest(
        context,
        server,
        &missing.names,
        also_forward(context, server, &missing.names),
    ));
}

fn severity(context: &Context<'_>, row: &Package, missing: &Missing, inherits: bool) -> Severity {
    let is_unsure = missing.is_unsure || row.confidence == Confidence::Medium;
    if is_unsure || context.example || inherits && is_set_here(context, &missing.names) {
        Severity::Info
    } else if row.fatal && !inherits {
        Severity::Error
    } else {
        Severity::Warning
    }
}

fn message(context: &Context<'_>, row: &Package, missing: &Missing, inherits: bool) -> String {
    let needs = and(&missing.words);
    if missing.is_unsure {
        return format!("{} needs {needs}, and the entry gives it none of them", row.name);
    }
    let it = if missing.words.len() == 1 { "it" } else { "them" };
    let unless = match context.dialect {
        Some(dialect) if inherits => format!(", unless the shell that starts {} has {it}", dialect.name),
        None if inherits => format!(", unless the client passes {it} on from its own environment"),
        _ => String::new(),
    };
    if row.fatal {
        format!("{} exits at start without {needs}{unless}", row.name)
    } else {
        format!("{} starts without {needs}, and the calls that need {it} fail{unless}", row.name)
    }
}

fn label(missing: &Missing) -> String {
    if missing.words.iter().map(String::as_str).eq(missing.names.iter().copied()) {
        format!("gets no {}", or(&missing.names))
    } else {
        "gets none of these".to_owned()
    }
}

/// The name that the server reads in place of this one, if that is one it lacks.
fn wrong_name(row: &Package, missing: &Missing, name: &str) -> Option<&'static str> {
    let (_, right) = row.wrong_names.iter().find(|(wrong, _)| *wrong == name)?;
    missing.names.contains(right).then_some(*right)
}

/// Whether the client may hand these variables on from its own environment.
fn may_inherit(context: &Context<'_>, names: &[&str]) -> bool {
    context
        .dialect
        .is_none_or(|dialect| names.iter().all(|name| dialect.inherits.passes(name) == Knowledge::Yes))
}

fn is_set_here(context: &Context<'_>, names: &[&str]) -> bool {
    let host = context.host.filter(|_| context.runs_here || context.platform == Platform::Any);
    host.is_some_and(|host| !names.is_empty() && names.iter().all(|name| host.has_variable(name)))
}

/// A container gets a variable only if docker is told to hand it on.
fn also_forward(context: &Context<'_>, server: &Server<'_>, names: &[&str]) -> Option<(String, Vec<Edit>)> {
    let argv = server.argv();
    let docker = argv.layers.iter().rev().find_map(|layer| Docker::parse(argv, layer))?;
    let words: Vec<String> = names.iter().map(|name| format!("\"-e\", \"{name}\"")).collect();
    let edits = forward(context, server, &docker, names).unwrap_or_default();
    Some((format!("and {} before the image", words.join(", ")), edits))
}
