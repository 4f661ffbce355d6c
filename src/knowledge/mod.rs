//! What is known about packages, about servers that are reached by URL, and about the errors of clients.

pub mod endpoints;
pub mod errors;
pub mod packages;
