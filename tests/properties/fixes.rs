//! What a fix may do to a config of a client.

use std::collections::BTreeSet;

use mcplint::diagnostic::Applicability;
use mcplint::edit;
use mcplint::fix::fix_text;
use mcplint::model;
use mcplint::syntax::{self, Format, Node, Parsed};
use mcplint::{LintOptions, lint_text};
use proptest::prelude::*;

use super::cases;
use super::config::{Config, config, takes};
use super::tree::{Tree, meaning, note};
use crate::pages::names;

fn format(config: &Config) -> Format {
    Format::of_path(&config.path).unwrap_or(config.dialect().format)
}

/// The servers with their variables.
fn variables(config: &Config, parsed: &Parsed<'_>) -> Vec<(String, BTreeSet<String>)> {
    let read = model::Config::new(parsed.root.as_ref(), Some(config.dialect()));
    let of_server = |server: &model::Server<'_>| {
        let names = server.env_vars().map(|variable| variable.key.clone().into_owned());
        (server.name.to_owned(), names.collect())
    };
    read.servers.iter().map(of_server).collect()
}

/// The comments that are still there.
fn notes(config: &Config, text: &str) -> usize {
    (1..=config.notes).filter(|number| text.contains(&note(*number))).count()
}

/// What each server means, by its place in the file.
fn servers(config: &Config, parsed: &Parsed<'_>) -> Vec<(String, Option<Tree>)> {
    let read = model::Config::new(parsed.root.as_ref(), Some(config.dialect()));
    read.servers.iter().map(|server| (server.name.to_owned(), meaning(server.node))).collect()
}

fn is_sound(config: &Config, parsed: &Parsed<'_>) -> bool {
    parsed.problems.iter().all(|problem| takes(config.dialect(), problem))
}

/// Asks another parser than mcplint's where there is one.
fn others_read(format: Format, text: &str, node: Option<&Node<'_>>) -> bool {
    let has_comments = node.is_some() && !syntax::is_strict_json(text);
    match format {
        Format::Json => has_comments || serde_json::from_str::<serde_json::Value>(text).is_ok(),
        Format::Toml => text.parse::<toml_edit::DocumentMut>().is_ok(),
        Format::Yaml => true,
    }
}

proptest! {
    #![proptest_config(cases(800))]

    /// What the generator writes is what the client reads, so that the other properties are about that.
    #[test]
    fn generated_configs_are_sound(config in config()) {
        let parsed = syntax::parse(&config.text, format(&config));
        prop_assert!(is_sound(&config, &parsed), "{:?}\n{}", parsed.problems, config.text);
        prop_assert!(others_read(format(&config), &config.text, parsed.root.as_ref()), "{}", config.text);
        prop_assert_eq!(notes(&config, &config.text), config.notes);
    }

    /// All fixes together: they end, a second run changes nothing, the client still parses the file, and no server
    /// is lost; no variable and no comment where all were safe.
    #[test]
    fn fixes_lose_nothing(config in config()) {
        let options = config.options();
        let format = format(&config);
        let before = syntax::parse(&config.text, format);
        for at_least in [Applicability::Safe, Applicability::Unsafe] {
            let once = fix_text(&config.text, &config.path, &options, at_least);
            prop_assert!(once.cycle.is_empty(), "{:?} chase each other in\n{}", once.cycle, config.text);
            let twice = fix_text(&once.text, &config.path, &options, at_least);
            prop_assert_eq!(&once.text, &twice.text, "a second run changes it, from\n{}", config.text);
            let after = syntax::parse(&once.text, format);
            prop_assert!(is_sound(&config, &after), "{:?}\n{}\nfrom\n{}", after.problems, once.text, config.text);
            prop_assert!(others_read(format, &once.text, after.root.as_ref()), "{}\nfrom\n{}", once.text, config.text);
            let report = lint_text(&config.text, &config.path, &options);
            prop_assert!(names(&once.report) >= names(&report), "{}\nfrom\n{}", once.text, config.text);
            if at_least == Applicability::Safe {
                prop_assert_eq!(notes(&config, &once.text), config.notes, "{}\nfrom\n{}", once.text, config.text);
                let (old, new) = (variables(&config, &before), variables(&config, &after));
                prop_assert!(new.len() >= old.len(), "{}\nfrom\n{}", once.text, config.text);
                for ((_, old), (_, new)) in old.iter().zip(&new) {
                    prop_assert!(old.is_subset(new), "{old:?} {new:?}\n{}\nfrom\n{}", once.text, config.text);
                }
            }
        }
    }

    /// One fix alone: the text between its edits stays, so do the other servers; what it removes its title says.
    #[test]
    fn a_fix_does_what_its_title_says(config in config()) {
        let format = format(&config);
        let before = syntax::parse(&config.text, format);
        let old = servers(&config, &before);
        for diagnostic in lint_text(&config.text, &config.path, &config.options()).diagnostics {
            let Some(fix) = diagnostic.fix.filter(|fix| !fix.edits.is_empty()) else { continue };
            let fixed = edit::apply(&config.text, &fix.edits);
            let shown = || format!("{} ({}): {}\n{fixed}\nfrom\n{}", diagnostic.rule, fix.applicability.name(), fix.title, config.text);
            let after = syntax::parse(&fixed, format);
            prop_assert!(is_sound(&config, &after), "{:?} {}", after.problems, shown());
            let removes = fix.applicability != Applicability::Safe
                && ["remove", "delete", "drop", "move", "replace", "instead"].iter().any(|word| fix.title.contains(word));
            let (old_variables, new_variables) = (variables(&config, &before), variables(&config, &after));
            let keeps = new_variables.len() >= old_variables.len()
                && old_variables.iter().zip(&new_variables).all(|((_, old), (_, new))| old.is_subset(new))
                && notes(&config, &fixed) == config.notes;
            prop_assert!(keeps || removes, "{}", shown());
            let new = servers(&config, &after);
            let Some(index) = diagnostic.server_index else { continue };
            if old.len() == new.len() {
                for (place, (old, new)) in old.iter().zip(&new).enumerate() {
                    prop_assert!(place == index || old == new, "{old:?} {new:?} {}", shown());
                }
            }
        }
    }

    /// Fixes applied one at a time, in any order, end in the same text as all together. In TOML and YAML the quotes of a new
    /// item may differ: they are those of most items that stand there by then. The system is named, for where it is
    /// told by what stands in the file, a fix may take that away.
    #[test]
    fn the_order_of_fixes_does_not_matter_in_any_config(
        config in config(),
        seed in any::<u64>(),
        at_least in prop::sample::select(vec![Applicability::Safe, Applicability::Unsafe]),
    ) {
        let guessed = lint_text(&config.text, &config.path, &config.options()).platform;
        let options = LintOptions { platform: Some(guessed), ..config.options() };
        let together = fix_text(&config.text, &config.path, &options, at_least);
        let mut one_by_one = config.text.clone();
        let mut steps = Vec::new();
        let mut order = seed;
        for _ in 0..60 {
            let report = lint_text(&one_by_one, &config.path, &options);
            let fixes: Vec<_> = report
                .diagnostics
                .iter()
                .filter_map(|diagnostic| Some((diagnostic.rule, diagnostic.fix.as_ref()?)))
                .filter(|(_, fix)| fix.applicability >= at_least && !fix.edits.is_empty())
                .collect();
            if fixes.is_empty() {
                break;
            }
            order = order.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let (rule, fix) = fixes[usize::try_from(order >> 33).unwrap() % fixes.len()];
            steps.push(rule);
            one_by_one = edit::apply(&one_by_one, &fix.edits);
        }
        let format = format(&config);
        let means = |text: &str| syntax::parse(text, format).root.as_ref().and_then(meaning);
        let is_same = one_by_one == together.text
            || format != Format::Json && means(&one_by_one).is_some_and(|it| means(&together.text) == Some(it));
        prop_assert!(is_same, "{steps:?}\n{one_by_one}\ntogether\n{}\nfrom\n{}", together.text, config.text);
    }
}
