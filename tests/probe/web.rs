//! Servers over HTTP, as small as can be: one thread for each request, one answer, the connection closed.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

/// A request.
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Request {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// The message in the body.
    pub(crate) fn message(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }
}

/// A server that runs until the test ends.
pub(crate) struct Web {
    pub(crate) port: u16,
}

impl Web {
    /// Starts a server that answers each request with what `answer` writes to the connection.
    pub(crate) fn start(answer: impl Fn(&Request, &mut TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let answer = Arc::new(answer);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let answer = Arc::clone(&answer);
                std::thread::spawn(move || serve(stream, &*answer));
            }
        });
        Self { port }
    }

    /// Starts a server that answers everything alike.
    pub(crate) fn always(status: &'static str, headers: &'static str, body: &'static str) -> Self {
        Self::start(move |_, stream| respond(stream, status, headers, body))
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }
}

fn serve(stream: TcpStream, answer: &(dyn Fn(&Request, &mut TcpStream) + Send + Sync)) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    // What is no HTTP, such as the first bytes of TLS.
    if reader.fill_buf().unwrap_or_default().first().is_none_or(|first| !first.is_ascii_uppercase()) {
        return respond(&mut { stream }, "400 Bad Request", "", "");
    }
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 || line.trim().is_empty() {
            break;
        }
        lines.push(line.trim().to_owned());
    }
    let Some(first) = lines.first() else { return };
    let mut words = first.split(' ').map(str::to_owned);
    let (Some(method), Some(path)) = (words.next(), words.next()) else { return };
    let headers: Vec<(String, String)> = lines[1..]
        .iter()
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .collect();
    let mut request = Request { method, path, headers, body: String::new() };
    let length: u64 = request.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    let _ = reader.take(length).read_to_string(&mut request.body);
    let mut stream = stream;
    answer(&request, &mut stream);
}

pub(crate) fn respond(stream: &mut TcpStream, status: &str, headers: &str, body: &str) {
    let text = format!(
        "HTTP/1.1 {status}\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    let _ = stream.write_all(text.as_bytes());
}

pub(crate) const JSON: &str = "content-type: application/json\r\n";
pub(crate) const EVENTS: &str =
    "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n";

/// What a good server answers to this message; `None` for what has no answer.
pub(crate) fn reply(message: &Value) -> Option<String> {
    let id = message.get("id")?;
    let result = match message["method"].as_str()? {
        "initialize" => json!({
            "protocolVersion": message["params"]["protocolVersion"],
            "capabilities": {"tools": {}},
            "serverInfo": {"name": "web", "version": "1"},
        }),
        _ => json!({"tools": [{"name": "echo", "inputSchema": {"type": "object"}}]}),
    };
    Some(json!({"jsonrpc": "2.0", "id": id, "result": result}).to_string())
}

/// A good answer of streamable HTTP, in JSON.
pub(crate) fn streamable(request: &Request, stream: &mut TcpStream) {
    match (request.method.as_str(), reply(&request.message())) {
        ("POST", Some(body)) => respond(stream, "200 OK", JSON, &body),
        ("POST", None) => respond(stream, "202 Accepted", "", ""),
        _ => respond(stream, "405 Method Not Allowed", "allow: POST\r\n", ""),
    }
}

/// A good server of the older transport, at `/sse` and `/messages`.
pub(crate) fn legacy() -> Web {
    let open: Arc<Mutex<Option<TcpStream>>> = Arc::default();
    Web::start(move |request, stream| match (request.method.as_str(), request.path.as_str()) {
        ("GET", "/sse") => {
            let _ = stream.write_all(EVENTS.as_bytes());
            let _ = stream.write_all(b"event: endpoint\ndata: /messages?session=1\n\n");
            *open.lock().unwrap() = Some(stream.try_clone().unwrap());
        }
        ("POST", "/messages?session=1") => {
            if let (Some(body), Some(events)) = (reply(&request.message()), &mut *open.lock().unwrap()) {
                let _ = events.write_all(format!("event: message\ndata: {body}\n\n").as_bytes());
            }
            respond(stream, "202 Accepted", "", "Accepted");
        }
        ("GET", _) => respond(stream, "404 Not Found", "", "not found"),
        _ => respond(stream, "405 Method Not Allowed", "", ""),
    })
}
