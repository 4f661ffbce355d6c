//! `header-invalid`: a header that HTTP does not allow, so that no request leaves.

use std::collections::HashSet;

use crate::argv::mcp_remote;
use crate::clients::Runtime;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::span::Span;
use crate::syntax::Member;

pub(super) static RULE: Rule = Rule {
    name: "header-invalid",
    category: Category::Remote,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "a header has a name or a value that HTTP does not allow",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if let Some(line) = server.argv().mcp_remote() {
        for at in line.headers.iter().filter_map(|header| header.value) {
            let token = &server.argv().tokens[at];
            if let Some((_, value)) = mcp_remote::header(&token.text) {
                check_value("mcp-remote", Runtime::Unknown, value, token.span, findings);
            }
        }
    }
    if !server.is_remote() {
        return;
    }
    let Some(headers) = server.headers().and_then(|headers| headers.value.as_object()) else { return };
    let runtime = context.dialect.map_or(Runtime::Unknown, |dialect| dialect.runtime());
    let names: HashSet<String> = headers.iter().map(|header| header.key.to_ascii_lowercase()).collect();
    for header in headers {
        check_name(context, &names, header, findings);
        if let Some(value) = header.value.as_str() {
            check_value(context.client(), runtime, value, header.value.span, findings);
        }
    }
    check_twins(headers, findings);
}

fn check_name(
    context: &Context<'_>,
    names: &HashSet<String>,
    header: &Member<'_>,
    findings: &mut Findings<'_>,
) {
    let name = header.key.as_ref();
    if is_token(name) || name.contains("${") || name.contains("{{") {
        return;
    }
    let trimmed = name.trim().trim_end_matches(':').trim_end();
    // Two headers of one name would become one.
    let is_free = !names.contains(&trimmed.to_ascii_lowercase());
    let fix = (is_token(trimmed) && is_free)
        .then(|| Fix::safe(format!("write \"{trimmed}\""), context.editor().rename_key(header, trimmed)));
    let what = match name.chars().find(|letter| !is_token_character(*letter)) {
        None => "an empty name".to_owned(),
        Some(' ') => "a space in its name".to_owned(),
        Some(letter) => format!("{letter:?} in its name"),
    };
    findings
        .report(
            header.key_span,
            format!(
                "HTTP allows no header with {what}: {} cannot send a request to this server",
                context.client()
            ),
        )
        .label(header.key_span, what)
        .maybe_fix(fix);
}

/// A name as RFC 9110, section 5.6.2 defines it.
fn is_token(name: &str) -> bool {
    !name.is_empty() && name.chars().all(is_token_character)
}

fn is_token_character(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(letter)
}

fn check_value(client: &str, runtime: Runtime, value: &str, span: Span, findings: &mut Findings<'_>) {
    // Blanks and line breaks around the value are `value-whitespace`'s.
    let inner = value.trim();
    let (what, says) = if inner.contains(['\r', '\n', '\0']) {
        ("a line break in its value", None)
    } else if let Some(letter) = inner.chars().find(|letter| u32::from(*letter) > 0xff) {
        // Go sends the bytes as they are; of other runtimes only Node.js was asked.
        if runtime == Runtime::Go {
            return;
        }
        let says = format!(
            "Cannot convert argument to a ByteString because the character at index {} has a value of {}",
            inner.chars().take_while(|other| *other != letter).map(char::len_utf16).sum::<usize>(),
            u32::from(letter)
        );
        ("a letter outside of Latin-1 in its value", (runtime == Runtime::Node).then_some(says))
    } else {
        return;
    };
    findings
        .report(
            span,
            format!("HTTP allows no header with {what}: {client} cannot send a request to this server"),
        )
        .label(span, what)
        .maybe_says(says.as_deref());
}

/// `Authorization` beside `authorization`: HTTP joins the two with a comma.
fn check_twins(headers: &[Member<'_>], findings: &mut Findings<'_>) {
    let mut spellings = headers.iter().filter(|header| header.key.eq_ignore_ascii_case("authorization"));
    let Some(first) = spellings.next() else { return };
    for header in spellings.filter(|header| header.key != first.key) {
        findings
            .report(
                header.key_span,
                format!(
                    "\"{}\" and \"{}\" are one header to HTTP: the server gets both values in one line, and \
                     answers 401",
                    first.key, header.key
                ),
            )
            .label(header.key_span, "once more")
            .label(first.key_span, "the same header")
            .help("remove the one that is not meant");
    }
}
