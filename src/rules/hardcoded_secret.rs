//! `hardcoded-secret`: a token in the file, where everyone who reads it finds it.

use crate::diagnostic::{Applicability, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

use super::support::machine;
use super::support::planted::{self, MapField, Planted, SecretPlace};
use super::support::way_out::WayOut;

pub(super) static RULE: Rule = Rule {
    name: "hardcoded-secret",
    category: Category::Security,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: Some(Applicability::Unsafe),
    summary: "a token stands in the file",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if !planted::may_be_any(server) {
        return;
    }
    for planted in planted::in_maps(server).filter(|planted| planted.matters(context)) {
        report(context, server, &planted, findings);
    }
}

fn report(context: &Context<'_>, server: &Server<'_>, planted: &Planted<'_>, findings: &mut Findings<'_>) {
    let kind = planted.secret.kind;
    let what = kind.what();
    let finding = findings.report(
        planted.span,
        format!("{} holds {what} in plain text: everyone who can read this file can use it", planted.name),
    );
    finding.label(planted.span, "in plain text");
    let way = WayOut::of(context, server, planted);
    let known = context.dialect.map(|dialect| dialect.variables).filter(|known| known.complete);
    let has_to_stay = way.is_none()
        && planted.place != SecretPlace::Map(MapField::OAuth)
        && known.is_some_and(|known| !known.fields.contains(&planted.field()));
    // Where nobody else on the machine can read the file either, it is as safe as a file can be.
    let is_closed = machine::others_may_read(context) == Some(false);
    if !kind.is_sure() || has_to_stay || is_closed {
        finding.severity(Severity::Info);
    }
    if let Some(way) = way {
        finding
            .help(format!("{}; if the file has been shared, replace the secret where it was issued", way.how))
            .fix(way.fix(Applicability::Unsafe));
    } else if has_to_stay {
        finding.help(format!(
            "{} reads no variables here, so the value has to stand in the file: keep the file out of \
             repositories and backups, and readable by you alone",
            context.client()
        ));
    } else {
        finding.help("keep the value outside of the file, and do not share the file");
    }
}
