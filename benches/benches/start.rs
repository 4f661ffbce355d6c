//! Instructions of the whole command over a small clean file: `cargo build --release` in the project, then
//! `cargo bench --bench start`. The budget is 600,000 (docs/speed.md).

use std::fs;

use gungraun::prelude::*;
use mcplint_benches::{COMMAND, clean};

#[binary_benchmark]
#[bench::clean_file()]
fn command() -> gungraun::Command {
    let file = std::env::temp_dir().join("mcplint-bench").join(".mcp.json");
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder to write to");
    fs::write(&file, clean(1)).expect("a file");
    gungraun::Command::new(COMMAND).arg(file).build()
}

binary_benchmark_group!(name = start, benchmarks = [command]);
main!(binary_benchmark_groups = start);
