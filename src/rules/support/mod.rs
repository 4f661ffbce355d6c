//! What several rules share.

pub(super) mod cmd;
pub(super) mod container;
pub(super) mod docker;
pub(super) mod env;
pub(super) mod folder_need;
pub(super) mod given;
pub(super) mod gui_path;
pub(super) mod home;
pub(super) mod inputs;
pub(super) mod joined;
pub(super) mod launch;
pub(super) mod loopback;
pub(super) mod machine;
pub(super) mod mount;
pub(super) mod needs;
pub(super) mod noise;
pub(super) mod paths;
pub(super) mod reader;
pub(super) mod search_path;
pub(super) mod shell_start;
pub(super) mod shims;
pub(super) mod start_folder;
pub(super) mod stray;
pub(super) mod tokens;
pub(super) mod variant;
pub(super) mod words;
