//! A text that someone pastes behind `mcplint explain`, and a baseline, which is JSON that someone may have edited.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mcplint::baseline::Baseline;
use mcplint::render::explain;
use mcplint::selection::nearest_name;
use mcplint::{errors, rules};
use mcplint_fuzz::shown::check_harmless;

fuzz_target!(|text: &str| {
    let found = errors::find(text);
    check_harmless(&explain::render(&found, false, 80));
    let _ = (rules::page(text), nearest_name(text));
    if let Ok(baseline) = Baseline::parse(text) {
        let again = Baseline::parse(&baseline.text()).expect("a baseline");
        assert_eq!(baseline, again);
    }
});
