//! What several rules share and no other part of mcplint needs.

pub(super) mod container;
pub(super) mod loopback;
pub(super) mod mount;
