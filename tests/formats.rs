//! The formats that platforms read. `.ci/formats.py` holds them against the schemas in tests/schemas as well.

use std::collections::BTreeSet;

use mcplint::diagnostic::Applicability;
use mcplint::lint_text;
use mcplint::mask::{MaskedReport, Secrets};
use mcplint::render::{RenderOptions, github, gitlab, junit, sarif};
use mcplint::report::{FileError, Report};
use mcplint::rules;
use serde_json::Value;

use crate::cli::mcplint;
use crate::pages::snapshot;

/// Wide characters before a finding, a tab, a secret, a line break in a string, XML's and GitHub's own signs.
const SAMPLE: &str = "{\n\t\"mcpServers\": {\n\t\t\"日本 <&> 50%\": {\n\t\t\t\"command\": \"npx\",\n\t\t\t\"args\": [\"𝒳サーバー-mcp\",],\n\t\t\t\"env\": { \"API_KEY\": \"hunter2hunter2\" }\n\t\t},\n\t\t\"b\": { \"command\": \"npx\", \"args\": [\"a::b,c\"] }\n\t}\n}\n";

fn options() -> mcplint::LintOptions<'static> {
    mcplint::LintOptions { host_platform: Some(mcplint::platform::Platform::Linux), ..Default::default() }
}

fn report(path: &str, text: &str) -> MaskedReport {
    let mut report =
        Report { files: vec![(lint_text(text, path, &options()), text.to_owned())], errors: vec![] };
    report.errors.push(FileError { path: "C:/gone, 1.json".into(), message: "there is no such file".into() });
    MaskedReport::new(&report, Secrets::Hidden)
}

fn sarif_of(path: &str, text: &str) -> Value {
    let shown = sarif::render(&report(path, text), &rules::infos(), &RenderOptions::default());
    serde_json::from_str(&shown).unwrap()
}

const PATH: &str = "./a b/claude_desktop_config.json";

#[test]
fn one_report_for_every_platform() {
    let report = report(PATH, SAMPLE);
    let plain = RenderOptions::default();
    // The pages of the rules are long, and tested elsewhere.
    let mut infos = rules::infos();
    infos.iter_mut().for_each(|rule| rule.page = "# The page");
    let mut shown = String::from("======== sarif\n");
    shown.push_str(&sarif::render(&report, &infos, &plain));
    shown.push_str("\n======== github\n");
    shown.push_str(&github::render(&report, &plain));
    shown.push_str("\n======== gitlab\n");
    shown.push_str(&gitlab::render(&report, &plain));
    shown.push_str("\n======== junit\n");
    shown.push_str(&junit::render(&report, &plain));
    snapshot("render", "platforms", &shown.replace(env!("CARGO_PKG_VERSION"), "VERSION"));
}

/// Byte offset of a line and column that count from 1, columns in characters.
fn offset(text: &str, line: &Value, column: &Value) -> usize {
    let line = usize::try_from(line.as_u64().unwrap()).unwrap();
    let column = usize::try_from(column.as_u64().unwrap()).unwrap();
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    start + text[start..].chars().take(column - 1).map(char::len_utf8).sum::<usize>()
}

fn slice<'t>(text: &'t str, region: &Value) -> (usize, usize, &'t str) {
    let start = offset(text, &region["startLine"], &region["startColumn"]);
    let end = offset(text, &region["endLine"], &region["endColumn"]);
    (start, end, &text[start..end])
}

#[test]
fn sarif_regions_count_characters_and_its_fixes_are_those_of_fix() {
    let log = sarif_of(PATH, SAMPLE);
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let mut text = SAMPLE.to_owned();
    let mut edits = Vec::new();
    for result in run["results"].as_array().unwrap() {
        let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        for fix in result["fixes"].as_array().into_iter().flatten() {
            assert_eq!(fix["properties"]["applicability"], "safe");
            for replacement in fix["artifactChanges"][0]["replacements"].as_array().unwrap() {
                let (start, end, _) = slice(SAMPLE, &replacement["deletedRegion"]);
                edits.push((start, end, replacement["insertedContent"]["text"].as_str().unwrap().to_owned()));
            }
        }
    }
    let marked: Vec<&str> = run["results"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|result| result["ruleId"] == "npx-missing-yes")
        .map(|result| slice(SAMPLE, &result["locations"][0]["physicalLocation"]["region"]).2)
        .collect();
    assert_eq!(marked, ["\"𝒳サーバー-mcp\"", "\"a::b,c\""]);
    edits.sort();
    for (start, end, new) in edits.into_iter().rev() {
        text.replace_range(start..end, &new);
    }
    let fixed = mcplint::fix::fix_text(SAMPLE, PATH, &options(), Applicability::Safe);
    assert_eq!(text, fixed.text);
}

/// As a SARIF fix without its text it would delete what it should replace.
#[test]
fn a_fix_that_would_write_a_secret_is_no_sarif_fix() {
    let text = r#"{"mcpServers":{"a":{"command":"npx","args":["-y","mcp-remote","https://h.test/mcp","--header","Authorization: Bearer ${T}"],"env":{"T":"s3cr3t-Value-0123456789"}}}}"#;
    let log = sarif_of(".cursor/mcp.json", text);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let result = results.iter().find(|result| result["ruleId"] == "mcp-remote-header-space").unwrap();
    assert!(result.get("fixes").is_none());
    let edits = result["properties"]["withheldFix"]["edits"].as_array().unwrap();
    assert!(edits.iter().any(|edit| edit["withheld"] == true && edit["new_text"].is_null()), "{edits:?}");
    assert!(!log.to_string().contains("s3cr3t-Value"));
}

#[test]
fn no_platform_gets_a_secret() {
    let secret = "s3cr3t-Value-0123456789";
    let text = format!(
        r#"{{"mcpServers":{{"a {secret}":{{"command":"npx","args":["pkg","--token={secret}"],"env":{{"API_KEY":"{secret}"}},}}}}}}"#
    );
    let report = report(&format!("{secret}/claude_desktop_config.json"), &text);
    let plain = RenderOptions::default();
    for shown in [
        sarif::render(&report, &rules::infos(), &plain),
        github::render(&report, &plain),
        gitlab::render(&report, &plain),
        junit::render(&report, &plain),
    ] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[test]
fn fingerprints_stay_when_lines_move_and_are_unique() {
    let moved = SAMPLE.replacen("{\n", "{\n\n\n", 1);
    let gitlab_of = |path: &str, text: &str| -> Vec<String> {
        let shown = gitlab::render(&report(path, text), &RenderOptions::default());
        let issues: Vec<Value> = serde_json::from_str(&shown).unwrap();
        issues.iter().map(|issue| issue["fingerprint"].as_str().unwrap().to_owned()).collect()
    };
    let sarif_prints = |text: &str| -> Vec<Value> {
        let log = sarif_of(PATH, text);
        let results = log["runs"][0]["results"].as_array().unwrap().clone();
        results.iter().map(|result| result["partialFingerprints"]["mcplint/v1"].clone()).collect()
    };
    let before = gitlab_of(PATH, SAMPLE);
    assert_eq!(before, gitlab_of(PATH, &moved));
    assert_eq!(sarif_prints(SAMPLE), sarif_prints(&moved));
    assert_eq!(before.iter().collect::<BTreeSet<_>>().len(), before.len());
    assert_ne!(before, gitlab_of("other/claude_desktop_config.json", SAMPLE));
    // Two findings that are alike in all but their place.
    let twins =
        r#"{"mcpServers":{"a":{"command":"npx","args":["p",],},"b":{"command":"npx","args":["p",],}}}"#;
    let prints = gitlab_of(PATH, twins);
    assert_eq!(prints.iter().collect::<BTreeSet<_>>().len(), prints.len());
}

#[test]
fn each_github_command_is_one_line() {
    let shown = github::render(&report("a,b:c%\n.json", SAMPLE), &RenderOptions::default());
    for line in shown.lines() {
        let rest = line.strip_prefix("::").unwrap_or_else(|| panic!("{line}"));
        let (command, message) = rest.split_once("::").unwrap();
        let (word, properties) = command.split_once(' ').unwrap();
        assert!(["error", "warning", "notice"].contains(&word), "{line}");
        let names: Vec<&str> = properties.split(',').map(|pair| pair.split_once('=').unwrap().0).collect();
        assert!(names[0] == "file" && names.last() == Some(&"title"), "{line}");
        assert!(!message.is_empty() && !properties.contains(':'), "{line}");
        if word != "error" || !line.contains("gone") {
            assert!(properties.starts_with("file=a%2Cb%3Ac%25%0A.json,line="), "{line}");
        }
    }
}

#[test]
fn the_xml_is_well_formed_and_counts_right() {
    let hostile = SAMPLE.replace("a::b,c", "a\\u0001]]>\u{1b}\u{ffff}");
    let shown = junit::render(&report(PATH, &hostile), &RenderOptions::default());
    let document = roxmltree::Document::parse(&shown).unwrap();
    let root = document.root_element();
    let count = |name: &str| root.descendants().filter(|node| node.has_tag_name(name)).count().to_string();
    assert_eq!(root.attribute("tests"), Some(count("testcase").as_str()));
    assert_eq!(root.attribute("failures"), Some(count("failure").as_str()));
    assert_eq!(root.attribute("errors"), Some("1"));
    assert!(shown.contains("a b/claude_desktop_config.json"));
}

#[test]
fn a_clean_file_is_a_test_that_passed() {
    let shown = junit::render(&report(PATH, "{\"mcpServers\": {}}"), &RenderOptions::default());
    assert!(shown.contains("<testcase name=\"no problems\""), "{shown}");
}

#[test]
fn github_actions_gets_annotations_unless_it_asks_for_something_else() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(".mcp.json"), SAMPLE).unwrap();
    let run = |arguments: &[&str]| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_mcplint"))
            .args(arguments)
            .current_dir(folder.path())
            .env("CI", "true")
            .env("GITHUB_ACTIONS", "true")
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(run(&[]).starts_with("::"));
    assert!(!run(&["--output-format", "concise"]).contains("::error"));
    assert!(run(&["--diff"]).starts_with("---"));
}

#[test]
fn a_report_can_go_to_a_file() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(".mcp.json"), SAMPLE).unwrap();
    let output =
        mcplint(folder.path(), &["--output-format", "sarif", "-o", "out.sarif", ".mcp.json", "gone.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty() && output.stderr.is_empty(), "{output:?}");
    let log: Value =
        serde_json::from_slice(&std::fs::read(folder.path().join("out.sarif")).unwrap()).unwrap();
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert!(invocation["toolExecutionNotifications"][0]["message"]["text"].is_string());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "a temporary file was left");
}
