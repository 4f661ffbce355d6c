//! `malicious-package`: a package that was published to do harm.

use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::knowledge::advisories::{self, Kind};
use crate::knowledge::version::Version;
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "malicious-package",
    category: Category::Security,
    severity: Severity::Error,
    impact: Impact::Risk,
    fix: Some(Applicability::Suggestion),
    summary: "the package was published to do harm",
    check: Check::Server(check),
};

fn check(_: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let Some(package) = argv.package() else { return };
    let version = package.version.as_deref().and_then(|text| Version::requested(package.ecosystem, text));
    let Some(row) = advisories::find(package.ecosystem, &package.name).iter().find(|row| {
        // Without a version the newest one runs, and where some versions are harmful it is one of them.
        row.kind == Kind::Malicious && version.as_ref().is_none_or(|version| row.affects(version))
    }) else {
        return;
    };
    let id = row.ids.first().map(|id| format!(" ({id})")).unwrap_or_default();
    findings
        .report(argv.tokens[package.token].span, format!("{} {}{id}", row.package, row.summary))
        .label(argv.tokens[package.token].span, "published to do harm")
        .help(format!(
            "if it has run here, replace every secret that it could read; {} (checked {})",
            row.source, row.checked
        ))
        .fix(Fix::suggestion("remove this server", Vec::new()));
}
