//! What must hold for any text, shown on the blocks of the rule pages and on what random damage makes of them.
//!
//! `PROPTEST_CASES=20000 cargo test properties` runs more of them.

use mcplint::clients::{self, DIALECTS};
use mcplint::diagnostic::Applicability;
use mcplint::edit;
use mcplint::fix::fix_text;
use mcplint::mask::{Mask, MaskedReport, Secrets};
use mcplint::platform::Platform;
use mcplint::render::{RenderOptions, concise, full, json};
use mcplint::report::Report;
use mcplint::rule::Category;
use mcplint::rules::RULES;
use mcplint::{LintOptions, lint_text};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::pages::{block, names};

fn seeds() -> Vec<String> {
    RULES.iter().flat_map(|rule| block::read(rule.name)).map(|block| block.text).collect()
}

/// One way to damage a text.
#[derive(Clone, Debug)]
enum Damage {
    Delete(prop::sample::Index, usize),
    Insert(prop::sample::Index, String),
    Truncate(prop::sample::Index),
    Repeat(prop::sample::Index, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let piece = prop::sample::select(vec![
        "\"",
        ",",
        "{",
        "}",
        "[",
        "]",
        ":",
        "\\",
        "\n",
        "\t",
        "//",
        "/*",
        "null",
        "true",
        "-1.5",
        "é",
        "\u{feff}",
        "\u{a0}",
        "\u{1b}[31m",
        "'",
        "“",
        "$",
        "~",
        " ",
        "C:\\",
        "-y",
        "\0",
        "<<<<<<< x\n",
        "\\u12",
        "/mnt/c/",
    ]);
    prop_oneof![
        (any::<prop::sample::Index>(), 1..12usize).prop_map(|(at, length)| Damage::Delete(at, length)),
        (any::<prop::sample::Index>(), piece).prop_map(|(at, piece)| Damage::Insert(at, piece.to_owned())),
        any::<prop::sample::Index>().prop_map(Damage::Truncate),
        (any::<prop::sample::Index>(), 1..40usize).prop_map(|(at, length)| Damage::Repeat(at, length)),
    ]
}

fn apply(text: &str, damages: &[Damage]) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for damage in damages {
        if characters.is_empty() {
            break;
        }
        match damage {
            Damage::Delete(at, length) => {
                let at = at.index(characters.len());
                let end = (at + length).min(characters.len());
                characters.drain(at..end);
            }
            Damage::Insert(at, piece) => {
                let at = at.index(characters.len());
                characters.splice(at..at, piece.chars());
            }
            Damage::Truncate(at) => characters.truncate(at.index(characters.len())),
            Damage::Repeat(at, length) => {
                let at = at.index(characters.len());
                let end = (at + length).min(characters.len());
                let piece: Vec<char> = characters[at..end].to_vec();
                characters.splice(at..at, piece);
            }
        }
    }
    characters.into_iter().collect()
}

fn config() -> impl Strategy<Value = String> {
    (prop::sample::select(seeds()), prop::collection::vec(damage(), 0..4))
        .prop_map(|(text, damages)| apply(&text, &damages))
}

/// A client and a platform, or neither.
#[derive(Clone, Debug)]
struct Target {
    client: Option<&'static str>,
    platform: Option<Platform>,
}

impl Target {
    fn options(&self) -> LintOptions<'static> {
        let client = self.client.and_then(clients::by_id);
        LintOptions { client, platform: self.platform, ..LintOptions::default() }
    }
}

fn target() -> impl Strategy<Value = Target> {
    let client =
        prop::option::of(prop::sample::select(DIALECTS.iter().map(|dialect| dialect.id).collect::<Vec<_>>()));
    let platforms = [Platform::Linux, Platform::Macos, Platform::Windows, Platform::Wsl, Platform::Any];
    let platform = prop::option::of(prop::sample::select(platforms.to_vec()));
    (client, platform).prop_map(|(client, platform)| Target { client, platform })
}

/// A block of a page as its tags say, whole.
fn page_block() -> impl Strategy<Value = (String, String, Target)> {
    let blocks: Vec<(String, String, Target)> = RULES
        .iter()
        // Elsewhere two fixes may add to one list (`inputs`), and the list keeps their order.
        .filter(|rule| {
            matches!(
                rule.category,
                Category::Launch | Category::Stdio | Category::Platform | Category::Docker
            )
        })
        .flat_map(|rule| block::read(rule.name))
        .filter(|block| block.kind == block::Kind::Bad)
        .map(|block| {
            let client = block.client().map(|client| client.id);
            let path = block.path();
            (block.text, path, Target { client, platform: block.platform })
        })
        .collect();
    prop::sample::select(blocks)
}

/// The same cases in every run, so that a red run is a reason to look at the change; others on demand.
pub(crate) fn settings() -> ProptestConfig {
    let defaults = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() {
        return defaults;
    }
    ProptestConfig { cases: 2000, rng_seed: RngSeed::Fixed(20_261_123), ..defaults }
}

proptest! {
    #![proptest_config(settings())]

    /// Every range lies in the text and on character borders, whatever the text.
    #[test]
    fn findings_point_into_the_text(text in config(), target in target()) {
        let report = lint_text(&text, "mcp.json", &target.options());
        for diagnostic in &report.diagnostics {
            let mut spans = vec![diagnostic.span];
            spans.extend(diagnostic.labels.iter().map(|label| label.span));
            if let Some(fix) = &diagnostic.fix {
                spans.extend(fix.edits.iter().map(|edit| edit.span));
                for (index, first) in fix.edits.iter().enumerate() {
                    for second in &fix.edits[index + 1..] {
                        prop_assert!(first.span.end <= second.span.start || second.span.end <= first.span.start);
                    }
                }
            }
            for span in spans {
                prop_assert!(text.get(span.start..span.end).is_some(), "{span:?} in {text:?}");
            }
        }
    }

    /// No output panics or lets an escape sequence through.
    #[test]
    fn outputs_hold_for_any_text(text in config(), target in target()) {
        let report = Report { files: vec![(lint_text(&text, "mcp.json", &target.options()), text)], errors: Vec::new() };
        let report = MaskedReport::new(&report, Secrets::Hidden);
        let shown = RenderOptions::default();
        for output in [full::render(&report, &shown), concise::render(&report, &shown)] {
            let escapes = output.contains('\u{1b}');
            prop_assert!(!escapes, "an escape sequence got through");
        }
        prop_assert!(serde_json::from_str::<serde_json::Value>(&json::render(&report, &shown)).is_ok());
    }

    /// Fixing ends, a second run changes nothing, and no server is lost.
    #[test]
    fn fixing_ends_and_loses_nothing(text in config(), target in target()) {
        for at_least in [Applicability::Safe, Applicability::Unsafe] {
            let before = lint_text(&text, "mcp.json", &target.options());
            let once = fix_text(&text, "mcp.json", &target.options(), at_least);
            prop_assert!(once.cycle.is_empty(), "{:?} chase each other in {text}", once.cycle);
            let twice = fix_text(&once.text, "mcp.json", &target.options(), at_least);
            prop_assert_eq!(&once.text, &twice.text);
            prop_assert!(names(&once.report) >= names(&before));
            prop_assert!(once.report.problems <= before.problems);
        }
    }

    /// Fixes applied one at a time, in any order, end in the same text as all together.
    #[test]
    fn the_order_of_fixes_does_not_matter(
        (text, path, target) in page_block(),
        order in prop::collection::vec(any::<prop::sample::Index>(), 40),
        at_least in prop::sample::select(vec![Applicability::Safe, Applicability::Unsafe]),
    ) {
        let options = target.options();
        let together = fix_text(&text, &path, &options, at_least);
        let mut one_by_one = text.clone();
        for pick in order {
            let report = lint_text(&one_by_one, &path, &options);
            let fixes: Vec<_> = report
                .diagnostics
                .iter()
                .filter_map(|diagnostic| diagnostic.fix.as_ref())
                .filter(|fix| fix.applicability >= at_least && !fix.edits.is_empty())
                .collect();
            if fixes.is_empty() {
                break;
            }
            one_by_one = edit::apply(&one_by_one, &fixes[pick.index(fixes.len())].edits);
        }
        prop_assert_eq!(one_by_one, together.text, "from {}", text);
    }

    /// Hiding secrets keeps every byte offset.
    #[test]
    fn masks_keep_offsets(text in config()) {
        let hidden = Mask::new(&text).hide_in_place(&text);
        prop_assert_eq!(hidden.len(), text.len());
        prop_assert_eq!(hidden.chars().count(), text.chars().count());
        prop_assert_eq!(hidden.matches('\n').count(), text.matches('\n').count());
    }

    /// Applying edits changes nothing outside of them.
    #[test]
    fn edits_change_nothing_else(text in config(), target in target()) {
        for diagnostic in lint_text(&text, "mcp.json", &target.options()).diagnostics {
            let Some(fix) = diagnostic.fix else { continue };
            let Some(first) = fix.edits.iter().map(|edit| edit.span.start).min() else { continue };
            let last = fix.edits.iter().map(|edit| edit.span.end).max().unwrap();
            let fixed = edit::apply(&text, &fix.edits);
            prop_assert!(fixed.starts_with(&text[..first]));
            prop_assert!(fixed.ends_with(&text[last..]));
        }
    }
}
