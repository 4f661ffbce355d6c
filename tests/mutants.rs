//! Sound configs, broken in the ways that people break them: a repair gives back what the author meant, or
//! the file is left alone. The seeds are the good blocks of the rule pages.
//!
//! `MCPLINT_CORPUS=folder cargo test mutants -- --nocapture` adds the JSON files of a folder and prints how
//! many mutants of each kind were repaired, left alone, or repaired to something else, which must be none.

mod damage;
mod lines;
mod tokens;

use std::collections::BTreeMap;
use std::fs;

use damage::{DAMAGES, Random};
use mcplint::LintOptions;
use mcplint::clients::{self, Dialect};
use mcplint::diagnostic::{Applicability, Impact};
use mcplint::edit::{self, Edit};
use mcplint::fix::fix_text;
use mcplint::report::FileReport;
use mcplint::rules::RULES;
use mcplint::selection::Selection;
use mcplint::syntax::{self, ProblemKind};
use serde_json::Value;

use crate::pages::block::{self, Kind};

/// A sound config with what it means.
struct Seed {
    text: String,
    value: Value,
    client: &'static Dialect,
    name: String,
}

/// What the text means to a client that takes comments and commas at the end; `None` if it is not even that.
fn value(text: &str) -> Option<Value> {
    let text = text.trim_start_matches('\u{feff}');
    let is_taken = |kind: &ProblemKind| matches!(kind, ProblemKind::Comment | ProblemKind::TrailingComma);
    let parsed = syntax::parse_json(text);
    let taken = parsed.problems.iter().filter(|problem| is_taken(&problem.kind));
    let without: Vec<Edit> = taken.map(|problem| Edit::replace(problem.span, " ")).collect();
    serde_json::from_str(&edit::apply(text, &without)).ok()
}

fn seed(text: String, client: Option<&'static Dialect>, name: String) -> Option<Seed> {
    let value = serde_json::from_str(&text).ok()?;
    Some(Seed { text, value, client: client.or_else(|| clients::by_id("claude-desktop"))?, name })
}

fn seeds() -> Vec<Seed> {
    let of_pages = RULES.iter().flat_map(|rule| {
        let good = block::read(rule.name).into_iter().filter(|block| block.kind == Kind::Good);
        good.filter_map(|block| {
            let name = format!("{} line {}", rule.name, block.line);
            seed(block.text.clone(), block.client(), name)
        })
    });
    let of_corpus = std::env::var("MCPLINT_CORPUS").ok().into_iter().flat_map(|folder| {
        let mut paths: Vec<_> = walk(folder.into());
        paths.sort();
        paths.into_iter().filter_map(|path| {
            seed(fs::read_to_string(&path).ok()?, None, path.to_string_lossy().into_owned())
        })
    });
    of_pages.chain(of_corpus).collect()
}

fn walk(folder: std::path::PathBuf) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(walk(path));
        } else if path.extension().is_some_and(|extension| extension == "json") {
            found.push(path);
        }
    }
    found
}

/// How many mutants came to which end.
#[derive(Default)]
struct Ends {
    repaired: usize,
    left: usize,
    unseen: usize,
    wrong: Vec<String>,
}

impl Ends {
    fn count(&mut self, seed: &Seed, damage: &str, mutant: &str, at_least: Applicability) {
        let mut selection = Selection::default();
        selection.select(&["syntax".to_owned()]).unwrap();
        let options =
            LintOptions { client: Some(seed.client), selection: Some(&selection), ..LintOptions::default() };
        let path = if seed.client.id == "claude-desktop" { "claude_desktop_config.json" } else { "x.json" };
        let fixed = fix_text(mutant, path, &options, at_least);
        assert!(fixed.cycle.is_empty(), "{damage}: {:?} of {}\n{mutant}", fixed.cycle, seed.name);
        let after = if refuses(&fixed.report) { None } else { value(&fixed.text) };
        if after.as_ref() == Some(&seed.value) {
            self.repaired += 1;
        } else if fixed.text == mutant {
            *(if after.is_some() { &mut self.unseen } else { &mut self.left }) += 1;
        } else {
            self.wrong.push(format!(
                "{damage}, {}, {}\n--- broken\n{mutant}\n--- repaired\n{}",
                at_least.name(),
                seed.name,
                fixed.text
            ));
        }
    }
}

/// Whether the client cannot parse the text.
fn refuses(report: &FileReport) -> bool {
    report.diagnostics.iter().any(|found| found.impact == Impact::ConfigRejected)
}

#[test]
#[allow(clippy::print_stdout)]
fn mutants_are_repaired_to_what_they_were_or_left_alone() {
    let seeds = seeds();
    let wanted = std::env::var("MCPLINT_MUTANTS").ok();
    let per_seed = std::env::var("MCPLINT_PER_SEED").ok().and_then(|count| count.parse().ok()).unwrap_or(1);
    let mut ends: BTreeMap<(&str, Applicability), Ends> = BTreeMap::new();
    let step = std::env::var("MCPLINT_STEP").ok().and_then(|step| step.parse().ok()).unwrap_or(9);
    for seed in seeds.iter().step_by(step) {
        let mut random = Random::new(&seed.text);
        for damage in DAMAGES {
            if wanted.as_ref().is_some_and(|wanted| !damage.name.contains(wanted.as_str())) {
                continue;
            }
            for _ in 0..per_seed {
                let Some(mutant) = (damage.apply)(&seed.text, &mut random) else { continue };
                for at_least in [Applicability::Safe, Applicability::Unsafe] {
                    ends.entry((damage.name, at_least)).or_default().count(
                        seed,
                        damage.name,
                        &mutant,
                        at_least,
                    );
                }
            }
        }
    }
    println!(
        "{:<48} {:>8} {:>8} {:>8} {:>8} {:>8}",
        "kind of damage", "fixes", "repaired", "left", "unseen", "wrong"
    );
    let mut wrong = Vec::new();
    for ((damage, at_least), ends) in &ends {
        let (repaired, left, unseen) = (ends.repaired, ends.left, ends.unseen);
        println!(
            "{damage:<48} {:>8} {repaired:>8} {left:>8} {unseen:>8} {:>8}",
            at_least.name(),
            ends.wrong.len()
        );
        wrong.extend(ends.wrong.iter().cloned());
    }
    println!("{} seeds", seeds.len());
    let shown: Vec<&str> = wrong.iter().take(6).map(String::as_str).collect();
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), shown.join("\n\n"));
}
