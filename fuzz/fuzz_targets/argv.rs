//! A command line, its words apart by line feeds: the first is the command, if it is not empty.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mcplint::LintOptions;
use mcplint::argv::Argv;
use mcplint::clients;
use mcplint::model::Config;
use mcplint::syntax;
use serde_json::json;

fuzz_target!(|text: &str| {
    let mut words = text.split('\n');
    let command = words.next().unwrap_or_default();
    let config = json!({"mcpServers": {"fuzzed": {"command": command, "args": words.collect::<Vec<_>>()}}});
    let text = config.to_string();
    let parsed = syntax::parse_json(&text);
    for server in &Config::new(parsed.root.as_ref(), clients::by_id("claude-desktop")).servers {
        let argv = Argv::new(server);
        for layer in &argv.layers {
            assert!(layer.program < layer.end && layer.end <= argv.tokens.len());
            let _ = (argv.name(layer), argv.args(layer));
        }
        for token in &argv.tokens {
            let _ = token.text.len();
        }
    }
    let report = mcplint::lint_text(&text, "claude_desktop_config.json", &LintOptions::default());
    mcplint_fuzz::check_report(&text, &report);
});
