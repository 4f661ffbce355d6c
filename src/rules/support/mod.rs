//! What several rules share and no other part of mcplint needs.

pub(super) mod home;
pub(super) mod joined;
pub(super) mod reader;
pub(super) mod start_folder;
pub(super) mod words;
