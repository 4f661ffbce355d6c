//! The same server under different clients: variables, folders, limits, what they refuse. The server is a script of Unix.
#![cfg(unix)]

use std::fs;

use serde_json::{Value, json};

use super::{SERVERS, assert_verdict, has, outcome_in, probe, python, results, write};
use crate::cli::command;

/// The tools of the server `s` in a file of this name, probed with these variables set.
fn tools(name: &str, text: &str, variables: &[(&str, &str)]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
    let mut run = command(folder.path(), &["probe", name, "--output-format", "json"]);
    let output = run.envs(variables.iter().copied()).output().unwrap();
    let result = results(&output)["s"].clone();
    let tools = result["evidence"]["tools"].as_array().unwrap_or_else(|| panic!("{result:#}"));
    tools.iter().map(|tool| tool.as_str().unwrap().to_owned()).collect()
}

fn names(root: &str, command: &str) -> String {
    json!({root: {"s": {"type": "stdio", "command": command, "args": [format!("{SERVERS}/server.py"), "tells-names"]}}})
        .to_string()
}

#[test]
fn each_client_passes_on_its_own_variables() {
    if !has("python3") {
        return;
    }
    let set = [("ACME_TOKEN", "x"), ("ACME_PLACE", "y"), ("TZ", "UTC")];
    let knows = |tools: &[String], name: &str| tools.iter().any(|tool| tool == name);
    let all = tools(".vscode/mcp.json", &names("servers", "python3"), &set);
    assert!(knows(&all, "ACME_TOKEN") && knows(&all, "ACME_PLACE"), "{all:?}");
    let all = tools(".mcp.json", &names("mcpServers", "python3"), &set);
    assert!(knows(&all, "ACME_TOKEN") && knows(&all, "CLAUDE_PROJECT_DIR"), "{all:?}");
    let few = tools("claude_desktop_config.json", &names("mcpServers", "python3"), &set);
    assert!(!knows(&few, "ACME_PLACE") && !knows(&few, "TZ") && knows(&few, "PATH"), "{few:?}");
    assert!(knows(&few, "in:/"), "Claude Desktop starts servers elsewhere: {few:?}");
    let some = tools(
        ".gemini/settings.json",
        &json!({"mcpServers": {"s": python(&["tells-names"])}}).to_string(),
        &set,
    );
    assert!(
        !knows(&some, "ACME_TOKEN") && knows(&some, "ACME_PLACE") && knows(&some, "GEMINI_CLI"),
        "{some:?}"
    );
    let toml = format!(
        "[mcp_servers.s]\ncommand = \"python3\"\nargs = ['{SERVERS}/server.py', 'tells-names']\nenv_vars = ['ACME_TOKEN']\n"
    );
    let some = tools(".codex/config.toml", &toml, &set);
    assert!(knows(&some, "ACME_TOKEN") && !knows(&some, "ACME_PLACE") && knows(&some, "TZ"), "{some:?}");
}

#[test]
fn variables_files_and_folders_are_those_of_the_client() {
    if !has("python3") {
        return;
    }
    let entry = |env: Value| {
        json!({"servers": {"s": {
            "type": "stdio", "command": "python3", "cwd": "${workspaceFolder}/sub", "env": env, "envFile": "${workspaceFolder}/.env",
            "args": ["${workspaceFolder}/server.py", "tells-names"],
        }}})
    };
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("sub")).unwrap();
    fs::create_dir_all(folder.path().join(".vscode")).unwrap();
    fs::copy(format!("{SERVERS}/server.py"), folder.path().join("server.py")).unwrap();
    fs::write(folder.path().join(".env"), "FROM_FILE=1\n").unwrap();
    let file = folder.path().join(".vscode/mcp.json");
    fs::write(&file, entry(json!({"FROM_ENTRY": "${env:HOME}", "HOME": null})).to_string()).unwrap();
    let result = results(&probe(folder.path(), ".vscode/mcp.json", &[]))["s"].clone();
    assert_verdict(&result, "ok", "");
    let tools: Vec<&str> =
        result["evidence"]["tools"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert!(
        tools.contains(&"FROM_FILE") && tools.contains(&"FROM_ENTRY") && !tools.contains(&"HOME"),
        "{tools:?}"
    );
    assert!(tools.iter().any(|tool| tool.starts_with("in:") && tool.ends_with("/sub")), "{tools:?}");
    // Without the file VS Code starts nothing.
    fs::remove_file(folder.path().join(".env")).unwrap();
    let result = results(&probe(folder.path(), ".vscode/mcp.json", &[]))["s"].clone();
    assert_verdict(&result, "rejected", ".env");
}

#[test]
fn a_variable_that_the_client_keeps_is_told() {
    if !has("python3") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let script = json!({"server": python(&["wants-variable", "ACME_API_KEY"])});
    write(folder.path(), "claude_desktop_config.json", &script);
    let mut run = command(folder.path(), &["probe", "claude_desktop_config.json", "--output-format", "json"]);
    let output = run.env("ACME_API_KEY", "sup3rs3cretvalue").output().unwrap();
    let result = &results(&output)["server"];
    assert_verdict(result, "crashed", "Claude Desktop does not pass it on");
    assert_eq!(result["rules"][0], "env-not-inherited");
}

#[test]
fn what_the_user_is_asked_for_is_not_made_up() {
    if !has("python3") {
        return;
    }
    let text = json!({
        "inputs": [{"type": "promptString", "id": "api-key", "password": true}],
        "servers": {"s": {
            "type": "stdio", "command": "python3", "env": {"PLACE": "${input:api-key}"},
            "args": [format!("{SERVERS}/server.py"), "tells-variable", "PLACE"],
        }},
    });
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mcp.json"), text.to_string()).unwrap();
    let output = probe(folder.path(), "mcp.json", &["--client", "vscode"]);
    assert_verdict(&results(&output)["s"], "skipped", "VS Code asks for `api-key`");
    assert_eq!(output.status.code(), Some(0));
    let mut run =
        command(folder.path(), &["probe", "mcp.json", "--client", "vscode", "--output-format", "json"]);
    let output = run.env("MCPLINT_INPUT_API_KEY", "answered").output().unwrap();
    // The answer reaches the server, and is shown no more than a secret.
    assert_eq!(results(&output)["s"]["evidence"]["tools"], json!(["…"]));
}

#[test]
fn an_answer_after_the_client_has_given_up_is_a_timeout() {
    if !has("python3") {
        return;
    }
    let toml = |seconds: &str| {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join(".codex")).unwrap();
        let text = format!(
            "[mcp_servers.s]\ncommand = \"python3\"\nargs = ['{SERVERS}/server.py', 'slow', '1']\nstartup_timeout_sec = {seconds}\n"
        );
        fs::write(folder.path().join(".codex/config.toml"), text).unwrap();
        results(&probe(folder.path(), ".codex/config.toml", &[]))["s"].clone()
    };
    let result = toml("0.2");
    assert_verdict(&result, "timeout", "Codex gives up after 0.2 s");
    assert!(result["help"].as_str().unwrap().contains("startup_timeout_sec"), "{result:#}");
    assert_verdict(&toml("120"), "ok", "");
}

/// A `uvx` that takes its time only once, as one does that downloads a package.
#[test]
fn a_slow_first_start_is_told_from_a_slow_server() {
    use std::os::unix::fs::PermissionsExt as _;

    if !has("python3") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let uvx = folder.path().join("uvx");
    let script = format!(
        "#!/bin/sh\ncd '{}'\nif [ ! -f there ]; then touch there; sleep 2; fi\nexec python3 {SERVERS}/server.py good\n",
        folder.path().display()
    );
    fs::write(&uvx, script).unwrap();
    fs::set_permissions(&uvx, fs::Permissions::from_mode(0o755)).unwrap();
    fs::create_dir_all(folder.path().join(".codex")).unwrap();
    let text = format!("[mcp_servers.s]\ncommand = '{}'\nstartup_timeout_sec = 1\n", uvx.display());
    fs::write(folder.path().join(".codex/config.toml"), text).unwrap();
    let result = results(&probe(folder.path(), ".codex/config.toml", &[]))["s"].clone();
    assert_verdict(&result, "timeout", "a first start downloads the package; a second start answers after");
}

#[test]
fn tools_beyond_the_limits_of_the_client_are_told() {
    if !has("python3") {
        return;
    }
    let result = outcome_in(".cursor/mcp.json", python(&["long-names"]), &[]);
    assert_verdict(&result, "tool-limit", "Cursor leaves them out");
    assert_eq!(result["rules"], json!(["tool-name-too-long"]));
    let result = outcome_in(".mcp.json", python(&["long-names"]), &[]);
    assert_verdict(&result, "tool-limit", "73 characters, of 64");
    let result = outcome_in(".codeium/windsurf/mcp_config.json", python(&["many-tools", "101"]), &[]);
    assert_verdict(&result, "tool-limit", "101 tools");
    assert_verdict(&outcome_in(".mcp.json", python(&["many-tools", "101"]), &[]), "ok", "");
}

#[test]
fn an_entry_that_the_client_drops_is_not_started() {
    let folder = tempfile::tempdir().unwrap();
    let marker = folder.path().join("started");
    let touch = json!(["-c", format!("touch {}", marker.display())]);
    let servers = json!({"remote": {"url": "http://127.0.0.1:9/"}, "wrong": {"command": 5, "args": touch}});
    write(folder.path(), ".mcp.json", &servers);
    let output = probe(folder.path(), ".mcp.json", &[]);
    for name in ["remote", "wrong"] {
        assert_verdict(&results(&output)[name], "rejected", "Claude Code drops this entry");
    }
    let off = json!({"off": {"command": "sh", "args": touch, "disabled": true}});
    write(folder.path(), "cline_mcp_settings.json", &off);
    let output = probe(folder.path(), "cline_mcp_settings.json", &[]);
    assert_verdict(&results(&output)["off"], "skipped", "turned off");
    assert!(!marker.exists());
}
