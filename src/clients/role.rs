//! What a key of a server is for, whichever client's key it is.

use super::{BareMap, DIALECTS, Dialect, Speaks};

/// What the keys of servers hold, over all clients.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The word that names the transport.
    Transport,
    /// The program.
    Command,
    /// Its arguments.
    Args,
    /// The variables of the child.
    Env,
    /// The URL of a remote server.
    Url,
    /// The HTTP headers.
    Headers,
    /// A map that holds the HTTP headers under `headers`.
    HeadersHolder,
}

impl Role {
    /// The role that a key has with some client, or that people give it. Spellings with other capitals are
    /// not among them: they are slips.
    pub fn of(key: &str) -> Option<Self> {
        Some(match key {
            "type" | "transport" | "transportType" | "transport_type" => Self::Transport,
            "command" | "cmd" => Self::Command,
            "args" => Self::Args,
            "env"
            | "environment"
            | "envs"
            | "envVars"
            | "env_vars"
            | "envVariables"
            | "env_variables"
            | "environmentVariables"
            | "environment_variables" => Self::Env,
            "url" | "serverUrl" | "server_url" | "httpUrl" | "http_url" | "sseUrl" | "sse_url" | "uri"
            | "endpoint" | "baseUrl" | "base_url" => Self::Url,
            "headers" | "header" | "http_headers" | "httpHeaders" => Self::Headers,
            "requestInit" | "requestOptions" => Self::HeadersHolder,
            _ => return None,
        })
    }
}

impl Dialect {
    /// The word of this client for what another client's word means; `None` if it has none.
    ///
    /// `remote` says no more than that there is a URL: the path of `url` tells which of the two it is.
    pub fn word_for(&self, speaks: Speaks, url_speaks_sse: bool) -> Option<&'static str> {
        let transport = &self.transport;
        match speaks {
            Speaks::Stdio => transport.stdio.first(),
            Speaks::Http => transport.http.first(),
            Speaks::Remote if !url_speaks_sse => transport.http.first(),
            // Some try SSE where they are told HTTP.
            Speaks::Sse | Speaks::Remote => {
                transport.sse.first().or_else(|| transport.http.first().filter(|_| self.http_falls_back()))
            }
            Speaks::Websocket => {
                transport.other.iter().find(|word| Speaks::of(word) == Some(Speaks::Websocket))
            }
        }
        .copied()
    }

    /// Whether the client tries server-sent events with the servers that it calls by its word for HTTP.
    fn http_falls_back(&self) -> bool {
        // `remote` tries one, then the other; Amazon Q: oauth_util.rs.
        self.transport.http.contains(&"remote") || self.id == "amazon-q"
    }

    /// Whether a file at `path` may hold the map of servers with no key around it. `is_dir` tells whether
    /// a folder is there.
    pub fn reads_bare_map(&self, path: &str, is_dir: impl Fn(&str) -> bool) -> bool {
        match self.bare_map {
            BareMap::WhereARoot => self.roots.iter().any(|path| path.is_empty()),
            BareMap::InFilesNamed(name) => path.ends_with(name),
            BareMap::InPlugins { name, folder } => {
                let (before, file) = match path.rfind(['/', '\\']) {
                    Some(slash) => path.split_at(slash + 1),
                    None => ("", path),
                };
                let says_so = |part: &str| part.to_ascii_lowercase().contains("plugin");
                file == name
                    && (before.split(['/', '\\']).any(says_so) || is_dir(&format!("{before}{folder}")))
            }
        }
    }

    /// The key of a URL that is spoken to over streamable HTTP, in a file at `path` where the usual key
    /// always means server-sent events.
    pub fn http_url_in(&self, path: &str) -> Option<&'static str> {
        // Ran Qwen Code 0.24.4: in `.mcp.json` it reads `type` as Claude Code does.
        self.http_url.filter(|_| !path.ends_with(".mcp.json"))
    }

    /// The key under which this client reads the URL of a server that speaks this.
    pub fn url_key_for(&self, speaks: Speaks, url_speaks_sse: bool) -> Option<&'static str> {
        let is_http = speaks == Speaks::Http || speaks == Speaks::Remote && !url_speaks_sse;
        self.http_url.filter(|_| is_http).or(self.keys.url.first().copied())
    }

    /// Every word that names a transport to this client, the usual one of each kind first.
    pub fn transport_words(&self) -> impl Iterator<Item = &'static str> {
        let transport = &self.transport;
        [transport.stdio, transport.http, transport.sse, transport.other].into_iter().flatten().copied()
    }
}

/// Whether some client takes `word` for a transport.
pub fn is_word_of_some_client(word: &str) -> bool {
    DIALECTS.iter().any(|dialect| dialect.transport.knows(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::by_id;

    #[test]
    fn words_are_translated() {
        for (client, written, expected) in [
            ("claude-code", "streamableHttp", Some("http")),
            ("claude-code", "local", Some("stdio")),
            ("claude-code", "websocket", Some("ws")),
            ("vscode", "streamable-http", Some("http")),
            ("cline", "http", Some("streamableHttp")),
            ("roo-code", "streamable_http", Some("streamable-http")),
            ("opencode", "sse", Some("remote")),
            ("opencode", "STDIO ", Some("local")),
            ("crush", "remote", Some("http")),
            ("goose", "streamable-http", Some("streamable_http")),
            ("amazon-q", "sse", Some("http")),
            ("factory", "sse", None),
            ("vscode", "websocket", None),
        ] {
            let speaks = Speaks::of(written).unwrap();
            assert_eq!(by_id(client).unwrap().word_for(speaks, false), expected, "{client} {written}");
        }
        assert_eq!(Speaks::of("builtin"), None);
        assert_eq!(Speaks::of(&"s".repeat(100)), None);
    }

    /// Every key that a dialect names for a role has that role, so that no client's entry is foreign to itself.
    #[test]
    fn the_keys_of_every_client_have_their_role() {
        for dialect in DIALECTS.iter().filter(|dialect| dialect.id != "mcp-server-json") {
            let keys = &dialect.keys;
            assert_eq!(Role::of(keys.command), Some(Role::Command), "{}", dialect.id);
            assert_eq!(Role::of(keys.args), Some(Role::Args), "{}", dialect.id);
            assert_eq!(Role::of(keys.env), Some(Role::Env), "{}", dialect.id);
            for key in keys.url {
                assert_eq!(Role::of(key), Some(Role::Url), "{}", dialect.id);
            }
            for word in
                dialect.transport.stdio.iter().chain(dialect.transport.http).chain(dialect.transport.sse)
            {
                assert!(Speaks::of(word).is_some(), "{} {word}", dialect.id);
            }
        }
    }
}
