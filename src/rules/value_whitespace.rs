//! `value-whitespace`: blanks or a line break around a value.

use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::mask::is_secret_name;
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

use super::support::uses;

pub(super) static RULE: Rule = Rule {
    name: "value-whitespace",
    category: Category::Env,
    severity: Severity::Warning,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "a value starts or ends with white space",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    for used in uses::values(server) {
        let Some(name) = used.name else { continue };
        let text = used.text.text;
        let trimmed = text.trim();
        let is_header = used.field == "headers";
        let is_secret = is_header || is_secret_name(name);
        // A key in a file has line breaks of its own; a separator may be a blank.
        if trimmed.len() == text.len()
            || trimmed.is_empty()
            || trimmed.contains(['\n', '\r'])
            || !is_secret && trimmed.len() < 3
        {
            continue;
        }
        let breaks_line = text.contains(['\n', '\r']);
        let what = if breaks_line { "a line break" } else { "a blank" };
        let place = if text.trim_end().len() < text.len() { "ends" } else { "starts" };
        let message = match (is_header, breaks_line) {
            (true, true) => format!("the header {name} {place} with {what}, which HTTP libraries refuse"),
            (true, false) => format!("the header {name} {place} with {what}, which is no part of a token"),
            _ => format!("{name} {place} with {what}, which the server takes for a part of the value"),
        };
        let fix = Fix::new(
            if is_secret { Applicability::Safe } else { Applicability::Unsafe },
            "remove the white space",
            vec![context.editor().replace_string(used.text.span, trimmed)],
        );
        let finding = findings.report(used.text.span, message);
        finding.label(used.text.span, format!("{place} with {what}")).fix(fix);
        if is_header && breaks_line {
            finding
                .severity(Severity::Error)
                .says(format!("Invalid character in header content [\"{name}\"]"));
        }
    }
}
