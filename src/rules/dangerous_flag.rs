//! `dangerous-flag`: an option or variable that turns a guard off.

use std::ops::Range;

use super::support::tokens;
use crate::argv::TokenPlace;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "dangerous-flag",
    category: Category::Security,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: Some(Applicability::Suggestion),
    summary: "an option turns a guard off",
    check: Check::Server(check),
};

/// Options that say themselves that a guard is off, with what that means.
const FLAGS: [(&str, &str); 5] = [
    ("--no-sandbox", "the browser runs without its sandbox: a page that breaks out of it has your account"),
    ("--yolo", "nobody is asked before anything is done"),
    ("--unsafe", "the limits that the server sets itself are off"),
    ("--disable-auth", "whoever reaches the server may use it"),
    ("--allow-all", "everything is allowed that the server asks about otherwise"),
];

/// Options of servers for data that let the model change it.
const WRITES: [&str; 2] = ["--allow-write", "--read-write"];

/// Variables to the same end.
const VARIABLES: [(&str, &str); 2] = [
    ("ALLOW_DANGEROUS", "the browser may be started with options that turn its guards off"),
    (
        "DANGEROUSLY_OMIT_AUTH",
        "any page in your browser can start programs through the inspector's proxy (CVE-2025-49596)",
    ),
];

/// What is known of one word.
struct Danger {
    message: String,
    severity: Severity,
}

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let of_deno = words_of_deno(server);
    for (at, token) in argv.tokens.iter().enumerate() {
        let danger = match assignment(&token.text) {
            Some((name, value)) => variable(name, value),
            None => flag(server, at, &of_deno),
        };
        let Some(Danger { message, severity }) = danger else { continue };
        let finding = findings.report(token.span, message);
        finding.severity(severity).label(token.span, label(severity));
        let is_own = matches!(token.place, TokenPlace::Arg(_)) && token.text.starts_with('-');
        let edits = is_own.then(|| tokens::remove(context, server, at, 1)).flatten();
        finding.fix(Fix::suggestion("leave it out", edits.unwrap_or_default()));
    }
    let Some(env) = server.env() else { return };
    for (index, member) in server.env_vars().enumerate() {
        let value = match member.value.as_bool() {
            Some(true) => "true",
            _ => member.value.as_str().unwrap_or_default(),
        };
        let Some(Danger { message, severity }) = variable(&member.key, value) else { continue };
        findings
            .report(member.span(), message)
            .severity(severity)
            .label(member.span(), label(severity))
            .fix(Fix::suggestion("leave it out", context.editor().remove_member(&env.value, index)));
    }
}

fn label(severity: Severity) -> &'static str {
    if severity == Severity::Warning { "a guard is off" } else { "more than reading" }
}

/// `NAME=value`, also as `--env=NAME=value` of docker.
fn assignment(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.strip_prefix("--env=").unwrap_or(text).split_once('=')?;
    name.starts_with(|first: char| first.is_ascii_uppercase()).then_some((name, value))
}

fn variable(name: &str, value: &str) -> Option<Danger> {
    let known = VARIABLES.iter().find(|(known, _)| *known == name).map(|(_, what)| *what);
    let what =
        known.or_else(|| name.starts_with("DANGEROUSLY_").then_some("its name says that a guard is off"))?;
    let is_on = ["1", "true", "yes", "on"].iter().any(|word| word.eq_ignore_ascii_case(value.trim()));
    is_on.then(|| Danger { message: format!("{name}={value}: {what}"), severity: Severity::Warning })
}

fn flag(server: &Server<'_>, at: usize, of_deno: &Range<usize>) -> Option<Danger> {
    let argv = server.argv();
    let text = argv.tokens[at].text.as_ref();
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    if !name.starts_with('-') || matches!(value, "false" | "0" | "no") {
        return None;
    }
    let danger = |what: &str, severity| Some(Danger { message: format!("{text}: {what}"), severity });
    if of_deno.contains(&at) {
        return matches!(name, "-A" | "--allow-all").then(|| Danger {
            message: format!(
                "{text} lets the program read and write every file, reach every host and start every program: deno \
                 guards nothing"
            ),
            severity: Severity::Info,
        });
    }
    // Chrome cannot have its sandbox in most containers, and the container is one.
    if name == "--no-sandbox" && argv.runs_in_container() {
        return None;
    }
    if let Some((_, what)) = FLAGS.iter().find(|(flag, _)| *flag == name) {
        return danger(what, Severity::Warning);
    }
    if WRITES.contains(&name) {
        return danger("the model may change data, not only read it", Severity::Info);
    }
    name.starts_with("--dangerously")
        .then(|| danger("its name says that a guard is off", Severity::Warning))?
}

/// The words that are deno's own: those before the script.
fn words_of_deno(server: &Server<'_>) -> Range<usize> {
    let argv = server.argv();
    let Some(layer) = argv.layers.iter().rev().find(|layer| argv.name(layer) == "deno") else { return 0..0 };
    let script = argv.script(layer).unwrap_or_else(|| {
        // `deno run -A jsr:@notes/mcp`: what is no file.
        let mut words = layer.program + 2..layer.end;
        words.find(|at| !argv.tokens[*at].text.starts_with('-')).unwrap_or(layer.end)
    });
    layer.program + 1..script
}
