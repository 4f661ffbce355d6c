//! The command as a user runs it: statuses, formats, files on disk.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

pub(crate) const BROKEN: &str = r#"{
  "mcpServers": {
    "browser": {
      "command": "npx",
      "args": ["@playwright/mcp@latest"],
    }
  }
}
"#;
pub(crate) const CLEAN: &str = r#"{
  "mcpServers": {
    "browser": {
      "command": "npx",
      "args": ["-y", "@playwright/mcp@latest"]
    }
  }
}
"#;

pub(crate) fn mcplint(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().unwrap()
}

pub(crate) fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mcplint"));
    command
        .args(arguments)
        .current_dir(folder)
        .env("CI", "true")
        .env("NO_COLOR", "1")
        .env_remove("COLUMNS")
        .env_remove("GITHUB_ACTIONS");
    command
}

pub(crate) fn with_input(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = command(folder, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

/// Applies a diff with `patch -p1`, or with git on a machine without it.
pub(crate) fn apply_patch(folder: &Path, diff: &[u8]) {
    let program = |name: &str, arguments: &[&str]| {
        Command::new(name).args(arguments).current_dir(folder).stdin(Stdio::piped()).spawn()
    };
    let mut patch =
        program("patch", &["-p1", "--silent"]).or_else(|_| program("git", &["apply", "-p1", "-"])).unwrap();
    patch.stdin.take().unwrap().write_all(diff).unwrap();
    assert!(patch.wait().unwrap().success());
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

pub(crate) fn folder_with(name: &str, text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
    folder
}

#[test]
fn statuses_follow_the_contract() {
    let folder = folder_with(".mcp.json", CLEAN);
    assert_eq!(mcplint(folder.path(), &[".mcp.json"]).status.code(), Some(0));
    assert_eq!(mcplint(folder.path(), &["--diff", ".mcp.json"]).status.code(), Some(0));
    fs::write(folder.path().join(".mcp.json"), BROKEN).unwrap();
    assert_eq!(mcplint(folder.path(), &[".mcp.json"]).status.code(), Some(1));
    assert_eq!(mcplint(folder.path(), &["--diff", ".mcp.json"]).status.code(), Some(1));
    assert_eq!(mcplint(folder.path(), &["--fail-on", "never", ".mcp.json"]).status.code(), Some(0));
    assert_eq!(mcplint(folder.path(), &["missing.json"]).status.code(), Some(2));
    assert_eq!(mcplint(folder.path(), &["--no-such-option"]).status.code(), Some(2));
    assert_eq!(mcplint(folder.path(), &["--select", "no-such-rule"]).status.code(), Some(2));
    assert_eq!(mcplint(folder.path(), &["--help"]).status.code(), Some(0));
}

#[test]
fn warnings_do_not_fail_a_run_that_fails_on_errors() {
    let folder = folder_with(".mcp.json", &CLEAN.replace("\"-y\", ", ""));
    assert_eq!(mcplint(folder.path(), &[]).status.code(), Some(1));
    assert_eq!(mcplint(folder.path(), &["--fail-on", "error"]).status.code(), Some(0));
    let raised = mcplint(folder.path(), &["--fail-on", "error", "--severity", "npx-missing-yes=error"]);
    assert_eq!(raised.status.code(), Some(1));
    let off = mcplint(folder.path(), &["--severity", "npx-missing-yes=off"]);
    assert_eq!(off.status.code(), Some(0));
}

#[test]
fn fix_repairs_and_a_second_run_changes_nothing() {
    let folder = folder_with(".mcp.json", BROKEN);
    let path = folder.path().join(".mcp.json");
    let first = mcplint(folder.path(), &["--fix", ".mcp.json"]);
    assert_eq!(first.status.code(), Some(0), "{}", stdout(&first));
    assert_eq!(fs::read_to_string(&path).unwrap(), CLEAN);
    mcplint(folder.path(), &["--fix", ".mcp.json"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), CLEAN);
}

#[test]
fn a_masked_diff_says_that_it_cannot_be_applied() {
    let secret = "hunter2hunter2hunter2";
    let text =
        BROKEN.replace("\"args\"", &format!("\"env\": {{ \"API_KEY\": \"{secret}\" }},\n      \"args\""));
    let folder = folder_with(".mcp.json", &text);
    let masked = mcplint(folder.path(), &["--diff", ".mcp.json"]);
    assert!(!stdout(&masked).contains(secret));
    assert!(stderr(&masked).contains("cannot be applied"), "{}", stderr(&masked));
    let shown = mcplint(folder.path(), &["--diff", "--show-secrets", ".mcp.json"]);
    assert!(stdout(&shown).contains(secret));
}

#[test]
fn folders_are_walked_for_config_names_only() {
    let folder = folder_with("a/.mcp.json", BROKEN);
    fs::write(folder.path().join("package.json"), BROKEN).unwrap();
    fs::create_dir_all(folder.path().join("node_modules/x")).unwrap();
    fs::write(folder.path().join("node_modules/x/.mcp.json"), BROKEN).unwrap();
    fs::create_dir_all(folder.path().join(".vscode")).unwrap();
    fs::write(folder.path().join(".vscode/mcp.json"), "{ \"servers\": {} }").unwrap();
    let report = stdout(&mcplint(folder.path(), &["--output-format", "json"]));
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    let paths: Vec<&str> =
        report["files"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap()).collect();
    let expected = if cfg!(windows) {
        [r".vscode\mcp.json", r"a\.mcp.json"]
    } else {
        [".vscode/mcp.json", "a/.mcp.json"]
    };
    assert_eq!(paths, expected);
    assert_eq!(report["files"][0]["client"], "vscode");
}

#[test]
fn a_named_file_that_is_no_config_is_an_error() {
    let folder = folder_with("package.json", "{ \"name\": \"x\" }");
    let output = mcplint(folder.path(), &["package.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("no config of an MCP client"), "{}", stderr(&output));
    let named = mcplint(folder.path(), &["--client", "claude-code", "package.json"]);
    assert_ne!(named.status.code(), Some(2));
}

#[test]
fn unreadable_input_is_told_in_json_too() {
    let folder = folder_with(".mcp.json", CLEAN);
    fs::write(folder.path().join("binary.json"), [0x7f, b'E', b'L', b'F', 0]).unwrap();
    let output =
        mcplint(folder.path(), &["--output-format", "json", ".mcp.json", "missing.json", "binary.json"]);
    assert_eq!(output.status.code(), Some(2));
    let report: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(report["files"].as_array().unwrap().len(), 1);
    assert_eq!(report["errors"].as_array().unwrap().len(), 2);
    assert!(report["errors"][1]["message"].as_str().unwrap().contains("NUL bytes"));
}

#[test]
fn standard_input_is_linted_and_repaired() {
    let folder = tempfile::tempdir().unwrap();
    let linted = with_input(folder.path(), &["--stdin-filename", ".mcp.json", "-"], BROKEN);
    assert_eq!(linted.status.code(), Some(1));
    assert!(stdout(&linted).contains("json-trailing-comma"));
    let repaired = with_input(folder.path(), &["--fix", "--stdin-filename", ".mcp.json", "-"], BROKEN);
    assert_eq!(stdout(&repaired), CLEAN);
}

#[test]
fn a_report_goes_to_a_file() {
    let folder = folder_with(".mcp.json", BROKEN);
    let output = mcplint(folder.path(), &["--output-format", "json", "-o", "report.json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let report = fs::read_to_string(folder.path().join("report.json")).unwrap();
    assert!(serde_json::from_str::<serde_json::Value>(&report).is_ok());
}

#[test]
fn explain_prints_the_page_and_suggests_the_nearest_name() {
    let folder = tempfile::tempdir().unwrap();
    let page = mcplint(folder.path(), &["explain", "npx-missing-yes"]);
    assert!(stdout(&page).starts_with("# npx-missing-yes\n"));
    let unknown = mcplint(folder.path(), &["explain", "npx-mising-yes"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(stderr(&unknown).contains("did you mean `npx-missing-yes`?"));
}

#[test]
fn rules_are_listed_for_people_and_machines() {
    let folder = tempfile::tempdir().unwrap();
    assert!(stdout(&mcplint(folder.path(), &["rules"])).contains("npx-missing-yes"));
    let rows = stdout(&mcplint(folder.path(), &["rules", "--output-format", "json"]));
    let rows: serde_json::Value = serde_json::from_str(&rows).unwrap();
    assert_eq!(rows.as_array().unwrap().len(), mcplint::rules::RULES.len());
}

#[cfg(target_os = "linux")]
#[test]
fn user_level_configs_are_found_and_linted() {
    let home = folder_with(".cursor/mcp.json", BROKEN);
    let claude =
        r#"{ "projects": { "/work/app": { "mcpServers": { "a": { "command": "npx", "args": ["p"] } } } } }"#;
    fs::write(home.path().join(".claude.json"), claude).unwrap();
    let run = |arguments: &[&str]| {
        command(home.path(), arguments)
            .env("HOME", home.path())
            .env_remove("XDG_CONFIG_HOME")
            .output()
            .unwrap()
    };
    let clients = stdout(&run(&["clients"]));
    assert!(
        clients.contains("* user     .cursor/mcp.json") || clients.contains("* user     ~/.cursor/mcp.json"),
        "{clients}"
    );
    assert!(clients.lines().all(|line| line.chars().count() <= 80), "{clients}");
    let report: serde_json::Value =
        serde_json::from_str(&stdout(&run(&["--user", "--output-format", "json"]))).unwrap();
    let found: Vec<(&str, &str)> = report["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| (file["client"].as_str().unwrap(), file["diagnostics"][0]["rule"].as_str().unwrap()))
        .collect();
    assert_eq!(found, [("claude-code", "npx-missing-yes"), ("cursor", "npx-missing-yes")]);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    #[test]
    fn fix_keeps_permissions_and_follows_links() {
        let folder = folder_with("real.json", BROKEN);
        let real = folder.path().join("real.json");
        fs::set_permissions(&real, fs::Permissions::from_mode(0o600)).unwrap();
        symlink("real.json", folder.path().join(".mcp.json")).unwrap();
        mcplint(folder.path(), &["--fix", ".mcp.json"]);
        assert_eq!(fs::read_to_string(&real).unwrap(), CLEAN);
        assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(fs::symlink_metadata(folder.path().join(".mcp.json")).unwrap().is_symlink());
    }

    #[test]
    fn a_read_only_file_is_left_alone() {
        let folder = folder_with(".mcp.json", BROKEN);
        let path = folder.path().join(".mcp.json");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        let output = mcplint(folder.path(), &["--fix", ".mcp.json"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains("read-only"));
        assert_eq!(fs::read_to_string(&path).unwrap(), BROKEN);
    }

    #[test]
    fn the_name_of_a_missing_file_reached_the_terminal_raw() {
        let folder = tempfile::tempdir().unwrap();
        let output = mcplint(folder.path(), &["\u{1b}[31mgone.json"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(!stderr(&output).contains('\u{1b}'), "{}", stderr(&output));
    }

    #[test]
    fn a_reader_that_goes_away_is_no_error() {
        let folder = folder_with(".mcp.json", BROKEN);
        let mut child =
            command(folder.path(), &[]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(stderr(&output), "");
        assert_eq!(output.status.code(), Some(1));
    }
}

#[test]
fn completions_and_the_manual_know_every_option() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let output = mcplint(folder.path(), &["completions", shell]);
        assert_eq!(output.status.code(), Some(0));
        let script = stdout(&output);
        for word in ["unsafe-fixes", "completions"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
    assert_eq!(mcplint(folder.path(), &["completions", "cmd"]).status.code(), Some(2));
    let page = stdout(&mcplint(folder.path(), &["man"]));
    assert!(page.contains(".TH mcplint 1") && page.contains("unsafe\\-fixes"), "{page}");
}

/// docs/exit-status.md, line by line.
#[test]
fn exit_statuses_are_those_of_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write(".mcp.json", r#"{"mcpServers":{"a":{"command":"npx","args":["p"]}}}"#);
    let status = |arguments: &[&str]| mcplint(folder.path(), arguments).status.code().unwrap();
    assert_eq!(status(&["--no-host"]), 1);
    assert_eq!(status(&["--no-host", "--fail-on", "error"]), 0);
    assert_eq!(status(&["--no-host", "--fail-on", "never"]), 0);
    assert_eq!(status(&["--no-host", "--diff"]), 1);
    assert_eq!(status(&["--no-host", "--fail-on", "never", ".mcp.json", "gone.json"]), 2);
    assert_eq!(status(&["--no-host", "-o", "no-folder/out", ".mcp.json"]), 2);
    for format in ["full", "concise", "json", "sarif", "github", "gitlab", "junit"] {
        assert_eq!(status(&["--no-host", "--output-format", format]), 1, "{format}");
        assert_eq!(status(&["--no-host", "-q", "--output-format", format]), 1, "{format}");
    }
    assert_eq!(status(&["--no-host", "--fix"]), 0);
    assert_eq!(status(&["--no-host", "--diff"]), 0);
    assert_eq!(status(&["explain", "no-such-rule"]), 2);
    assert_eq!(status(&["--no-such-option"]), 2);
}
