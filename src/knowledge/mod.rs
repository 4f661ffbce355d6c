//! What is known about packages, their versions, servers that are reached by URL, and the errors of clients.

pub mod advisories;
pub mod endpoints;
pub mod errors;
pub mod packages;
pub mod version;
