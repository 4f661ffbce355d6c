//! The binary itself, as a user runs it: whatever it prints or writes, no secret is in it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use mcplint::rules::{RULES, page};

use super::plant::PLACES;
use super::sample::samples;
use super::shown_part;

const FORMATS: [&str; 7] = ["full", "concise", "json", "sarif", "github", "gitlab", "junit"];

fn run(folder: &Path, arguments: &[&str], paths: &[String]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mcplint"))
        .args(arguments)
        .args(paths)
        .current_dir(folder)
        .env("CI", "true")
        .env("NO_COLOR", "1")
        .env_remove("COLUMNS")
        .env_remove("GITHUB_ACTIONS")
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn assert_hides(what: &str, secret: &str, output: &[u8]) {
    let shown = String::from_utf8_lossy(output);
    let part = shown_part(&shown, secret);
    let at = part.and_then(|part| shown.lines().find(|line| line.contains(part)));
    assert!(part.is_none(), "{what} shows {part:?} of {secret}: {at:?}");
}

fn assert_silent(what: &str, secret: &str, output: &Output) {
    assert_hides(&format!("{what}, standard output"), secret, &output.stdout);
    assert_hides(&format!("{what}, standard error"), secret, &output.stderr);
}

/// Every place in a folder of its own, and the paths of the files.
fn planted(folder: &Path, secret: &str, only_named: bool) -> Vec<String> {
    let places = PLACES.iter().enumerate().filter(|(_, place)| place.is_named || !only_named);
    let files = places.map(|(number, place)| {
        let (text, path) = place.plant(secret);
        // A secret with a slash is two folders.
        let path = format!("{number}/{path}");
        fs::create_dir_all(folder.join(&path).parent().unwrap()).unwrap();
        fs::write(folder.join(&path), text).unwrap();
        path
    });
    files.collect()
}

fn assert_no_output_shows(secret: &str, only_named: bool) {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let paths = planted(folder, secret, only_named);
    for format in FORMATS {
        let options = ["-v", "--max-diagnostics", "100000", "--output-format", format];
        let output = run(folder, &options, &paths);
        assert!(output.status.code().is_some_and(|code| code < 3) && output.stdout.len() > 1000, "{format}");
        assert_silent(format, secret, &output);
    }
    for options in [
        &["--diff"][..],
        &["--diff", "--unsafe-fixes", "-v"],
        &["--output-format", "sarif", "-o", "out.sarif"],
    ] {
        assert_silent(&options.join(" "), secret, &run(folder, options, &paths));
    }
    assert_hides("-o", secret, &fs::read(folder.join("out.sarif")).unwrap());
    let output = run(folder, &["--baseline", "known.json", "--write-baseline"], &paths);
    assert_silent("--write-baseline", secret, &output);
    assert_hides("the baseline", secret, &fs::read(folder.join("known.json")).unwrap());
    assert_silent("--baseline", secret, &run(folder, &["--baseline", "known.json"], &paths));
    assert_silent("--fix", secret, &run(folder, &["--fix", "--unsafe-fixes", "-v"], &paths));
}

#[test]
fn no_output_of_the_binary_shows_a_known_token() {
    // SARIF holds the pages of the rules, and those have made-up tokens of their own.
    let is_on_a_page = |secret: &String| {
        RULES.iter().any(|rule| page(rule.name).is_some_and(|page| shown_part(page, secret).is_some()))
    };
    let samples = samples();
    let others: Vec<&String> = samples.iter().filter(|secret| !is_on_a_page(secret)).collect();
    // One is enough here: the other forms go through the same outputs above, within one process.
    assert_no_output_shows(others[others.len() / 2], false);
}

#[test]
fn no_output_of_the_binary_shows_a_named_secret() {
    assert_no_output_shows("hunter2hunter2", true);
}

/// The words of the command line and of `mcplint.toml` are repeated in complaints.
#[test]
fn complaints_show_no_secret() {
    let secret = &samples()[0];
    for settings in [
        format!("api_key = \"{secret}\"\n"),
        format!("ignore = [\"{secret}\"]\n"),
        format!("[rules]\n{secret} = \"off\"\n"),
        format!("\"{secret}\" = \n"),
        format!("fail-on = \"{secret}\"\nclients = {{ x = {secret} }}\n"),
    ] {
        for format in FORMATS {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join("mcplint.toml"), &settings).unwrap();
            fs::write(folder.path().join(".mcp.json"), "{}").unwrap();
            let output = run(folder.path(), &["--output-format", format], &[".mcp.json".to_owned()]);
            assert_eq!(output.status.code(), Some(2), "{settings}");
            assert_silent(&settings, secret, &output);
        }
    }
    let folder = tempfile::tempdir().unwrap();
    for arguments in [
        &[secret.as_str()][..],
        &["--client", secret],
        &["--select", secret],
        &["--severity", &format!("{secret}=off")],
        &["--config", secret],
        &["--baseline", secret],
        &[&format!("--{secret}")],
        &["explain", secret],
        &["explain", &format!("Error: 401 for {secret}")],
    ] {
        assert_silent(&arguments.join(" "), secret, &run(folder.path(), arguments, &[]));
    }
}
