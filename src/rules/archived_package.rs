//! `archived-package`: a server that nobody mends any more.

use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::knowledge::packages::State;
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

use super::support::known::{Known, in_words, origin, rename, same_registry};

pub(super) static RULE: Rule = Rule {
    name: "archived-package",
    category: Category::Packages,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: Some(Applicability::Unsafe),
    summary: "the package is given up: it works, and nobody mends its holes",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(Known { package, row }) = Known::of(server) else { return };
    let State::Left(why) = row.state else { return };
    let span = server.argv().tokens[package.token].span;
    let successor = same_registry(package.ecosystem, row.successors).filter(|_| row.is_drop_in);
    let repair = successor.and_then(|name| Some((name, rename(context, server, package, name)?)));
    let fix = match repair {
        Some((name, edits)) => Some(Fix::unsafe_(
            format!("run {name} in its place; it reads the same variables, and its tools may differ"),
            edits,
        )),
        None => (!row.successors.is_empty()).then(|| {
            let title = format!("use {} in its place", in_words(row.successors));
            Fix::suggestion(title, Vec::new())
        }),
    };
    findings
        .report(span, format!("{} {why}", row.name))
        .label(span, "given up")
        .help(origin(row))
        .maybe_fix(fix);
}
