//! The conversation: initialize, initialized, tools, prompts, resources. Over any wire.

use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::outcome::Stage;
use super::{Clock, Options, message};

/// More pages of a list than any server has; a bound for those that never end.
const MOST_PAGES: usize = 200;

/// How often is looked whether everything is to end.
const TICK: Duration = Duration::from_millis(50);

/// What comes over a wire.
#[derive(Debug)]
pub(super) enum Incoming {
    /// A message, or several at once.
    Message(Value),
    /// The other end has closed.
    Closed,
    /// The wire itself failed, for a reason that it knows.
    Failed,
}

/// A way to send messages.
pub(super) trait Wire {
    /// Sends a message. `false`: the other end is gone.
    fn send(&mut self, message: &Value) -> bool;
    /// What comes back.
    fn incoming(&self) -> &Receiver<Incoming>;
    /// Told once `initialize` was answered, with the version that holds from now on.
    fn agreed(&mut self, version: &str);
    /// Whether there is no hope of an answer any more.
    fn is_lost(&mut self) -> bool;
}

/// Why a conversation ended before its end.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Break {
    /// No answer in time.
    Silence,
    /// The other end has closed, or the wire failed.
    Lost,
    /// The server answered this with an error.
    Error {
        /// The code.
        code: i64,
        /// The words.
        message: String,
    },
    /// The answer is not what the protocol asks for.
    Malformed(String),
    /// The server chose a version that clients do not take.
    Version(String),
    /// Everything is to end.
    Stopped,
}

/// What was said.
#[derive(Clone, Debug, Default)]
pub(super) struct Talk {
    pub(super) stage: Stage,
    /// What was asked last: `initialize`, `tools/list` …
    pub(super) asked: &'static str,
    pub(super) answered_after: Option<Duration>,
    pub(super) server_info: Option<String>,
    pub(super) version: Option<String>,
    pub(super) tools: Option<Vec<String>>,
    pub(super) prompts: Option<usize>,
    pub(super) resources: Option<usize>,
    /// What was answered badly and costs nothing of the tools.
    pub(super) notes: Vec<String>,
    pub(super) broken: Option<Break>,
}

/// One conversation.
pub(super) struct Session<'s> {
    wire: &'s mut dyn Wire,
    clock: Clock,
    options: &'s Options,
    project: String,
    next_id: u64,
}

impl<'s> Session<'s> {
    pub(super) fn new(wire: &'s mut dyn Wire, clock: Clock, options: &'s Options, project: &str) -> Self {
        Self { wire, clock, options, project: project.to_owned(), next_id: 0 }
    }

    /// Says everything that a client says before its user does anything.
    pub(super) fn talk(mut self, watch: &dyn Fn(&'static str)) -> Talk {
        let mut talk = Talk::default();
        if let Err(broken) = self.all(&mut talk, watch) {
            talk.broken = Some(broken);
        }
        talk
    }

    fn all(&mut self, talk: &mut Talk, watch: &dyn Fn(&'static str)) -> Result<(), Break> {
        watch("starting");
        let answer = self.ask(talk, "initialize", message::initialize())?;
        talk.answered_after = Some(self.clock.begun.elapsed());
        let text = |path: &str| answer.pointer(path).and_then(Value::as_str).map(str::to_owned);
        talk.server_info = text("/serverInfo/name").map(|name| match text("/serverInfo/version") {
            Some(version) => format!("{name} {version}"),
            None => name,
        });
        let Some(version) = text("/protocolVersion") else {
            return Err(Break::Malformed("the answer to initialize has no protocolVersion".to_owned()));
        };
        talk.version = Some(version.clone());
        if !message::takes_version(&version) {
            return Err(Break::Version(version));
        }
        if !answer.get("capabilities").is_some_and(Value::is_object) || talk.server_info.is_none() {
            let lacks = if talk.server_info.is_none() { "serverInfo" } else { "capabilities" };
            return Err(Break::Malformed(format!("the answer to initialize has no {lacks}")));
        }
        self.wire.agreed(&version);
        if !self.wire.send(&message::initialized()) {
            return Err(Break::Lost);
        }
        talk.stage = Stage::Initialized;
        let has = |capability: &str| {
            answer.pointer(&format!("/capabilities/{capability}")).is_some_and(|value| !value.is_null())
        };
        if has("tools") {
            watch("listing tools");
            let tools = self.list(talk, "tools/list", "tools")?;
            let names = tools.iter().map(|tool| tool.get("name").and_then(Value::as_str).map(str::to_owned));
            let Some(names) = names.collect::<Option<Vec<_>>>() else {
                return Err(Break::Malformed("tools/list lists a tool without a name".to_owned()));
            };
            if let Some(tool) =
                tools.iter().find(|tool| !tool.get("inputSchema").is_some_and(Value::is_object))
            {
                let name = tool.get("name").and_then(Value::as_str).unwrap_or_default();
                return Err(Break::Malformed(format!(
                    "the tool {name} has no inputSchema, which clients refuse"
                )));
            }
            talk.tools = Some(names);
        }
        talk.stage = Stage::Listed;
        if has("prompts") {
            watch("listing prompts");
            talk.prompts = self.count(talk, "prompts/list", "prompts")?;
        }
        if has("resources") {
            watch("listing resources");
            talk.resources = self.count(talk, "resources/list", "resources")?;
        }
        talk.stage = Stage::Done;
        Ok(())
    }

    /// The length of a list that no client needs: an error is noted, no more.
    fn count(&mut self, talk: &mut Talk, method: &'static str, key: &str) -> Result<Option<usize>, Break> {
        match self.list(talk, method, key) {
            Ok(items) => Ok(Some(items.len())),
            Err(Break::Error { code, message }) => {
                talk.notes.push(format!("{method} is declared, and answered with error {code}: {message}"));
                Ok(None)
            }
            Err(Break::Malformed(why)) => {
                talk.notes.push(why);
                Ok(None)
            }
            Err(broken) => Err(broken),
        }
    }

    /// A list, page by page.
    fn list(&mut self, talk: &mut Talk, method: &'static str, key: &str) -> Result<Vec<Value>, Break> {
        let mut items = Vec::new();
        let mut cursor = Value::Null;
        for _ in 0..MOST_PAGES {
            let parameters = if cursor.is_null() { json!({}) } else { json!({"cursor": cursor}) };
            let answer = self.ask(talk, method, parameters)?;
            let Some(page) = answer.get(key).and_then(Value::as_array) else {
                return Err(Break::Malformed(format!("the answer to {method} has no list of {key}")));
            };
            items.extend(page.iter().cloned());
            match answer.get("nextCursor") {
                Some(next @ Value::String(_)) if *next != cursor => cursor = next.clone(),
                Some(Value::String(_)) => {
                    return Err(Break::Malformed(format!(
                        "{method} gives the same nextCursor again and again"
                    )));
                }
                _ => return Ok(items),
            }
        }
        Err(Break::Malformed(format!("{method} has more than {MOST_PAGES} pages")))
    }

    fn ask(&mut self, talk: &mut Talk, method: &'static str, parameters: Value) -> Result<Value, Break> {
        talk.asked = method;
        self.next_id += 1;
        let id = self.next_id;
        // What was written before the end came may still be there to read.
        let sent = self.wire.send(&message::request(id, method, parameters));
        loop {
            match self.next(sent)? {
                Value::Array(messages) => {
                    for message in messages {
                        if let Some(answer) = self.take(&message, id) {
                            return answer;
                        }
                    }
                }
                message => {
                    if let Some(answer) = self.take(&message, id) {
                        return answer;
                    }
                }
            }
        }
    }

    /// The answer to `id`, if this message is it; a request of the server is answered.
    fn take(&mut self, message: &Value, id: u64) -> Option<Result<Value, Break>> {
        if message.get("method").is_some() {
            if let Some(answer) = message::answer(message, &self.project) {
                self.wire.send(&answer);
            }
            return None;
        }
        let answered = message.get("id")?;
        // Some servers send the number back as a string; SDKs wait on for ever.
        if answered.as_u64() != Some(id) {
            let is_same = answered.as_str().is_some_and(|text| text == id.to_string());
            // An error without an id is one about a message that could not be read.
            if answered.is_null()
                && let Some(error) = message.get("error")
            {
                return Some(Err(failure(error)));
            }
            return is_same.then(|| {
                Err(Break::Malformed(
                    "the server sends the id of the request back as a string, where it was a number"
                        .to_owned(),
                ))
            });
        }
        if let Some(error) = message.get("error") {
            return Some(Err(failure(error)));
        }
        Some(Ok(message.get("result").cloned().unwrap_or_default()))
    }

    fn next(&mut self, is_sent: bool) -> Result<Value, Break> {
        loop {
            if self.options.stop.load(Ordering::Relaxed) {
                return Err(Break::Stopped);
            }
            let now = Instant::now();
            if now >= self.clock.until {
                return Err(Break::Silence);
            }
            let wait = TICK.min(self.clock.until - now);
            match self.wire.incoming().recv_timeout(wait) {
                Ok(Incoming::Message(message)) => return Ok(message),
                Ok(Incoming::Closed | Incoming::Failed) | Err(RecvTimeoutError::Disconnected) => {
                    return Err(Break::Lost);
                }
                Err(RecvTimeoutError::Timeout) => {
                    if self.wire.is_lost() || !is_sent {
                        // What was still on its way has come in this time.
                        return match self.wire.incoming().recv_timeout(TICK) {
                            Ok(Incoming::Message(message)) => Ok(message),
                            _ => Err(Break::Lost),
                        };
                    }
                }
            }
        }
    }
}

fn failure(error: &Value) -> Break {
    let message = error.get("message").and_then(Value::as_str).unwrap_or("no message").to_owned();
    Break::Error { code: error.get("code").and_then(Value::as_i64).unwrap_or(0), message }
}
