//! Says how the command is linked, by the target and what its compiler has.
#![allow(clippy::print_stdout, reason = "this is how a build script speaks to cargo")]

use std::path::Path;
use std::process::Command;
use std::{env, fs};

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
        // Each library more costs at each start, and this one is needed for panics alone.
        if is_native() && has_static_unwinder() {
            let folder = env::var("OUT_DIR").expect("cargo sets it");
            fs::write(Path::new(&folder).join("libgcc_s.so"), "INPUT(-lgcc_eh)").expect("a folder of ours");
            println!("cargo::rustc-link-arg-bins=-L{folder}");
        }
    }
}

fn is_native() -> bool {
    env::var("HOST").is_ok_and(|host| env::var("TARGET").is_ok_and(|target| host == target))
}

/// gcc says where a library is, or its bare name where it has none.
fn has_static_unwinder() -> bool {
    let asked = Command::new("cc").arg("-print-file-name=libgcc_eh.a").output();
    asked.is_ok_and(|answer| answer.stdout.starts_with(b"/"))
}
