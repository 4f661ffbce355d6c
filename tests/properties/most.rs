//! Findings that are only counted are those that would have been found.

use proptest::prelude::*;

use mcplint::{LintOptions, lint_text};

use super::config::config;
use super::settings;

proptest! {
    #![proptest_config(settings())]

    #[test]
    fn what_is_not_kept_is_counted(config in config(), most in 0_usize..6) {
        let (text, options) = (config.text.as_str(), config.options());
        let all = lint_text(text, &config.path, &options);
        let some = lint_text(text, &config.path, &LintOptions { most: Some(most), ..options });
        prop_assert_eq!(some.tally(), all.tally());
        let shown = all.diagnostics.len().min(most);
        prop_assert_eq!(&some.diagnostics[..], &all.diagnostics[..shown]);
    }
}

/// So many servers that threads share them, with findings that explain others and findings beside their server.
#[test]
fn of_many_servers_the_first_findings_are_kept_in_any_run() {
    let server = |number: usize| match number % 3 {
        0 => {
            format!(r#""s{number}": {{"command": "npx", "args": ["x", "${{TOKEN}}"], "disabled": "false"}}"#)
        }
        1 => format!(
            r#""s{number}": {{"command": "docker", "args": ["run", "-it", "-d", "img"], "env": {{"A-B": ""}}}}"#
        ),
        _ => format!(r#""s{}": {{"url": "http://localhost/sse", "type": "stdo"}}"#, number / 2),
    };
    let servers: Vec<String> = (0..2500).map(server).collect();
    let text = format!(r#"{{"mcpServers": {{{}}}}}"#, servers.join(",\n"));
    let all = lint_text(&text, ".mcp.json", &LintOptions::default());
    assert!(all.diagnostics.len() > 5000);
    for most in [0, 1, 700, 2500, all.diagnostics.len() - 1, usize::MAX] {
        let some = lint_text(&text, ".mcp.json", &LintOptions { most: Some(most), ..LintOptions::default() });
        assert_eq!(some.tally(), all.tally(), "{most}");
        let shown = all.diagnostics.len().min(most);
        assert_eq!(some.diagnostics, all.diagnostics[..shown], "{most}");
    }
}
