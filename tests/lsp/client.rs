//! An editor: starts the real binary and speaks with it over pipes.

use std::collections::VecDeque;
use std::io::{BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use serde_json::{Value, json};

/// Far longer than any answer takes; only a test that fails waits so long.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct Editor {
    child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// What was said and not asked for yet.
    aside: VecDeque<Value>,
    next: i32,
}

impl Editor {
    /// Starts a server in `folder`.
    pub(crate) fn start(folder: &Path) -> Self {
        let mut command = crate::cli::command(folder, &["lsp"]);
        Self::with(command.env("HOME", folder))
    }

    pub(crate) fn with(command: &mut Command) -> Self {
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let input = child.stdin.take();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let (sender, messages) = mpsc::channel();
        std::thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Self { child, input, messages, aside: VecDeque::new(), next: 0 }
    }

    /// Starts a server and a session with it.
    pub(crate) fn session(folder: &Path, capabilities: &Value) -> Self {
        let mut editor = Self::start(folder);
        editor.initialize(folder, capabilities);
        editor
    }

    pub(crate) fn initialize(&mut self, folder: &Path, capabilities: &Value) -> Value {
        let params = json!({ "processId": null, "rootUri": uri(folder), "capabilities": capabilities });
        let result = self.ask("initialize", &params);
        self.tell("initialized", &json!({}));
        result
    }

    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    pub(crate) fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    pub(crate) fn tell(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// The result of a request, or its error.
    pub(crate) fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.next += 1;
        let id = self.next;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        self.answer(&json!(id))
    }

    /// The answer to the request with this id: its result, or its error.
    pub(crate) fn answer(&mut self, id: &Value) -> Value {
        let answer = self.find(|message| message["id"] == *id && message.get("method").is_none());
        answer.get("result").or(answer.get("error")).cloned().unwrap()
    }

    /// The parameters of the next message with this method.
    pub(crate) fn hear(&mut self, method: &str) -> Value {
        self.find(|message| message["method"] == method)["params"].take()
    }

    fn find(&mut self, fits: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.aside.iter().position(&fits) {
            return self.aside.remove(at).unwrap();
        }
        loop {
            let message = self.messages.recv_timeout(PATIENCE).expect("the server says nothing more");
            if fits(&message) {
                return message;
            }
            self.aside.push_back(message);
        }
    }

    /// Everything that was said up to the answer to one more request.
    pub(crate) fn everything(&mut self) -> Vec<Value> {
        self.ask("mcplint/nothing", &Value::Null);
        self.aside.drain(..).collect()
    }

    pub(crate) fn open(&mut self, uri: &str, language: &str, text: &str) {
        let document = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
        self.tell("textDocument/didOpen", &json!({ "textDocument": document }));
    }

    pub(crate) fn change(&mut self, uri: &str, version: i32, changes: &Value) {
        let document = json!({ "uri": uri, "version": version });
        self.tell("textDocument/didChange", &json!({ "textDocument": document, "contentChanges": changes }));
    }

    /// The diagnostics of the next message about `uri`.
    pub(crate) fn diagnostics(&mut self, uri: &str) -> Vec<Value> {
        let message = self.find(|message| {
            message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri
        });
        message["params"]["diagnostics"].as_array().unwrap().clone()
    }

    /// The rules that the next message about `uri` names.
    pub(crate) fn rules(&mut self, uri: &str) -> Vec<String> {
        self.diagnostics(uri).iter().map(|found| found["code"].as_str().unwrap().to_owned()).collect()
    }

    /// The actions over all of a document; of these kinds, if any are named.
    pub(crate) fn actions(&mut self, uri: &str, only: Option<&str>) -> Vec<Value> {
        let mut context = json!({ "diagnostics": [] });
        if let Some(kind) = only {
            context["only"] = json!([kind]);
        }
        let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 999, "character": 0 } });
        let document = json!({ "uri": uri });
        let params = json!({ "textDocument": document, "range": range, "context": context });
        self.ask("textDocument/codeAction", &params).as_array().unwrap().clone()
    }

    /// Ends the session as editors do; returns the exit status and what was said on standard error.
    pub(crate) fn end(mut self) -> (Option<i32>, String) {
        assert_eq!(self.ask("shutdown", &Value::Null), Value::Null);
        self.tell("exit", &Value::Null);
        let status = self.wait();
        let mut said = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        (status.code(), said)
    }

    /// Closes the pipe to the server.
    pub(crate) fn hang_up(&mut self) {
        self.input = None;
    }

    /// Waits for the server to end.
    pub(crate) fn wait(&mut self) -> ExitStatus {
        for _ in 0..PATIENCE.as_millis() / 10 {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("the server does not end");
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read(output: &mut impl std::io::BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end() {
            "" => break,
            header => length = header.strip_prefix("Content-Length: ").unwrap().parse().unwrap(),
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).unwrap())
}

/// The URI of a file or folder.
pub(crate) fn uri(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    format!("file://{}{}", if path.starts_with('/') { "" } else { "/" }, path.replace(' ', "%20"))
}
