//! No output shows a secret: one of every form, in every place, in every output.

mod plant;
mod sample;

use mcplint::diagnostic::Applicability;
use mcplint::fix::fix_text;
use mcplint::knowledge::secrets::PATTERNS;
use mcplint::lint_text;
use mcplint::mask::{Mask, Masked, MaskedDiff, MaskedReport, Secrets};
use mcplint::render::{RenderOptions, concise, diff, full, json};
use mcplint::report::{FileError, Report};
use mcplint::secrets::{self, SecretKind};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use plant::{PLACES, Place};
use sample::{sample, samples};

/// Everything that mcplint says of a file.
fn outputs(text: &str, path: &str) -> Vec<(&'static str, String)> {
    let options = mcplint::LintOptions {
        host_platform: Some(mcplint::platform::Platform::Linux),
        ..mcplint::LintOptions::default()
    };
    let error = FileError { path: path.to_owned(), message: format!("cannot read {path}") };
    let report =
        Report { files: vec![(lint_text(text, path, &options), text.to_owned())], errors: vec![error] };
    let report = MaskedReport::new(&report, Secrets::Hidden);
    let plain = RenderOptions::default();
    let mut outputs = vec![
        ("full", full::render(&report, &plain)),
        ("colour", full::render(&report, &RenderOptions { color: true, width: 40, ..plain })),
        ("concise", concise::render(&report, &plain)),
        ("json", json::render(&report, &plain)),
    ];
    for (name, at_least) in [("diff", Applicability::Safe), ("unsafe diff", Applicability::Unsafe)] {
        let fixed = fix_text(text, path, &options, at_least);
        let changes = MaskedDiff::new(path, text, &fixed.text, Secrets::Hidden);
        outputs.push((name, diff::render(&changes, &plain)));
    }
    outputs
}

/// The part of a secret that must not show: what follows its known beginning, but for the last two characters.
fn hidden_part(secret: &str) -> &str {
    let prefix = PATTERNS
        .iter()
        .filter(|pattern| secret.starts_with(pattern.prefix))
        .map(|pattern| pattern.prefix.len())
        .max()
        .unwrap_or(0);
    &secret[prefix..secret.len() - 2]
}

/// Ten characters in a row of the hidden part are too many.
fn shown_part<'s>(output: &str, secret: &'s str) -> Option<&'s str> {
    let hidden = hidden_part(secret);
    let width = hidden.len().min(10);
    (0..=hidden.len() - width).map(|at| &hidden[at..at + width]).find(|part| output.contains(part))
}

fn assert_hidden(place: &Place, secret: &str, text: &str, path: &str) {
    for (output, shown) in outputs(text, path) {
        let part = shown_part(&shown, secret);
        assert!(part.is_none(), "{} shows {part:?} of {secret} ({}):\n{shown}\n{text}", output, place.name);
    }
}

/// The mask alone, over all forms and all places.
#[test]
fn every_form_is_masked_in_every_place() {
    for secret in samples() {
        for place in PLACES {
            let (text, path) = place.plant(&secret);
            let mask = Mask::of_file(&text, &path, Secrets::Hidden);
            for shown in [mask.hide_in_place(&text), mask.hide(&text), mask.hide(&path)] {
                assert_eq!(shown_part(&shown, &secret), None, "{}: {shown}\n{text}", place.name);
            }
        }
    }
}

/// All outputs, over all places, with a few forms.
#[test]
fn no_secret_shows_from_any_place() {
    for secret in samples().iter().step_by(19) {
        for place in PLACES {
            let (text, path) = place.plant(secret);
            assert_hidden(place, secret, &text, &path);
        }
    }
}

/// Secrets without a known form, where a name tells of them.
#[test]
fn no_named_secret_shows() {
    for secret in ["zQ7hV2mR9xKp4LsT8wYb3NcF", "hunter2hunter2", "correct-horse-Battery"] {
        for place in PLACES.iter().filter(|place| place.is_named) {
            let (text, path) = place.plant(secret);
            assert_hidden(place, secret, &text, &path);
        }
    }
}

#[test]
fn a_pasted_text_is_not_repeated() {
    for secret in samples() {
        let pasted = format!("Error: 401 Unauthorized for {secret}\nspawn npx ENOENT");
        let page = mcplint::render::explain::render(&mcplint::errors::find(&pasted), false, 80);
        assert!(!page.is_empty() && shown_part(&page, &secret).is_none(), "{page}");
        assert_eq!(shown_part(&Masked::scan(&pasted), &secret), None, "{pasted}");
    }
}

#[test]
fn a_panic_does_not_quote_the_file() {
    let secret = sample(&PATTERNS[0]);
    let payload: Box<dyn std::any::Any + Send> = Box::new(format!("byte 3 is inside of {secret}"));
    let said = mcplint::crash::describe(payload.as_ref(), None);
    assert_eq!(shown_part(&said, &secret), None, "{said}");
    let fixed: Box<dyn std::any::Any + Send> = Box::new("attempt to subtract with overflow");
    assert!(mcplint::crash::describe(fixed.as_ref(), None).contains("attempt to subtract"));
}

#[test]
fn every_form_finds_its_tokens_and_no_longer_ones() {
    for pattern in PATTERNS {
        let token = sample(pattern);
        let found: Vec<_> = secrets::tokens(&token).collect();
        assert_eq!(found.len(), 1, "{}: {token}", pattern.id);
        assert_eq!(found[0].span.slice(&token), token, "{}", pattern.id);
        let SecretKind::Known(known) = found[0].kind else { panic!("{token}") };
        assert_eq!(known.what, pattern.what, "{token}");
        assert!(secrets::tokens(&format!("x{token}")).next().is_none(), "x{token}");
        let text = format!("Bearer {token}, and more");
        assert!(
            secrets::find("API_KEY", &text).is_some_and(|secret| secret.span.slice(&text) == token),
            "{text}"
        );
    }
}

/// What a machine cannot apply says so instead of lying.
#[test]
fn an_edit_with_a_secret_is_withheld() {
    let secret = sample(&PATTERNS[0]);
    let text = format!(
        "{{\"mcpServers\": {{\"a\": {{\"command\": \"npx\", \"args\": [\"-y\", \"p\"], \"env\": {{\"A_TOKEN\": {{\"x\": 1}}, \"B\": \"{secret}\",}}}}}}}}"
    );
    let edit = mcplint::edit::Edit::insert(0, format!("\"{secret}\""));
    let mut report = lint_text(&text, "claude_desktop_config.json", &mcplint::LintOptions::default());
    let fix = report.diagnostics.iter_mut().find_map(|found| found.fix.as_mut()).unwrap();
    fix.edits = vec![edit];
    let report = Report { files: vec![(report, text)], errors: Vec::new() };
    for (secrets, shows) in [(Secrets::Hidden, false), (Secrets::Shown, true)] {
        let output = json::render(&MaskedReport::new(&report, secrets), &RenderOptions::default());
        let output: serde_json::Value = serde_json::from_str(&output).unwrap();
        let diagnostics = output["files"][0]["diagnostics"].as_array().unwrap();
        let edit =
            diagnostics.iter().map(|found| &found["fix"]["edits"][0]).find(|edit| edit.is_object()).unwrap();
        assert_eq!(edit["new_text"].is_string(), shows, "{edit}");
        assert_eq!(edit["withheld"].as_bool().unwrap_or(false), !shows, "{edit}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(20_261_125), ..ProptestConfig::default() })]

    /// A file that is damaged anywhere around the secret keeps it.
    #[test]
    fn damage_shows_no_secret(
        pattern in 0..PATTERNS.len(),
        place in 0..PLACES.len(),
        at in any::<prop::sample::Index>(),
        damage in prop::sample::select(vec!["", "\"", ",", "{", "}", "]", "\n", "\\", "//", "'", ":", " ", "é"]),
        cut in any::<bool>(),
    ) {
        let secret = sample(&PATTERNS[pattern]);
        let place = &PLACES[place];
        let (mut text, path) = place.plant(&secret);
        // A secret that is cut in two is another text: damage goes to the places where it was planted around.
        let spellings = place.spellings(&secret);
        let mut at = at.index(text.len());
        let inside = spellings.iter().flat_map(|spelling| text.match_indices(spelling)).find_map(|(from, spelling)| {
            (from..from + spelling.len()).contains(&at).then_some(from)
        });
        at = inside.unwrap_or(at);
        // A backslash before it takes its first letter, and with it the look of a token.
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let takes_a_letter =
            damage == "\\" && spellings.iter().any(|spelling| text[at..].starts_with(spelling.as_str()));
        let damage = if takes_a_letter { "" } else { damage };
        // Nor may it grow together with its neighbours.
        let is_near = (at.saturating_sub(2)..at + 3).any(|near| {
            spellings.iter().any(|spelling| {
                text.get(near..).is_some_and(|rest| rest.starts_with(spelling.as_str()))
                    || text.get(..near).is_some_and(|start| start.ends_with(spelling.as_str()))
            })
        });
        if is_near && inside.is_none() {
            at = 0;
        }
        if cut && inside.is_none() {
            let end = at + text[at..].chars().next().map_or(0, char::len_utf8);
            text.replace_range(at..end, damage);
        } else {
            text.insert_str(at, damage);
        }
        for (output, shown) in outputs(&text, &path) {
            let part = shown_part(&shown, &secret);
            prop_assert!(part.is_none(), "{} shows {:?} of {}:\n{}\n{}", output, part, secret, shown, text);
        }
    }
}
