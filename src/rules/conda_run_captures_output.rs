//! `conda-run-captures-output`: `conda run` keeps the server's output until it ends.

use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::rules::support::tokens;

pub(super) static RULE: Rule = Rule {
    name: "conda-run-captures-output",
    category: Category::Stdio,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "conda run keeps what the server prints until it ends",
    check: Check::Server(check),
};

/// Options of `conda run` that take the next word.
const WITH_VALUE: [&str; 5] = ["-n", "--name", "-p", "--prefix", "--cwd"];

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for layer in argv.layers.iter().filter(|layer| argv.name(layer) == "conda") {
        let run = layer.program + 1;
        if run >= layer.end || argv.tokens[run].text != "run" {
            continue;
        }
        let mut at = run + 1;
        let mut streams = false;
        while at < layer.end && argv.tokens[at].text.starts_with('-') {
            let text = argv.tokens[at].text.as_ref();
            streams |= matches!(text, "--no-capture-output" | "--live-stream");
            at += if WITH_VALUE.contains(&text) { 2 } else { 1 };
        }
        // Without a program there is nothing whose output could be kept.
        if streams || at >= layer.end {
            continue;
        }
        let span = argv.tokens[run].span;
        let edits = tokens::insert_before(context, server, run + 1, &["--no-capture-output"]);
        let diagnostic = findings.report(
            span,
            "conda run collects what the program prints and shows it when the program has ended; a server does \
             not end, so the client waits for its answer until it gives up",
        );
        diagnostic
            .label(span, "captures standard output")
            .maybe_fix(edits.map(|edits| Fix::safe("insert \"--no-capture-output\" after \"run\"", edits)));
        if let Some(timeout) = context.timeout_error() {
            diagnostic.says(timeout);
        }
    }
}
