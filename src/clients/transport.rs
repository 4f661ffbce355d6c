//! What transport words mean, and what a client makes of an entry that says two things.

/// What a transport word means, in the vocabulary of all clients together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaks {
    /// A process is started and spoken to over its pipes.
    Stdio,
    /// Streamable HTTP.
    Http,
    /// HTTP with server-sent events.
    Sse,
    /// A URL, over HTTP of either kind: `remote`.
    Remote,
    /// A websocket.
    Websocket,
}

impl Speaks {
    /// What `word` means, however it is spelt. `None` for a word that nobody uses for a transport.
    pub fn of(word: &str) -> Option<Self> {
        let mut letters = [0; 24];
        let mut length = 0;
        for byte in word.bytes().filter(|byte| !matches!(byte, b'-' | b'_' | b' ' | b'+' | b'.' | b'/')) {
            *letters.get_mut(length)? = byte.to_ascii_lowercase();
            length += 1;
        }
        Some(match &letters[..length] {
            b"stdio" | b"local" | b"process" | b"command" | b"stdin" | b"standardio" => Self::Stdio,
            b"http" | b"https" | b"streamable" | b"streamablehttp" | b"streamhttp" | b"httpstream"
            | b"httpstreamable" | b"httpstreaming" | b"streaminghttp" => Self::Http,
            b"sse" | b"httpsse" | b"ssehttp" | b"eventstream" | b"serversentevents" => Self::Sse,
            b"remote" | b"url" => Self::Remote,
            b"ws" | b"wss" | b"websocket" | b"websockets" => Self::Websocket,
            _ => return None,
        })
    }
}

/// What a client makes of an entry with both a program and a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandAndUrl {
    /// It starts the program.
    Command,
    /// It connects to the URL.
    Url,
    /// The transport word decides; without one it starts the program.
    Word,
    /// It drops the entry, or the whole file ([`BadEntry`] says which), with these words.
    Rejected(&'static str),
    /// No source says.
    Unknown,
}
