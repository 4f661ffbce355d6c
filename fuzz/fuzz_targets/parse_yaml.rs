#![no_main]

use libfuzzer_sys::fuzz_target;
use mcplint::syntax::Format;

fuzz_target!(|text: &str| mcplint_fuzz::check_tree(text, Format::Yaml));
