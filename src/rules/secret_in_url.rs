//! `secret-in-url`: a token in a URL, which ends up in logs.

use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

use super::support::planted;
use super::support::way_out::WayOut;

pub(super) static RULE: Rule = Rule {
    name: "secret-in-url",
    category: Category::Security,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: Some(Applicability::Suggestion),
    summary: "a token stands in a URL",
    check: Check::Server(check),
};

/// Services whose documentation gives the key in the URL and names no other place (read 2026-11-22).
const ONLY_IN_URL: [&str; 3] = ["mcp.brightdata.com", "mcp.browserbase.com", "mcp.tavily.com"];

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if !planted::may_be_any(server) {
        return;
    }
    for planted in planted::in_urls(server).iter().filter(|planted| planted.matters(context)) {
        let Some(url) = planted::url_of(planted) else { continue };
        let what = planted.secret.kind.what();
        let finding = findings.report(
            planted.span,
            format!("{what} stands in the URL: URLs end up in logs, and everyone who can read this file can use it"),
        );
        finding.label(planted.locate(context), "in plain text");
        let only_way = ONLY_IN_URL.iter().any(|host| url.has_host(host));
        if only_way || url.is_loopback() {
            finding.severity(Severity::Info);
        }
        let fix = WayOut::of(context, server, planted).map(|way| way.fix(Applicability::Suggestion));
        match fix {
            Some(fix) if only_way => finding.fix(fix),
            Some(fix) => {
                finding.help("better still is a header, if the server takes the token there").fix(fix)
            }
            None if only_way => finding.help("the service takes the key in its URL: do not share the file"),
            None => finding.fix(Fix::suggestion(
                "send it in a header such as Authorization, if the server takes it there",
                Vec::new(),
            )),
        };
    }
}
