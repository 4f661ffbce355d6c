//! What several rules need.

pub(super) mod docker;
pub(super) mod env;
pub(super) mod inputs;
pub(super) mod needs;
