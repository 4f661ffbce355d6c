//! `url-invalid`: a URL that no client can reach: no URL at all, or that of something else.

mod address;

use address::{Fault, Repair};

use super::support::remote::{Address, Place};
use super::support::shape::Shape;
use crate::clients::{Knowledge, Speaks};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "url-invalid",
    category: Category::Remote,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "the URL of a remote server is none, or cannot be that of an MCP server",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(address) = Address::of(server) else { return };
    let reads = |scheme: &str| reads_scheme(context, &address, scheme) || asks_for(server, scheme);
    let Some(fault) = address::judge(address.text, &reads) else { return };
    if fault.is_placeholder && is_declared(context, server, fault.part) {
        return;
    }
    let span = address.locate(context, fault.start, fault.part);
    let fix = fix_of(context, server, &address, &fault);
    let diagnostic = findings.report(address.span, fault.message.clone());
    diagnostic.label(span, fault.label).maybe_fix(fix);
    if let Some(help) = fault.help {
        diagnostic.help(help);
    }
    // Some clients look at the address when they read the file.
    let misfit =
        server.misfits().iter().find(|misfit| misfit.node.is_some_and(|node| node.span == address.span));
    let reaction = misfit.and_then(|misfit| server.reaction(misfit.mistake(server.dialect?)));
    if let Some(reaction) = reaction {
        diagnostic.impact(reaction.outcome.impact());
    } else if !fault.is_sure {
        diagnostic.severity(Severity::Warning);
    }
    if fault.is_placeholder && context.example {
        diagnostic.severity(Severity::Info);
    }
}

/// Whether the client speaks this scheme too, which is not HTTP's.
fn reads_scheme(context: &Context<'_>, address: &Address<'_, '_>, scheme: &str) -> bool {
    match (&address.place, context.dialect) {
        (Place::McpRemote(..), _) => false,
        (Place::Field(_), Some(dialect)) => dialect.speaks_scheme(scheme) != Knowledge::No,
        (Place::Field(_), None) => matches!(scheme, "ws" | "wss" | "unix" | "pipe"),
    }
}

/// Whether the entry says that it is a websocket: then its transport word is what to mend first.
fn asks_for(server: &Server<'_>, scheme: &str) -> bool {
    matches!(scheme, "ws" | "wss")
        && Shape::of_first(server)
            .and_then(|shape| shape.word)
            .is_some_and(|(_, word)| Speaks::of(word) == Some(Speaks::Websocket))
}

/// Whether the entry says what goes into every `{name}` of this part: `variables` of the registry's server.json.
fn is_declared(context: &Context<'_>, server: &Server<'_>, part: &str) -> bool {
    let field = context.dialect.and_then(|dialect| dialect.field("variables"));
    let declared = field.and_then(|field| server.node.get(field.name)?.value.as_object());
    let Some(declared) = declared else { return false };
    let mut names = part.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or(rest));
    names.all(|name| declared.iter().any(|member| member.key == name))
}

fn fix_of(
    context: &Context<'_>,
    server: &Server<'_>,
    address: &Address<'_, '_>,
    fault: &Fault<'_>,
) -> Option<Fix> {
    let Repair { text, title, applicability } = fault.repair.clone()?;
    let edits = vec![context.editor().replace_string(address.span, &text)];
    address.is_editable(server).then(|| Fix::new(applicability, title, edits))
}
