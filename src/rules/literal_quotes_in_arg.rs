//! `literal-quotes-in-arg`: quotes inside the quotes.

use crate::argv::{Argv, Token, TokenPlace, Wrapper};
use crate::byte_set::ByteSet;
use crate::clients::ShimQuoting;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::platform::is_drive_path;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::rules::support::words::unquoted;
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    name: "literal-quotes-in-arg",
    category: Category::Launch,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "a path, flag or package carries quotes of its own",
    check: Check::Server(check),
};

/// Options whose value is a script or a text in which quotes mean something.
const TAKES_TEXT: [&str; 11] =
    ["-c", "-lc", "-ic", "/c", "/k", "-command", "-e", "--eval", "-p", "--call", "--config"];

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if !server.bytes().meets(ByteSet::of("\"'")) {
        return;
    }
    let argv = server.argv();
    if argv.layers.iter().any(|layer| is_reread(argv, layer)) {
        return;
    }
    let packages: Vec<usize> = argv.layers.iter().filter_map(|layer| argv.npx(layer)?.package()).collect();
    for (index, token) in argv.tokens.iter().enumerate() {
        if token.place == TokenPlace::Word || after_text_option(&argv.tokens, index) {
            continue;
        }
        let Some(inner) = unquoted(&token.text) else {
            value(context, findings, token);
            continue;
        };
        let is_known = is_path(inner) || is_flag(inner) || is_scoped(inner) || is_address(inner);
        if index == 0 || packages.contains(&index) || is_known {
            report(context, findings, token.span, inner, index == 0);
        }
    }
    let cwd = server.cwd().map(|cwd| &cwd.value);
    let quoted =
        cwd.and_then(|cwd| Some((cwd.span, unquoted(cwd.as_str()?).filter(|inner| is_path(inner))?)));
    if let Some((span, inner)) = quoted {
        report(context, findings, span, inner, false);
    }
}

fn report(context: &Context<'_>, findings: &mut Findings<'_>, span: Span, inner: &str, program: bool) {
    let reader = if program { context.client() } else { "the program" };
    let found = findings.report(
        span,
        format!("no shell takes the inner quotes off: {reader} looks for a name that starts with a quote"),
    );
    found.label(span, "these quotes are part of the name");
    if program {
        found.says(format!("spawn \"{inner}\" ENOENT"));
    } else {
        found.says(context.closed_error());
    }
    let edits = vec![context.editor().replace_string(span, inner)];
    // Where a client takes arguments apart at blanks, quotes hold them together.
    let is_sure = context.dialect.is_some_and(|dialect| dialect.shim_quoting != ShimQuoting::SaidLost);
    let applicability = if is_sure { Applicability::Safe } else { Applicability::Unsafe };
    found.fix(Fix::new(applicability, "take the inner quotes off", edits));
    if context.dialect.is_none() {
        found.severity(Severity::Warning);
    }
}

/// `--root="/srv"`: the quotes arrive as a part of the value, which some servers take off themselves.
fn value(context: &Context<'_>, findings: &mut Findings<'_>, token: &Token<'_>) {
    let Some((name, value)) = token.text.split_once('=').filter(|(name, _)| is_flag(name)) else { return };
    let Some(inner) = unquoted(value).filter(|inner| is_path(inner) || is_address(inner)) else { return };
    if TAKES_TEXT.contains(&name.to_ascii_lowercase().as_str()) {
        return;
    }
    let edits = vec![context.editor().replace_string(token.span, &format!("{name}={inner}"))];
    findings
        .report(
            token.span,
            format!("no shell takes the inner quotes off: {name} gets a value that starts with a quote"),
        )
        .label(token.span, "these quotes are part of the value")
        .severity(Severity::Warning)
        .fix(Fix::unsafe_("take the inner quotes off", edits));
}

/// Whether something between the client and the program reads the words a second time.
fn is_reread(argv: &Argv<'_>, layer: &crate::argv::Layer) -> bool {
    matches!(layer.inside, Some(Wrapper::Cmd | Wrapper::PowerShell | Wrapper::Wsl | Wrapper::Shell))
        || matches!(argv.name(layer), "cmd" | "powershell" | "pwsh" | "wsl" | "ssh")
}

fn after_text_option(tokens: &[Token<'_>], index: usize) -> bool {
    index
        .checked_sub(1)
        .and_then(|before| tokens.get(before))
        .is_some_and(|token| TAKES_TEXT.contains(&token.text.to_ascii_lowercase().as_str()))
}

fn is_path(text: &str) -> bool {
    let rooted = ["/", "~/", "./", "../", r"\\", r".\", r"..\"].iter().any(|start| text.starts_with(start));
    (rooted || is_drive_path(text)) && !text.contains([';', '|', '{', '*'])
}

fn is_flag(text: &str) -> bool {
    text.trim_start_matches('-').starts_with(|first: char| first.is_ascii_alphabetic())
        && text.starts_with('-')
        && text.chars().all(|character| character.is_ascii_alphanumeric() || matches!(character, '-' | '_'))
}

fn is_address(text: &str) -> bool {
    let schemes = ["https://", "http://", "git+https://", "git+http://", "git+ssh://"];
    schemes.iter().any(|scheme| text.starts_with(scheme)) && !text.contains(char::is_whitespace)
}

/// `@scope/name`, with a version or not.
fn is_scoped(text: &str) -> bool {
    text.starts_with('@')
        && text.contains('/')
        && text.chars().all(|character| character.is_ascii_alphanumeric() || "@/._-".contains(character))
}
