//! What the real clients made of each case in `tests/conformance/`, against what mcplint says of it.
//!
//! `labs/conformance/record.py` asked the clients. A case agrees if the servers that mcplint does not call rejected
//! are those that the client lists, each rejected one has an error, and that error quotes what the client printed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;

use mcplint::diagnostic::{Diagnostic, Impact, Severity};
use mcplint::platform::Platform;
use mcplint::{FileReport, LintOptions, clients, lint_text};
use serde::Deserialize;

const CLIENTS: [&str; 6] = ["claude-code", "codex", "gemini-cli", "qwen-code", "opencode", "copilot-cli"];

#[derive(Deserialize)]
struct Recorded {
    client: String,
    version: String,
    recorded: String,
    file: String,
    cases: Vec<Case>,
}

/// One question and its answer.
#[derive(Deserialize)]
struct Case {
    name: String,
    text: String,
    /// The servers that the client lists.
    servers: BTreeSet<String>,
    /// What it printed, without what differs from run to run.
    messages: Vec<String>,
}

fn recorded(client: &str) -> Recorded {
    let text = fs::read_to_string(format!("tests/conformance/{client}.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn lint(recorded: &Recorded, text: &str) -> FileReport {
    let options = LintOptions {
        client: clients::by_id(&recorded.client),
        platform: Some(Platform::Linux),
        host_platform: Some(Platform::Linux),
        home: Some("/home/me"),
        ..LintOptions::default()
    };
    let path = if recorded.file.starts_with('.') && recorded.file.contains('/') {
        format!("/home/me/{}", recorded.file)
    } else {
        recorded.file.clone()
    };
    lint_text(text, &path, &options)
}

fn rejects(diagnostic: &Diagnostic, name: &str) -> bool {
    match diagnostic.impact {
        Impact::ConfigRejected => true,
        Impact::ServerRejected => diagnostic.server.as_deref() == Some(name),
        _ => false,
    }
}

/// What is wrong with mcplint's answer; empty if it agrees with the client.
fn disagreement(recorded: &Recorded, case: &Case) -> Vec<String> {
    let report = lint(recorded, &case.text);
    let mut wrong = Vec::new();
    let names: BTreeSet<&str> = report.servers.iter().map(|server| server.name.as_str()).collect();
    let is_rejected = |name: &str| report.diagnostics.iter().any(|diagnostic| rejects(diagnostic, name));
    for name in &names {
        let is_listed = case.servers.contains(*name);
        let rules = || {
            let mut found = report.diagnostics.iter().filter(|diagnostic| rejects(diagnostic, name));
            found.next().map_or("", |diagnostic| diagnostic.rule)
        };
        match (is_listed, is_rejected(name)) {
            (true, true) => wrong.push(format!("{name:?} loads, and {} says that it is rejected", rules())),
            (false, false) => wrong.push(format!("{name:?} is dropped, and nothing says so")),
            _ => {}
        }
    }
    for name in case.servers.iter().filter(|name| !names.contains(name.as_str())) {
        wrong.push(format!("{name:?} loads, and mcplint does not see it"));
    }
    wrong
}

/// What is wrong with the words of the findings about servers that the client drops.
fn words(recorded: &Recorded, case: &Case) -> Vec<String> {
    let report = lint(recorded, &case.text);
    let printed = case.messages.join("\n");
    let mut wrong = Vec::new();
    for server in &report.servers {
        let name = server.name.as_str();
        if case.servers.contains(name) {
            continue;
        }
        let of_server: Vec<&Diagnostic> =
            report.diagnostics.iter().filter(|diagnostic| rejects(diagnostic, name)).collect();
        let errors = of_server.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
        if !of_server.is_empty() && errors.clone().next().is_none() {
            wrong.push(format!("{name:?}: {} is no error", of_server[0].rule));
        }
        let quotes = |diagnostic: &&&Diagnostic| {
            let says =
                diagnostic.client_says.as_deref().map(|says| says.replace("2026-01-01T00:00:00Z", "<time>"));
            says.is_some_and(|says| printed.contains(&says))
        };
        // Of some entries a client that speaks of others says nothing.
        let is_spoken_of = !printed.is_empty() && (case.servers.is_empty() || printed.contains(name));
        if is_spoken_of && errors.clone().next().is_some() && !errors.clone().any(|error| quotes(&error)) {
            let says = errors.clone().map(|error| format!("{} {:?}", error.rule, error.client_says));
            wrong.push(format!("{name:?}: {}", says.collect::<Vec<_>>().join(", ")));
        }
    }
    wrong
}

/// The cases about which mcplint and a client do not agree yet, by client.
type Open = BTreeMap<String, BTreeSet<String>>;

/// Runs `check` over all cases and holds those that are wrong against the ones known to be, `tests/conformance/open/`.
/// A case that is wrong and not known to be fails the test; with `MCPLINT_UPDATE` those that are right by now are
/// struck, and none is ever added.
fn survey(list: &str, check: fn(&Recorded, &Case) -> Vec<String>) {
    let path = format!("tests/conformance/open/{list}.json");
    let mut open: Open = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    let (mut text, mut counts) = (String::new(), String::new());
    for client in CLIENTS {
        let recorded = recorded(client);
        let known = open.entry(client.to_owned()).or_default();
        let mut wrong = BTreeSet::new();
        for case in &recorded.cases {
            let faults = check(&recorded, case);
            if faults.is_empty() {
                continue;
            }
            wrong.insert(case.name.clone());
            if !known.contains(&case.name) || std::env::var_os("MCPLINT_SHOW_OPEN").is_some() {
                let said = case.messages.join(" / ");
                writeln!(text, "{client} {}: {}\n    {said}", case.name, faults.join("; ")).unwrap();
            }
        }
        let (all, right) = (recorded.cases.len(), recorded.cases.len() - wrong.len());
        writeln!(
            counts,
            "{list}: {client} {} ({}): {right} of {all} agree",
            recorded.version, recorded.recorded
        )
        .unwrap();
        known.retain(|name| wrong.contains(name));
    }
    if std::env::var_os("MCPLINT_UPDATE").is_some() {
        fs::write(&path, serde_json::to_string_pretty(&open).unwrap() + "\n").unwrap();
    }
    assert!(text.is_empty(), "{text}{counts}");
}

#[test]
fn mcplint_says_what_the_clients_do() {
    survey("verdicts", disagreement);
}

#[test]
fn rejections_are_errors_in_the_words_of_the_client() {
    survey("words", words);
}
