//! Wall time of each step and of the whole command: `cargo build --release` in the project, then `cargo bench --bench time`.

use std::fs;
use std::process::{Command, Stdio};

use divan::{Bencher, black_box};
use mcplint_benches as steps;

const SERVERS: [usize; 3] = [4, 1_000, 20_000];

fn main() {
    divan::main();
}

#[divan::bench(args = SERVERS)]
fn parse(bencher: Bencher, servers: usize) {
    let text = steps::clean(servers);
    bencher.bench(|| drop(steps::parse(black_box(&text))));
}

#[divan::bench(args = SERVERS)]
fn lint(bencher: Bencher, servers: usize) {
    let text = steps::clean(servers);
    bencher.bench(|| steps::lint(black_box(&text)));
}

#[divan::bench(args = SERVERS, max_time = 20)]
fn fix(bencher: Bencher, servers: usize) {
    let text = steps::wrong(servers);
    bencher.bench(|| steps::fix(black_box(&text)));
}

#[divan::bench(args = SERVERS, max_time = 20)]
fn render_full(bencher: Bencher, servers: usize) {
    let report = steps::report(steps::wrong(servers));
    bencher.bench(|| steps::render_full(black_box(&report)));
}

#[divan::bench(args = SERVERS, max_time = 20)]
fn render_sarif(bencher: Bencher, servers: usize) {
    let report = steps::report(steps::wrong(servers));
    bencher.bench(|| steps::render_sarif(black_box(&report)));
}

/// A new process, over a file without findings.
#[divan::bench(args = SERVERS, max_time = 20)]
fn command(bencher: Bencher, servers: usize) {
    let folder = std::env::temp_dir().join(format!("mcplint-bench-{servers}"));
    let file = folder.join(".mcp.json");
    fs::create_dir_all(&folder).expect("a folder to write to");
    fs::write(&file, steps::clean(servers)).expect("a file");
    bencher.bench(|| {
        let status = Command::new(steps::COMMAND).arg(&file).stdout(Stdio::null()).status();
        assert!(status.expect("cargo build --release comes first").success());
    });
}
