//! `unpinned-package`: a package without a version, so that each start may run other code.

use crate::argv::package::{Ecosystem, PackageRef};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "unpinned-package",
    category: Category::Security,
    severity: Severity::Info,
    impact: Impact::Risk,
    fix: Some(Applicability::Suggestion),
    summary: "a package without a version",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let Some(package) = argv.package().filter(|package| !package.name.is_empty()) else { return };
    let token = &argv.tokens[package.token];
    if is_elsewhere(package) || token.text.contains(['$', '<', '{']) || token.text.contains("@sha256:") {
        return;
    }
    let version = package.version.as_deref().unwrap_or_default();
    if is_pinned(package.ecosystem, version) {
        return;
    }
    let name = &package.name;
    let (what, write) = match package.ecosystem {
        Ecosystem::Npm => ("the newest release that fits", format!("{name}@1.2.3")),
        Ecosystem::Pypi => ("the newest release that fits", format!("{name}==1.2.3")),
        Ecosystem::Oci => ("whatever the tag stands for at the moment", format!("{name}:1.2.3")),
    };
    let given = if version.is_empty() { "no version" } else { version };
    let is_risk = context.is_shared() && argv.known().is_none();
    let finding = findings.report(
        token.span,
        format!(
            "{name} with {given} is {what}: a release that its author, or who took over the account, makes tonight \
             runs on this machine tomorrow"
        ),
    );
    finding
        .label(token.span, if version.is_empty() { "no version" } else { "moves" })
        .fix(Fix::suggestion(format!("write the version that you use now, as in {write}"), Vec::new()));
    // Everyone who opens the project runs it, and few will know what it is.
    if is_risk {
        finding.severity(Severity::Warning);
    }
}

/// What npm takes for a repository is for unpinned-vcs-source.
fn is_elsewhere(package: &PackageRef) -> bool {
    let name = &package.name;
    package.ecosystem == Ecosystem::Npm
        && (name.contains(':') || name.contains('/') && !name.starts_with('@'))
}

fn is_pinned(ecosystem: Ecosystem, version: &str) -> bool {
    let is_number = version.trim_start_matches(['v', '=']).starts_with(|first: char| first.is_ascii_digit());
    match ecosystem {
        // `1` and `1.2` are ranges of npm's.
        Ecosystem::Npm => {
            is_number && version.split('.').count() >= 3 && !version.contains(['x', '*', ' ', '|'])
        }
        Ecosystem::Pypi => is_number && !version.contains(['*', ',']),
        Ecosystem::Oci => !matches!(version, "" | "latest"),
    }
}
