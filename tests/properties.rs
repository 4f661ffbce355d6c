//! What must hold for any config: those that clients' dialects describe, those of the rule pages, and what random
//! damage makes of them.
//!
//! `PROPTEST_CASES=20000 cargo test properties` runs more cases, each time others.

mod config;
mod damaged;
mod edits;
mod fixes;
mod most;
mod tree;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// The same cases in every run, so that a red run is a reason to look at the change; others on demand.
pub(crate) fn settings() -> ProptestConfig {
    cases(2000)
}

/// As [`settings`], with another number of cases.
fn cases(cases: u32) -> ProptestConfig {
    let defaults = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() {
        return defaults;
    }
    ProptestConfig { cases, rng_seed: RngSeed::Fixed(20_261_123), ..defaults }
}
