//! What is known about packages, their versions, and the errors of clients.

pub mod advisories;
pub mod errors;
pub mod packages;
pub mod version;
