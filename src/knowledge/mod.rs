//! What is known about packages.

pub mod packages;
