//! `nonexistent-package`: a name under which nothing was ever published.

use crate::argv::package::PackageRef;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::knowledge::packages::{Package, State, Successor};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

use super::support::known::{Known, launcher, origin, rename, run_with};

pub(super) static RULE: Rule = Rule {
    name: "nonexistent-package",
    category: Category::Packages,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "there is no package of this name",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(Known { package, row }) = Known::of(server) else { return };
    if row.state != State::Absent {
        return;
    }
    let argv = server.argv();
    let span = argv.tokens[package.token].span;
    let program = launcher(argv, package).map_or("", |layer| argv.name(layer));
    let place = package.ecosystem.place();
    findings
        .report(
            span,
            format!("there is no package {} {place}, so {program} installs nothing and exits", row.name),
        )
        .label(span, "404 Not Found")
        .says(context.closed_error())
        .help(origin(row))
        .maybe_fix(repair(context, server, package, row));
}

fn repair(context: &Context<'_>, server: &Server<'_>, package: &PackageRef, row: &Package) -> Option<Fix> {
    let (title, edits) = match row.successors.first()? {
        Successor::Pypi(name) => (
            format!("run uvx {name}: the server is published on PyPI"),
            run_with(context, server, package, "uvx", &[name]),
        ),
        Successor::Npm(name) => {
            (format!("run {name}, its name on npm"), rename(context, server, package, name))
        }
        _ => return None,
    };
    let applicability = match &edits {
        None => Applicability::Suggestion,
        Some(_) if row.is_drop_in => Applicability::Safe,
        Some(_) => Applicability::Unsafe,
    };
    Some(Fix::new(applicability, title, edits.unwrap_or_default()))
}
