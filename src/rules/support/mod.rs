//! What several rules share.

pub(super) mod docker;
pub(super) mod env;
pub(super) mod folder_need;
pub(super) mod gui_path;
pub(super) mod home;
pub(super) mod inputs;
pub(super) mod joined;
pub(super) mod launch;
pub(super) mod machine;
pub(super) mod needs;
pub(super) mod paths;
pub(super) mod reader;
pub(super) mod search_path;
pub(super) mod start_folder;
pub(super) mod variant;
pub(super) mod words;
