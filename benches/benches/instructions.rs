//! Instructions of each step: `cargo bench --bench instructions`. Needs valgrind and `cargo install gungraun-runner` in the
//! version of Cargo.lock. The load of the machine does not matter.

use std::hint::black_box;

use gungraun::prelude::*;
use mcplint::report::Report;
use mcplint_benches as steps;

#[library_benchmark]
#[benches::servers(args = [4, 1_000, 20_000], setup = steps::clean)]
fn parse(text: String) -> String {
    black_box(steps::parse(black_box(&text)));
    text
}

#[library_benchmark]
#[benches::servers(args = [4, 1_000, 20_000], setup = steps::clean)]
fn lint(text: String) -> String {
    black_box(steps::lint(black_box(&text)));
    text
}

#[library_benchmark]
#[benches::servers(args = [4, 1_000], setup = steps::wrong)]
fn fix(text: String) -> String {
    black_box(steps::fix(black_box(&text)));
    text
}

fn wrong_report(servers: usize) -> Report {
    steps::report(steps::wrong(servers))
}

#[library_benchmark]
#[benches::servers(args = [4, 1_000], setup = wrong_report)]
fn render_full(report: Report) -> Report {
    black_box(steps::render_full(black_box(&report)));
    report
}

#[library_benchmark]
#[benches::servers(args = [4, 1_000], setup = wrong_report)]
fn render_sarif(report: Report) -> Report {
    black_box(steps::render_sarif(black_box(&report)));
    report
}

library_benchmark_group!(name = all, benchmarks = [parse, lint, fix, render_full, render_sarif]);
main!(library_benchmark_groups = all);
