//! The transcripts in the README and the docs are what mcplint prints.
//!
//! A block tagged `console` starts with `$ mcplint …`; the command is run in a copy of `examples/`, and
//! what follows is what it must print. `MCPLINT_UPDATE=1 cargo test transcripts` writes them anew.

use std::fs;
use std::path::Path;
use std::process::Command;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// What a command of a transcript prints, in its own copy of the examples.
fn run(command: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    copy(Path::new("examples"), &folder.path().join("examples"));
    let mut words = command.split_whitespace();
    let program = words.next().unwrap();
    let mut command = match program {
        "mcplint" => Command::new(env!("CARGO_BIN_EXE_mcplint")),
        "cat" => Command::new("cat"),
        other => panic!("a transcript cannot run `{other}`"),
    };
    let output = command
        .args(words)
        .current_dir(folder.path())
        .env("CI", "true")
        .env("NO_COLOR", "1")
        .env_remove("COLUMNS")
        .env_remove("GITHUB_ACTIONS")
        .output()
        .unwrap();
    format!("{}{}", String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// The page with every transcript replaced by what is printed now.
fn renewed(page: &str) -> String {
    let mut out = String::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        if line != "```console" {
            continue;
        }
        let mut commands = Vec::new();
        for line in lines.by_ref() {
            if line == "```" {
                break;
            }
            if let Some(command) = line.strip_prefix("$ ") {
                commands.push(command.to_owned());
            }
        }
        for (index, command) in commands.iter().enumerate() {
            if index > 0 {
                out.push('\n');
            }
            out.push_str(&format!("$ {command}\n{}\n", run(command).trim_end()));
        }
        out.push_str("```\n");
    }
    out
}

#[cfg_attr(windows, ignore = "paths that were found hold backslashes there")]
#[test]
fn transcripts_are_true() {
    let mut pages: Vec<_> = fs::read_dir("docs").unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.extend(["README.md".into(), "packaging/README.md".into()]);
    let mut stale = Vec::new();
    for path in pages.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "md")) {
        let page = fs::read_to_string(&path).unwrap();
        let new = renewed(&page);
        if new == page {
            continue;
        }
        if std::env::var_os("MCPLINT_UPDATE").is_some() {
            fs::write(&path, new).unwrap();
        } else {
            stale.push(path.display().to_string());
        }
    }
    assert!(stale.is_empty(), "run `MCPLINT_UPDATE=1 cargo test transcripts`, then read: {stale:?}");
}
