//! What several rules share.

pub(super) mod docker;
pub(super) mod env;
pub(super) mod inputs;
pub(super) mod launch;
pub(super) mod needs;
pub(super) mod paths;
pub(super) mod variant;
