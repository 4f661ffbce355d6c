//! Streamable HTTP: each message is a POST, whose answer is JSON or a stream of events.

use std::io::Read as _;
use std::sync::mpsc::{Receiver, Sender, channel};

use serde_json::Value;

use super::http::{Line, Problem};
use super::message;
use super::session::{Incoming, Wire};
use super::sse::events;

/// No answer is longer.
const LONGEST_ANSWER: u64 = 64 * 1024 * 1024;

/// A conversation over streamable HTTP.
pub(super) struct Streamable {
    line: Line,
    url: String,
    session: Option<String>,
    version: Option<String>,
    sender: Sender<Incoming>,
    receiver: Receiver<Incoming>,
}

impl Streamable {
    pub(super) fn new(line: Line, url: &str) -> Self {
        let (sender, receiver) = channel();
        Self { line, url: url.to_owned(), session: None, version: None, sender, receiver }
    }

    fn headers(&self) -> Vec<(&str, &str)> {
        let session = self.session.as_deref().map(|id| ("mcp-session-id", id));
        let version = self.version.as_deref().map(|version| ("mcp-protocol-version", version));
        session.into_iter().chain(version).collect()
    }

    /// Ends the session, if the server gave one.
    pub(super) fn close(self) {
        if self.session.is_some() {
            self.line.delete(&self.url, &self.headers());
        }
    }

    fn post(&mut self, message: &Value) -> Result<(), Problem> {
        let mut more = self.headers();
        more.push(("content-type", "application/json"));
        more.push(("accept", "application/json, text/event-stream"));
        let reply = self.line.request(&self.url, Some(&message.to_string()), &more)?;
        if let Some(session) = reply.header("mcp-session-id") {
            self.session = Some(session);
        }
        if message.get("id").is_none() || message.get("method").is_none() {
            return Ok(());
        }
        let sender = self.sender.clone();
        if reply.kind.starts_with("text/event-stream") {
            let line = self.line.clone();
            std::thread::spawn(move || read_events(reply.into_reader(), &line, &sender));
            return Ok(());
        }
        if !reply.kind.starts_with("application/json") {
            return Err(reply.of_wrong_kind(false));
        }
        let mut bytes = Vec::new();
        let read = reply.into_reader().take(LONGEST_ANSWER).read_to_end(&mut bytes);
        read.map_err(|error| Problem::Broken(error.to_string()))?;
        match serde_json::from_slice::<Value>(&bytes) {
            Ok(value) if message::is_message(&value) => {
                let _ = sender.send(Incoming::Message(value));
                Ok(())
            }
            Ok(_) => Err(Problem::Stream("the answer is JSON, but no message of JSON-RPC".to_owned())),
            Err(error) => Err(Problem::Stream(format!("the answer is called JSON and is not: {error}"))),
        }
    }

    /// The stream on which the server says what nobody asked for. Servers need not have one.
    fn listen(&self) {
        let mut more = self.headers();
        more.push(("accept", "text/event-stream"));
        let more: Vec<(String, String)> =
            more.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let (line, url, sender) = (self.line.clone(), self.url.clone(), self.sender.clone());
        std::thread::spawn(move || {
            let more: Vec<(&str, &str)> =
                more.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let Ok(reply) = line.request(&url, None, &more) else { return };
            if reply.kind.starts_with("text/event-stream") {
                for (name, data) in events(reply.into_reader()) {
                    pass_on(&name, &data, &sender);
                }
            }
        });
    }
}

/// Hands on what comes; a stream that ends with nothing to answer has failed.
fn read_events(reader: impl std::io::Read, line: &Line, sender: &Sender<Incoming>) {
    let mut has_answer = false;
    for (name, data) in events(reader) {
        has_answer |= pass_on(&name, &data, sender);
    }
    if !has_answer {
        // Once a stream that the limit cut off was called one that the server ended, if this came first.
        line.fail(if line.is_over() {
            Problem::Silent
        } else {
            Problem::Stream("the stream of events ended without an answer".to_owned())
        });
        let _ = sender.send(Incoming::Failed);
    }
}

/// Hands a message on. Whether it was an answer.
fn pass_on(name: &str, data: &str, sender: &Sender<Incoming>) -> bool {
    if name != "message" {
        return false;
    }
    let Ok(value) = serde_json::from_str::<Value>(data) else { return false };
    let is_answer = value.is_array() || value.get("result").is_some() || value.get("error").is_some();
    let _ = sender.send(Incoming::Message(value));
    is_answer
}

impl Wire for Streamable {
    fn send(&mut self, message: &Value) -> bool {
        match self.post(message) {
            Ok(()) => true,
            Err(problem) => {
                self.line.fail(problem);
                false
            }
        }
    }

    fn incoming(&self) -> &Receiver<Incoming> {
        &self.receiver
    }

    fn agreed(&mut self, version: &str) {
        self.version = Some(version.to_owned());
        if self.session.is_some() {
            self.listen();
        }
    }

    fn is_lost(&mut self) -> bool {
        false
    }
}
