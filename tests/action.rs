//! The shell of the GitHub Action, with a `cargo` and a `mcplint` that only say how they were called.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Command, Output};

const TELLS: &str = "#!/bin/sh\nprintf '%s' \"$(basename \"$0\")\"; for word; do printf ' [%s]' \"$word\"; done; echo\nexit ${STATUS:-0}\n";

fn run(script: &str, variables: &[(&str, &str)]) -> (Output, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    for name in ["cargo", "mcplint"] {
        let path = folder.path().join(name);
        fs::write(&path, TELLS).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let path = format!("{}:{}", folder.path().display(), std::env::var("PATH").unwrap());
    let output = Command::new("bash")
        .arg(format!("action/{script}"))
        .envs(variables.iter().copied())
        .env("PATH", path)
        .env("RUNNER_TEMP", "/tmp/runner")
        .env("GITHUB_ACTION_PATH", "/action")
        .env("GITHUB_PATH", folder.path().join("github-path"))
        .output()
        .unwrap();
    (output, folder)
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn paths_and_arguments_are_one_a_line() {
    let (output, _) = run("run.sh", &[]);
    assert_eq!(said(&output), "mcplint [--output-format] [github] [--]\n");
    let inputs =
        [("MCPLINT_PATHS", "a b\n\n$(touch x)\n"), ("MCPLINT_ARGUMENTS", "--fail-on=error\n--ignore=a,b")];
    let (output, _) = run("run.sh", &inputs);
    assert_eq!(
        said(&output),
        "mcplint [--fail-on=error] [--ignore=a,b] [--output-format] [github] [--] [a b] [$(touch x)]\n"
    );
}

#[test]
fn findings_fail_the_step_after_the_sarif_file_is_written() {
    let (output, _) = run("run.sh", &[("MCPLINT_SARIF", "true"), ("STATUS", "1")]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        said(&output),
        "mcplint [--output-format] [sarif] [--output] [/tmp/runner/mcplint.sarif] [--]\n\
         mcplint [--output-format] [github] [--]\n"
    );
}

#[test]
fn the_version_is_a_tag_and_nothing_else() {
    let (output, folder) = run("install.sh", &[]);
    assert_eq!(
        said(&output),
        "cargo [install] [--locked] [--root] [/tmp/runner/mcplint] [--path] [/action]\n"
    );
    assert_eq!(fs::read_to_string(folder.path().join("github-path")).unwrap(), "/tmp/runner/mcplint/bin\n");
    let (output, _) = run("install.sh", &[("MCPLINT_VERSION", "0.1.0")]);
    assert!(said(&output).contains("[--tag] [v0.1.0]"));
    let (output, _) = run("install.sh", &[("MCPLINT_VERSION", "1; rm -rf x")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).starts_with("::error::"));
}
