//! Comments that silence findings: what each is for.

use mcplint::clients::by_id;
use mcplint::{LintOptions, lint_text};

fn rules(text: &str) -> Vec<(&'static str, Option<String>)> {
    let options = LintOptions {
        client: by_id("vscode"),
        host_platform: Some(mcplint::platform::Platform::Linux),
        ..LintOptions::default()
    };
    let report = lint_text(text, ".vscode/mcp.json", &options);
    report.diagnostics.into_iter().map(|found| (found.rule, found.server)).collect()
}

const BOTH: &str = r#"{
  "servers": {
    /*1*/
    "a": { /*2*/
      "command": "npx",
      /*3*/
      "args": ["@playwright/mcp@latest"] /*4*/
    }, /*5*/
    "b": { "command": "npx", "args": ["@playwright/mcp@latest", "--headless"] }
  }
}
"#;

/// The sample with this comment at one of its marks.
fn with(mark: &str, comment: &str) -> String {
    BOTH.replace(mark, comment)
}

#[test]
fn a_comment_is_for_all_of_what_starts_on_its_line_or_the_next() {
    let ignore = "// mcplint-ignore: npx-missing-yes - installed by hand";
    let of_b = ("npx-missing-yes", Some("b".to_owned()));
    for mark in ["/*1*/", "/*2*/", "/*3*/", "/*4*/"] {
        assert_eq!(rules(&with(mark, ignore)), std::slice::from_ref(&of_b), "{mark}");
    }
    // Behind the end of a: nothing starts on that line.
    let found = rules(&with("/*5*/", ignore));
    assert_eq!(found.iter().filter(|(rule, _)| *rule == "npx-missing-yes").count(), 2);
    assert_eq!(found.iter().filter(|(rule, _)| *rule == "unused-suppression").count(), 1);
}

#[test]
fn a_comment_for_the_file_and_one_for_a_category() {
    assert_eq!(rules(&with("/*5*/", "/* mcplint-ignore-file: npx-missing-yes */")), []);
    assert_eq!(rules(&with("/*5*/", "/* mcplint-ignore-file: launch -- all of it */")), []);
    assert_eq!(rules(&with("/*5*/", "// mcplint-ignored-file: launch")).len(), 2);
}

#[test]
fn comments_one_above_the_other_are_for_the_same_line() {
    let two = "// mcplint-ignore: npx-missing-yes\n    // mcplint-ignore: relative-command";
    let found = rules(&with("/*1*/", two));
    assert_eq!(
        found.iter().map(|(rule, _)| *rule).collect::<Vec<_>>(),
        ["unused-suppression", "npx-missing-yes"]
    );
}

#[test]
fn a_cause_that_is_silenced_still_explains_its_effects() {
    let plain = r#"{ "servers": { "a": { "command": "./run.sh --port 1", "args": [] } } }"#;
    let cause = rules(plain)[0].0;
    let silenced = plain.replace("] }", &format!("] // mcplint-ignore: {cause}\n}}"));
    assert_eq!((cause, rules(&silenced)), ("command-contains-args", Vec::new()));
}

/// TOML and YAML have `#`, and a comment above a table is for the whole table.
#[test]
fn comments_in_toml_and_yaml() {
    let rules = |text: &str, path: &str| -> Vec<&'static str> {
        lint_text(text, path, &LintOptions::default()).diagnostics.iter().map(|found| found.rule).collect()
    };
    let toml = "# IGNORE\n[mcp_servers.a]\ncommand = \"npx\"\nargs = [\"a-mcp\"]\n\n[mcp_servers.b]\ncommand = \"npx\"\nargs = [\"b-mcp\"]\n";
    let ignore = "mcplint-ignore: npx-missing-yes - why not";
    assert_eq!(rules(toml, ".codex/config.toml"), ["npx-missing-yes", "npx-missing-yes"]);
    assert_eq!(rules(&toml.replace("IGNORE", ignore), ".codex/config.toml"), ["npx-missing-yes"]);
    let yaml = "mcpServers:\n  # IGNORE\n  a:\n    command: npx\n    args: [a-mcp]\n  b:\n    command: npx\n    args: [b-mcp]\n";
    assert_eq!(rules(yaml, "librechat.yaml"), ["npx-missing-yes", "npx-missing-yes"]);
    assert_eq!(rules(&yaml.replace("IGNORE", ignore), "librechat.yaml"), ["npx-missing-yes"]);
}

/// Every word was compared with every name, every comment looked for its line, every finding asked every comment: half a
/// minute for a file of a megabyte.
#[test]
fn of_many_comments_each_is_needed_or_not() {
    let many = |line: &str| format!("{line}\n").repeat(20_000);
    let of_file = with("/*1*/", &many("// mcplint-ignore-file: npx-missing-yes, launch, all"));
    assert_eq!(rules(&of_file), []);
    let unknown = rules(&with("/*1*/", &many("// mcplint-ignore: npx-missing-yet")));
    assert_eq!(unknown.iter().filter(|(rule, _)| *rule == "unused-suppression").count(), 20_000);
    let nested = with("/*1*/", &many("// mcplint-ignore: npx-missing-yes, relative-command"));
    let found = rules(&nested.replace("/*3*/", "// mcplint-ignore: launch"));
    let count = |name: &str| found.iter().filter(|(rule, _)| *rule == name).count();
    assert_eq!((count("unused-suppression"), count("npx-missing-yes")), (20_000, 1));
    let words = (0..2_000_000).map(|number| number.to_string()).collect::<Vec<_>>().join(",");
    assert!(rules(&with("/*1*/", &format!("// mcplint-ignore: {words}"))).len() > 900);
}
