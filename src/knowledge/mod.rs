//! What is known about packages.
