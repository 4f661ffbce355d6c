//! Servers over stdio: one verdict each. They are scripts of Unix; `node.rs` holds what every system has.
#![cfg(unix)]

use std::fs;

use serde_json::{Value, json};

use super::{SERVERS, assert_verdict, has, outcome, outcome_in, python};

/// Probes the Python server.
fn of_python(arguments: &[&str]) -> Value {
    outcome(python(arguments), &["--timeout", "2m"])
}

#[test]
fn a_good_server_is_ok() {
    if !has("python3") {
        return;
    }
    for arguments in [["good"], ["pages"], ["daemon"]] {
        let result = of_python(&arguments);
        assert_verdict(&result, "ok", "");
        assert_eq!(result["evidence"]["server_info"], "test 1.0");
        assert_eq!(result["evidence"]["stage"], "done");
    }
    assert_eq!(of_python(&["pages"])["evidence"]["tools"], json!(["tool-0", "tool-1", "tool-2", "tool-3"]));
    // Every question of the server was answered.
    assert_eq!(of_python(&["asks"])["evidence"]["tools"], json!(["answered"]));
    let result = of_python(&["ignores-end"]);
    assert!(result["evidence"]["notes"][0].as_str().unwrap().contains("SIGTERM"), "{result:#}");
    let result = of_python(&["no-prompts"]);
    assert!(result["evidence"]["notes"][0].as_str().unwrap().contains("prompts/list"), "{result:#}");
}

#[test]
fn a_program_that_is_not_there_is_not_found() {
    let result = outcome(json!({"command": "/no/such/program"}), &[]);
    assert_verdict(&result, "not-found", "there is no file /no/such/program");
    let result = outcome(json!({"command": "python3 -m server"}), &[]);
    assert_verdict(&result, "not-found", "one file called");
    assert_eq!(result["rules"][0], "command-contains-args");
    let result = outcome_in(".mcp.json", json!({"command": "~/bin/server"}), &[]);
    assert_verdict(&result, "not-found", "takes ~ as it stands");
    let result = outcome(json!({"command": "cmd", "args": ["/c", "npx", "x"]}), &[]);
    assert_verdict(&result, "not-found", "no cmd");
    assert_eq!(result["rules"][0], "cmd-wrapper-on-posix");
}

#[test]
fn a_folder_or_path_of_the_entry_that_leads_nowhere_is_told() {
    let result = outcome(json!({"command": "sh", "cwd": "/no/such/folder"}), &[]);
    assert_verdict(&result, "not-found", "/no/such/folder");
    assert_eq!(result["rules"][0], "cwd-does-not-exist");
    let result = outcome_in(
        ".mcp.json",
        json!({"command": "sh", "args": ["-c", "x"], "env": {"PATH": "/nowhere"}}),
        &[],
    );
    assert_verdict(&result, "not-found", "the PATH that the entry sets");
    assert_eq!(result["rules"][0], "env-path-override");
}

#[test]
fn status_127_is_not_found_too() {
    let result = outcome(json!({"command": format!("{SERVERS}/not-found.sh")}), &[]);
    assert_verdict(&result, "not-found", "status 127");
    assert_eq!(result["evidence"]["exit_status"], 127);
    assert!(result["evidence"]["stderr"].as_str().unwrap().contains("no-such-program-anywhere"));
}

#[test]
fn a_file_without_the_bit_is_not_executable() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let file = |name: &str, text: &str, mode: u32| {
        fs::write(path(name), text).unwrap();
        fs::set_permissions(path(name), fs::Permissions::from_mode(mode)).unwrap();
        json!({"command": path(name)})
    };
    let result = outcome(file("plain.py", "print()", 0o644), &[]);
    assert_verdict(&result, "not-executable", "may not be executed");
    assert!(result["rules"].as_array().unwrap().contains(&json!("command-not-executable")), "{result:#}");
    assert_verdict(&outcome(json!({"command": path("")}), &[]), "not-executable", "is a folder");
    let result = outcome(file("lost", "#!/no/such/interpreter\n", 0o755), &[]);
    assert_verdict(&result, "not-found", "interpreter /no/such/interpreter");
    let result = outcome(file("windows", "#!/bin/sh\r\nexit\r\n", 0o755), &[]);
    assert_verdict(&result, "not-found", "line ends of Windows");
    // Without `#!` the shell runs it, as execvp has it.
    let result = outcome(file("shell", "exit 3\n", 0o755), &[]);
    assert_verdict(&result, "crashed", "status 3");
    let result = outcome(json!({"command": "sh", "args": ["-c", path("plain.py")]}), &[]);
    assert_verdict(&result, "not-executable", "status 126");
}

#[test]
fn what_a_crash_lacks_is_picked_out() {
    if !has("python3") {
        return;
    }
    let result = of_python(&["wants-module"]);
    assert_verdict(&result, "crashed", "Python module a_module_that_nobody_has");
    let result = of_python(&["wants-variable", "ACME_API_KEY"]);
    assert_verdict(&result, "crashed", "the variable ACME_API_KEY, which is not set");
    assert_eq!(result["rules"][0], "missing-required-env");
    assert_verdict(&of_python(&["fails", "3"]), "crashed", "status 3");
    let result = of_python(&["killed"]);
    assert_verdict(&result, "crashed", "SIGSEGV");
    assert_eq!(result["evidence"]["signal"], "SIGSEGV");
    assert_verdict(&of_python(&["needs-docker"]), "crashed", "docker daemon");
    let result = outcome(json!({"command": "python3", "args": ["/no/such/script.py"]}), &[]);
    assert_verdict(&result, "crashed", "no script at /no/such/script.py");
}

#[test]
fn a_process_that_ends_well_has_exited() {
    let result = outcome(json!({"command": "true"}), &[]);
    assert_verdict(&result, "exited", "nothing keeps it running");
    assert_eq!(result["evidence"]["exit_status"], 0);
    if has("python3") {
        assert_verdict(&of_python(&["usage"]), "exited", "Usage: server COMMAND");
        // Once the words of an error were passed over because the status is 0.
        let result =
            outcome(json!({"command": "sh", "args": ["-c", "echo 'ERROR: no repository' >&2"]}), &[]);
        assert_verdict(&result, "exited", "ERROR: no repository");
        assert_verdict(&of_python(&["dies-when-done"]), "exited", "once it has answered");
    }
}

#[test]
fn what_is_no_message_pollutes_standard_output() {
    if !has("python3") {
        return;
    }
    let result = of_python(&["banner"]);
    assert_verdict(&result, "stdout-polluted", "Welcome to the server");
    assert_eq!(result["evidence"]["stdout"], "Welcome to the server\n");
    assert_verdict(&of_python(&["log-objects"]), "stdout-polluted", "ready");
    assert_verdict(&of_python(&["noise-between"]), "stdout-polluted", "handled initialize");
    let result = outcome(json!({"command": format!("{SERVERS}/banner.sh")}), &[]);
    assert_verdict(&result, "stdout-polluted", "the script runner");
    assert_eq!(result["rules"][0], "stdout-banner-launcher");
    let script = "printf 'Content-Length: 2\\r\\n\\r\\n{}'; sleep 1000";
    let result = outcome(json!({"command": "sh", "args": ["-c", script]}), &["--timeout", "6s"]);
    assert_verdict(&result, "stdout-polluted", "as language servers do");
    let result = outcome_in(".mcp.json", python(&["banner"]), &[]);
    assert_verdict(&result, "stdout-polluted", "Claude Code skips such lines");
}

#[test]
fn silence_is_a_timeout() {
    if !has("python3") {
        return;
    }
    let result = outcome(python(&["silent"]), &["--timeout", "1s"]);
    assert_verdict(&result, "timeout", "does not answer initialize within 1 s");
    assert_verdict(&of_python(&["closes-output"]), "timeout", "closes its standard output");
    let script = "echo 'Uvicorn running on http://127.0.0.1:8000' >&2; sleep 1000";
    let result = outcome(json!({"command": "sh", "args": ["-c", script]}), &["--timeout", "6s"]);
    assert_verdict(&result, "timeout", "listens on a port");
}

#[test]
fn what_breaks_the_protocol_is_told() {
    if !has("python3") {
        return;
    }
    assert_verdict(&of_python(&["old-version"]), "protocol-error", "version 1999-01-01");
    assert_verdict(&of_python(&["refuses-version"]), "protocol-error", "it refuses version");
    let result = of_python(&["tools-fail"]);
    assert_verdict(&result, "protocol-error", "tools/list with error -32603: database is locked");
    assert_eq!(result["evidence"]["stage"], "initialized");
    assert_verdict(&of_python(&["endless-pages"]), "protocol-error", "nextCursor");
    assert_verdict(&of_python(&["no-schema"]), "protocol-error", "inputSchema");
    assert_verdict(&of_python(&["string-id"]), "protocol-error", "as a string");
    let script = "read line; echo '{\"id\": 1, \"result\": {}}'; sleep 1000";
    let result = outcome(json!({"command": "sh", "args": ["-c", script]}), &["--timeout", "6s"]);
    assert_verdict(&result, "stdout-polluted", "result");
    assert_verdict(&of_python(&["dies-after-handshake"]), "crashed", "right after the handshake");
    let result = of_python(&["dies-at-tools"]);
    assert_verdict(&result, "crashed", "RuntimeError: no database");
    assert_eq!(result["evidence"]["exit_status"], 4);
}
