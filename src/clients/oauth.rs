//! Under which keys a client keeps what it needs to log in at a remote server with OAuth.

use std::sync::OnceLock;

use super::{DIALECTS, Dialect};

/// What a client may be told about its login.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OAuthField {
    /// The id of the app that is registered with the server.
    ClientId,
    /// The secret of that app.
    ClientSecret,
    /// What the client may do, a list.
    ScopeList,
    /// What the client may do, in one string.
    ScopeText,
    /// The port on which the client waits for the answer.
    CallbackPort,
    /// The URL at which it does.
    RedirectUri,
}

/// A field, and the keys that lead to it in an entry: `&["oauth", "clientId"]`.
pub type OAuthPlace = (OAuthField, &'static [&'static str]);

use OAuthField::{CallbackPort, ClientId, ClientSecret, RedirectUri, ScopeList, ScopeText};

impl Dialect {
    /// Every such field that the client reads; empty where no source says.
    pub fn oauth(&self) -> &'static [OAuthPlace] {
        match self.id {
            // https://code.claude.com/docs/en/mcp, checked 2026-11-22. The secret goes to the keychain.
            "claude-code" => &[
                (ClientId, &["oauth", "clientId"]),
                (CallbackPort, &["oauth", "callbackPort"]),
                (ScopeText, &["oauth", "scopes"]),
            ],
            // https://code.visualstudio.com/docs/agents/reference/mcp-configuration, checked 2026-11-22
            "vscode" => &[(ClientId, &["oauth", "clientId"])],
            // GitHub's reference and changelog, checked 2026-11-22: since 1.0.52 it takes Claude Code's nested
            // keys as well.
            "copilot-cli" => &[
                (ClientId, &["oauthClientId"]),
                (ScopeList, &["oauthScopes"]),
                (CallbackPort, &["auth", "redirectPort"]),
                (ClientId, &["oauth", "clientId"]),
                (CallbackPort, &["oauth", "callbackPort"]),
            ],
            // https://cursor.com/docs/mcp, checked 2026-11-22
            "cursor" => &[
                (ClientId, &["auth", "CLIENT_ID"]),
                (ClientSecret, &["auth", "CLIENT_SECRET"]),
                (ScopeList, &["auth", "scopes"]),
            ],
            // Ran 2026-11-22; codex-rs/config/src/mcp_types.rs.
            "codex" => &[
                (ClientId, &["oauth", "client_id"]),
                (ClientSecret, &["oauth", "client_secret"]),
                (ScopeList, &["scopes"]),
                (CallbackPort, &["oauth", "callback_port"]),
                (RedirectUri, &["oauth", "callback_url"]),
            ],
            // docs/tools/mcp-server.md of Gemini CLI, which Qwen Code is built on; checked 2026-11-22.
            "gemini-cli" | "qwen-code" => &[
                (ClientId, &["oauth", "clientId"]),
                (ClientSecret, &["oauth", "clientSecret"]),
                (ScopeList, &["oauth", "scopes"]),
                (RedirectUri, &["oauth", "redirectUri"]),
            ],
            // The schema in opencode 1.18.33, checked 2026-11-22; Kilo Code is built on it.
            "opencode" | "kilo-code" => &[
                (ClientId, &["oauth", "clientId"]),
                (ClientSecret, &["oauth", "clientSecret"]),
                (ScopeText, &["oauth", "scope"]),
                (CallbackPort, &["oauth", "callbackPort"]),
                (RedirectUri, &["oauth", "redirectUri"]),
            ],
            // Zed's settings schema, checked 2026-11-22.
            "zed" => &[(ClientId, &["oauth", "client_id"]), (ClientSecret, &["oauth", "client_secret"])],
            // internal/config/config.go, read 2026-11-22.
            "crush" => &[
                (ClientId, &["oauth_client_id"]),
                (ClientSecret, &["oauth_client_secret"]),
                (CallbackPort, &["oauth_callback_port"]),
            ],
            _ => &[],
        }
    }
}

/// Whether some client keeps what it needs to log in under this key of an entry, or in it.
pub fn begins_oauth(key: &str) -> bool {
    static FIRST_KEYS: OnceLock<Vec<&str>> = OnceLock::new();
    let keys = FIRST_KEYS.get_or_init(|| {
        let paths = DIALECTS.iter().flat_map(|dialect| dialect.oauth()).map(|(_, path)| path[0]);
        let mut keys: Vec<&str> = paths.collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    });
    keys.contains(&key)
}

/// The clients that keep a field under exactly these keys, and which field it is.
pub fn oauth_readers<'k>(keys: &'k [&'k str]) -> impl Iterator<Item = (&'static Dialect, OAuthField)> + 'k {
    DIALECTS.iter().flat_map(move |dialect| {
        dialect
            .oauth()
            .iter()
            .filter(move |(_, path)| *path == keys)
            .map(move |(field, _)| (*dialect, *field))
    })
}
