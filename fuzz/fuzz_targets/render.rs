#![no_main]

use libfuzzer_sys::fuzz_target;
use mcplint::diagnostic::Applicability;
use mcplint::fix::fix_text;
use mcplint::mask::{MaskedDiff, MaskedReport, Secrets};
use mcplint::render::{RenderOptions, concise, diff, full, github, gitlab, json, junit, sarif};
use mcplint::report::Report;
use mcplint::rules::infos;
use mcplint_fuzz::Case;

fuzz_target!(|data: &[u8]| {
    let Some(case) = Case::read(data) else { return };
    let report = Report { files: vec![(case.lint(), case.text.clone())], errors: Vec::new() };
    let fixed = fix_text(&case.text, case.path, &case.options(), Applicability::Unsafe);
    for secrets in [Secrets::Hidden, Secrets::Shown] {
        let report = MaskedReport::new(&report, secrets);
        let changes = MaskedDiff::new(case.path, &case.text, &fixed.text, secrets);
        for width in [20, 80] {
            let options = RenderOptions { width, ..RenderOptions::default() };
            let on_terminals = [
                full::render(&report, &options),
                concise::render(&report, &options),
                github::render(&report, &options),
                junit::render(&report, &options),
            ];
            for output in on_terminals {
                assert!(!output.contains('\u{1b}'), "an escape sequence got through:\n{output:?}");
            }
            let _ = diff::render(&changes, &options);
            for output in [
                json::render(&report, &options),
                gitlab::render(&report, &options),
                sarif::render(&report, &infos(), &options),
            ] {
                assert!(serde_json::from_str::<serde_json::Value>(&output).is_ok(), "no JSON:\n{output}");
            }
        }
    }
});
