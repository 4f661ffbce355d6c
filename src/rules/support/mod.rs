//! What several rules need.

pub(super) mod container;
pub(super) mod docker;
pub(super) mod env;
pub(super) mod given;
pub(super) mod inputs;
pub(super) mod loopback;
pub(super) mod mount;
pub(super) mod needs;
pub(super) mod shell_start;
pub(super) mod stray;
