//! `env-not-inherited`: a variable of the shell that the client keeps from its servers.

use crate::argv::package::Ecosystem;
use crate::clients::{Inherits, Knowledge};
use crate::diagnostic::{Applicability, Impact, Severity};
use crate::knowledge::packages::Confidence;
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

use super::support::env::{and, has_unseen_source, suggest};
use super::support::known::{Known, origin};
use super::support::needs::Missing;

pub(super) static RULE: Rule = Rule {
    name: "env-not-inherited",
    category: Category::Env,
    severity: Severity::Info,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Suggestion),
    summary: "the shell may have a variable that the server needs, and the client keeps it back",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect else { return };
    let how = match dialect.inherits {
        Inherits::FullButSecrets => "no variable whose name looks like that of a secret",
        Inherits::AllowList(..) => "only a few variables of its own environment",
        _ => return,
    };
    let Some(Known { package, row }) = Known::of(server) else { return };
    if row.confidence == Confidence::Low || package.ecosystem == Ecosystem::Oci || has_unseen_source(server) {
        return;
    }
    let missing = Missing::of(context, server, package, row);
    let held_back = missing.names.iter().all(|name| dialect.inherits.passes(name) == Knowledge::No);
    if missing.names.is_empty() || missing.is_unsure || !held_back {
        return;
    }
    let span = server.argv().tokens[package.token].span;
    let it = if missing.names.len() == 1 { "does" } else { "do" };
    let message = format!(
        "{} hands on {how}, so {} of the shell {it} not reach this server",
        dialect.name,
        and(&missing.names)
    );
    let finding = findings.report(span, message);
    finding.label(span, format!("needs {}", and(&missing.names))).help(origin(row));
    if row.fatal && row.confidence == Confidence::High && !context.example {
        finding.severity(Severity::Warning).says(context.closed_error());
    }
    finding.maybe_fix(suggest(context, server, &missing.names, None));
}
