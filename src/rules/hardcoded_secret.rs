//! `hardcoded-secret`: a token in the file, where everyone who reads it finds it.

use crate::diagnostic::{Applicability, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

use super::support::planted::{self, Planted};
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
    for planted in planted::in_maps(server).filter(|planted| planted.matters(context)) {
        report(context, server, &planted, findings);
    }
}

fn report(context: &Context<'_>, server: &Server<'_>, planted: &Planted<'_>, findings: &mut Findings<'_>) {
    let kind = planted.secret.kind;
    let field = planted.field();
    let what = kind.what();
    let finding = findings.report(
        planted.span,
        format!("{} holds {what} in plain text: everyone who can read this file can use it", planted.name),
    );
    finding.label(planted.span, "in plain text");
    let expands = context.dialect.map(|dialect| dialect.variables);
    let expands_nothing = expands.is_some_and(|known| known.complete && !known.fields.contains(&field));
    if !kind.is_sure() || expands_nothing {
        finding.severity(Severity::Info);
    }
    if let Some(way) = WayOut::of(context, server, planted) {
        finding
            .help(format!("{}; if the file has been shared, replace the secret where it was issued", way.how))
            .fix(way.fix(Applicability::Unsafe));
    } else if expands_nothing {
        finding.help(format!(
            "{} reads no variables here, so the value has to stand in the file: keep the file out of \
             repositories and backups, and readable by you alone",
            context.client()
        ));
    } else {
        finding.help("keep the value outside of the file, and do not share the file");
    }
}
