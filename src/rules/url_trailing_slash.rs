//! `url-trailing-slash`: a known server whose path is documented with a slash at its end.

use super::support::remote::Address;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::knowledge::endpoints;
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "url-trailing-slash",
    category: Category::Remote,
    severity: Severity::Info,
    impact: Impact::None,
    fix: Some(Applicability::Suggestion),
    summary: "the URL lacks the slash that the server's documentation writes",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(address) = Address::of(server) else { return };
    let Some(url) = address.url() else { return };
    let Some(row) = endpoints::lacks_slash(&url) else { return };
    let end = url.path_start + url.path.len();
    let text = address.text.trim();
    let new = format!("{}/{}", &text[..end], &text[end..]);
    let span = address.locate(context, url.path_start, url.path);
    let fix = address.is_editable(server).then(|| {
        Fix::suggestion(
            format!("write {}", row.path),
            vec![context.editor().replace_string(address.span, &new)],
        )
    });
    findings
        .report(
            address.span,
            format!(
                "the documented path is {}: where a server redirects the one without the slash, some clients lose \
                 the body or the header Authorization on the way. Both work here today",
                row.path
            ),
        )
        .label(span, "no slash at its end")
        .maybe_fix(fix)
        .help(format!("according to {} (checked {})", row.source, row.checked));
}
