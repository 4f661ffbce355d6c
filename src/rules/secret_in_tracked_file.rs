//! `secret-in-tracked-file`: a token in a file that git keeps, and every copy of the repository with it.

use crate::diagnostic::{Impact, Severity};
use crate::host::Host;
use crate::knowledge::secrets::Confidence;
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::secrets::SecretKind;

use super::support::planted;
use super::support::way_out::WayOut;

pub(super) static RULE: Rule = Rule {
    name: "secret-in-tracked-file",
    category: Category::Security,
    severity: Severity::Error,
    impact: Impact::Risk,
    fix: None,
    summary: "a token stands in a file that git tracks",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(host) = context.host.filter(|_| planted::may_be_any(server)) else { return };
    let everywhere = planted::in_maps(server).chain(planted::in_args(server)).chain(planted::in_urls(server));
    for planted in everywhere.filter(|planted| planted.secret.kind.is_sure() && planted.matters(context)) {
        // Asked last: most files hold no secret, and git is a process to start.
        if !is_tracked(context, host) {
            return;
        }
        let what = planted.secret.kind.what();
        let finding = findings.report(
            planted.span,
            format!(
                "{what} stands in a file that git tracks: everyone who gets the repository gets it, and the \
                 history keeps it"
            ),
        );
        let instead = match WayOut::of(context, server, &planted) {
            Some(way) => format!("then {}", way.title),
            None => "then keep the new one outside of the repository".to_owned(),
        };
        finding.label(planted.locate(context), "in every copy of the repository").help(format!(
            "replace it where it was issued, {instead}; a new commit leaves the old one readable"
        ));
        if !is_beyond_doubt(planted.secret.kind) {
            finding.severity(Severity::Warning);
        }
    }
}

fn is_tracked(context: &Context<'_>, host: &dyn Host) -> bool {
    *context.facts.is_tracked.get_or_init(|| host.is_tracked(context.path))
}

/// Whether the form leaves no doubt: an id of a key, a key for browsers, a password for a database of the
/// repository's own containers may be meant for everyone.
fn is_beyond_doubt(kind: SecretKind) -> bool {
    match kind {
        SecretKind::Known(pattern) => pattern.confidence == Confidence::High,
        SecretKind::PrivateKey => true,
        SecretKind::UrlPassword { .. } | SecretKind::Named => false,
    }
}
