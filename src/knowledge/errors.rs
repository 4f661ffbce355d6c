//! Errors that clients, launchers and systems print, and the rules that find their causes.
//!
//! The order matters: what is more specific stands first, and a text shows the first row that it finds.
//! Patterns are in lower case; [`crate::errors::Pattern`] says what `*` and `%` are. Causes stand with
//! the likeliest first. Each sample must find its row first (`tests/explain.rs` holds that, and that every
//! rule exists); `MCPLINT_UPDATE=1 cargo test explain` writes `docs/errors.md` anew.

mod launchers;
mod protocol;
mod remote;
mod run;
mod shape;
mod start;
mod status;
mod stdout;
mod syntax;
mod time;
mod windows;

use crate::errors::{Cause, KnownError};

const CHECKED: &str = "2026-11-22";

const fn cause(text: &'static str, rules: &'static [&'static str]) -> Cause {
    Cause { text, rules }
}

/// The rows by subject, the most specific subject first.
static SUBJECTS: &[&[KnownError]] = &[
    launchers::ROWS,
    windows::ROWS,
    start::ROWS,
    run::ROWS,
    stdout::ROWS,
    syntax::ROWS,
    shape::ROWS,
    remote::ROWS,
    time::ROWS,
    status::ROWS,
    protocol::ROWS,
];

/// Every known error, the most specific first.
pub fn all() -> impl Iterator<Item = &'static KnownError> {
    SUBJECTS.iter().copied().flatten()
}
