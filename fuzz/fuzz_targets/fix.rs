#![no_main]

use libfuzzer_sys::fuzz_target;
use mcplint::diagnostic::Applicability;
use mcplint_fuzz::{Case, check_each_fix, check_fixing};

fuzz_target!(|data: &[u8]| {
    if let Some(case) = Case::read(data) {
        check_each_fix(&case);
        check_fixing(&case, Applicability::Safe);
        check_fixing(&case, Applicability::Unsafe);
    }
});
