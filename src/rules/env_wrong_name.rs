//! `env-wrong-name`: a variable under a name that the server does not read.

use crate::argv::package::Ecosystem;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Edit;
use crate::knowledge::packages::Confidence;
use crate::model::Server;
use crate::near::Nearness;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::variables::is_name;

use super::support::env::may_inherit;
use super::support::known::{Known, origin};
use super::support::tokens;
use super::support::variable_names::{Given, Names, Slip, given};

pub(super) static RULE: Rule = Rule {
    name: "env-wrong-name",
    category: Category::Env,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Unsafe),
    summary: "a known server gets a variable under a name that it does not read",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(known) = Known::of(server).filter(|known| known.row.confidence > Confidence::Low) else {
        return;
    };
    let names = Names::new(context, server, known.row);
    for place in given(server) {
        let Some(slip) = names.slip(&place.name) else { continue };
        let is_listed = known.row.confidence == Confidence::Medium;
        let message = if is_listed {
            format!("{} is listed with {}, not with {}", known.row.name, slip.right, place.name)
        } else {
            format!("{} does not read {}, it reads {}", known.row.name, place.name, slip.right)
        };
        let finding = findings.report(place.span, message);
        finding.label(place.span, format!("this server reads {}", slip.right));
        let inherits = known.package.ecosystem != Ecosystem::Oci && may_inherit(context, &[slip.right]);
        let is_sure =
            known.row.confidence == Confidence::High && slip.is_needed && known.row.fatal && !inherits;
        if is_sure && !context.example {
            finding.says(context.closed_error());
        } else {
            let severity = if context.example || is_listed { Severity::Info } else { Severity::Warning };
            finding.severity(severity).impact(Impact::SettingIgnored);
        }
        finding.help(origin(known.row));
        finding.maybe_fix(repair(context, server, &place, &slip));
    }
}

fn repair(context: &Context<'_>, server: &Server<'_>, place: &Given, slip: &Slip) -> Option<Fix> {
    if !is_name(slip.right) {
        return Some(Fix::suggestion(format!("give it as {}", slip.right), Vec::new()));
    }
    let edits = edits(context, server, place, slip.right);
    // `-e NAME` alone takes the value from the client's environment, where it has this name.
    let has_value = place.variable.is_some()
        || place.tokens.iter().any(|token| server.argv().tokens[*token].text.contains('='));
    let applicability = match (&edits, slip.nearness) {
        (Some(_), None | Some(Nearness::Variant)) if slip.is_proven && has_value => Applicability::Unsafe,
        _ => Applicability::Suggestion,
    };
    let title = format!("rename it to {}", slip.right);
    Some(Fix::new(applicability, title, edits.unwrap_or_default()))
}

fn edits(context: &Context<'_>, server: &Server<'_>, place: &Given, right: &str) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    if let Some(index) = place.variable {
        edits.extend(context.editor().rename_key(server.env_vars().nth(index)?, right));
    }
    for token in &place.tokens {
        let text = server.argv().tokens.get(*token)?.text.as_ref();
        edits.extend(tokens::replace(context, server, *token, &text.replacen(&place.name, right, 1))?);
    }
    Some(edits)
}
