#![no_main]

use libfuzzer_sys::fuzz_target;
use mcplint_fuzz::{Case, check_report};

fuzz_target!(|data: &[u8]| {
    if let Some(case) = Case::read(data) {
        check_report(&case.text, &case.lint());
    }
});
