//! One version, in `Cargo.toml`: every other file that names it agrees. `MCPLINT_UPDATE=1 cargo test versions`
//! writes it into them. So are names, targets and addresses of what is published.

use std::fs;
use std::process::Command;

use regex::Regex;
use serde_json::Value;

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Where the version stands, as the text before and after it.
const PLACES: &[(&str, &str, &str)] = &[
    ("npm/package.json", r#"  "version": ""#, "\""),
    ("npm/package.json", r#"    "@mcp-client-lint/[^"]+": ""#, "\""),
    ("Cargo.lock", "name = \"mcp-client-lint\"\nversion = \"", "\""),
    ("README.md", r"    rev: v", "\n"),
    ("docs/ci.md", r"    rev: v", "\n"),
    ("docs/ci.md", r"  - uses: mcplint/mcplint@v", "\n"),
];

/// The targets of a release, each with Node.js' words for it.
const TARGETS: &[(&str, &str)] = &[
    ("aarch64-apple-darwin", "darwin-arm64"),
    ("x86_64-apple-darwin", "darwin-x64"),
    ("aarch64-unknown-linux-musl", "linux-arm64"),
    ("x86_64-unknown-linux-musl", "linux-x64"),
    ("aarch64-pc-windows-msvc", "win32-arm64"),
    ("x86_64-pc-windows-msvc", "win32-x64"),
];

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn every_file_names_the_version_of_cargo_toml() {
    let mut stale = Vec::new();
    for (path, before, after) in PLACES {
        let pattern = Regex::new(&format!(r"({before})\d+\.\d+\.\d+[^\n]*?({after})")).unwrap();
        let text = read(path);
        let new = pattern
            .replace_all(&text, |found: &regex::Captures<'_>| format!("{}{VERSION}{}", &found[1], &found[2]));
        assert!(pattern.is_match(&text), "{path} names no version behind {before}");
        if new == text {
            continue;
        }
        if std::env::var_os("MCPLINT_UPDATE").is_some() {
            fs::write(path, &*new).unwrap();
        } else {
            stale.push(*path);
        }
    }
    assert!(stale.is_empty(), "run `MCPLINT_UPDATE=1 cargo test versions`: {stale:?}");
}

#[test]
fn the_program_says_its_version() {
    let output = Command::new(env!("CARGO_BIN_EXE_mcplint")).arg("--version").output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap().trim_end(), format!("mcplint {VERSION}"));
}

#[test]
fn npm_offers_every_target_of_a_release() {
    let package: Value = serde_json::from_str(&read("npm/package.json")).unwrap();
    let offered: Vec<&str> =
        package["optionalDependencies"].as_object().unwrap().keys().map(String::as_str).collect();
    let wanted: Vec<String> = TARGETS.iter().map(|(_, node)| format!("@mcp-client-lint/{node}")).collect();
    assert_eq!(offered, wanted);
    let (main, scripts) = (package["name"].as_str(), package.get("scripts"));
    assert_eq!((main, scripts), (Some(env!("CARGO_PKG_NAME")), None), "npm blocks scripts");
}

#[test]
fn the_release_builds_every_target_and_packs_it_for_npm() {
    let workflow = read(".github/workflows/release.yml");
    for (target, node) in TARGETS {
        assert!(workflow.contains(&format!("target: {target},")), "release.yml does not build {target}");
        let suffix = if target.contains("windows") { ".exe" } else { "" };
        let packed = format!("{node}=programs/mcplint-{target}/mcplint{suffix}");
        assert!(workflow.contains(&packed), "release.yml does not pack {packed}");
    }
}

/// The names that `.ci/archive.py` gives, in everything that downloads them.
#[test]
fn archives_are_called_alike_everywhere() {
    let formula = read("packaging/homebrew/mcplint.rb");
    let manifest = read("packaging/scoop/mcplint.json");
    for (target, _) in TARGETS {
        let (text, suffix) =
            if target.contains("windows") { (&manifest, "zip") } else { (&formula, "tar.gz") };
        let name = format!("mcplint-{target}.{suffix}");
        let address = format!("/releases/download/v@VERSION@/{name}");
        assert!(text.contains(&address) && text.contains(&format!("@SHA256 {name}@")), "{name}");
        let overrides = format!("[package.metadata.binstall.overrides.{target}]");
        assert_eq!(read("Cargo.toml").contains(&overrides), suffix == "zip", "binstall: {target}");
    }
}

#[test]
fn the_wheel_is_the_same_package() {
    let project = read("pyproject.toml");
    for line in [&format!("name = \"{}\"", env!("CARGO_PKG_NAME")), "dynamic = [\"version\"]"] {
        assert!(project.lines().any(|found| found == line), "pyproject.toml lacks {line}");
    }
    assert!(project.contains(&format!("description = \"{}\"", env!("CARGO_PKG_DESCRIPTION"))));
}

/// A tag can be moved to other code, a hash cannot.
#[test]
fn actions_are_pinned_by_hash() {
    let mut files: Vec<_> =
        fs::read_dir(".github/workflows").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.push("action.yml".into());
    let pinned = Regex::new(r"^[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$").unwrap();
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        for line in text.lines().filter_map(|line| line.trim_start_matches([' ', '-']).strip_prefix("uses: "))
        {
            assert!(line.starts_with("./") || pinned.is_match(line), "{}: {line}", path.display());
        }
    }
}

#[test]
fn the_examples_that_should_be_clean_are() {
    let output = crate::cli::mcplint(std::path::Path::new("examples"), &["--fail-on", "info", "clean"]);
    assert_eq!(output.status.code(), Some(0), "{}", crate::cli::stdout(&output));
    assert!(crate::cli::stdout(&output).contains("2 files"), "{}", crate::cli::stdout(&output));
}
