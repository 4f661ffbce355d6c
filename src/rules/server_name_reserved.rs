//! `server-name-reserved`: a name that the client keeps for a server of its own.

use super::support::names;
use crate::clients::{Mistake, Outcome};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "server-name-reserved",
    category: Category::Shape,
    severity: Severity::Error,
    impact: Impact::ServerRejected,
    fix: Some(Applicability::Suggestion),
    summary: "the client keeps the name of the server for itself and does not load the entry",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect else { return };
    if let Some(cost) = dialect.names.cost_of_unusable(server.name) {
        unusable(context, server, findings, cost);
        return;
    }
    if !dialect.names.reserved.contains(&server.name) {
        return;
    }
    let says = dialect.names.reserved_says.map(|says| says.replace("{name}", server.name));
    findings
        .report(
            server.name_span,
            format!(
                "{} keeps the name \"{}\" for a server of its own and does not load this one",
                dialect.name, server.name
            ),
        )
        .label(server.name_span, "reserved")
        .maybe_says(says.as_deref())
        .fix(rename(context, server));
}

/// The client loses what stands under such a name.
fn unusable(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>, cost: Outcome) {
    // The map of the servers is no plain map to it any more.
    let says = server
        .dialect
        .filter(|_| cost == Outcome::FileRejected)
        .and_then(|dialect| dialect.reaction(Mistake::RootKind).words(server.name, "", "object"));
    findings
        .report(
            server.name_span,
            format!(
                "{} cannot keep a server under the name \"{}\" and {}",
                context.client(),
                server.name,
                cost.verb()
            ),
        )
        .impact(cost.impact())
        .label(server.name_span, "no name for a server")
        .maybe_says(says.as_deref())
        .fix(Fix::suggestion("rename the server", Vec::new()));
}

/// A name that says whose server it is; a better one only the author knows.
fn rename(context: &Context<'_>, server: &Server<'_>) -> Fix {
    let is_plain = |character: char| character.is_ascii_alphanumeric() || character == '-';
    let name = format!("{}-mcp", names::with_dashes(server.name, is_plain).to_ascii_lowercase());
    match names::rename(context, server, &name) {
        Some(edits) => Fix::suggestion(format!("rename the server, for example to \"{name}\""), edits),
        None => Fix::suggestion("rename the server", Vec::new()),
    }
}
