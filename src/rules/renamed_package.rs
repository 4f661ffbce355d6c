//! `renamed-package`: a server that its owners publish under another name.

use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::knowledge::packages::State;
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

use super::support::known::{Known, in_words, origin, rename, same_registry};

pub(super) static RULE: Rule = Rule {
    name: "renamed-package",
    category: Category::Packages,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: Some(Applicability::Unsafe),
    summary: "the package has another name now, and the old one gets no more releases",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(Known { package, row }) = Known::of(server) else { return };
    if row.state != State::Renamed {
        return;
    }
    let span = server.argv().tokens[package.token].span;
    let name = same_registry(package.ecosystem, row.successors);
    let edits = name.and_then(|name| rename(context, server, package, name));
    let title = format!("use {} in its place", name.map_or_else(|| in_words(row.successors), str::to_owned));
    findings
        .report(span, format!("{} has a new name, and under the old one no new release will come", row.name))
        .label(span, format!("now {}", in_words(row.successors)))
        .help(origin(row))
        .fix(match edits {
            Some(edits) => Fix::unsafe_(title, edits),
            None => Fix::suggestion(title, Vec::new()),
        });
}
