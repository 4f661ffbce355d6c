//! `mcp-remote-shape`: a command line that mcp-remote reads in another way than it was meant.

use super::support::remote::is_filled_in;
use super::support::tokens;
use crate::argv::mcp_remote::{self, Header, McpRemote};
use crate::argv::{Argv, TokenPlace};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Edit;
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::variables::scan;

pub(super) static RULE: Rule = Rule {
    name: "mcp-remote-shape",
    category: Category::Remote,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "mcp-remote does not read its command line as it was meant",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let Some(line) = argv.mcp_remote() else { return };
    check_url(context, server, line, findings);
    for header in &line.headers {
        check_header(context, server, *header, findings);
    }
    check_joined(context, server, line, findings);
}

fn check_url(context: &Context<'_>, server: &Server<'_>, line: &McpRemote, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let Some(first) = line.first else {
        let Some(name) = argv.tokens.get(line.args.start.saturating_sub(1)) else { return };
        findings
            .report(name.span, "mcp-remote has no URL: it prints its usage and exits with status 1")
            .label(name.span, "no URL behind it")
            .says(context.closed_error());
        return;
    };
    let token = &argv.tokens[first];
    if !token.text.starts_with('-') {
        return;
    }
    let diagnostic = findings.report(
        token.span,
        format!(
            "mcp-remote takes its first argument for the URL: {} is none, and it stops with TypeError: Invalid URL",
            token.text
        ),
    );
    diagnostic.label(token.span, "taken for the URL").says(context.closed_error());
    match line.url {
        Some(url) => {
            diagnostic.label(argv.tokens[url].span, "the URL").maybe_fix(move_url(context, argv, first, url));
        }
        None => {
            diagnostic.help("put the URL of the server before the options");
        }
    }
}

/// The URL first, the words before it one place further.
fn move_url(context: &Context<'_>, argv: &Argv<'_>, first: usize, url: usize) -> Option<Fix> {
    let tokens = argv.tokens.get(first..=url)?;
    if tokens.iter().any(|token| token.place == TokenPlace::Word) {
        return None;
    }
    let moved = tokens.last().into_iter().chain(&tokens[..tokens.len() - 1]);
    let edits: Vec<Edit> = tokens
        .iter()
        .zip(moved)
        .filter(|(place, word)| place.text != word.text)
        .map(|(place, word)| context.editor().replace_string(place.span, &word.text))
        .collect();
    Some(Fix::safe("put the URL first", edits))
}

fn check_header(context: &Context<'_>, server: &Server<'_>, header: Header, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let Some(value) = header.value else {
        let span = argv.tokens[header.option].span;
        findings
            .report(
                span,
                "nothing follows --header: mcp-remote sends no header, and the server may answer 401",
            )
            .impact(Impact::SettingIgnored)
            .label(span, "no header behind it")
            .help("write the header behind it as \"Name:value\"");
        return;
    };
    let token = &argv.tokens[value];
    let text = token.text.as_ref();
    if mcp_remote::header(text).is_some() || starts_with_variable(context, text) {
        return;
    }
    findings
        .report(
            token.span,
            "mcp-remote leaves out a header that is not of the form Name:value with letters, digits, - and _ in \
             the name: the server may answer 401",
        )
        .impact(Impact::SettingIgnored)
        .label(token.span, if text.starts_with('-') { "an option, taken for the header" } else { "not Name:value" })
        .maybe_fix(spaced_name(context, server, value, text));
}

/// `${HEADER}` that the client replaces before mcp-remote sees it.
fn starts_with_variable(context: &Context<'_>, text: &str) -> bool {
    let Some(variable) = scan(text).into_iter().next().filter(|variable| variable.range.start == 0) else {
        return is_filled_in(text.split(':').next().unwrap_or(text)) && text.starts_with(['$', '{', '%']);
    };
    context.dialect.is_none_or(|dialect| {
        let variables = &dialect.variables;
        !variables.complete || variables.fields.contains(&"args") && variables.forms.contains(&variable.form)
    })
}

/// `Name : value`: only the blanks around the name are in the way.
fn spaced_name(context: &Context<'_>, server: &Server<'_>, at: usize, text: &str) -> Option<Fix> {
    let (name, value) = text.split_once(':')?;
    let mended = format!("{}:{value}", name.trim());
    mcp_remote::header(&mended)?;
    Some(Fix::safe("remove the blanks around the name", tokens::replace(context, server, at, &mended)?))
}

/// `--header=Name:value` and `-H`, which mcp-remote does not know.
fn check_joined(context: &Context<'_>, server: &Server<'_>, line: &McpRemote, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for at in line.args.clone().filter(|at| !line.is_header_value(*at) && line.first != Some(*at)) {
        let token = &argv.tokens[at];
        let text = token.text.as_ref();
        let (written, fix) = if let Some(value) = text.strip_prefix("--header=") {
            ("--header=", split(context, server, at, value))
        } else if text == "-H" {
            let edits = tokens::replace(context, server, at, "--header");
            ("-H", edits.map(|edits| Fix::unsafe_("write \"--header\"", edits)))
        } else {
            continue;
        };
        findings
            .report(
                token.span,
                format!("mcp-remote does not know {written}: it sends no such header, and the server may answer 401"),
            )
            .impact(Impact::SettingIgnored)
            .label(token.span, "must be two arguments: \"--header\", \"Name:value\"")
            .maybe_fix(fix);
    }
}

fn split(context: &Context<'_>, server: &Server<'_>, at: usize, value: &str) -> Option<Fix> {
    mcp_remote::header(value)?;
    let TokenPlace::Arg(index) = server.argv().tokens[at].place else { return None };
    let edits = context.editor().replace_item(server.args_array()?, index, &["--header", value]);
    Some(Fix::unsafe_("split it into \"--header\" and its value", edits))
}
