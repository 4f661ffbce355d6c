//! Sound TOML and YAML, broken in the ways that people break them: a repair gives back what the author meant, or the
//! file is left alone.

use std::collections::BTreeMap;

use mcplint::clients;
use mcplint::diagnostic::Applicability;
use mcplint::fix::fix_text;
use mcplint::rules::RULES;
use mcplint::selection::Selection;
use mcplint::syntax::{self, Format};
use mcplint::{LintOptions, edit, lint_text};

use crate::pages::block;

/// One way to break a line; `None` where there is nothing in it to break so.
type Break = fn(&str) -> Option<String>;

const TOML: &[(&str, Break)] = &[
    ("Windows path in double quotes", |line| {
        let (key, _) = line.split_once(" = ")?;
        Some(format!("{key} = \"C:\\Users\\me\\new\\bin.exe\""))
    }),
    ("colon for equals", |line| line.contains(" = ").then(|| line.replacen(" = ", ": ", 1))),
    ("quotes missing", |line| {
        let (key, value) = line.split_once(" = \"")?;
        Some(format!("{key} = {}", value.strip_suffix('"')?))
    }),
    ("quote missing at the end", |line| {
        line.contains(" = \"").then(|| line.strip_suffix('"').map(str::to_owned)).flatten()
    }),
    ("capital boolean", |line| {
        line.ends_with("= true")
            .then(|| line.replace("= true", "= True"))
            .or_else(|| line.ends_with("= false").then(|| line.replace("= false", "= False")))
    }),
    ("comma missing", |line| line.contains("\", \"").then(|| line.replacen("\", \"", "\" \"", 1))),
    ("comma at the end", |line| line.contains(" = ").then(|| format!("{line},"))),
    ("bracket missing", |line| line.strip_suffix(']').map(str::to_owned)),
    ("curly quotes", |line| {
        let (key, value) = line.split_once(" = \"")?;
        Some(format!("{key} = \u{201c}{}\u{201d}", value.strip_suffix('"').filter(|it| !it.contains('"'))?))
    }),
    ("quote missing in a list", |line| {
        let at = line.split_once("= [").map(|(key, _)| key.len() + 3)?;
        let quotes: Vec<usize> = line[at..].match_indices('"').map(|(quote, _)| at + quote).collect();
        let quote = quotes.get(quotes.len() / 2).filter(|_| !line.contains('\\'))?;
        Some(format!("{}{}", &line[..*quote], &line[quote + 1..]))
    }),
    ("comma doubled", |line| line.contains("\", \"").then(|| line.replacen("\", \"", "\",, \"", 1))),
    ("equals doubled", |line| line.contains(" = ").then(|| line.replacen(" = ", " == ", 1))),
    ("bracket missing before a header", |line| {
        line.strip_prefix('[').filter(|name| !name.starts_with('[')).map(str::to_owned)
    }),
    ("brace missing", |line| line.strip_suffix(" }").map(str::to_owned)),
    ("hard blanks", |line| line.contains(" = ").then(|| line.replacen(" = ", "\u{a0}=\u{a0}", 1))),
    ("word of another language", |line| {
        let (key, _) = line.split_once(" = ").filter(|(_, value)| matches!(*value, "true" | "false"))?;
        Some(format!("{key} = yes"))
    }),
    ("equals missing", |line| line.contains(" = ").then(|| line.replacen(" = ", " ", 1))),
];

const YAML: &[(&str, Break)] = &[
    ("Windows path in double quotes", |line| {
        let (key, value) = line.split_once(": ")?;
        (!value.is_empty()).then(|| format!("{key}: \"C:\\Users\\me\\new\\bin.exe\""))
    }),
    ("tab for blanks", |line| line.strip_prefix("  ").map(|rest| format!("\t{rest}"))),
    ("blank missing behind a colon", |line| {
        line.contains(": ").then(|| line.replacen(": ", ":", 1)).filter(|line| !line.contains("://"))
    }),
    ("equals for colon", |line| line.contains(": ").then(|| line.replacen(": ", " = ", 1))),
    ("quote missing at the end", |line| {
        line.contains(" \"").then(|| line.strip_suffix('"').map(str::to_owned)).flatten()
    }),
    ("comma missing", |line| line.contains("\", \"").then(|| line.replacen("\", \"", "\" \"", 1))),
    ("comma at the end", |line| {
        (line.contains(": ") && line.ends_with(['"', ']'])).then(|| format!("{line},"))
    }),
    ("colon missing", |line| line.strip_suffix(':').map(str::to_owned)),
    ("bracket missing", |line| line.strip_suffix(']').map(str::to_owned)),
    ("quotes missing before a reserved character", |line| {
        let (start, value) = line.split_once(" \"@")?;
        Some(format!("{start} @{}", value.strip_suffix('"')?))
    }),
    ("quotes missing around a colon", |line| {
        let (start, value) = line.split_once(": \"").filter(|(_, value)| value.contains(": "))?;
        Some(format!("{start}: {}", value.strip_suffix('"')?))
    }),
    ("blank too many before a key", |line| {
        (line.starts_with("  ") && line.contains(": ")).then(|| format!(" {line}"))
    }),
    ("dash without a blank", |line| line.contains("- ").then(|| line.replacen("- ", "-", 1))),
];

/// The values of these kinds are part of the damage, so the sound line has them too.
fn sound(damage: &str, format: Format, line: &str, broken: &str) -> String {
    if damage != "Windows path in double quotes" {
        return line.to_owned();
    }
    let separator = if format == Format::Toml { " = " } else { ": " };
    let key = broken.split_once(separator).map_or("", |(key, _)| key);
    format!("{key}{separator}'C:\\Users\\me\\new\\bin.exe'")
}

/// A text that a repair must give back in meaning.
fn means(one: &str, other: &str, format: Format) -> bool {
    let (one, other) = (syntax::parse(one, format), syntax::parse(other, format));
    one.problems.is_empty()
        && other.problems.is_empty()
        && one.root.zip(other.root).is_some_and(|(one, other)| one.means(&other))
}

#[derive(Default)]
struct Ends {
    repaired: usize,
    left: usize,
    unseen: usize,
}

#[test]
#[allow(clippy::print_stdout)]
fn mutants_of_toml_and_yaml_are_repaired_to_what_they_were_or_left_alone() {
    let mut selection = Selection::default();
    selection.select(&["syntax".to_owned()]).unwrap();
    let mut ends: BTreeMap<(&str, &str), Ends> = BTreeMap::new();
    let mut wrong = Vec::new();
    let blocks = RULES.iter().flat_map(|rule| block::read(rule.name));
    for block in blocks {
        let format = match block.language.as_str() {
            "toml" => Format::Toml,
            "yaml" => Format::Yaml,
            _ => continue,
        };
        let (damages, client) = if format == Format::Toml { (TOML, "codex") } else { (YAML, "goose") };
        let client = block.client().or_else(|| clients::by_id(client));
        let options = LintOptions { client, selection: Some(&selection), ..LintOptions::default() };
        let path = format!("config.{}", block.language);
        for (start, line) in
            block.text.lines().map(|line| (line.as_ptr() as usize - block.text.as_ptr() as usize, line))
        {
            for (damage, apply) in damages {
                let Some(broken) = apply(line) else { continue };
                let place = mcplint::span::Span::new(start, start + line.len());
                let with = |line: &str| edit::apply(&block.text, &[edit::Edit::replace(place, line)]);
                let (mutant, seed) = (with(&broken), with(&sound(damage, format, line, &broken)));
                // A page may show a mistake that is one of the syntax already.
                if !lint_text(&seed, &path, &options).diagnostics.is_empty() {
                    continue;
                }
                let end = ends.entry((format.name(), damage)).or_default();
                for at_least in [Applicability::Safe, Applicability::Unsafe] {
                    let fixed = fix_text(&mutant, &path, &options, at_least);
                    if means(&fixed.text, &seed, format) {
                        end.repaired += 1;
                    } else if fixed.text != mutant {
                        wrong.push(format!("{damage}\n--- broken\n{mutant}\n--- repaired\n{}", fixed.text));
                    } else if syntax::parse(&mutant, format).problems.is_empty() {
                        end.unseen += 1;
                    } else {
                        end.left += 1;
                    }
                }
            }
        }
    }
    for ((format, damage), ends) in &ends {
        println!(
            "{format:<5} {damage:<48} {:>6} repaired {:>6} left {:>6} unseen",
            ends.repaired, ends.left, ends.unseen
        );
    }
    wrong.sort();
    let shown: Vec<&str> = wrong.iter().take(8).map(String::as_str).collect();
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), shown.join("\n\n"));
    assert!(ends.values().filter(|end| end.repaired > 0).count() >= 8, "the repairs are gone");
}
