//! Texts that no parser likes.

use std::fs;

use super::run;
use crate::cli::{folder_with, stderr, stdout};

/// Servers with a mistake each.
pub(super) fn many_servers(count: usize) -> String {
    let server = |number| format!("\"s{number}\": {{\"command\": \"npx\", \"args\": [\"@acme/s{number}\"]}}");
    format!("{{\"mcpServers\": {{{}}}}}", (0..count).map(server).collect::<Vec<_>>().join(",\n"))
}

/// Lints and repairs a text; either answers, with a status of the contract and no panic.
fn assert_answered(name: &str, text: &str) {
    let folder = folder_with(name, text);
    for options in
        [&["--output-format", "concise"][..], &["--output-format", "sarif"], &["--diff"], &["--fix"]]
    {
        let output = run(folder.path(), &[&["--client", "claude-code", name], options].concat());
        let status = output.status.code();
        assert!(matches!(status, Some(0..=2)), "{options:?}: {status:?} {}", stderr(&output));
        assert!(!stderr(&output).contains("mcplint stopped"), "{}", stderr(&output));
        assert!(stdout(&output).len() < 40 * text.len() + 20_000_000);
    }
}

#[test]
fn nesting_has_an_end() {
    let deep = 200_000;
    for text in [
        "[".repeat(deep),
        "{\"a\":".repeat(deep),
        format!("{}{}", "[".repeat(deep), "]".repeat(deep)),
        format!("{{\"mcpServers\": {}1{}}}", "{\"a\":".repeat(deep / 10), "}".repeat(deep / 10)),
        "]".repeat(deep),
        "{\"mcpServers\": {\"a\": [".repeat(deep / 20),
    ] {
        assert_answered(".mcp.json", &text);
    }
    assert_answered("config.toml", &format!("a = {}", "[".repeat(100_000)));
    assert_answered("config.toml", &format!("a = {}", "{a=".repeat(100_000)));
    assert_answered("config.toml", &format!("[{}]", "a.".repeat(100_000)));
    assert_answered("config.yaml", &"[".repeat(20_000));
    assert_answered("config.yaml", &"- ".repeat(20_000));
    assert_answered(
        "config.yaml",
        &(0..2000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect::<String>(),
    );
}

#[test]
fn aliases_do_not_multiply() {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
    }
    assert_answered("config.yaml", &text);
}

#[test]
fn one_long_line_is_a_line() {
    let long = "x".repeat(1_000_000);
    assert_answered(".mcp.json", &long);
    assert_answered(".mcp.json", &format!("{{\"mcpServers\": {{\"a\": {{\"command\": \"{long}\"}}}}}}"));
    assert_answered(".mcp.json", &format!("{{\"mcpServers\": {{\"{long}\": {{\"command\": \"npx a\"}}}}}}"));
    assert_answered(".mcp.json", &many_servers(1000).replace('\n', ""));
}

/// What many a rule looks for, again and again: each was once read to its end from every start.
#[test]
fn beginnings_without_end_are_read_once() {
    for part in [
        "${",
        "%a",
        "{env:",
        "${input:",
        "://",
        "?a=://",
        "$(",
        "`",
        "\\\\",
        "\\u",
        "--",
        "-e ",
        "key=",
        "@",
        "-----BEGIN PRIVATE KEY",
        "https://a:b",
        "sk-",
        "ghp_",
        "'",
        "&&",
        "| ",
        "~/",
        "C:\\\\",
        "<",
        "http://x?token=",
    ] {
        let long = part.repeat(6_000 / part.len());
        assert_answered(
            ".mcp.json",
            &format!(
                "{{\"mcpServers\": {{\"a\": {{\"command\": \"npx\", \"args\": [\"-y\", \"a\", \"{long}\"], \"env\": \
                 {{\"API_KEY\": \"{long}\"}}, \"url\": \"{long}\"}}}}}}"
            ),
        );
        assert_answered(".mcp.json", &long);
    }
}

#[test]
fn many_keys_are_read_once_each() {
    let keys = |count: usize, value: &str| -> String {
        (0..count).map(|number| format!("\"k{number}\": {value}")).collect::<Vec<_>>().join(",")
    };
    assert_answered(".mcp.json", &format!("{{{}}}", keys(20_000, "1")));
    for field in ["env", "headers", "command", "args"] {
        let many = keys(1_000, "\"${A}\"");
        assert_answered(
            ".mcp.json",
            &format!("{{\"mcpServers\": {{\"a\": {{\"command\": \"x\", \"{field}\": {{{many}}}}}}}}}"),
        );
    }
    assert_answered(
        ".mcp.json",
        &format!("{{\"mcpServers\": {{\"a\": {{\"command\": \"x\", {}}}}}}}", keys(1_000, "1")),
    );
    let same = vec!["\"a\": {\"command\": \"x\"}"; 1_000].join(",");
    assert_answered(".mcp.json", &format!("{{\"mcpServers\": {{{same}}}}}"));
}

/// They take no columns, so that a clipped line held all of them.
#[test]
fn accents_without_number_are_not_shown_with_each_finding() {
    let servers = many_servers(200).replace('\n', "");
    let text = servers.replacen("@acme", &format!("{}@acme", "\u{301}".repeat(100_000)), 1);
    let folder = folder_with(".mcp.json", &text);
    let output = run(folder.path(), &["--output-format", "full"]);
    assert!(stdout(&output).len() < 400_000, "{}", stdout(&output).len());
}

#[test]
fn the_rest_of_many_findings_is_counted() {
    let folder = folder_with(".mcp.json", &many_servers(1_500));
    for format in ["full", "concise"] {
        let output = run(folder.path(), &["--output-format", format]);
        assert!(stdout(&output).contains(".mcp.json: 500 more findings not shown (--max-diagnostics)"));
        assert!(stdout(&output).contains("1500 "), "the summary counts all of them");
    }
    for format in ["json", "sarif", "github", "gitlab", "junit"] {
        let output = run(folder.path(), &["--output-format", format]);
        assert!(stderr(&output).contains("500 more findings not shown"), "{format}: {}", stderr(&output));
    }
    let output = run(folder.path(), &["--output-format", "concise", "--max-diagnostics", "1500"]);
    assert!(!stdout(&output).contains("not shown"));
    let output = run(folder.path(), &["--fix"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(fs::read_to_string(folder.path().join(".mcp.json")).unwrap().matches("\"-y\"").count(), 1_500);
}
