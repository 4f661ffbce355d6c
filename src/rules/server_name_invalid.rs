//! `server-name-invalid`: a name with characters that the client has no use for.

use super::support::names;
use crate::clients::BadName;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "server-name-invalid",
    category: Category::Shape,
    severity: Severity::Warning,
    impact: Impact::None,
    fix: Some(Applicability::Unsafe),
    summary: "the name of a server holds a character that the client does not want in names",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect else { return };
    let rules = &dialect.names;
    let Some(other) = rules.allowed.first_other(server.name) else { return };
    // That such an entry does not load at all is said by another rule.
    if rules.reserved.contains(&server.name) {
        return;
    }
    let client = dialect.name;
    let holds = format!("the name holds {}", names::character(other));
    let (message, severity, impact) = match rules.otherwise {
        BadName::Dropped => {
            (format!("{holds}: {client} leaves the server out"), Severity::Error, Impact::ServerRejected)
        }
        BadName::Hurts(clause) => {
            (format!("{holds}: {client} loads the server, but {clause}"), Severity::Warning, Impact::None)
        }
        BadName::Awkward(clause) => (format!("{holds}: {clause}"), Severity::Info, Impact::None),
    };
    findings
        .report(server.name_span, message)
        .severity(severity)
        .impact(impact)
        .label(server.name_span, format!("{} is not for names", names::character(other)))
        .fix(rename(context, server, |character| {
            rules.allowed.first_other(&character.to_string()).is_none()
        }));
}

/// The name with a dash for each run of other characters. Permissions and prompts may use the old one.
fn rename(context: &Context<'_>, server: &Server<'_>, is_allowed: impl Fn(char) -> bool) -> Fix {
    let name = names::with_dashes(server.name, is_allowed);
    match names::rename(context, server, &name) {
        Some(edits) => Fix::unsafe_(format!("rename the server to \"{name}\""), edits),
        None => Fix::suggestion("give the server a name of its own without that character", Vec::new()),
    }
}
