//! `mcplint lsp`, driven over its pipes as an editor does.

mod bugs;
mod client;
mod hostile;
mod parity;
mod session;
mod sync;
mod writing;
