//! Nothing of a file, of its name or of an option reaches the terminal as it is: no escape sequence, no character
//! that turns the line around.

use std::fs;

use mcplint::mask::{MaskedDiff, Secrets};
use mcplint::render::{RenderOptions, diff};

use super::run;
use crate::cli::{stderr, stdout};

/// Starts a colour, sets the title of the window, ends both, rings, moves left, turns the line, hides.
const HOSTILE: &str = "a\u{1b}[31mb\u{1b}]0;title\u{7}\u{9b}2K\u{8}\r\u{202e}c\u{2066}d\u{200b}e\u{feff}\u{7f}\u{61c}\u{2028}f\u{e0041}";

fn assert_harmless(text: &str, what: &str) {
    let bad = |character: &char| {
        character.is_control() && *character != '\n'
            || matches!(character, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
            || matches!(character, '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
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
fn no_format_shows_them() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".mcp.json"), config()).unwrap();
    for options in [
        &["--output-format", "full"][..],
        &["--output-format", "concise"],
        &["--output-format", "github"],
        &["--output-format", "json"],
        &["--output-format", "sarif"],
        &["--output-format", "gitlab"],
        &["--output-format", "junit"],
        &["--output-format", "full", "--show-secrets", "--max-diagnostics", "1"],
        &["--diff", "--color", "always", "--unsafe-fixes"],
        &["-v", "--fix"],
    ] {
        let output = run(folder.path(), &[&[".mcp.json"], options].concat());
        assert!(stdout(&output).len() > 100, "{}", stderr(&output));
        assert_harmless(&without_paint(&stdout(&output)), &format!("{options:?}"));
        assert_harmless(&stderr(&output), &format!("{options:?}"));
    }
}

/// A diff without the sequences that begin and end its lines.
fn without_paint(shown: &str) -> String {
    let plain = shown.lines().map(|line| {
        let painted = line.strip_prefix("\u{1b}[").and_then(|rest| rest.split_once('m'));
        painted.and_then(|(_, rest)| rest.strip_suffix("\u{1b}[0m")).unwrap_or(line)
    });
    plain.collect::<Vec<_>>().join("\n")
}

/// With `--color never` on a terminal the lines of a diff were shown as they are.
#[test]
fn a_diff_for_a_terminal_is_harmless_without_colours() {
    let (old, new) = (format!("{HOSTILE}\n"), format!("{HOSTILE}x\n"));
    let diff = MaskedDiff::new(HOSTILE, &old, &new, Secrets::Shown);
    let shown = diff::render(&diff, &RenderOptions { terminal: true, ..RenderOptions::default() });
    assert_harmless(&shown, "a terminal");
    let piped = diff::render(&diff, &RenderOptions::default());
    assert!(piped.contains(&old) && piped.contains(&new), "{piped:?}");
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
        &["--output-format", "sarif"],
        &["--output-format", "gitlab"],
        &["--output-format", "junit"],
        &["--output-format", "github"],
        &["-v"],
        &["--baseline", "known.json", "--write-baseline"],
    ] {
        let output = run(folder.path(), &[&["--client", "claude-code", &name], options].concat());
        assert_ne!(output.status.code(), None);
        assert_harmless(&stdout(&output), &format!("{options:?}"));
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
