//! Who may use whom (ARCHITECTURE.md), held by reading the sources.

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found
}

fn uses(path: &Path, words: &[&str]) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap();
    words
        .iter()
        .filter(|word| text.contains(**word))
        .map(|word| format!("{}: {word}", path.display()))
        .collect()
}

/// `folder` mentions none of `words`.
fn assert_free_of(folder: &str, words: &[&str]) {
    let broken: Vec<String> = sources(folder).iter().flat_map(|path| uses(path, words)).collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn syntax_knows_no_clients_and_no_rules() {
    assert_free_of("src/syntax", &["crate::clients", "crate::rules", "crate::model", "crate::diagnostic"]);
}

#[test]
fn rules_know_no_files_terminals_or_environment() {
    assert_free_of(
        "src/rules",
        &["std::fs", "std::env", "std::io", "std::process", "crate::render", "crate::mask"],
    );
}

/// What is true of one client is a field of its dialect, so that a new client is one new file.
#[test]
fn rules_name_no_client() {
    assert_free_of("src/rules", &["is_client(", ".id == \"", ".id != \"", "|dialect| dialect.id)", "?.id {"]);
}

#[test]
fn renderers_know_no_rules() {
    assert_free_of(
        "src/render",
        &["crate::rules", "crate::rule::", "crate::model", "crate::argv", "std::fs"],
    );
}

/// What a renderer shows comes through the mask: it cannot name a type whose texts are raw.
#[test]
fn renderers_get_masked_texts_only() {
    let words = [
        "FileReport",
        "FileError",
        " Report",
        "&Report",
        " Diagnostic",
        "&Diagnostic",
        "diagnostic::Diagnostic",
    ];
    assert_free_of("src/render", &words);
    assert_free_of("src/render", &["crate::edit", "crate::lint", "crate::fix", "Masked::scan"]);
}

/// Two functions write to the outside, and one of them masks what it is given.
#[test]
fn only_one_place_prints() {
    let words = ["println!", "print!(", "eprint", "io::stdout()", "io::stderr()", "dbg!"];
    let broken: Vec<String> = sources("src")
        .iter()
        .filter(|path| !path.ends_with("src/commands/mod.rs"))
        .flat_map(|path| uses(path, &words))
        .collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn dialects_are_data() {
    assert_free_of("src/clients", &["crate::rules", "crate::model", "crate::argv", "std::fs", "std::env"]);
}

/// Past this a file is two things.
#[test]
fn files_stay_small() {
    let long: Vec<String> = sources("src")
        .iter()
        .filter(|path| !path.starts_with("src/knowledge"))
        .filter_map(|path| {
            let lines = fs::read_to_string(path).unwrap().lines().count();
            (lines > 500).then(|| format!("{}: {lines} lines", path.display()))
        })
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}
