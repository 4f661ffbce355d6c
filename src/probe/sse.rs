//! HTTP with server-sent events, the transport before streamable HTTP; and such events by themselves.

use std::io::{BufRead as _, BufReader, Read};
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::http::{Line, Problem, join, origin};
use super::session::{Incoming, Wire};
use super::{Clock, Options};

/// The events of a stream: name and data. It ends with the stream.
pub(super) fn events(reader: impl Read) -> impl Iterator<Item = (String, String)> {
    let mut lines = BufReader::new(reader).split(b'\n');
    std::iter::from_fn(move || {
        let (mut name, mut data) = (String::new(), Vec::<String>::new());
        loop {
            let line = lines.next()?.ok()?;
            let line = String::from_utf8_lossy(&line);
            let line = line.trim_end_matches('\r').trim_start_matches('\u{feff}');
            if line.is_empty() {
                if data.is_empty() {
                    name.clear();
                    continue;
                }
                let name = if name.is_empty() { "message".to_owned() } else { name };
                return Some((name, data.join("\n")));
            }
            let (field, value) = line.split_once(':').unwrap_or((line, ""));
            let value = value.strip_prefix(' ').unwrap_or(value);
            match field {
                "event" => value.clone_into(&mut name),
                "data" => data.push(value.to_owned()),
                _ => {}
            }
        }
    })
}

/// A conversation over the older transport: a stream to hear, an address to speak to.
pub(super) struct Stream {
    line: Line,
    endpoint: String,
    receiver: Receiver<Incoming>,
}

impl Stream {
    /// Opens the stream and waits for the address. `None`: it failed, and the line knows why.
    pub(super) fn open(line: &Line, url: &str, clock: Clock, options: &Options) -> Option<Self> {
        let reply = match line.request(url, None, &[("accept", "text/event-stream")]) {
            Ok(reply) if reply.kind.starts_with("text/event-stream") => reply,
            Ok(reply) => {
                line.fail(reply.of_wrong_kind(true));
                return None;
            }
            Err(problem) => {
                line.fail(problem);
                return None;
            }
        };
        let (sender, receiver) = channel();
        let (told, endpoint) = channel();
        std::thread::spawn(move || {
            for (name, data) in events(reply.into_reader()) {
                match (name.as_str(), serde_json::from_str::<Value>(&data)) {
                    ("endpoint", _) => drop(told.send(data)),
                    ("message", Ok(value)) => drop(sender.send(Incoming::Message(value))),
                    _ => {}
                }
            }
            let _ = sender.send(Incoming::Closed);
        });
        let endpoint = loop {
            match endpoint.recv_timeout(Duration::from_millis(50)) {
                Ok(endpoint) => break endpoint,
                Err(RecvTimeoutError::Timeout)
                    if Instant::now() < clock.until && !options.stop.load(Ordering::Relaxed) => {}
                Err(RecvTimeoutError::Timeout) => {
                    line.fail(Problem::Stream(
                        "the stream opens, and no event names the endpoint".to_owned(),
                    ));
                    return None;
                }
                Err(RecvTimeoutError::Disconnected) => {
                    line.fail(Problem::Stream(
                        "the stream ends before an event names the endpoint".to_owned(),
                    ));
                    return None;
                }
            }
        };
        let endpoint = join(url, &endpoint)?;
        if origin(&endpoint) != origin(url) {
            line.fail(Problem::Stream(format!(
                "the endpoint event leads to another host, which clients refuse: {endpoint}"
            )));
            return None;
        }
        Some(Self { line: line.clone(), endpoint, receiver })
    }
}

impl Wire for Stream {
    fn send(&mut self, message: &Value) -> bool {
        let more = [("content-type", "application/json")];
        match self.line.request(&self.endpoint, Some(&message.to_string()), &more) {
            Ok(_) => true,
            Err(problem) => {
                self.line.fail(problem);
                false
            }
        }
    }

    fn incoming(&self) -> &Receiver<Incoming> {
        &self.receiver
    }

    fn agreed(&mut self, _: &str) {}

    fn is_lost(&mut self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::events;

    #[test]
    fn events_are_read() {
        let text = ": hello\n\nevent: endpoint\ndata: /m?id=1\n\nid: 1\r\ndata: {\"a\":\r\ndata: 1}\r\n\r\ndata: cut off\n";
        let read: Vec<_> = events(text.as_bytes()).collect();
        let expected = [("endpoint", "/m?id=1"), ("message", "{\"a\":\n1}")];
        assert_eq!(read, expected.map(|(name, data)| (name.to_owned(), data.to_owned())));
    }
}
