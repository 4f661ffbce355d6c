//! The language server, as far as it works on messages and texts: what an editor says goes in, what it is told comes
//! out. Pipes, files and processes are the binary's (`src/commands/lsp.rs`).

mod actions;
mod capabilities;
mod client;
mod completion;
mod cursor;
mod diagnostics;
mod document;
mod hover;
mod ignore;
mod requests;
mod server;
mod slot;
pub mod text;
pub mod uri;
mod world;

pub use server::Server;
pub use world::{Asked, ProjectFile, World};
