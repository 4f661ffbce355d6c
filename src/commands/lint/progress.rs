//! How far a long run is, on a terminal.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::cli::LintArgs;
use crate::commands::{is_watched, show};

/// Fewer files than this are done before anyone looks.
const WORTH_SHOWING: usize = 50;

/// A line on standard error that counts files; nothing where that is no terminal.
pub(super) struct Progress {
    total: usize,
    done: AtomicUsize,
    shows: bool,
}

impl Progress {
    pub(super) fn new(total: usize, args: &LintArgs) -> Self {
        let shows = total >= WORTH_SHOWING && !args.quiet && !args.verbose && is_watched();
        Self { total, done: AtomicUsize::new(0), shows }
    }

    /// One more file is begun. The line is drawn anew for every percent.
    pub(super) fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.shows && done.is_multiple_of(self.total.div_ceil(100)) {
            show(&format!("\r{done} of {} files", self.total));
        }
    }

    /// Takes the line away.
    pub(super) fn end(&self) {
        if self.shows {
            show("\r\u{1b}[K");
        }
    }
}
