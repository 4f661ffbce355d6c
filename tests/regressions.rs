//! What once went wrong and fits on no rule's page: the number of findings, and what a path says.

use mcplint::diagnostic::Applicability;
use mcplint::fix::fix_text;
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
    // The second is true of the list that it is once it is closed.
    let found = in_env("claude_desktop_config.json", "\"A\": [\"b\"");
    assert_eq!(found, ["json-unbalanced", "wrong-type"]);
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

/// The text after all fixes of at least this applicability.
fn fixed(path: &str, text: &str, platform: Platform, at_least: Applicability) -> String {
    let options = LintOptions { platform: Some(platform), ..LintOptions::default() };
    let fixed = fix_text(text, path, &options, at_least);
    assert!(fixed.cycle.is_empty(), "{:?}", fixed.cycle);
    fixed.text
}

#[test]
fn arguments_beside_a_command_that_is_a_list_were_taken_for_its_own() {
    let text = r#"{"servers":{"a":{"args":["a","b"],"command":["npx","pkg"]}}}"#;
    let text = fixed(".vscode/mcp.json", text, Platform::Linux, Applicability::Unsafe);
    assert!(text.contains(r#"["a","b"]"#) || text.contains(r#""a","b""#), "{text}");
}

#[test]
fn a_safe_fix_removed_the_comments_between_the_arguments_it_removed() {
    let text = "[mcp_servers.a]\ncommand = \"cmd\"\nargs = [\n  \"/c\", # one\n  # two\n  \"npx\",\n  \"-y\",\n  \"x\"\n]\n";
    let text = fixed("config.toml", text, Platform::Linux, Applicability::Safe);
    assert_eq!(
        text,
        "[mcp_servers.a]\ncommand = \"npx\"\nargs = [\n  # one\n  # two\n  \"-y\",\n  \"x\"\n]\n"
    );
}

#[test]
fn rm_stood_before_or_behind_interactive_by_the_order_of_fixes() {
    for args in [r#"["run","-d","x"]"#, r#"["run","-i","-d","x"]"#, r#"["run","--rm","x"]"#] {
        let text = format!(r#"{{"mcpServers":{{"a":{{"command":"docker","args":{args}}}}}}}"#);
        let text = fixed("claude_desktop_config.json", &text, Platform::Linux, Applicability::Safe);
        assert!(text.contains(r#"["run","-i","--rm","x"]"#), "{args} {text}");
    }
}

#[test]
fn nodemon_behind_cmd_stayed_there() {
    let text = r#"{"mcpServers":{"a":{"command":"cmd","args":["/c","nodemon","-q","index.js"]}}}"#;
    let text = fixed("claude_desktop_config.json", text, Platform::Windows, Applicability::Unsafe);
    assert_eq!(text, r#"{"mcpServers":{"a":{"command":"node","args":["index.js"]}}}"#);
}

#[test]
fn a_settings_file_cut_off_behind_its_servers_was_closed_as_if_it_were_whole() {
    let cut = "{\n  \"mcpServers\": {\n    \"a\": {\n      \"command\": \"uvx\",\n      \"args\": [\"x\"]\n    }\n  }";
    let settings = fixed(".gemini/settings.json", cut, Platform::Linux, Applicability::Unsafe);
    assert_eq!(settings, cut);
    // Whoever deletes the last bracket leaves its line.
    let lost = format!("{cut}\n");
    let settings = fixed(".gemini/settings.json", &lost, Platform::Linux, Applicability::Safe);
    assert_eq!(settings, format!("{cut}\n}}\n"));
}

/// Both servers got the one variable `API_KEY`, which cannot hold two tokens.
#[test]
fn two_tokens_of_one_name_were_moved_to_one_variable() {
    let [one, other] =
        ["ghp_16C7e42F292c6912E7710c838347Ae178B4a", "ghp_9f3K2mQ7xR5tW8vB1nL4cZ6hJ0pS2dG7yA3e"];
    let text = format!(
        r#"{{"mcpServers": {{"a": {{"command": "/x", "env": {{"API_KEY": "{one}"}}}}, "b": {{"command": "/y", "env": {{"API_KEY": "{other}"}}}}}}}}"#
    );
    let fixed = fixed(".mcp.json", &text, Platform::Linux, Applicability::Unsafe);
    assert!(fixed.contains("${A_API_KEY}") && fixed.contains("${B_API_KEY}"), "{fixed}");
}

/// There is nowhere to declare an input, and VS Code starts no server with one that is not declared.
#[test]
fn a_token_became_an_input_that_no_list_could_declare() {
    let text = r#"{"inputs": null, "servers": {"a": {"command": "/x", "env": {"API_KEY": "ghp_16C7e42F292c6912E7710c838347Ae178B4a"}}}}"#;
    let fixed = fixed(".vscode/mcp.json", text, Platform::Linux, Applicability::Unsafe);
    assert!(fixed.contains("${env:API_KEY}"), "{fixed}");
}

/// Kilo Code drops an entry with such a reference, and Copilot's agent hands on no other names.
#[test]
fn a_token_became_a_reference_that_the_client_does_not_take() {
    let text = r#"{"mcp": {"a": {"type": "local", "command": ["/x"], "environment": {"API_KEY": "ghp_16C7e42F292c6912E7710c838347Ae178B4a"}}}}"#;
    assert_eq!(fixed("kilo.json", text, Platform::Linux, Applicability::Unsafe), text);
    let agent = mcplint::clients::by_id("copilot-agent").unwrap();
    assert_eq!(agent.variable("API_KEY".to_owned()), "COPILOT_MCP_API_KEY");
}

/// The text after all safe fixes, under a path that tells its client.
fn safely_fixed(path: &str, text: &str) -> String {
    fix_text(text, path, &LintOptions::default(), Applicability::Safe).text
}

#[test]
fn a_program_behind_a_comment_stood_as_deep_as_its_key() {
    let text =
        "extensions:\n  github:\n    type: stdio\n    command: # note\n    - \"npx -y some-mcp-server\"\n";
    let path = "/home/me/.config/goose/config.yaml";
    let before = lint_text(text, path, &LintOptions::default());
    for fix in before.diagnostics.iter().filter_map(|found| found.fix.as_ref()) {
        let fixed = mcplint::edit::apply(text, &fix.edits);
        let parsed = mcplint::syntax::parse(&fixed, mcplint::syntax::Format::Yaml);
        assert!(parsed.problems.is_empty(), "{}\n{fixed}", fix.title);
    }
}

#[test]
fn equal_lines_of_two_servers_that_ran_together_were_removed() {
    let text = "extensions:\n  one:\n    enabled: true\n    type: builtin\n    name: one\n    enabled: true\n    type: builtin\n    name: two\n";
    assert_eq!(safely_fixed("/home/me/.config/goose/config.yaml", text), text);
}

#[test]
fn dashes_of_a_list_became_arguments() {
    let text = "mcpServers:\n  - name: time\n    command: uvx\n    args:\n      -mcp-server-time\n      - --verbose\n";
    let fixed = safely_fixed("/home/me/.continue/config.yaml", text);
    assert!(fixed.contains("      -mcp-server-time\n      - --verbose\n"), "{fixed}");
}

#[test]
fn a_comment_of_another_language_became_an_argument() {
    let text = "mcpServers:\n  - name: time\n    command: uvx // note\n    args:\n      - mcp-server-time\n";
    let fixed = safely_fixed("/home/me/.continue/config.yaml", text);
    assert!(fixed.contains("command: uvx // note\n"), "{fixed}");
}

#[test]
fn a_comma_put_in_hid_the_first_of_two_maps_of_servers() {
    let text = "{\n  \"mcpServers\": {\n    \"a\": { \"command\": \"uvx\", \"args\": [\"x\"] }\n  }\n  \"mcpServers\": {\n    \"b\": { \"command\": \"uvx\", \"args\": [\"y\"] }\n  }\n}\n";
    assert_eq!(safely_fixed(".mcp.json", text), text);
}

#[test]
fn arguments_behind_a_command_that_is_a_list_were_joined_or_not_by_the_order_of_fixes() {
    let text = "mcpServers:\n- name: github\n  args:\n  - a\n  command:\n  - cmd\n  - /c\n  - npx -y some-mcp-server\n";
    let options = LintOptions { platform: Some(Platform::Linux), ..LintOptions::default() };
    let report = lint_text(text, "/home/me/.continue/config.yaml", &options);
    let of_wrapper = report.diagnostics.iter().filter(|found| found.rule == "cmd-wrapper-on-posix");
    assert!(of_wrapper.clone().count() == 1, "{:?}", report.diagnostics);
    assert!(of_wrapper.clone().all(|found| found.fix.is_none()));
}

/// What `--fix` and what `--fix --unsafe-fixes` write.
fn fixed_both_ways(path: &str, text: &str) -> [String; 2] {
    [Applicability::Safe, Applicability::Unsafe].map(|at_least| {
        let done = fix_text(text, path, &LintOptions::default(), at_least);
        assert!(done.cycle.is_empty(), "{:?}", done.cycle);
        done.text
    })
}

#[test]
fn what_stood_behind_a_tag_of_yaml_was_replaced_without_end() {
    let path = "/home/me/.config/goose/config.yaml";
    for member in
        ["args: !cmd", "args: !cmd -y pkg", "args: &all", "timeout: !!str 300", "enabled: !!str true"]
    {
        let text = format!("extensions:\n  a:\n    type: stdio\n    name: a\n    cmd: uvx\n    {member}\n");
        for fixed in fixed_both_ways(path, &text) {
            assert!(fixed.contains(member), "{fixed}");
        }
    }
    // An anchor elsewhere is in no fix's way.
    let text = "extensions:\n  a:\n    type: stdio\n    name: &a a\n    cmd: uvx\n    args: []\n    timeout: \"300\"\n";
    assert!(safely_fixed(path, text).contains("timeout: 300\n"));
}

#[test]
fn an_item_without_a_blank_behind_its_dash_became_an_argument_with_a_dash() {
    let text = "mcpServers:\n  - name: rag\n    command: python\n    args:\n      -/srv/server.py\n";
    assert_eq!(safely_fixed("/home/me/.continue/config.yaml", text), text);
}

#[test]
fn the_wreck_of_a_path_was_split_at_the_form_feed_in_it() {
    for wreck in [r"E:\backup\foo bar\reports", r"E:\foo bar\reports", r"-y\foo bar"] {
        let text = format!("[mcp_servers.a]\ncommand = \"npx\"\nargs = [\"{wreck}\", \"-y\", \"pkg\"]\n");
        for fixed in fixed_both_ways("/home/me/.codex/config.toml", &text) {
            assert!(!fixed.contains("\"oo\""), "{fixed}");
        }
    }
}

#[test]
fn a_second_yes_was_put_before_one_in_curly_quotes() {
    let text = "mcpServers:\n  - name: a\n    command: npx\n    args:\n      - \u{201c}-y\u{201d}\n      - \"@x/y\"\n";
    assert!(!safely_fixed("/home/me/.continue/config.yaml", text).contains("- -y"));
}

#[test]
fn a_map_whose_colon_was_a_comma_became_a_list() {
    let text = "{\n  \"mcpServers\": {\n    \"todos\", {\n      \"command\": \"npx\"\n    }\n  ]\n}\n";
    assert_eq!(safely_fixed(".mcp.json", text), text);
}

/// Each was read through once more for every piece of it, so that this took many minutes.
#[test]
fn what_is_wrong_many_times_cost_as_much_each_time_as_all_before_it() {
    let blanks = " ".repeat(200_000);
    let members: String = (0..60_000).map(|number| format!("\"a{number}\": 1 ")).collect();
    for text in [
        "]".repeat(200_000),
        "[] ".repeat(60_000),
        format!("{{}}{}{blanks}", ",{}".repeat(60_000)),
        format!("{blanks}[[{}", "[],".repeat(60_000)),
        format!("{{{members}}}"),
        format!("[{}]", "\"a\" ".repeat(60_000)),
        format!("[{}]", "\u{201c}a\n".repeat(60_000)),
    ] {
        assert!(!rules(".mcp.json", &text).is_empty(), "{} bytes", text.len());
    }
}

#[test]
fn a_comma_before_a_key_that_stands_twice_stays_in_doubt() {
    let safe = |text: &str| fix_text(text, ".mcp.json", &LintOptions::default(), Applicability::Safe).text;
    let twice = "{\"mcpServers\": {\"a\": {\"command\": \"x\"\n\"command\": \"y\"\n\"cwd\": \"z\"}}}\n";
    // The comma behind both is sure, and does not make the file one that can be read.
    assert_eq!(safe(twice), twice);
    let once = twice.replacen("\"command\": \"y\"\n", "", 1);
    assert_eq!(safe(&once), once.replace("\"x\"\n", "\"x\",\n"));
}

#[test]
fn moving_the_last_line_of_a_file_to_env_lost_it() {
    let text = "extensions:\n  notes:\n    type: stdio\n    enabled: true\n    cmd: npx\n    args:\n      - -y\n      \
                - \"@acme/notes-server\"\n      - NOTES_REGION=eu-west-1\n";
    let options = LintOptions { client: mcplint::clients::by_id("goose"), ..LintOptions::default() };
    for text in [text.to_owned(), text.replace('\n', "\r\n")] {
        let report = lint_text(&text, "config.yaml", &options);
        let found = report.diagnostics.iter().find(|found| found.rule == "env-in-args").expect("a finding");
        let fixed = mcplint::edit::apply(&text, &found.fix.as_ref().expect("a fix").edits);
        let (kept, moved) = fixed.split_once("-server\"").expect("the server");
        assert!(text.starts_with(kept));
        assert!(moved.contains("envs:") && moved.contains("NOTES_REGION: eu-west-1"), "{fixed}");
        assert_eq!(fixed.contains("\r\n"), text.contains("\r\n"));
    }
}

#[test]
fn half_a_repair_was_written_into_a_file_that_still_did_not_parse() {
    let servers = |rest: &str| {
        format!(
            "{{\n  \"mcpServers\": {{\n    \"a\": {{ \"command\": \"npx\", \"args\": [\"x\"], }}{rest}\n  }}\n}}\n"
        )
    };
    let fixed = |text: &str, at_least| {
        let path = "claude_desktop_config.json";
        let fixed = fix_text(text, path, &LintOptions::default(), at_least);
        let again = lint_text(&fixed.text, path, &LintOptions::default());
        (fixed.text, fixed.report.fixed, again)
    };
    let offered = |report: &mcplint::report::FileReport| {
        report.diagnostics.iter().filter_map(|found| Some(found.fix.as_ref()?.applicability)).max()
    };
    // The comment may go with unsafe fixes only, so the comma before it waits for them.
    let with_comment = servers(" // mine");
    let (text, count, report) = fixed(&with_comment, Applicability::Safe);
    assert_eq!((text.as_str(), count), (with_comment.as_str(), 0));
    assert_eq!(offered(&report), Some(Applicability::Unsafe));
    let (text, count, report) = fixed(&with_comment, Applicability::Unsafe);
    assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok() && count == 3, "{count} {text}");
    assert_eq!(report.diagnostics, []);
    // Nobody can say what `???` was.
    let with_riddle = servers(",\n    ???");
    let (text, count, report) = fixed(&with_riddle, Applicability::Unsafe);
    assert_eq!((text.as_str(), count), (with_riddle.as_str(), 0));
    assert!(offered(&report) <= Some(Applicability::Suggestion));
    // Of two maps of servers the client would read the second only.
    let twice = servers(",\n    \"b\": {} },\n    \"mcpServers\": { \"c\": { \"command\": \"uvx\" }");
    let (text, count, _) = fixed(&twice, Applicability::Unsafe);
    assert_eq!((text.as_str(), count), (twice.as_str(), 0));
    // A file that is read is repaired in part where not all of it can be.
    let (text, count, _) = fixed(&servers("").replace(", }", " }"), Applicability::Safe);
    assert!(text.contains("-y") && count == 1, "{text}");
}

#[test]
fn a_folder_that_a_program_needs_was_removed_before_its_arguments_were_read() {
    let text =
        r#"{ "mcp": { "a": { "type": "stdio", "command": "python", "args": "server.py", "cwd": "~/x" } } }"#;
    let fixed = fix_text(text, "crush.json", &LintOptions::default(), Applicability::Unsafe);
    assert!(fixed.text.contains("cwd") && fixed.text.contains("[\"server.py\"]"), "{}", fixed.text);
}

#[test]
fn of_two_entries_that_ran_into_each_other_one_lost_what_both_said() {
    let text = "extensions:\n  a:\n    type: stdio\n    enabled: true\n    cmd: uvx\n    b:\n    type: stdio\n    \
                enabled: true\n    cmd: npx\n";
    let fixed = fix_text(text, "goose/config.yaml", &LintOptions::default(), Applicability::Unsafe);
    assert_eq!(fixed.text.matches("enabled: true").count(), 2, "{}", fixed.text);
}

#[test]
fn a_list_in_a_text_without_blanks_got_some() {
    let text = r#"{"mcpServers":{"a":{"command":"npx -y x","args":[]},"b":{"command":"npx","args":["y"]}}}"#;
    let fixed = fix_text(text, ".mcp.json", &LintOptions::default(), Applicability::Safe);
    let sound =
        r#"{"mcpServers":{"a":{"command":"npx","args":["-y","x"]},"b":{"command":"npx","args":["-y","y"]}}}"#;
    assert_eq!(fixed.text, sound);
}

/// `env-path-override` hid the finding about another variable, so that it depended on the order of fixes whether that
/// one was mended.
#[test]
fn a_path_in_env_hid_the_reference_of_another_variable() {
    let text = r#"{"mcpServers": {"a": {"type": "local", "command": "npx", "args": ["-y", "x@1.0.0"], "tools": ["*"],
        "env": {"PATH": "/x", "TOKEN": "%TOKEN%"}}}}"#;
    let options = LintOptions { client: mcplint::clients::by_id("copilot-agent"), ..LintOptions::default() };
    let report = lint_text(text, "m.json", &options);
    let rules: Vec<&str> = report.diagnostics.iter().map(|found| found.rule).collect();
    assert_eq!(rules, ["env-path-override", "variable-syntax-unsupported"]);
}

/// One fix wrote `enabled: true` because it was missing, another `enabled: false` for `disabled: true`.
#[test]
fn goose_was_told_that_a_server_is_on_and_off() {
    let text = "extensions:\n  github:\n    type: stdio\n    name: github\n    disabled: true\n    cmd: npx\n    args: [-y, \"x@1.0.0\"]\n";
    let fixed = fixed(".config/goose/config.yaml", text, Platform::Linux, Applicability::Unsafe);
    assert_eq!(fixed, text.replace("disabled: true", "enabled: false"));
}

/// Each declared its input in a round of its own, and there were thirty rounds: the rest stayed, mcplint said that the
/// fixes undo each other, and the next run went on.
#[test]
fn more_than_thirty_inputs_were_not_declared_in_one_run() {
    let server = |number| {
        format!("    \"s{number}\": {{ \"command\": \"/x\", \"args\": [\"${{input:k{number}}}\"] }}")
    };
    let servers: Vec<String> = (0..500).map(server).collect();
    let text = format!("{{\n  \"servers\": {{\n{}\n  }}\n}}\n", servers.join(",\n"));
    let path = ".vscode/mcp.json";
    let once = fix_text(&text, path, &LintOptions::default(), Applicability::Unsafe);
    assert!(once.cycle.is_empty(), "{:?}", once.cycle);
    assert_eq!(once.report.diagnostics.len(), 0);
    for number in 0..500 {
        assert_eq!(once.text.matches(&format!("\"id\": \"k{number}\"")).count(), 1);
    }
    // Two servers that want one input get one.
    let twins = text.replace("${input:k7}", "${input:k8}");
    let fixed = fix_text(&twins, path, &LintOptions::default(), Applicability::Unsafe);
    assert_eq!(fixed.text.matches("\"id\": \"k8\"").count(), 1);
}

#[test]
fn a_folder_was_removed_from_beside_a_script_that_stood_for_the_program() {
    let text = r#"{ "mcpServers": { "a": { "command": "server.py", "args": [], "cwd": "~/x" } } }"#;
    let path = ".continue/mcpServers/x.json";
    let fixed = fixed(path, text, Platform::Windows, Applicability::Unsafe);
    assert!(fixed.contains("\"cwd\": \"~/x\""), "{fixed}");
}

/// Found by fuzzing: the word before the one quote of the line was marked by its first byte. So was, as reading found, what
/// is nested too deep.
#[test]
fn a_wide_letter_before_a_lone_quote_was_cut_in_two() {
    let deep = format!("{}\u{3053}", "[".repeat(2000));
    let inside = "{\"mcpServers\": {\"a\": {\"command\":\n\u{3053}\"\n}}}";
    for text in [deep.as_str(), inside, "\u{3053}\"\n", "\u{1f600}\"", "\""] {
        let report = lint_text(text, ".mcp.json", &LintOptions::default());
        assert!(!report.diagnostics.is_empty());
        for found in &report.diagnostics {
            assert!(text.get(found.span.start..found.span.end).is_some(), "{text:?} {:?}", found.span);
        }
    }
}

/// Found by fuzzing: so was a key in curly quotes that stands where a bracket is missing.
#[test]
fn a_curly_quote_that_opens_a_map_without_bracket_was_cut_in_two() {
    let text = "         \u{201c}ru       gs\u{201d}: [\n  ";
    let report = lint_text(text, ".mcp.json", &LintOptions::default());
    assert!(!report.diagnostics.is_empty());
    for found in &report.diagnostics {
        assert!(text.get(found.span.start..found.span.end).is_some(), "{:?}", found.span);
    }
}

/// Found by fuzzing: without its one key the entry did not look like a server, where a client wraps servers in nothing.
#[test]
fn a_key_that_is_null_was_removed_from_an_entry_that_has_no_other() {
    let text = "docs:\n    args:\n";
    let options = LintOptions { client: mcplint::clients::by_id("langchain"), ..LintOptions::default() };
    let report = lint_text(text, "m.yaml", &options);
    let found = report.diagnostics.iter().find(|found| found.rule == "null-value").unwrap();
    assert_eq!(found.fix.as_ref().unwrap().applicability, Applicability::Suggestion);
}

/// Found by fuzzing: where tabs were mended, the parser stopped within a wide letter that a NUL follows. No file with one
/// is read, but an editor may send it.
#[test]
fn yaml_with_a_nul_behind_a_wide_letter_panicked() {
    let text = ":\n\tx\n e\n\t\u{dc412}\0";
    let options = LintOptions { client: mcplint::clients::by_id("goose"), ..LintOptions::default() };
    let report = lint_text(text, "config.yaml", &options);
    for found in &report.diagnostics {
        assert!(text.get(found.span.start..found.span.end).is_some(), "{text:?} {:?}", found.span);
    }
}

/// Found by fuzzing: of many semicolons in a row one was found in each round, and there are thirty rounds.
#[test]
fn more_than_thirty_semicolons_in_a_row_were_taken_for_fixes_that_undo_each_other() {
    let text = format!("{{\"servers\": {{\"a\": {{{} \"command\": \"/x\"}}}}}}", ";".repeat(63));
    let fixed = fix_text(&text, ".vscode/mcp.json", &LintOptions::default(), Applicability::Safe);
    assert!(fixed.cycle.is_empty(), "{:?}", fixed.cycle);
    assert_eq!(fixed.text, "{\"servers\": {\"a\": { \"command\": \"/x\"}}}");
}

/// Found by fuzzing: the repair of a line break that is none took the byte order mark along, and the next reading began
/// behind one.
#[test]
fn toml_of_a_byte_order_mark_and_a_carriage_return_panicked() {
    for text in [
        "\u{feff}\r\t",
        "\u{feff}\r",
        "\u{feff}\r\n\r",
        "\u{feff}\rx",
        "\u{feff}\r[mcp_servers.a]\rcommand = \"x\"",
    ] {
        let options = LintOptions { client: mcplint::clients::by_id("codex"), ..LintOptions::default() };
        for found in lint_text(text, "config.toml", &options).diagnostics {
            assert!(text.get(found.span.start..found.span.end).is_some(), "{text:?} {:?}", found.span);
        }
        fix_text(text, "config.toml", &options, Applicability::Unsafe);
        mcplint::config::parse(text, false);
    }
}

/// Found by fuzzing: what was added above a comment stood as far left as the comment, and was no member of the map.
#[test]
fn a_yaml_comment_farther_left_than_its_map_moved_what_was_added_above_it() {
    for comment in ["# of mine", "   # of mine", "      # of mine"] {
        let text = format!("extensions:\n  browser:\n{comment}\n    cmd: x\n");
        let options = LintOptions { client: mcplint::clients::by_id("goose"), ..LintOptions::default() };
        let fixed = fix_text(&text, "config.yaml", &options, Applicability::Safe).text;
        let type_line = "    type: stdio\n";
        assert!(fixed.contains(&format!("  browser:\n{type_line}")), "{fixed}");
        assert!(fixed.contains(&format!("{comment}\n    cmd: x\n")), "{fixed}");
    }
}

/// There are thirty rounds, each took away one of them, and those that were left stood in a message about fixes that undo
/// each other.
#[test]
fn a_launcher_named_eighty_times_was_taken_for_fixes_that_undo_each_other() {
    let again = |words: &[&str]| format!("{:?}", words.iter().cycle().take(160).collect::<Vec<_>>());
    for (command, words) in [
        ("npx", vec!["npx"]),
        ("cmd", vec!["/c", "cmd"]),
        ("cmd", vec!["-c", "cmd"]),
        ("python", vec!["python3", "python"]),
    ] {
        let text =
            format!(r#"{{"mcpServers": {{"a": {{"command": "{command}", "args": {}}}}}}}"#, again(&words));
        let options = LintOptions { platform: Some(Platform::Windows), ..LintOptions::default() };
        let fixed = fix_text(&text, ".mcp.json", &options, Applicability::Unsafe);
        assert!(fixed.cycle.is_empty() && !fixed.is_unfinished, "{:?}", fixed.cycle);
        assert!(fixed.text.len() < 100, "{}", fixed.text);
    }
}
