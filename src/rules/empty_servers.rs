//! `empty-servers`: a file that configures no server.

use crate::diagnostic::{Impact, Severity};
use crate::model::Place;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "empty-servers",
    category: Category::Shape,
    severity: Severity::Info,
    impact: Impact::None,
    fix: None,
    summary: "the file configures no server",
    check: Check::File(check),
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    if !context.config.servers.is_empty() {
        return;
    }
    for container in context.config.containers.iter().filter(|container| container.place == Place::Expected) {
        let Some(member) = container.member else { continue };
        findings
            .report(
                member.key_span,
                format!("\"{}\" is empty: {} starts no server", member.key, context.client()),
            )
            .label(container.node.span, "no server");
    }
}
