//! Messages on a pipe: a header with the length, then JSON (Language Server Protocol 3.17, "Base Protocol").
//!
//! What is malformed costs itself and, where lengths are wrong, what comes before the next header. The reader of
//! lsp-server ends the session at the first slip, and makes room for whatever length a header claims.

use std::io::{BufRead, Read as _};

use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response, ResponseError};
use serde_json::{Map, Value, json};

/// The header that is always there.
const LENGTH: &str = "content-length:";

/// The longest line of a header that is read at once.
const LONGEST_LINE: u64 = 8 * 1024;

/// The longest message: far beyond any document of a config file.
const LONGEST: u64 = 256 * 1024 * 1024;

/// What comes out of a pipe.
#[derive(Debug)]
pub(super) enum Incoming {
    /// A message.
    Message(Message),
    /// Something else, and the answer to it.
    Malformed {
        /// The id of the request, or null.
        id: Value,
        /// One of JSON-RPC's codes.
        code: i32,
        /// What is wrong.
        why: &'static str,
    },
}

/// Reads messages from a pipe.
pub(super) struct Reader<R> {
    input: R,
}

impl<R: BufRead> Reader<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input }
    }

    /// The next message; `None` at the end of the input.
    pub(super) fn next(&mut self) -> Option<Incoming> {
        let length = self.header()?;
        let mut body = Vec::new();
        let read = (&mut self.input).take(length).read_to_end(&mut body).ok()?;
        if (read as u64) < length {
            return None;
        }
        Some(parse(&body))
    }

    /// Reads up to the blank line behind the next header that says a length.
    fn header(&mut self) -> Option<u64> {
        let mut length = None;
        loop {
            let mut line = Vec::new();
            (&mut self.input)
                .take(LONGEST_LINE)
                .read_until(b'\n', &mut line)
                .ok()
                .filter(|read| *read > 0)?;
            if matches!(line.as_slice(), b"\r\n" | b"\n") {
                match length {
                    Some(length) => return Some(length),
                    None => continue,
                }
            }
            length = length_in(&line).filter(|length| *length <= LONGEST).or(length);
        }
    }
}

/// The length that a line of a header says. Where the length before was too small, the rest of its message stands
/// before the header in the same line.
fn length_in(line: &[u8]) -> Option<u64> {
    let line = String::from_utf8_lossy(line).to_ascii_lowercase();
    let (_, value) = line.rsplit_once(LENGTH)?;
    value.trim().parse().ok()
}

/// Reads one message.
fn parse(body: &[u8]) -> Incoming {
    match serde_json::from_slice::<Value>(body) {
        Ok(Value::Object(members)) => of_object(members),
        Ok(_) => malformed(Value::Null, ErrorCode::InvalidRequest, "a message is a JSON object"),
        Err(_) => malformed(Value::Null, ErrorCode::ParseError, "this is not JSON"),
    }
}

fn of_object(mut members: Map<String, Value>) -> Incoming {
    let id = members.remove("id");
    let known = id.as_ref().and_then(|id| serde_json::from_value::<RequestId>(id.clone()).ok());
    let params = members.remove("params").unwrap_or_default();
    match (members.remove("method"), id, known) {
        (Some(Value::String(method)), None, _) => Incoming::Message(Notification { method, params }.into()),
        (Some(Value::String(method)), Some(_), Some(id)) => {
            Incoming::Message(Request { id, method, params }.into())
        }
        (None, Some(_), Some(id)) => {
            let error =
                members.remove("error").and_then(|error| serde_json::from_value::<ResponseError>(error).ok());
            let result = error.map_or_else(|| Ok(members.remove("result").unwrap_or_default()), Err);
            Incoming::Message(Response { id, response_result: result }.into())
        }
        (_, id, _) => {
            let why = "a message has a method, an id that is a string or a number of 32 bits, or both";
            malformed(id.unwrap_or_default(), ErrorCode::InvalidRequest, why)
        }
    }
}

fn malformed(id: Value, code: ErrorCode, why: &'static str) -> Incoming {
    Incoming::Malformed { id, code: code as i32, why }
}

/// A message as it is sent.
pub(super) fn value(message: &Message) -> Value {
    let mut value = serde_json::to_value(message).unwrap_or_default();
    if let Value::Object(members) = &mut value {
        members.insert("jsonrpc".to_owned(), json!("2.0"));
    }
    value
}

/// The bytes of a message, header and all.
pub(super) fn frame(message: &Value) -> Vec<u8> {
    let body = message.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// The methods of messages, and the codes of answers to what is none.
    fn read(bytes: &[u8]) -> Vec<String> {
        let mut reader = Reader::new(bytes);
        std::iter::from_fn(|| reader.next())
            .map(|incoming| match incoming {
                Incoming::Message(Message::Request(request)) => request.method,
                Incoming::Message(Message::Notification(notification)) => notification.method,
                Incoming::Message(Message::Response(response)) => response.id.to_string(),
                Incoming::Malformed { code, .. } => code.to_string(),
            })
            .collect()
    }

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    #[test]
    fn malformed_messages_cost_only_themselves() {
        let good = framed(r#"{"jsonrpc":"2.0","id":1,"method":"a"}"#);
        for (bad, answers) in [
            (framed("{"), vec!["-32700"]),
            (framed("[]"), vec!["-32600"]),
            (framed(r#"{"id":1.5,"method":"x"}"#), vec!["-32600"]),
            (framed(r#"{"id":3000000000,"method":"x"}"#), vec!["-32600"]),
            (framed(r#"{"id":7,"result":null}"#), vec!["7"]),
            (framed(r#"{"method":"n"}"#), vec!["n"]),
            (framed("{}"), vec!["-32600"]),
            ("garbage\r\n\r\n".to_owned(), vec![]),
            ("Content-Length: x\r\n\r\n".to_owned(), vec![]),
            ("Content-Length: 99999999999999999999\r\n\r\n".to_owned(), vec![]),
            ("Content-Length: 999999999999\r\n\r\n".to_owned(), vec![]),
            ("Content-Length: -1\r\n\r\n".to_owned(), vec![]),
            // Too small: the rest stands before the next header.
            ("Content-Length: 2\r\n\r\n{\"id\":1}".to_owned(), vec!["-32700"]),
            ("\u{feff}Content-Type: x\r\ncontent-length: 2\r\n\r\n{}".to_owned(), vec!["-32600"]),
        ] {
            let mut expected: Vec<&str> = answers;
            expected.push("a");
            assert_eq!(read(format!("{bad}{good}").as_bytes()), expected, "{bad}");
        }
    }

    #[test]
    fn a_message_that_breaks_off_is_the_end() {
        assert_eq!(read(b"Content-Length: 10\r\n\r\n{}"), Vec::<String>::new());
        assert_eq!(read(b"Content-Le"), Vec::<String>::new());
    }
}
