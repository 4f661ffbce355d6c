//! Says how the command is linked. Nothing is generated, and nothing is read but the target.
#![allow(clippy::print_stdout, reason = "this is how a build script speaks to cargo")]

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, wanted: &str| env::var(name).is_ok_and(|value| value == wanted);
    let features = env::var("CARGO_CFG_TARGET_FEATURE").unwrap_or_default();
    let is_static = features.split(',').any(|feature| feature == "crt-static");
    // A program that may lie anywhere is told where it lies at each start: ten thousand pointers in tables of texts,
    // which cost as much as linting a small file (docs/speed.md). A static program is linked by other means.
    if is("PROFILE", "release")
        && is("CARGO_CFG_TARGET_OS", "linux")
        && is("CARGO_CFG_TARGET_ENV", "gnu")
        && !is_static
    {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
