//! All integration tests, in one binary: each file under `tests/` would be linted and linked on its own.
#![allow(missing_docs, clippy::unwrap_used)]

mod action;
mod architecture;
mod argv;
mod cli;
mod clients;
mod config;
mod conformance;
mod disk;
mod docs;
mod explain;
mod formats;
mod hooks;
mod host;
mod hostile;
mod lsp;
mod mutants;
mod pages;
#[cfg(feature = "probe")]
mod probe;
mod properties;
mod regressions;
mod render;
mod secrets;
mod suppress;
mod transcripts;
mod versions;
mod vscode;
