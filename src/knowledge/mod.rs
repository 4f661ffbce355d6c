//! What is known about packages and about the errors of clients.

pub mod errors;
pub mod packages;
