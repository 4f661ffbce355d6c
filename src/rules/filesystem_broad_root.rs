//! `filesystem-broad-root`: the server for files gets a whole disk or home folder.

use super::support::broad::is_broad;
use crate::argv::package::Ecosystem;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "filesystem-broad-root",
    category: Category::Security,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: Some(Applicability::Suggestion),
    summary: "the server for files gets a whole disk or home folder",
    check: Check::Server(check),
};

fn check(_: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let Some(package) = argv.package() else { return };
    // In a container these are paths of the container; what it mounts is for docker-broad-mount.
    if package.ecosystem != Ecosystem::Npm || !package.name.ends_with("/server-filesystem") {
        return;
    }
    for token in argv.tokens.get(package.server_args.clone()).unwrap_or_default() {
        if is_broad(&token.text) {
            findings
                .report(
                    token.span,
                    format!(
                        "the model may read and write everything below {}: keys, tokens, settings",
                        token.text
                    ),
                )
                .label(token.span, "more than one project")
                .fix(Fix::suggestion("name the folder that the server is for", Vec::new()));
        }
    }
}
