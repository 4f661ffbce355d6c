//! `config-permissions`: a file that has to hold a secret, and that others on the machine can read.

use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::rule::{Category, Check, Context, Findings, Rule};

use super::support::machine;
use super::support::planted;
use super::support::way_out::WayOut;

pub(super) static RULE: Rule = Rule {
    name: "config-permissions",
    category: Category::Security,
    severity: Severity::Info,
    impact: Impact::Risk,
    fix: Some(Applicability::Suggestion),
    summary: "other users of the machine can read a file with secrets",
    check: Check::File(check),
};

/// Only where the client has no other place for the secret: else taking it out of the file is the better way.
fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    if machine::others_may_read(context) != Some(true) {
        return;
    }
    let has_to_stay = context.config.servers.iter().find_map(|server| {
        let mut planted = planted::in_maps(server).filter(|planted| planted.matters(context));
        planted.find(|planted| WayOut::of(context, server, planted).is_none())
    });
    let Some(planted) = has_to_stay else { return };
    let what = planted.secret.kind.what();
    findings
        .report(
            planted.span,
            format!("{} holds {what}, and every user of this machine can read the file", planted.name),
        )
        .label(planted.locate(context), "readable by others")
        .fix(Fix::suggestion(format!("run chmod 600 on {}", context.path), Vec::new()));
}
