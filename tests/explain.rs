//! `mcplint explain` with what clients print, and the index of it, `docs/errors.md`.

use std::fs;
use std::process::{Command, Output};

use mcplint::errors::{Clean, KnownError, Pattern, find};
use mcplint::knowledge::errors;
use mcplint::rules;

const INDEX: &str = "docs/errors.md";

fn explain(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mcplint"))
        .arg("explain")
        .args(arguments)
        .env("NO_COLOR", "1")
        .env_remove("COLUMNS")
        .env_remove("GITHUB_ACTIONS")
        .env_remove("CLICOLOR_FORCE")
        .output()
        .unwrap()
}

fn explained(text: &str) -> String {
    let output = explain(&[text]);
    assert_eq!(output.status.code(), Some(0), "{text}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn strings(error: &KnownError) -> Vec<&'static str> {
    let (Clean::ByHand(clean) | Clean::Do(clean)) = error.clean;
    let mut all = vec![error.name, error.see, error.meaning, clean];
    all.extend(error.causes.iter().map(|cause| cause.text));
    all
}

#[test]
fn every_rule_named_exists() {
    for error in errors::all() {
        for name in error.causes.iter().flat_map(|cause| cause.rules) {
            assert!(
                rules::by_name(name).is_some(),
                "`{}` names the rule `{name}`, which is not there",
                error.see
            );
        }
    }
}

#[test]
fn every_sample_finds_its_row_first() {
    for error in errors::all() {
        assert!((1..=3).contains(&error.samples.len()), "`{}`: one to three samples", error.see);
        for sample in error.samples {
            let first = find(sample).first().map(|found| found.see);
            assert_eq!(first, Some(error.see), "{sample}");
        }
    }
}

#[test]
fn every_row_is_complete() {
    for (index, error) in errors::all().enumerate() {
        assert!(
            errors::all().take(index).all(|other| other.see != error.see),
            "`{}` stands twice",
            error.see
        );
        assert!(!error.causes.is_empty() && !error.meaning.is_empty() && !error.checked.is_empty());
        assert!(!error.sources.is_empty(), "`{}` has no source", error.see);
        for source in error.sources {
            assert!(source.starts_with("https://") || source.starts_with("measured: "), "{source}");
        }
        for text in strings(error) {
            assert!(!text.contains("  ") && !text.contains('\n') && text == text.trim(), "{text:?}");
        }
        for cause in error.causes {
            assert!(cause.text.ends_with('.'), "{}", cause.text);
        }
        for pattern in error.patterns {
            let (Pattern::Has(text) | Pattern::Is(text) | Pattern::Exit(text)) = pattern;
            assert_eq!(*text, text.to_lowercase(), "a pattern must be in lower case");
            assert!(!text.contains(['`', '\n']), "{text:?} can never be found");
            assert!(!text.is_empty() && !text.starts_with(['*', '%']), "{text:?} starts with nothing");
        }
    }
}

#[test]
fn real_texts_are_explained() {
    for (name, text) in [
        (
            "closed",
            "[DEBUG] MCP server \"mysql\": Connection failed after 6544ms: MCP error -32000: Connection closed",
        ),
        ("bare-code", "-32000"),
        ("timeout", "MCP error -32001: Request timed out"),
        ("refused", "TypeError: fetch failed\n  cause: Error: connect ECONNREFUSED ::1:3000"),
        (
            "enoent",
            "Error: spawn npx ENOENT\n    at ChildProcess._handle.onexit (node:internal/child_process:285:19)",
        ),
        ("enoent-and-closed", "spawn cmd ENOENT\nMCP error -32000: Connection closed"),
        ("exit-127", "exit status 127"),
        ("exit-0", "Process exited with code 0"),
        (
            "program-files",
            "'C:\\Program' is not recognized as an internal or external command,\noperable program or batch file.",
        ),
        ("npm-banner", "Unexpected token '>', \"> srv@1.0.0 start\" is not valid JSON"),
        ("not-a-tty", "the input device is not a TTY"),
        (
            "docker-daemon",
            "docker: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?",
        ),
        ("schema", "[Error] mcpServers.github: Does not adhere to MCP server configuration schema"),
        ("unauthorized", "Error POSTing to endpoint (HTTP 401): Unauthorized"),
    ] {
        let page = explained(text);
        for line in page.lines().filter(|line| !line.contains("https://")) {
            assert!(line.chars().count() <= 80 && line == line.trim_end(), "{line:?}");
        }
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("../snapshots/explain");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_description(text.to_owned());
        settings.bind(|| insta::assert_snapshot!(name, page));
    }
}

#[test]
fn every_page_fits_eighty_columns() {
    for error in errors::all() {
        for color in [false, true] {
            let page = mcplint::render::explain::render(&[error], color, 80);
            assert_eq!(page.contains('\u{1b}'), color);
            for line in page.lines().filter(|_| !color).filter(|line| !line.contains("https://")) {
                assert!(line.chars().count() <= 80, "{line}");
            }
        }
    }
}

#[test]
fn numbers_work_bare_and_with_a_minus() {
    for (text, headline) in [
        ("-32000", "The process is gone"),
        ("32000", "The process is gone"),
        ("-32001", "No answer in time"),
        ("127", "A shell found no such command"),
        ("exit code 127", "A shell found no such command"),
        ("exit status 1", "The process failed"),
        ("1", "The process failed"),
        ("401", "The server does not accept the token"),
    ] {
        assert_eq!(explained(text).lines().next(), Some(headline), "{text}");
    }
}

#[test]
fn the_three_kinds_of_no_connection_stay_apart() {
    let gone = ["MCP error -32000: Connection closed", "Client Closed", "Transport closed"];
    for text in gone {
        assert_eq!(find(text).len(), 1, "{text}");
        assert_eq!(find(text)[0].name, "The process is gone");
    }
    assert_eq!(find("MCP error -32001: Request timed out").len(), 1);
    assert_eq!(find("connect ECONNREFUSED 127.0.0.1:3000").len(), 1);
}

#[test]
fn a_rule_comes_before_an_error_and_options_still_work() {
    let page = explain(&["npx-missing-yes"]);
    assert!(String::from_utf8(page.stdout).unwrap().starts_with("# npx-missing-yes\n"));
    let painted = explain(&["-32000", "--color", "always"]);
    assert!(String::from_utf8(painted.stdout).unwrap().contains("\u{1b}[1mThe process is gone\u{1b}[0m"));
    let painted = explain(&["--color", "always", "-32000"]);
    assert!(String::from_utf8(painted.stdout).unwrap().contains("\u{1b}[1m"));
}

#[test]
fn unknown_text_is_not_repeated() {
    let output = explain(&["my token is ghp_0123456789abcdef0123456789abcdef0123"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("no known error is in this text") && !said.contains("ghp_"), "{said}");
    let near = explain(&["npx-mising-yes"]);
    assert_eq!(near.status.code(), Some(2));
    assert!(String::from_utf8(near.stderr).unwrap().contains("did you mean `npx-missing-yes`?"));
}

#[test]
fn any_text_can_be_pasted() {
    let pieces = [
        "é",
        "127",
        "code ",
        "exit",
        " with ",
        ":",
        "\u{1b}[",
        "spawn ",
        " enoent",
        "-32000",
        ".",
        "…",
        "'",
        "\u{feff}",
        ":\\",
        "' is not recognized",
        "\n",
        "unexpected token ",
        "日本",
        "0",
    ];
    // Every pair, one after the other and around it: nothing panics.
    for first in pieces {
        for second in pieces {
            assert!(find(&format!("{first}{second}{first}")).len() < errors::all().count());
        }
    }
    let long = "spawn 'C:\\code ".repeat(10_000);
    assert!(find(&long).len() < errors::all().count());
}

/// The index of all errors, as a page.
fn index() -> String {
    let mut page = String::from(
        "# What clients print, and what it means\n\n\
         `mcplint explain \"TEXT\"` takes a line that a client printed, an exit code or a code such as -32000, and\n\
         says more than this table: the causes in order, and what to do when the config is clean.\n\
         The rows stand from the most specific to the most general; a text may show several.\n\n\
         This page is written by `MCPLINT_UPDATE=1 cargo test explain` from `src/knowledge/errors/`.\n\n\
         | What you see | What it means | Rules that find the cause |\n|---|---|---|\n",
    );
    for error in errors::all() {
        let mut names: Vec<&str> = Vec::new();
        for name in error.causes.iter().flat_map(|cause| cause.found_by()) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let links: Vec<String> = names.iter().map(|name| format!("[{name}](../rules/{name}.md)")).collect();
        let links = if links.is_empty() { "none in this version".to_owned() } else { links.join(", ") };
        let see = error.see.replace('|', "\\|").replace('\u{feff}', "U+FEFF");
        // Two backticks, for the text may hold one.
        page.push_str(&format!(
            "| ``{see}`` | **{}.** {} | {links} |\n",
            error.name,
            error.meaning.replace('|', "\\|")
        ));
    }
    page
}

#[test]
fn the_index_is_up_to_date() {
    let page = index();
    if std::env::var_os("MCPLINT_UPDATE").is_some() {
        fs::create_dir_all("docs").unwrap();
        fs::write(INDEX, &page).unwrap();
    }
    let written = fs::read_to_string(INDEX).unwrap_or_default();
    assert!(written == page, "run `MCPLINT_UPDATE=1 cargo test explain`, then read {INDEX}");
}
