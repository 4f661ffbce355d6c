//! `wrong-runner`: a package of Python given to npx, or one of npm given to uvx.

use crate::argv::package::{Ecosystem, PackageRef};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::knowledge::packages::{Elsewhere, Package, State};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

use super::support::env::speaks_of;
use super::support::known::{launcher, origin, run_with};

pub(super) static RULE: Rule = Rule {
    name: "wrong-runner",
    category: Category::Packages,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "npx is given a package of Python, or uvx one of npm",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let Some(package) = argv.package() else { return };
    let Some(other) = package.ecosystem.other() else { return };
    let row = argv.known_elsewhere().filter(|row| row.state != State::Absent);
    let Some(why) = why(server, package, row) else { return };
    let span = argv.tokens[package.token].span;
    let program = launcher(argv, package).map_or("", |layer| argv.name(layer));
    let name = &package.name;
    let home = other.place();
    let message = match why {
        Why::Scope => format!(
            "{name} is a name of npm's, which {program} refuses: names of Python packages have no @ and no /"
        ),
        Why::Nothing => format!(
            "{name} is {home} and not {}, so {program} finds no such package and exits",
            package.ecosystem.place()
        ),
        Why::NoProgram => format!(
            "{name} is {home}; what has this name {} holds no program, so {program} exits",
            package.ecosystem.place()
        ),
        Why::Other => format!(
            "{name} {} is another server: the variables of this entry are those of the one {home}",
            package.ecosystem.place()
        ),
    };
    let finding = findings.report(span, message);
    finding.label(span, format!("{home}, not for {program}"));
    if let Some(row) = row {
        finding.help(origin(row));
    }
    if why == Why::Other {
        finding.severity(Severity::Warning).impact(Impact::None);
    } else {
        finding.says(context.closed_error());
    }
    finding.maybe_fix(repair(context, server, package, other, why, row.is_some()));
}

/// Why the launcher is wrong.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Why {
    /// The name has a scope, which PyPI does not know.
    Scope,
    /// Its registry has no such package.
    Nothing,
    /// Its registry has one without a program in it.
    NoProgram,
    /// Its registry has another server of that name.
    Other,
}

fn why(server: &Server<'_>, package: &PackageRef, row: Option<&Package>) -> Option<Why> {
    if package.ecosystem == Ecosystem::Pypi && package.name.starts_with('@') {
        return package.name.contains('/').then_some(Why::Scope);
    }
    match row?.elsewhere {
        Elsewhere::Unknown => None,
        Elsewhere::Nothing => Some(Why::Nothing),
        Elsewhere::NoProgram => Some(Why::NoProgram),
        // The name alone does not say which of the two is meant; its variables do.
        Elsewhere::Other => row?.variables().any(|name| speaks_of(server, name)).then_some(Why::Other),
    }
}

fn repair(
    context: &Context<'_>,
    server: &Server<'_>,
    package: &PackageRef,
    other: Ecosystem,
    why: Why,
    is_known: bool,
) -> Option<Fix> {
    let text = server.argv().tokens[package.token].text.as_ref();
    let (program, words): (&str, &[&str]) = match other {
        Ecosystem::Pypi => ("uvx", &[text]),
        _ => ("npx", &["-y", text]),
    };
    let title = format!("run it with {program}");
    let Some(edits) = run_with(context, server, package, program, words) else {
        return Some(Fix::suggestion(title, Vec::new()));
    };
    let is_sure = why != Why::Other && is_known;
    let applicability = if is_sure { Applicability::Safe } else { Applicability::Unsafe };
    Some(Fix::new(applicability, title, edits))
}
