//! `bearer-scheme`: `Bearer` twice, or missing before a token that needs it.

use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Edit;
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::span::Span;
use crate::variables::Text;

pub(super) static RULE: Rule = Rule {
    name: "bearer-scheme",
    category: Category::Env,
    severity: Severity::Warning,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "the header Authorization names its scheme twice, or not at all",
    check: Check::Server(check),
};

/// Beginnings of tokens that no server takes without `Bearer`.
const NEED_BEARER: [&str; 6] = ["ghp_", "github_pat_", "gho_", "ghu_", "ghs_", "sk-"];

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    for used in server.uses() {
        let is_authorization = used.field == "headers"
            && used.name.is_some_and(|name| name.eq_ignore_ascii_case("authorization"));
        // `--header "Authorization: Bearer …"` of mcp-remote and its kin.
        let in_argument = used.field == "args" && starts_with(used.text.text, "authorization:");
        if !is_authorization && !in_argument {
            continue;
        }
        let start = if in_argument { "authorization:".len() } else { 0 };
        twice(context, used.text, start, findings);
        if is_authorization {
            missing(context, used.text, findings);
        }
    }
}

/// `Bearer Bearer token`
fn twice(context: &Context<'_>, text: Text<'_>, start: usize, findings: &mut Findings<'_>) {
    let value = &text.text[start..];
    let first = start + (value.len() - value.trim_start().len());
    if !starts_with(&text.text[first..], "bearer ") {
        return;
    }
    let behind = text.text[first + "bearer ".len()..].trim_start();
    let second = text.text.len() - behind.len();
    if !starts_with(behind, "bearer ") {
        return;
    }
    let token = text.text.len() - behind["bearer ".len()..].trim_start().len();
    let range = Span::new(second, token);
    let place = text.locate(context.text, range);
    let edit = if place == text.span {
        let rest = format!("{}{}", &text.text[..second], &text.text[token..]);
        context.editor().replace_string(text.span, &rest)
    } else {
        Edit::delete(place)
    };
    findings
        .report(
            text.span,
            "Bearer stands twice, so the server takes the second one for the token and answers 401",
        )
        .label(text.span, "Bearer Bearer")
        .fix(Fix::safe("remove one \"Bearer\"", vec![edit]));
}

/// `Authorization: ghp_…`
fn missing(context: &Context<'_>, text: Text<'_>, findings: &mut Findings<'_>) {
    let token = text.text.trim();
    if token.contains(char::is_whitespace) || !NEED_BEARER.iter().any(|start| token.starts_with(start)) {
        return;
    }
    let edit = context.editor().replace_string(text.span, &format!("Bearer {token}"));
    findings
        .report(
            text.span,
            "the token has no scheme before it, and a server that wants a bearer token answers 401",
        )
        .label(text.span, "no \"Bearer\" before it")
        .fix(Fix::suggestion("write \"Bearer\" and a blank before the token", vec![edit]));
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}
