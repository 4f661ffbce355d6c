//! `mcplint probe` against small servers, each broken in one way.

mod clients;
mod endings;
mod node;
mod processes;
mod remote;
mod secrets;
mod web;

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

use crate::cli::command;

/// The folder of the servers.
pub(crate) const SERVERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/probe/servers");

/// Whether `program` is here. Where it is not, the test says so and passes.
pub(crate) fn has(program: &str) -> bool {
    let is_here = Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success());
    if !is_here {
        let _ = writeln!(std::io::stderr(), "skipped: there is no {program} on this machine");
    }
    is_here
}

/// An entry that runs the Python server in this way.
#[cfg(unix)]
pub(crate) fn python(arguments: &[&str]) -> Value {
    let mut all = vec![format!("{SERVERS}/server.py")];
    all.extend(arguments.iter().map(|argument| (*argument).to_owned()));
    json!({"command": "python3", "args": all})
}

/// The same for Node.js.
pub(crate) fn node(mode: &str) -> Value {
    json!({"command": "node", "args": [format!("{SERVERS}/server.mjs"), mode]})
}

/// Writes a config with these servers.
pub(crate) fn write(folder: &Path, name: &str, servers: &Value) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, json!({"mcpServers": servers}).to_string()).unwrap();
}

/// Probes the file with this name.
pub(crate) fn probe(folder: &Path, name: &str, more: &[&str]) -> Output {
    let mut arguments = vec!["probe", name, "--output-format", "json"];
    arguments.extend(more);
    command(folder, &arguments).output().unwrap()
}

/// What came of each server, by name.
pub(crate) fn results(output: &Output) -> Value {
    let text = String::from_utf8_lossy(&output.stdout);
    let read: Value = serde_json::from_str(&text)
        .unwrap_or_else(|error| panic!("{error}: {text}{}", String::from_utf8_lossy(&output.stderr)));
    assert_eq!(read["schema_version"], 1);
    let all = read["results"].as_array().unwrap().iter();
    all.map(|result| (result["server"].as_str().unwrap().to_owned(), result.clone()))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

/// Probes one server of no client in particular.
pub(crate) fn outcome(server: Value, more: &[&str]) -> Value {
    outcome_in("mcp.json", server, more)
}

/// Probes one server of the client that reads a file of this name.
pub(crate) fn outcome_in(name: &str, server: Value, more: &[&str]) -> Value {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), name, &json!({"server": server}));
    let output = probe(folder.path(), name, more);
    let result = results(&output)["server"].clone();
    let is_ok = result["verdict"] == "ok" || result["verdict"] == "skipped";
    assert_eq!(output.status.code(), Some(i32::from(!is_ok)), "{result:#}");
    result
}

/// Asserts verdict and a part of the cause.
#[track_caller]
pub(crate) fn assert_verdict(result: &Value, verdict: &str, cause: &str) {
    assert_eq!(result["verdict"], verdict, "{result:#}");
    assert!(result["cause"].as_str().unwrap().contains(cause), "{cause}: {result:#}");
}
