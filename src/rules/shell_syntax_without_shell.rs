//! `shell-syntax-without-shell`: operators, assignments and `$(…)` where no shell reads them.

use crate::argv::wrapper::{is_assignment, split_words};
use crate::argv::{Token, is_shell};
use crate::diagnostic::{Applicability, Diagnostic, Fix, Impact, Severity};
use crate::model::Server;
use crate::platform::Platform;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::span::Span;

mod repair;

pub(super) static RULE: Rule = Rule {
    name: "shell-syntax-without-shell",
    category: Category::Launch,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "shell syntax stands where no shell reads it",
    check: Check::Server(check),
};

/// Programs that people put behind a pipe.
const FILTERS: [&str; 9] = ["tee", "grep", "jq", "sed", "awk", "cat", "head", "tail", "xargs"];

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let Some(program) = argv.tokens.first() else { return };
    // A shell, a container or another machine reads on its own.
    if context.dialect.is_some_and(|dialect| dialect.shell_reads_values) || reads_itself(argv.program_name())
    {
        return;
    }
    let words = split_words(&program.text);
    let more = if words.len() > 1 { " …" } else { "" };
    let says = || format!("spawn {}{more} ENOENT", words.first().map_or("", String::as_str));
    if words.first().is_some_and(|word| is_assignment(word)) {
        let name = words[0].split('=').next().unwrap_or_default();
        let message = format!(
            "only a shell reads {name}=… as a variable: {} looks for a program of that name",
            context.client()
        );
        findings
            .report(program.span, message)
            .label(program.span, "no shell takes the variable off")
            .says(format!("spawn {name}=… ENOENT"))
            .fix(repair::move_to_env(context, server, &words).unwrap_or_else(|| {
                Fix::suggestion(format!("write {name} in {:?}", server.env_key()), Vec::new())
            }));
    } else if words.first().is_some_and(|word| is_builtin(word, context.platform)) {
        let name = words[0].as_str();
        let message = format!("{name} is a word of the shell, not a program, and no shell runs here");
        let found = findings.report(program.span, message);
        found.label(program.span, "no such program").says(says());
        offer(context, found, repair::leave_shell_out(context, server, &words));
    } else if words.iter().skip(1).any(|word| is_sure_operator(word) || matches!(word.as_str(), "|" | ">")) {
        let message = "the whole text is taken for the name of one program, operators and all";
        let found = findings.report(program.span, message);
        found.label(program.span, "no shell takes this apart").says(says());
        offer(context, found, None);
    } else if let Some((token, word)) = operator(&argv.tokens) {
        let message = format!(
            "no shell reads {word}: it and everything behind it are handed to {} as arguments",
            argv.program_name()
        );
        let found = findings.report(token.span, message);
        found.label(token.span, "an argument like any other");
        offer(context, found, None);
        // The program starts, and may pass over the words that it does not know.
        found.severity(Severity::Warning);
    } else if let Some((span, word)) = substitution(server, context.platform) {
        let message = format!("only a shell replaces {word}: the program gets these very characters");
        let found = findings.report(span, message);
        found.label(span, "not replaced by anything");
        offer(context, found, None);
    }
}

/// The repair, or the advice to start a shell. A client that is not known may start one itself.
fn offer(context: &Context<'_>, found: &mut Diagnostic, fix: Option<Fix>) {
    let shell = if context.platform == Platform::Windows {
        "\"command\": \"cmd\", \"args\": [\"/c\", \"…\"]"
    } else {
        "\"command\": \"sh\", \"args\": [\"-c\", \"…\"]"
    };
    found.maybe_fix(Some(
        fix.unwrap_or_else(|| Fix::suggestion(format!("let a shell run the line: {shell}"), Vec::new())),
    ));
    if context.dialect.is_none() {
        found.severity(Severity::Warning);
    }
}

fn reads_itself(program: &str) -> bool {
    is_shell(program)
        || matches!(program, "cmd" | "powershell" | "pwsh" | "wsl" | "ssh" | "docker" | "podman" | "nerdctl")
}

fn is_builtin(word: &str, platform: Platform) -> bool {
    match word {
        "cd" | "export" | "source" | "." | "alias" | "unset" | "set" => true,
        // A function of the shell, but on Windows a program.
        "nvm" => platform != Platform::Windows,
        _ => false,
    }
}

/// Words that are an operator and cannot be meant as a value.
fn is_sure_operator(word: &str) -> bool {
    matches!(word, "&&" | "||" | "2>&1" | "2>/dev/null" | ">/dev/null" | "1>/dev/null" | "&>/dev/null")
}

/// The first argument that is an operator.
fn operator<'t>(tokens: &'t [Token<'_>]) -> Option<(&'t Token<'t>, &'t str)> {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_ref());
    (1..tokens.len()).find_map(|at| {
        let next = text(at + 1);
        let is_operator = match text(at) {
            "|" => FILTERS.contains(&next) && !text(at - 1).starts_with('-'),
            ">" | ">>" | "2>" => next.contains(['/', '\\']) || next.ends_with(".log"),
            word => is_sure_operator(word) && !text(at - 1).starts_with("--"),
        };
        is_operator.then(|| (&tokens[at], text(at)))
    })
}

/// The first `$(…)`, backtick or `%cd%` that is a part of a path or a whole word.
fn substitution(server: &Server<'_>, platform: Platform) -> Option<(Span, &'static str)> {
    let known: [(&str, &str); 8] = [
        ("$(pwd)", "$(pwd)"),
        ("$(which ", "$(which …)"),
        ("$(command -v ", "$(command -v …)"),
        ("$(npm ", "$(npm …)"),
        ("$(git rev-parse ", "$(git …)"),
        ("$(cat ", "$(cat …)"),
        ("`which ", "`which …`"),
        ("`pwd`", "`pwd`"),
    ];
    server.argv().tokens.iter().find_map(|token| {
        let text = token.text.trim_start();
        if !text.contains(['$', '`', '%']) {
            return None;
        }
        if platform.is_posix() || platform == Platform::Any || !text.contains("%cd%") {
            let (_, shown) = known
                .iter()
                .find(|(start, _)| text.starts_with(start) || text.contains(&format!("={start}")))?;
            return Some((token.span, *shown));
        }
        Some((token.span, "%cd%"))
    })
}
