//! What once went wrong and fits on no rule's page: the number of findings, and what a path says.

use mcplint::platform::Platform;
use mcplint::{LintOptions, lint_text};

/// The rules that speak, one for each finding.
fn rules(path: &str, text: &str) -> Vec<&'static str> {
    lint_text(text, path, &LintOptions::default()).diagnostics.iter().map(|found| found.rule).collect()
}

fn in_env(path: &str, member: &str) -> Vec<&'static str> {
    let text = format!(
        "{{\n  \"mcpServers\": {{\n    \"a\": {{\n      \"command\": \"uvx\",\n      \"args\": [\"x\"],\n      \
         \"env\": {{\n        {member}\n      }}\n    }}\n  }}\n}}\n"
    );
    rules(path, &text)
}

#[test]
fn one_slip_of_syntax_was_reported_up_to_eight_times() {
    for member in ["\"A: \"b\"", "\"A\" = \"b\"", "A\": \"b\"", "\"A\": ", "\"A\": \"b\";", "\"A\": b"] {
        assert_eq!(in_env("claude_desktop_config.json", member), ["json-syntax"], "{member}");
    }
    assert_eq!(in_env("claude_desktop_config.json", "\"A\": [\"b\""), ["json-unbalanced"]);
}

#[test]
fn brackets_that_are_never_closed_are_counted() {
    let report =
        lint_text("{ \"mcpServers\": { \"a\": { \"command\": \"uvx\"", ".mcp.json", &LintOptions::default());
    assert_eq!(report.diagnostics.len(), 1);
    assert!(
        report.diagnostics[0].message.contains("3 brackets are never closed"),
        "{}",
        report.diagnostics[0].message
    );
}

#[test]
fn a_literal_of_python_was_also_a_value_of_the_wrong_type() {
    assert_eq!(in_env("claude_desktop_config.json", "\"A\": True"), ["json-python-literal"]);
}

#[test]
fn independent_slips_are_still_all_reported() {
    let text = "{\"mcpServers\":{\"a\":{\"command\":\"uvx\" \"args\":[\"x\"]} \"b\":{\"command\":\"uvx\",}}}";
    let found = rules("claude_desktop_config.json", text);
    assert_eq!(found, ["json-missing-comma", "json-missing-comma", "json-trailing-comma"]);
}

#[test]
fn a_config_of_linux_was_taken_for_one_of_windows() {
    let text = r#"{"mcpServers":{"a":{"command":"cmd","args":["/c","npx","-y","x"]}}}"#;
    for path in [
        "/root/.config/Claude/claude_desktop_config.json",
        "/tmp/home/.config/Claude/claude_desktop_config.json",
        "dotfiles/.config/Claude/claude_desktop_config.json",
    ] {
        let options = LintOptions { host_platform: Some(Platform::Linux), ..LintOptions::default() };
        let report = lint_text(text, path, &options);
        assert_eq!(report.platform, Platform::Linux, "{path}");
        assert_eq!(report.diagnostics[0].rule, "cmd-wrapper-on-posix", "{path}");
    }
}
