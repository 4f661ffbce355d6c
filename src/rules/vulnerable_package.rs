//! `vulnerable-package`: a version with a known hole.

use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::knowledge::advisories::{self, Advisory, Kind, Level};
use crate::knowledge::packages::Confidence;
use crate::knowledge::version::Version;
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

use super::support::tokens;

pub(super) static RULE: Rule = Rule {
    name: "vulnerable-package",
    category: Category::Security,
    severity: Severity::Error,
    impact: Impact::Risk,
    fix: Some(Applicability::Safe),
    summary: "the version that the entry asks for has a known hole",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let Some(package) = argv.package() else { return };
    let Some(text) = package.version.as_deref() else { return };
    let Some(version) = Version::requested(package.ecosystem, text) else { return };
    let rows = advisories::find(package.ecosystem, &package.name);
    // Whether another tool reaches the server over HTTP the entry does not say; the client does not.
    let concerns = |row: &&Advisory| {
        row.kind == Kind::Vulnerable
            && row.confidence > Confidence::Low
            && !row.http_only
            && !row.affects_all()
            && row.affects(&version)
    };
    let Some(worst) = rows.iter().filter(concerns).max_by_key(|row| (row.level, row.confidence)) else {
        return;
    };
    let severity = match worst.level {
        Level::Critical | Level::High if worst.confidence == Confidence::High => Severity::Error,
        _ => Severity::Warning,
    };
    let id = worst.ids.first().map(|id| format!(" ({id})")).unwrap_or_default();
    let span = argv.tokens[package.token].span;
    let finding = findings.report(span, format!("{} {text} {}{id}", worst.package, worst.summary));
    finding
        .label(span, "this version has a known hole")
        .severity(severity)
        .help(format!("{} (checked {})", worst.source, worst.checked));
    let Some(fixed) = advisories::repaired(rows, &version) else { return };
    let written = argv.tokens[package.token].text.as_ref();
    let Some(stem) = written.strip_suffix(text) else { return };
    let Some(edits) = tokens::replace(context, server, package.token, &format!("{stem}{fixed}")) else {
        return;
    };
    let is_near =
        Version::requested(package.ecosystem, fixed).is_some_and(|fixed| fixed.same_major(&version));
    let applicability = if is_near && Version::is_exact(package.ecosystem, text) {
        Applicability::Safe
    } else {
        Applicability::Unsafe
    };
    finding.fix(Fix::new(applicability, format!("ask for {fixed}, which holds the repair"), edits));
}
