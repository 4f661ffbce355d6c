//! `.pre-commit-hooks.yaml` asks for the files that clients read, and no others.

use std::fs;

use mcplint::clients::{is_config_name, path_pattern};

const FILE: &str = ".pre-commit-hooks.yaml";

#[test]
fn hooks_ask_for_what_clients_read() {
    let wanted = format!("  files: '{}'", path_pattern());
    let text = fs::read_to_string(FILE).unwrap();
    let lines: Vec<&str> =
        text.lines().map(|line| if line.starts_with("  files: ") { &wanted } else { line }).collect();
    let expected = lines.join("\n") + "\n";
    if std::env::var_os("MCPLINT_UPDATE").is_some() {
        fs::write(FILE, &expected).unwrap();
    }
    assert!(fs::read_to_string(FILE).unwrap() == expected, "run `MCPLINT_UPDATE=1 cargo test hooks`");
}

#[test]
fn the_pattern_fits_config_files_and_nothing_else() {
    let pattern = regex::Regex::new(&path_pattern()).unwrap();
    for path in
        [".mcp.json", "app/.cursor/mcp.json", "opencode.json", ".codex/config.toml", ".gemini/settings.json"]
    {
        assert!(pattern.is_match(path), "{path}");
        assert!(is_config_name(path), "{path}");
    }
    for path in
        ["package.json", "settings.json", "server.json", "manifest.json", "x.mcp.json5", "config.toml"]
    {
        assert!(!pattern.is_match(path), "{path}");
    }
}
