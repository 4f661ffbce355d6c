//! What several rules share.

pub(super) mod launch;
pub(super) mod paths;
pub(super) mod variant;
