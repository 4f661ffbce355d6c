//! `cmd-missing-slash-c`: cmd is given a program without `/c`.

use crate::argv::{Layer, TokenPlace};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::platform::Platform;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "cmd-missing-slash-c",
    category: Category::Platform,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "cmd without /c waits at its prompt and starts nothing",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let Some(layer) = argv.layers.iter().find(|layer| argv.name(layer) == "cmd") else { return };
    if !has_cmd(context.platform, &argv.tokens[layer.program].text) {
        return;
    }
    let Some(first) = program_without_switch(server, layer) else { return };
    let token = &argv.tokens[first];
    let diagnostic = findings.report(
        token.span,
        format!(
            "cmd without /c does not run {}: it prints its banner, waits at its prompt, and no server ever \
             answers",
            token.text
        ),
    );
    diagnostic
        .label(token.span, "cmd does not read this as a command")
        .maybe_fix(insert_switch(context, server, first));
    if let Some(timeout) = context.timeout_error() {
        diagnostic.says(timeout);
    }
}

/// Whether cmd itself starts; where it does not, `cmd-wrapper-on-posix` speaks.
fn has_cmd(platform: Platform, program: &str) -> bool {
    match platform {
        Platform::Windows | Platform::Any => true,
        Platform::Wsl => program.to_ascii_lowercase().ends_with(".exe"),
        Platform::Linux | Platform::Macos => false,
    }
}

/// The first argument behind the other switches, where it is a program, and nothing that could be meant as a switch stands near.
fn program_without_switch(server: &Server<'_>, layer: &Layer) -> Option<usize> {
    let argv = server.argv();
    let args = argv.args(layer);
    let others = args.iter().take_while(|token| is_other_switch(token.text.trim())).count();
    let first = args.get(others)?.text.trim();
    // `C:/`, `c/`, `\c` and `-c` are what became of a `/c`: `cmd-mangled-slash-c`.
    let first = first.split(' ').next().unwrap_or_default();
    let mangled = matches!(first.trim_end_matches(['/', '\\']).len(), 0..=2) && !is_word(first)
        || first.starts_with(['/', '-', '\\']);
    let switch_follows = args.iter().any(|token| {
        let (word, _) = token.text.split_once(' ').unwrap_or((&token.text, ""));
        ["/c", "/k"].iter().any(|switch| word.eq_ignore_ascii_case(switch))
    });
    (!first.is_empty() && !mangled && !switch_follows).then_some(layer.program + 1 + others)
}

/// `/d`, `/s`, `/v:on`: switches that stand before `/c` and do not take its place.
fn is_other_switch(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let (switch, setting) = lower.split_once(':').unwrap_or((&lower, ""));
    match switch {
        "/d" | "/s" | "/q" | "/a" | "/u" => setting.is_empty(),
        "/v" | "/e" | "/f" => matches!(setting, "on" | "off"),
        _ => false,
    }
}

/// `uv`, `py`: short, and a program nevertheless.
fn is_word(text: &str) -> bool {
    text.len() >= 2 && text.chars().all(|letter| letter.is_ascii_alphanumeric())
}

fn insert_switch(context: &Context<'_>, server: &Server<'_>, first: usize) -> Option<Fix> {
    let array = server.args_array()?;
    let token = server.argv().tokens.get(first)?;
    let TokenPlace::Arg(index) = token.place else { return None };
    let edits = context.editor().insert_items(array, index, &["/c"]);
    Some(Fix::safe(format!("insert \"/c\" before \"{}\"", token.text), edits))
}
