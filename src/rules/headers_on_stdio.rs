//! `headers-on-stdio`: HTTP headers in an entry that starts a process.

use super::support::foreign_field::{holds_members, refused};
use crate::clients::{On, Role};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::Member;

pub(super) static RULE: Rule = Rule {
    name: "headers-on-stdio",
    category: Category::Shape,
    severity: Severity::Warning,
    impact: Impact::SettingIgnored,
    fix: Some(Applicability::Suggestion),
    summary: "an entry that starts a process has HTTP headers, which nobody sends",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if !server.is_stdio() || server.url().is_some() {
        return;
    }
    let title = || {
        if runs_mcp_remote(server) {
            "give mcp-remote each header in its arguments: \"--header\", \"Name: value\""
        } else {
            "pass it as an argument or a variable that the program reads"
        }
    };
    let is_refused = refused(server, findings, On::Remote, "an entry with a program", |diagnostic, _| {
        diagnostic.fix(Fix::suggestion(title(), Vec::new()));
    });
    let is_headers = |member: &&Member<'_>| {
        let is_read = |member: &Member<'_>| match context.dialect {
            Some(dialect) => dialect.field(&member.key).is_some_and(|field| field.on == On::Remote),
            None => member.key == "headers",
        };
        Role::of(&member.key) == Some(Role::Headers) && holds_members(member) && is_read(member)
    };
    let Some(headers) = server.fields().iter().find(is_headers).filter(|_| !is_refused) else { return };
    let client = if context.dialect.is_some() { context.client() } else { "A client" };
    findings
        .report(
            headers.key_span,
            format!(
                "{client} sends \"{}\" to servers with a URL only; this program never sees it",
                headers.key
            ),
        )
        .label(headers.key_span, "not read")
        .fix(Fix::suggestion(title(), Vec::new()));
}

fn runs_mcp_remote(server: &Server<'_>) -> bool {
    let is_it = |text: &str| text == "mcp-remote" || text.starts_with("mcp-remote@");
    server.argv().tokens.iter().any(|token| is_it(&token.text))
}
