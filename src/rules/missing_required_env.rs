//! `missing-required-env`: a known server without the variables that it needs.

use crate::argv::package::Ecosystem;
use crate::clients::{Inherits, Knowledge};
use crate::diagnostic::{Applicability, Impact, Severity};
use crate::edit::Edit;
use crate::knowledge::packages::{Confidence, Package, State};
use crate::model::Server;
use crate::platform::Platform;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::secrets::is_secret_name;

use super::support::docker::forward;
use super::support::env::{and, has_unseen_source, may_inherit, or, suggest};
use super::support::known::{Known, origin};
use super::support::needs::Missing;
use super::support::variable_names::given;

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
    let Some(Known { package, row }) = Known::of(server) else { return };
    let unreadable = server.env().is_some_and(|env| env.value.as_object().is_none());
    let is_judged = row.confidence > Confidence::Low && row.state != State::Absent;
    if !is_judged || unreadable || has_unseen_source(server) {
        return;
    }
    let missing = Missing::of(context, server, package, row);
    if missing.words.is_empty()
        || is_held_back(context, &missing.names)
        || row.confidence == Confidence::Medium && is_set_up_otherwise(server, row)
    {
        return;
    }
    // A container sees nothing of the client's environment that docker is not told to hand on.
    let inherits = package.ecosystem != Ecosystem::Oci && may_inherit(context, &missing.names);
    let span = argv.tokens[package.token].span;
    let finding = findings.report(span, message(context, row, &missing, inherits));
    finding.label(span, label(&missing));
    finding.severity(severity(context, row, &missing, inherits));
    if row.fatal {
        finding.says(context.closed_error());
    } else {
        finding.impact(Impact::None);
    }
    finding.help(origin(row));
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
        Some(dialect) if inherits && dialect.inherits != Inherits::Unknown => {
            format!(", unless the shell that starts {} has {it}", dialect.name)
        }
        _ if inherits => format!(", unless {} passes {it} on from its own environment", context.client()),
        _ => String::new(),
    };
    if row.confidence == Confidence::Medium {
        format!("{} is listed as needing {needs}, which the entry does not give it{unless}", row.name)
    } else if row.fatal {
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

/// Whether the entry gives the server a secret of which its row does not know, or a folder that may hold one:
/// the author follows other instructions than the catalogue from which the row comes.
fn is_set_up_otherwise(server: &Server<'_>, row: &Package) -> bool {
    let argv = server.argv();
    let has_folder = argv
        .layers
        .iter()
        .filter_map(|layer| argv.docker(layer))
        .any(|docker| !docker.values(argv, 'v', &["--volume", "--mount"]).is_empty());
    let is_unknown = |name: &str| is_secret_name(name) && !row.variables().any(|known| known == name);
    has_folder || given(server).iter().any(|given| is_unknown(&given.name))
}

/// Whether this machine has the variables and the client keeps them from its servers: that is what
/// `env-not-inherited` says.
fn is_held_back(context: &Context<'_>, names: &[&str]) -> bool {
    let filters = context.dialect.is_some_and(|dialect| {
        matches!(dialect.inherits, Inherits::FullButSecrets | Inherits::AllowList(..))
            && names.iter().all(|name| dialect.inherits.passes(name) == Knowledge::No)
    });
    filters && is_set_here(context, names)
}

fn is_set_here(context: &Context<'_>, names: &[&str]) -> bool {
    let host = context.host.filter(|_| context.runs_here || context.platform == Platform::Any);
    host.is_some_and(|host| !names.is_empty() && names.iter().all(|name| host.has_variable(name)))
}

/// A container gets a variable only if docker is told to hand it on.
fn also_forward(context: &Context<'_>, server: &Server<'_>, names: &[&str]) -> Option<(String, Vec<Edit>)> {
    let argv = server.argv();
    let docker = argv.layers.iter().rev().find_map(|layer| argv.docker(layer))?;
    let words: Vec<String> = names.iter().map(|name| format!("\"-e\", \"{name}\"")).collect();
    let edits = forward(context, server, docker, names).unwrap_or_default();
    Some((format!("and {} before the image", words.join(", ")), edits))
}
