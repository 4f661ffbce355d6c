//! `value-whitespace`: blanks or a line break around a value.

use crate::clients::Knowledge;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::secrets::is_secret_name;

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
    for used in server.uses() {
        let Some(name) = used.name else { continue };
        let text = used.text.text;
        let trimmed = text.trim();
        let is_header = used.field == "headers";
        if trimmed.len() == text.len() {
            continue;
        }
        let is_secret = is_header || is_secret_name(name);
        // A key in a file has line breaks of its own; a separator may be a blank.
        if trimmed.is_empty() || trimmed.contains(['\n', '\r']) || !is_secret && trimmed.len() < 3 {
            continue;
        }
        let breaks_line = text.contains(['\n', '\r']);
        let what = if breaks_line { "a line break" } else { "a blank" };
        let place = if text.trim_end().len() < text.len() { "ends" } else { "starts" };
        let client = context.client();
        let trims = context.dialect.map_or(Knowledge::Unknown, |dialect| dialect.trims_headers);
        let (consequence, severity, impact) = match (is_header, trims) {
            (false, _) => (
                "the server takes it for a part of the value".to_owned(),
                Severity::Warning,
                Impact::ServerFails,
            ),
            (true, Knowledge::Yes) => {
                (format!("{client} takes it away before it sends the header"), Severity::Info, Impact::None)
            }
            (true, Knowledge::No) if breaks_line => {
                (format!("{client} sends no such header"), Severity::Error, Impact::SettingIgnored)
            }
            (true, _) if breaks_line => (
                "some clients refuse to send such a header".to_owned(),
                Severity::Warning,
                Impact::ServerFails,
            ),
            (true, _) => ("it is no part of a token".to_owned(), Severity::Warning, Impact::None),
        };
        let whose = if is_header { format!("the header {name}") } else { name.to_owned() };
        let message = format!("{whose} {place} with {what}: {consequence}");
        let fix = Fix::new(
            if is_secret { Applicability::Safe } else { Applicability::Unsafe },
            "remove the white space",
            vec![context.editor().replace_string(used.text.span, trimmed)],
        );
        let finding = findings.report(used.text.span, message);
        finding
            .label(used.text.span, format!("{place} with {what}"))
            .severity(severity)
            .impact(impact)
            .fix(fix);
    }
}
