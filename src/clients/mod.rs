//! How each MCP client reads its config: one file per client, one [`Dialect`] constant each.
//!
//! Rules that judge the shape of a file read dialects; they name no client. What a source does
//! not tell stays `Unknown` (or an empty list), and rules are silent there.

mod detect;
mod dialect;
mod field;
mod http;
mod kind;
mod limits;
mod locate;
mod misplaced;
mod names;
mod oauth;
mod place;
mod process;
mod reaction;
mod reference;
mod role;
mod transport;
mod validator;

pub use detect::{Detected, by_content, detect, is_config_name, path_pattern, places};
pub use dialect::*;
pub use field::*;
pub use http::Runtime;
pub(crate) use kind::{is_float, is_time};
pub use limits::*;
pub use locate::Folders;
pub use misplaced::{Misplaced, misplaced};
pub use names::{is_note, readers_of};
pub use oauth::{OAuthField, OAuthPlace, begins_oauth, oauth_readers};
pub use place::*;
pub use process::*;
pub use reaction::{Mistake, Outcome, Reaction, Reacts, To};
pub use reference::{NamedElsewhere, SecretReference};
pub use role::{Role, is_word_of_some_client};
pub use transport::{CommandAndUrl, Speaks};
pub use validator::Validator;

use crate::syntax::Format;

macro_rules! clients {
    ($($module:ident),+ $(,)?) => {
        $(mod $module;)+
        /// Every client that mcplint knows, by id.
        pub static DIALECTS: &[&Dialect] = &[$(&$module::DIALECT),+];
    };
}

clients! {
    claude_code, claude_desktop, claude_plugin, cursor, vscode, amazon_q, amp, antigravity, augment, cline, codex,
    continue_dev, continue_json, copilot_agent, copilot_cli, copilot_ide, crush, factory, fastmcp,
    gemini_cli, goose, jetbrains, junie, kilo_code, kilo_code_project, kilo_code_legacy, kiro, langchain, librechat,
    lm_studio, mcp_inspector, mcp_server_json, mcpb, mcpo, opencode, qwen_code, roo_code, trae,
    visual_studio, void, vscode_settings, vscode_workspace, warp, windsurf, zed,
}

/// The ids of all clients, each once: a client may have several dialects, for files of several places.
pub fn ids() -> Vec<&'static str> {
    let mut ids: Vec<&str> = DIALECTS.iter().map(|dialect| dialect.id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// The dialect of the client with this id.
pub fn by_id(id: &str) -> Option<&'static Dialect> {
    DIALECTS.iter().copied().find(|dialect| dialect.id == id)
}
