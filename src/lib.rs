//! mcplint lints and repairs the config files of MCP (Model Context Protocol) clients.
//!
//! [`lint_text`] is what the command line, editors and tests call: it takes a text and says what
//! a client will make of it. Nothing here opens files or runs anything; what rules ask of the
//! machine goes through [`host::Host`].

pub mod argv;
pub mod baseline;
mod byte_set;
pub mod clients;
pub mod config;
pub mod crash;
pub mod diagnostic;
pub mod edit;
pub mod errors;
mod explained;
pub mod fix;
pub mod globs;
pub mod host;
pub mod knowledge;
pub mod lint;
#[cfg(feature = "cli")]
pub mod lsp;
pub mod mask;
pub mod model;
pub mod near;
pub mod parallel;
pub mod platform;
#[cfg(feature = "probe")]
pub mod probe;
pub mod render;
pub mod report;
pub mod rule;
pub mod rules;
pub mod secrets;
pub mod selection;
pub mod shape;
pub mod source;
pub mod span;
mod suppress;
pub mod syntax;
pub mod url;
pub mod variables;

pub use lint::{LintOptions, lint_text};
pub use report::{FileReport, Report};
