#![no_main]

use libfuzzer_sys::fuzz_target;
use mcplint::diagnostic::Applicability;
use mcplint::fix::fix_text;
use mcplint::mask::{MaskedDiff, MaskedReport, Secrets};
use mcplint::render::{RenderOptions, concise, diff, full, github, gitlab, json, junit, sarif};
use mcplint::report::Report;
use mcplint::rules::infos;
use mcplint_fuzz::Case;
use mcplint_fuzz::shown::{check_harmless, check_harmless_in_colors, check_patch};

fuzz_target!(|data: &[u8]| {
    let Some(case) = Case::read(data) else { return };
    let report = Report { files: vec![(case.lint(), case.text.clone())], errors: Vec::new() };
    let fixed = fix_text(&case.text, case.path, &case.options(), Applicability::Unsafe);
    for secrets in [Secrets::Hidden, Secrets::Shown] {
        let report = MaskedReport::new(&report, secrets);
        let changes = MaskedDiff::new(case.path, &case.text, &fixed.text, secrets);
        for width in [20, 80] {
            let plain = RenderOptions { width, ..RenderOptions::default() };
            let in_colors = RenderOptions { color: true, ..plain };
            check_harmless(&full::render(&report, &plain));
            check_harmless(&concise::render(&report, &plain));
            check_harmless(&github::render(&report, &plain));
            check_harmless(&junit::render(&report, &plain));
            let _ = (full::render(&report, &in_colors), concise::render(&report, &in_colors));
            check_harmless_in_colors(&diff::render(&changes, &in_colors));
            for output in [
                json::render(&report, &plain),
                gitlab::render(&report, &plain),
                sarif::render(&report, &infos(), &plain),
            ] {
                check_harmless(&output);
                assert!(serde_json::from_str::<serde_json::Value>(&output).is_ok(), "no JSON:\n{output}");
            }
        }
        if secrets == Secrets::Shown && !changes.hunks.is_empty() {
            check_patch(&diff::render(&changes, &RenderOptions::default()), &case.text, &fixed.text);
        }
    }
});
