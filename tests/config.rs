//! `mcplint.toml`, as a user meets it: what it changes, and what a mistake in it looks like.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use mcplint::config::{keys, parse, schema};

use crate::pages::snapshot;

const UNNAMED: &str = r#"{ "mcpServers": { "time": { "command": "npx", "args": ["time-mcp"] } } }"#;

fn mcplint(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mcplint"))
        .args(arguments)
        .current_dir(folder)
        .env("CI", "true")
        .env("NO_COLOR", "1")
        .env_remove("COLUMNS")
        .env_remove("GITHUB_ACTIONS")
        .output()
        .unwrap()
}

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// `path rule` of each finding.
fn findings(output: &Output) -> Vec<String> {
    let report: serde_json::Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    let files = report["files"].as_array().unwrap();
    files
        .iter()
        .flat_map(|file| {
            let found = file["diagnostics"].as_array().unwrap();
            // Windows shows the paths that it found with backslashes, which JSON doubles.
            found.iter().map(move |found| {
                format!("{} {}", file["path"], found["rule"]).replace('"', "").replace(r"\\", "/")
            })
        })
        .collect()
}

fn lint(folder: &Path, arguments: &[&str]) -> Vec<String> {
    findings(&mcplint(folder, &[arguments, &["--output-format", "json"]].concat()))
}

#[test]
fn the_nearest_file_upwards_counts() {
    let folder = folder(&[
        ("mcplint.toml", "ignore = [\"npx-missing-yes\"]\n"),
        (".mcp.json", UNNAMED),
        ("app/.mcp.json", UNNAMED),
        ("other/mcplint.toml", ""),
        ("other/.mcp.json", UNNAMED),
        ("python/pyproject.toml", "[project]\nname = \"x\"\n\n[tool.mcplint]\nignore = [\"launch\"]\n"),
        ("python/.mcp.json", UNNAMED),
    ]);
    assert_eq!(lint(folder.path(), &[]), ["other/.mcp.json npx-missing-yes"]);
    assert_eq!(lint(&folder.path().join("other"), &["../app/.mcp.json"]), [""; 0]);
    assert_eq!(lint(folder.path(), &["--no-config", "app"]), ["app/.mcp.json npx-missing-yes"]);
    assert_eq!(lint(folder.path(), &["--config", "mcplint.toml", "other"]), [""; 0]);
}

#[test]
fn options_come_after_the_file() {
    let folder = folder(&[
        ("mcplint.toml", "ignore = [\"npx-missing-yes\"]\nfail-on = \"never\"\n"),
        (".mcp.json", UNNAMED),
    ]);
    assert_eq!(lint(folder.path(), &["--select", "npx-missing-yes"]), [".mcp.json npx-missing-yes"]);
    assert_eq!(lint(folder.path(), &["--extend-select", "launch"]), [".mcp.json npx-missing-yes"]);
    assert_eq!(mcplint(folder.path(), &["--select", "launch"]).status.code(), Some(0));
    assert_eq!(mcplint(folder.path(), &["--select", "launch", "--fail-on", "info"]).status.code(), Some(1));
}

#[test]
fn severities_clients_platforms_and_versions() {
    let npx = r#"{ "mcpServers": { "time": { "command": "npx", "args": ["-y", "time-mcp"] } } }"#;
    let toml = r#"
severity = { npx-missing-yes = "error" }
[clients]
"agents/*.json" = "claude-code"
[platforms]
"agents/windows*.json" = "windows"
"agents/a.json" = "linux"
[client-versions]
claude-code = "2.1.100"
"#;
    let folder = folder(&[("mcplint.toml", toml), ("agents/windows.json", npx), ("agents/a.json", UNNAMED)]);
    let output = mcplint(folder.path(), &["agents/windows.json", "agents/a.json", "--output-format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let [windows, plain] = [&report["files"][0], &report["files"][1]];
    assert_eq!((&windows["client"], &windows["platform"]), (&"claude-code".into(), &"windows".into()));
    assert_eq!(windows["diagnostics"][0]["rule"], "windows-shim-needs-cmd");
    assert_eq!(windows["diagnostics"][0]["severity"], "warning");
    assert_eq!(plain["diagnostics"][0]["severity"], "error");
}

#[test]
fn excluded_files_are_passed_over_unless_they_are_named() {
    let folder = folder(&[
        ("mcplint.toml", "exclude = [\"fixtures/\", \"**/.cursor\"]\n"),
        ("fixtures/deep/.mcp.json", UNNAMED),
        ("a/.cursor/mcp.json", UNNAMED),
        (".mcp.json", UNNAMED),
    ]);
    assert_eq!(lint(folder.path(), &[]), [".mcp.json npx-missing-yes"]);
    let named = "fixtures/deep/.mcp.json";
    assert_eq!(lint(folder.path(), &[named]), ["fixtures/deep/.mcp.json npx-missing-yes"]);
    assert_eq!(lint(folder.path(), &["--force-exclude", named]), [""; 0]);
}

#[test]
fn ignores_by_file_and_server_and_those_that_silence_nothing() {
    let toml = r#"
[per-file-ignores]
"examples/**" = ["npx-missing-yes"]
"gone/**" = ["npx-missing-yes"]
[per-server-ignores]
"ti*" = ["launch"]
browser = ["npx-missing-yes"]
"#;
    let other = UNNAMED.replace("time", "clock");
    let folder = folder(&[("mcplint.toml", toml), ("examples/.mcp.json", &other), (".mcp.json", UNNAMED)]);
    let unused = ["mcplint.toml unused-suppression", "mcplint.toml unused-suppression"];
    assert_eq!(lint(folder.path(), &[]), unused);
    // Not all files were looked at: what is not needed here may be needed elsewhere.
    assert_eq!(lint(folder.path(), &[".mcp.json"]), [""; 0]);
    // What is silenced is not repaired.
    mcplint(folder.path(), &["--fix"]);
    assert_eq!(fs::read_to_string(folder.path().join(".mcp.json")).unwrap(), UNNAMED);
}

#[test]
fn mistakes_are_shown_each_and_no_finding_is_lost() {
    let toml = "selct = [\"launch\"]\nignore = \"unknown-key\"\nextend-select = [\"npx-mising-yes\", 1]\n\
                fail-on = \"warn\"\nexclude = [\"a[\"]\n\n[severity]\nunknown-key = \"loud\"\n\n\
                [clients]\n\"*.json\" = \"claude-desktp\"\n\n[client-versions]\ncursr = \"1\"\ncursor = 2\n\n[platforms]\nx = \"dos\"\n";
    let folder = folder(&[("mcplint.toml", toml), (".mcp.json", UNNAMED)]);
    let output = mcplint(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stdout).contains("npx-missing-yes"));
    snapshot("config", "mistakes", &String::from_utf8_lossy(&output.stderr));
    let output = mcplint(folder.path(), &["--output-format", "json"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(findings(&output), [".mcp.json npx-missing-yes"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["errors"].as_array().unwrap().len(), 11, "{}", report["errors"]);
}

#[test]
fn a_file_that_cannot_be_read_or_is_no_toml() {
    let broken = folder(&[("mcplint.toml", "ignore = [\"launch\"\nfail-on = 1\n"), (".mcp.json", UNNAMED)]);
    let output = mcplint(broken.path(), &[]);
    assert_eq!(output.status.code(), Some(2));
    snapshot("config", "no-toml", &String::from_utf8_lossy(&output.stderr));

    let folder = folder(&[("mcplint.toml/x", ""), (".mcp.json", UNNAMED)]);
    for arguments in [&[][..], &["--config", "gone.toml"]] {
        let output = mcplint(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2));
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(complaint.contains("mcplint.toml: ") || complaint.contains("gone.toml: "), "{complaint}");
        assert!(String::from_utf8_lossy(&output.stdout).contains("npx-missing-yes"));
    }
}

#[test]
fn init_writes_a_file_that_says_nothing_until_it_is_edited() {
    let folder = folder(&[(".mcp.json", UNNAMED)]);
    assert_eq!(mcplint(folder.path(), &["init"]).status.code(), Some(0));
    assert_eq!(lint(folder.path(), &[]), [".mcp.json npx-missing-yes"]);
    assert_eq!(mcplint(folder.path(), &["init"]).status.code(), Some(2), "it never overwrites");
    snapshot("config", "template", &schema::template());
}

/// Every example in the template is right.
#[test]
fn the_template_without_its_comment_marks_is_read() {
    let uncommented: String = schema::template()
        .lines()
        .filter(|line| line.contains('=') || line.contains("# ["))
        .map(|line| format!("{}\n", line.trim_start_matches("# ")))
        .collect();
    let (settings, mistakes) = parse(&uncommented, false);
    assert_eq!(mistakes, []);
    assert_eq!(settings.client_versions, [("claude-code", "2.1.119".to_owned())]);
    assert_eq!(settings.ignores.len(), 2);
}

#[test]
fn the_schema_has_every_key() {
    let schema: serde_json::Value = serde_json::from_str(&schema::json_schema()).unwrap();
    let properties = schema["properties"].as_object().unwrap();
    assert!(keys::KEYS.iter().all(|key| properties.contains_key(key.name)));
    assert_eq!(properties.len(), keys::KEYS.len());
}

/// clap and `mcplint.toml` take the same words.
#[test]
fn the_words_of_the_options_and_of_the_file_are_the_same() {
    let folder = folder(&[]);
    let help = String::from_utf8(mcplint(folder.path(), &["--help"]).stdout).unwrap();
    for (option, words) in [
        ("--fail-on", keys::FAIL_ON),
        ("--output-format", keys::OUTPUT_FORMATS),
        ("--platform", keys::PLATFORMS),
        // Clients with several dialects were named once for each.
        ("--client", &mcplint::clients::ids()),
    ] {
        let refused = mcplint(folder.path(), &[option, "nothing-of-the-kind"]);
        let said = String::from_utf8(refused.stderr).unwrap();
        assert!(said.contains(&format!("[possible values: {}]", words.join(", "))), "{option}: {said}{help}");
    }
}

#[test]
fn a_baseline_hides_what_is_known_and_nothing_new() {
    let folder = folder(&[(".mcp.json", UNNAMED)]);
    let written = mcplint(folder.path(), &["--baseline", "known.json", "--write-baseline"]);
    assert_eq!(written.status.code(), Some(0), "{}", String::from_utf8_lossy(&written.stderr));
    snapshot("config", "baseline", &fs::read_to_string(folder.path().join("known.json")).unwrap());
    assert_eq!(lint(folder.path(), &["--baseline", "known.json"]), [""; 0]);
    // Moved lines do not matter, nor from where it is asked.
    fs::write(folder.path().join(".mcp.json"), format!("\n\n{UNNAMED}")).unwrap();
    fs::create_dir(folder.path().join("sub")).unwrap();
    assert_eq!(lint(&folder.path().join("sub"), &["--baseline", "../known.json", ".."]), [""; 0]);
    let more = UNNAMED.replace("} } }", "}, \"b\": { \"command\": \"npx\", \"args\": [\"b-mcp\"] } } }");
    fs::write(folder.path().join(".mcp.json"), more).unwrap();
    assert_eq!(lint(folder.path(), &["--baseline", "known.json"]), [".mcp.json npx-missing-yes"]);
    fs::write(folder.path().join(".mcp.json"), UNNAMED.replace("[\"", "[\"-y\", \"")).unwrap();
    let mended = mcplint(folder.path(), &["--baseline", "known.json"]);
    assert!(String::from_utf8_lossy(&mended.stderr).contains("1 finding of the baseline is mended"));
}

#[test]
fn a_baseline_that_is_none() {
    let folder = folder(&[
        (".mcp.json", UNNAMED),
        ("bad.json", "{}"),
        ("new.json", "{\"version\":9,\"findings\":[]}"),
    ]);
    for (name, words) in
        [("gone.json", "--write-baseline"), ("bad.json", "no baseline"), ("new.json", "version 9")]
    {
        let output = mcplint(folder.path(), &["--baseline", name]);
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains(words), "{name}");
    }
}

/// The table of keys in the docs follows from the keys.
#[test]
fn the_docs_list_every_key() {
    let table: String = "| key | does | example |\n|---|---|---|\n".to_owned()
        + &keys::KEYS
            .iter()
            .map(|key| {
                let example = match key.kind {
                    keys::Kind::Rules | keys::Kind::Word(_) | keys::Kind::Patterns => {
                        format!("`{} = {}`", key.name, key.example)
                    }
                    _ => format!("`[{}]` `{}`", key.name, key.example),
                };
                format!("| `{}` | {} | {example} |\n", key.name, key.does)
            })
            .collect::<String>();
    let page = fs::read_to_string("docs/configuration.md").unwrap();
    let start = page.find("\n## Keys\n").unwrap() + "\n## Keys\n\n".len();
    let end = start + page[start..].find("\n\n").unwrap() + 1;
    if std::env::var_os("MCPLINT_UPDATE").is_some() {
        fs::write("docs/configuration.md", format!("{}{table}{}", &page[..start], &page[end..])).unwrap();
    }
    let page = fs::read_to_string("docs/configuration.md").unwrap();
    assert!(page.contains(&table), "run `MCPLINT_UPDATE=1 cargo test docs`");
}
