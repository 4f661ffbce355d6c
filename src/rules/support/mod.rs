//! What several rules share and no other part of mcplint needs.

pub(super) mod cmd;
// The rules of another branch use the rest of it.
#[allow(dead_code)]
pub(super) mod launch;
pub(super) mod noise;
pub(super) mod shims;
pub(super) mod tokens;
