//! What is known about packages, about the errors of clients, and about the look of secrets.

pub mod errors;
pub mod packages;
pub mod secrets;
