//! `mcplint probe`: starts servers as their client would, and says what happened.
//!
//! [`plan::plan`] reads a config file with the linter's own eyes and says what the client would run; [`probe`] runs
//! one of those plans, and gives an [`Outcome`]. Nothing that it starts outlives it: see [`process`].

mod crash;
mod environment;
mod http;
mod judge;
mod judge_remote;
mod message;
mod noise;
pub mod outcome;
pub mod plan;
pub mod process;
mod related;
mod remote_plan;
mod search;
mod session;
mod sse;
mod start;
mod stdio;
mod streamable;
mod tools;
mod values;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

pub use environment::Environment;
pub use outcome::{Evidence, Outcome, Transport, Verdict};
pub use plan::{Plan, Start};
pub use values::{Surroundings, variable_key};

/// How to probe.
#[derive(Clone, Debug)]
pub struct Options {
    /// How long to wait for a server to answer everything it is asked.
    pub timeout: Duration,
    /// Set when everything is to end at once.
    pub stop: Arc<AtomicBool>,
}

/// Starts or reaches what `plan` says, and judges what happens. `watch` is told where it stands, in a word or two.
pub fn probe(plan: &Plan, options: &Options, watch: &dyn Fn(&'static str)) -> Outcome {
    let clock = Clock::start(options);
    match &plan.start {
        Start::Nothing(refusal) => judge::refused(plan, refusal),
        Start::Process(launch) => {
            let story = stdio::run(launch, plan, clock, options, watch);
            let mut outcome = judge::process(plan, launch, &story, options);
            if judge::may_be_faster_again(&outcome, launch, &story) {
                watch("starting again");
                let again = stdio::run(launch, plan, Clock::start(options), options, watch);
                judge::compare(&mut outcome, &again);
            }
            outcome
        }
        Start::Remote(remote) => {
            let story = http::run(remote, plan, clock, options, watch);
            judge_remote::remote(plan, remote, &story, options)
        }
    }
}

/// When a probe began, and when it ends.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    /// The start.
    pub(crate) begun: Instant,
    /// The end.
    pub(crate) until: Instant,
}

impl Clock {
    fn start(options: &Options) -> Self {
        let begun = Instant::now();
        Self { begun, until: begun + options.timeout }
    }
}
