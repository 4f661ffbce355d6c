//! Nothing that a probe starts outlives it; and nothing is started that nobody asked for.
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use serde_json::json;

use super::{assert_verdict, has, probe, python, results, write};
use crate::cli::command;
use mcplint::probe::Environment;
use mcplint::probe::plan::Launch;
use mcplint::probe::process::{self, Running};

/// The processes whose command line holds `marker`.
fn alive(marker: &str) -> Vec<String> {
    let listed = Command::new("ps").args(["-A", "-o", "pid=,stat=,args="]).output().unwrap();
    let text = String::from_utf8_lossy(&listed.stdout).into_owned();
    text.lines()
        .filter(|line| line.contains(marker) && !line.contains("mcplint probe"))
        .map(str::to_owned)
        .collect()
}

/// A word that no other command line holds.
fn marker(test: &str) -> String {
    format!("mcplint-test-{test}-{}", std::process::id())
}

#[test]
fn nothing_is_left_of_servers_that_ignore_signals_fork_and_hang() {
    if !has("python3") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let marker = marker("hangs");
    let servers: serde_json::Map<_, _> =
        (0..8).map(|number| (format!("s{number}"), python(&["hangs", &marker]))).collect();
    write(folder.path(), "mcp.json", &servers.into());
    let output = probe(folder.path(), "mcp.json", &["--timeout", "2s", "--jobs", "8"]);
    for (_, result) in results(&output).as_object().unwrap() {
        assert_verdict(result, "timeout", "");
    }
    assert_eq!(alive(&marker), [""; 0]);
}

#[test]
fn a_signal_ends_everything() {
    if !has("python3") {
        return;
    }
    for signal in ["INT", "TERM", "HUP"] {
        let folder = tempfile::tempdir().unwrap();
        let marker = marker(signal);
        write(
            folder.path(),
            "mcp.json",
            &json!({"a": python(&["hangs", &marker]), "b": python(&["hangs", &marker])}),
        );
        let mut run = command(folder.path(), &["probe", "mcp.json"]);
        let child = run.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        wait_for(|| alive(&marker).len() >= 4);
        Command::new("kill").args([format!("-{signal}"), child.id().to_string()]).status().unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{signal}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("interrupted"), "{signal}");
        assert_eq!(alive(&marker), [""; 0], "{signal}");
    }
}

fn wait_for(mut condition: impl FnMut() -> bool) {
    let until = Instant::now() + Duration::from_secs(60);
    while !condition() {
        assert!(Instant::now() < until, "waited for a minute");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// The marker for [`a_panic_in_a_process_of_its_own`], which runs only when it is set.
const PANICS: &str = "MCPLINT_TEST_PANICS";

#[test]
fn a_panic_ends_everything() {
    if !has("python3") {
        return;
    }
    let marker = marker("panic");
    let mut run = Command::new(std::env::current_exe().unwrap());
    run.args(["--exact", "probe::endings::a_panic_in_a_process_of_its_own"]).env(PANICS, &marker);
    let output = run.output().unwrap();
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("started, and now the panic"), "{said}");
    assert_eq!(alive(&marker), [""; 0]);
}

#[test]
fn a_panic_in_a_process_of_its_own() {
    let Ok(marker) = std::env::var(PANICS) else { return };
    process::guard(&Arc::new(AtomicBool::new(false)));
    let server = python(&["hangs", &marker]);
    let arguments = server["args"].as_array().unwrap().iter().map(|word| word.as_str().unwrap().to_owned());
    let launch = Launch {
        program: "/usr/bin/env".to_owned(),
        arguments: std::iter::once("python3".to_owned()).chain(arguments).collect(),
        environment: Environment { variables: std::env::vars().collect(), ..Environment::default() },
        folder: "/".into(),
        search_path: None,
    };
    let running = Running::start(Path::new("/usr/bin/env"), &launch).unwrap();
    wait_for(|| alive(&marker).len() >= 4);
    // As where a panic aborts, nothing is dropped.
    std::mem::forget(running);
    panic!("started, and now the panic");
}

#[test]
fn what_nobody_named_is_not_run_without_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let started = folder.path().join("started");
    let entry = json!({"s": {"command": "sh", "args": ["-c", format!("touch {}", started.display())], "env": {"TOKEN": "hunter2hunter2"}}});
    write(folder.path(), "below/.mcp.json", &entry);
    let run = |arguments: &[&str]| {
        let mut run = command(folder.path(), arguments);
        run.stdin(Stdio::null()).output().unwrap()
    };
    for arguments in [&["probe"][..], &["probe", "."]] {
        let output = run(arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("nothing was run") && said.contains("touch"), "{said}");
        assert!(!started.exists());
    }
    for arguments in [&["probe", "--yes"][..], &["probe", "below"], &["probe", "below/.mcp.json"]] {
        assert_eq!(run(arguments).status.code(), Some(1));
        assert!(started.exists(), "{arguments:?}");
        fs::remove_file(&started).unwrap();
    }
}

#[test]
fn bad_usage_is_status_2() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "mcp.json", &json!({"s": {"command": "true"}}));
    fs::write(folder.path().join("broken.json"), "{\"mcpServers\": {\"s\": {\"command\": ").unwrap();
    for arguments in [
        &["mcp.json", "--server", "other"][..],
        &["mcp.json", "--timeout", "soon"],
        &["none.json"],
        &["broken.json", "--client", "claude-code"],
    ] {
        let output = probe(folder.path(), arguments[0], &arguments[1..]);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}
