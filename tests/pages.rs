//! The pages in `rules/` are the tests of the rules.
//!
//! A page's fenced blocks are tagged: ` ```json bad claude-desktop platform=windows `. Each bad block
//! raises exactly the page's rule, each good block raises nothing, and what `--fix --unsafe-fixes`
//! makes of a bad block is in the snapshot, and clean where the fix is more than a suggestion.
//!
//! Tags after the language: `bad` or `good`; a client id; `platform=…`; `path=…` (else a usual path of
//! the client); `version=…` (of the client); `host` (a fake machine that has the usual programs answers;
//! `host=nvm` one whose Node.js is nvm's).

pub(crate) mod block;
mod fake_host;

use std::collections::BTreeSet;
use std::fs;

use block::{Block, Kind};
use fake_host::{FakeHost, FakeNvmHost};
use mcplint::diagnostic::Applicability;
use mcplint::fix::fix_text;
use mcplint::mask::{MaskedDiff, MaskedReport, Secrets};
use mcplint::render::{RenderOptions, diff, full};
use mcplint::report::Report;
use mcplint::rules::{OPT_IN, RULES, by_name};
use mcplint::selection::Selection;
use mcplint::{LintOptions, lint_text};

/// Every rule, those that must be asked for only on their own page.
fn selection(rule: &str) -> Selection {
    let mut selection = Selection::default();
    selection.extend(&[rule.to_owned()]).unwrap();
    selection
}

/// The options that a block asks for.
fn options<'h>(block: &'h Block, host: &'h FakeHost, selection: &'h Selection) -> LintOptions<'h> {
    LintOptions {
        client: block.client(),
        platform: block.platform,
        host: block.host.then_some(if block.nvm { &FakeNvmHost } else { host as &dyn mcplint::host::Host }),
        host_platform: Some(mcplint::platform::Platform::Linux),
        selection: Some(selection),
        client_versions: &block.versions,
        home: Some("/home/me"),
        encoding: block.encoding,
        ..LintOptions::default()
    }
}

fn rules_of(rule: &str, block: &Block, host: &FakeHost) -> Vec<&'static str> {
    lint_text(&block.text, &block.path(), &options(block, host, &selection(rule)))
        .diagnostics
        .iter()
        .map(|diagnostic| diagnostic.rule)
        .collect()
}

#[test]
fn every_rule_has_a_page_and_every_page_a_rule() {
    let pages: BTreeSet<String> = fs::read_dir("rules")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .filter(|name| name != "README")
        .collect();
    let rules: BTreeSet<String> = RULES.iter().map(|rule| rule.name.to_owned()).collect();
    assert_eq!(pages, rules);
}

#[test]
fn pages_have_their_sections() {
    for rule in RULES {
        let page = mcplint::rules::page(rule.name).unwrap();
        assert!(page.starts_with(&format!("# {}\n", rule.name)), "{}: title", rule.name);
        for heading in ["What it finds", "Why it fails", "Examples", "Fix", "When it stays silent", "Sources"]
        {
            assert!(page.contains(&format!("\n## {heading}\n")), "{}: no section `{heading}`", rule.name);
        }
        let fix = section(page, "Fix");
        let word = match rule.fix {
            Some(Applicability::Safe) => "Safe",
            Some(Applicability::Unsafe) => "Unsafe",
            Some(Applicability::Suggestion) => "Suggestion",
            None => "None",
        };
        assert!(fix.starts_with(word), "{}: the section Fix must start with `{word}`", rule.name);
        assert!(section(page, "Sources").contains("2026-"), "{}: a source has no date", rule.name);
    }
}

fn section<'p>(page: &'p str, heading: &str) -> &'p str {
    let start = page.find(&format!("\n## {heading}\n")).unwrap() + heading.len() + 5;
    let rest = &page[start..];
    rest[..rest.find("\n## ").unwrap_or(rest.len())].trim()
}

#[test]
fn bad_blocks_raise_exactly_their_rule() {
    let host = FakeHost;
    let mut failures = Vec::new();
    for rule in RULES {
        let blocks = block::read(rule.name);
        if !blocks.iter().any(|block| block.kind == Kind::Bad) {
            failures.push(format!("{}: the page has no bad block", rule.name));
        }
        for block in blocks.iter().filter(|block| block.kind == Kind::Bad) {
            let mut found = rules_of(rule.name, block, &host);
            found.dedup();
            if found != [rule.name] {
                failures.push(format!("{} line {}: raised {found:?}", rule.name, block.line));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn good_blocks_raise_nothing() {
    let host = FakeHost;
    let mut failures = Vec::new();
    for rule in RULES {
        for block in block::read(rule.name).iter().filter(|block| block.kind == Kind::Good) {
            let found = rules_of(rule.name, block, &host);
            if !found.is_empty() {
                failures.push(format!("{} line {}: raised {found:?}", rule.name, block.line));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Every bullet of "When it stays silent" is followed by a block that shows it.
#[test]
fn every_silence_has_a_good_block() {
    for rule in RULES {
        let page = mcplint::rules::page(rule.name).unwrap();
        let silent = section(page, "When it stays silent");
        let bullets = silent.lines().filter(|line| line.starts_with("- ")).count();
        let blocks = silent.lines().filter(|line| line.starts_with("```") && line.contains(" good")).count();
        assert!(
            blocks >= bullets.min(1) && blocks >= bullets,
            "{}: {bullets} bullets, {blocks} good blocks",
            rule.name
        );
    }
}

#[test]
fn metadata_and_findings_agree() {
    let host = FakeHost;
    for rule in RULES {
        let mut severities = Vec::new();
        let mut fixes = Vec::new();
        for block in block::read(rule.name).iter().filter(|block| block.kind == Kind::Bad) {
            let selection = selection(rule.name);
            let found = lint_text(&block.text, &block.path(), &options(block, &host, &selection)).diagnostics;
            for diagnostic in found {
                severities.push(diagnostic.severity);
                fixes.push(diagnostic.fix.map(|fix| fix.applicability));
            }
        }
        // By context a rule may speak lower, and some higher; the page shows the usual case as well.
        assert!(severities.contains(&rule.severity), "{}: no bad block shows its severity", rule.name);
        assert!(fixes.contains(&rule.fix), "{}: no bad block shows its fix", rule.name);
        assert_eq!(fixes.into_iter().max().flatten(), rule.fix, "{}: a better fix than it says", rule.name);
    }
}

#[test]
fn fixed_blocks_are_clean_and_stay() {
    let host = FakeHost;
    let mut failures = Vec::new();
    for rule in RULES {
        for block in block::read(rule.name).iter().filter(|block| block.kind == Kind::Bad) {
            let selection = selection(rule.name);
            let options = options(block, &host, &selection);
            let fixed = fix_text(&block.text, &block.path(), &options, Applicability::Unsafe);
            let again = fix_text(&fixed.text, &block.path(), &options, Applicability::Unsafe);
            if again.text != fixed.text || !fixed.cycle.is_empty() {
                failures.push(format!("{} line {}: a second run changes the text", rule.name, block.line));
            }
            let had_fix =
                lint_text(&block.text, &block.path(), &options).diagnostics.iter().all(|diagnostic| {
                    diagnostic.fix.as_ref().is_some_and(|fix| fix.applicability > Applicability::Suggestion)
                });
            let left: Vec<&str> = fixed.report.diagnostics.iter().map(|diagnostic| diagnostic.rule).collect();
            if had_fix && !left.is_empty() {
                failures.push(format!(
                    "{} line {}: after the fix: {left:?}\n{}",
                    rule.name, block.line, fixed.text
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// How many servers a client sees: of two with one name it keeps one.
pub(crate) fn names(report: &mcplint::FileReport) -> usize {
    report.servers.iter().map(|server| server.name.as_str()).collect::<BTreeSet<_>>().len()
}

/// `--fix` never applies a suggestion, but editors offer its edits: they must leave a sound file.
#[test]
fn suggestions_leave_a_sound_file() {
    let host = FakeHost;
    let mut failures = Vec::new();
    for rule in RULES {
        for block in block::read(rule.name).iter().filter(|block| block.kind == Kind::Bad) {
            let selection = selection(rule.name);
            let options = options(block, &host, &selection);
            let before = lint_text(&block.text, &block.path(), &options);
            for fix in before.diagnostics.iter().filter_map(|diagnostic| diagnostic.fix.as_ref()) {
                let text = mcplint::edit::apply(&block.text, &fix.edits);
                let after = lint_text(&text, &block.path(), &options);
                if after.problems > before.problems || names(&after) < names(&before) {
                    failures.push(format!("{} line {}: {}\n{text}", rule.name, block.line, fix.title));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Compares with an approved snapshot in `snapshots/<folder>/`.
pub(crate) fn snapshot(folder: &str, name: &str, shown: &str) {
    insta::with_settings!({
        snapshot_path => format!("../snapshots/{folder}"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, shown);
    });
}

/// What people see of each bad block, and the diff of its fix.
#[test]
fn snapshots() {
    let host = FakeHost;
    for rule in RULES {
        let mut shown = String::new();
        for block in block::read(rule.name).iter().filter(|block| block.kind == Kind::Bad) {
            let selection = selection(rule.name);
            let options = options(block, &host, &selection);
            let report = Report {
                files: vec![(lint_text(&block.text, &block.path(), &options), block.text.clone())],
                ..Report::default()
            };
            let fixed = fix_text(&block.text, &block.path(), &options, Applicability::Unsafe);
            let options = RenderOptions::default();
            shown.push_str(&full::render(&MaskedReport::new(&report, Secrets::Hidden), &options));
            let changes = MaskedDiff::new(&block.path(), &block.text, &fixed.text, Secrets::Hidden);
            shown.push_str(&diff::render(&changes, &options));
            shown.push_str("\n========\n");
        }
        snapshot("rules", rule.name, &shown);
    }
}

/// The index of all pages, as GitHub shows it for the folder.
#[test]
fn the_index_of_rules_is_up_to_date() {
    let mut index = String::from(
        "# Rules\n\nEach page is the specification of its rule and its test. `mcplint explain RULE` prints it.\n\
         This index is written by `MCPLINT_UPDATE=1 cargo test index` from the rules' metadata.\n",
    );
    let mut category = None;
    for rule in RULES {
        if category != Some(rule.category) {
            category = Some(rule.category);
            index.push_str(&format!(
                "\n## {}\n\n| Rule | Severity | Fix | Finds |\n|---|---|---|---|\n",
                rule.category.name()
            ));
        }
        let fix = rule.fix.map_or("none", Applicability::name);
        let off = if OPT_IN.contains(&rule.name) { "off by default" } else { rule.severity.name() };
        index.push_str(&format!(
            "| [{0}]({0}.md) | {off} | {fix} | {1} |\n",
            rule.name,
            rule.summary.replace('|', "\\|")
        ));
    }
    if std::env::var_os("MCPLINT_UPDATE").is_some() {
        fs::write("rules/README.md", &index).unwrap();
    }
    let written = fs::read_to_string("rules/README.md").unwrap_or_default();
    assert!(written == index, "run `MCPLINT_UPDATE=1 cargo test index`, then read rules/README.md");
}

#[test]
fn names_are_unique_and_known() {
    let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), RULES.len());
    for name in names {
        assert_eq!(by_name(name).unwrap().name, name);
    }
}
