//! What is known about packages and their versions, servers that are reached by URL, the errors of clients, and
//! the look of secrets.

pub mod advisories;
pub mod endpoints;
pub mod errors;
pub mod packages;
pub mod secrets;
pub mod version;
