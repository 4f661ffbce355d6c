//! Nothing of a file, of its name or of an option reaches the terminal as it is: no escape sequence, no character
//! that turns the line around.

use std::fs;

use super::run;
use crate::cli::{stderr, stdout};

/// Starts a colour, sets the title of the window, ends both, rings, moves left, turns the line, hides.
const HOSTILE: &str =
    "a\u{1b}[31mb\u{1b}]0;title\u{7}\u{9b}2K\u{8}\r\u{202e}c\u{2066}d\u{200b}e\u{feff}\u{7f}";

fn assert_harmless(text: &str, what: &str) {
    let bad = |character: &char| {
        character.is_control() && *character != '\n'
            || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    let found = text.lines().find(|line| line.chars().any(|character| bad(&character)));
    assert_eq!(found, None, "{what}");
}

fn config() -> String {
    let name = serde_json::Value::from(HOSTILE);
    let raw = HOSTILE.replace('\r', "");
    format!(
        "{{\"mcpServers\": {{{name}: {{\"command\": \"npx {raw}\", \"args\": [{name}, \"{raw}\", \"${{{raw}}}\"], \
         \"env\": {{{name}: {name}, \"API_KEY\": \"{raw}\"}}, \"{raw}\": 1, \"type\": \"{raw}\", \"url\": {name}}}}},}}"
    )
}

#[test]
fn no_format_for_people_shows_them() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".mcp.json"), config()).unwrap();
    for options in [
        &["--output-format", "full"][..],
        &["--output-format", "concise"],
        &["--output-format", "github"],
        &["--output-format", "full", "--show-secrets", "--max-diagnostics", "1"],
        &["-v", "--fix"],
    ] {
        let output = run(folder.path(), &[&[".mcp.json"], options].concat());
        assert!(stdout(&output).len() > 100, "{}", stderr(&output));
        assert_harmless(&stdout(&output), &format!("{options:?}"));
        assert_harmless(&stderr(&output), &format!("{options:?}"));
    }
}

#[cfg(unix)]
#[test]
fn names_of_files_are_shown_without_them() {
    let folder = tempfile::tempdir().unwrap();
    let name = format!("{}.mcp.json", HOSTILE.replace('/', ""));
    fs::write(folder.path().join(&name), config()).unwrap();
    for options in [
        &["--output-format", "full"][..],
        &["--output-format", "concise"],
        &["--output-format", "full", "--max-diagnostics", "1"],
        &["--output-format", "concise", "--max-diagnostics", "1"],
        &["--output-format", "json", "--max-diagnostics", "1"],
        &["--output-format", "github"],
        &["-v"],
        &["--baseline", "known.json", "--write-baseline"],
    ] {
        let output = run(folder.path(), &[&["--client", "claude-code", &name], options].concat());
        assert_ne!(output.status.code(), None);
        if !options.contains(&"json") {
            assert_harmless(&stdout(&output), &format!("{options:?}"));
        }
        assert_harmless(&stderr(&output), &format!("{options:?}"));
    }
    let gone = format!("gone {name}");
    for arguments in [&[gone.as_str()][..], &["--output", &gone, "--config", &gone], &["--baseline", &gone]] {
        assert_harmless(&stderr(&run(folder.path(), arguments)), &format!("{arguments:?}"));
    }
}

#[test]
fn words_of_the_command_line_are_shown_without_them() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [
        &["--select", HOSTILE][..],
        &["--severity", HOSTILE],
        &["--client", HOSTILE],
        &["explain", HOSTILE],
        &["init", HOSTILE],
        &[&format!("--{HOSTILE}")],
    ] {
        let output = run(folder.path(), arguments);
        assert_harmless(&stderr(&output), &format!("{arguments:?}"));
        assert_harmless(&stdout(&output), &format!("{arguments:?}"));
    }
}
