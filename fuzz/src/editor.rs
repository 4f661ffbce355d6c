//! An editor that keeps its own copy of the text, in the slow and obvious way, and holds the server to it.

use mcplint::host::Host;
use mcplint::lsp::text::{Columns, Text};
use mcplint::lsp::{Asked, ProjectFile, Server, World};
use mcplint::platform::Platform;
use serde_json::{Value, json};

/// Where documents lie.
const URIS: [&str; 9] = [
    "file:///home/me/project/.mcp.json",
    "file:///home/me/.cursor/mcp.json",
    "file:///home/me/project/.vscode/mcp.json",
    "file:///home/me/.config/Claude/claude_desktop_config.json",
    "file:///home/me/.codex/config.toml",
    "file:///home/me/.continue/config.yaml",
    "file:///c%3A/Users/me/AppData/Roaming/Claude/claude_desktop_config.json",
    "file:///home/me/project/mcplint.toml",
    "untitled:Untitled-1",
];

/// A machine with nothing on its disk.
pub struct Nowhere;

impl World for Nowhere {
    fn asked(&mut self, _: &str) -> Option<Asked> {
        Some(Asked::default())
    }
    fn host(&self) -> Option<&dyn Host> {
        None
    }
    fn host_platform(&self) -> Platform {
        Platform::Linux
    }
    fn home(&self) -> Option<&str> {
        Some("/home/me")
    }
    fn read(&self, _: &str) -> Option<Vec<u8>> {
        None
    }
    fn project_file(&mut self, _: &str) -> Option<ProjectFile> {
        let path = "/home/me/project/mcplint.toml".to_owned();
        Some(ProjectFile { path, name: ".mcp.json".to_owned(), exists: false })
    }
    fn open_folder(&mut self, _: &str) {}
    fn configure(&mut self, _: &Value) -> Result<(), String> {
        Ok(())
    }
    fn forget(&mut self) {}
    fn last_panic(&mut self) -> Option<String> {
        None
    }
}

/// What an editor can do, and which document it has open.
pub struct Editor {
    columns: Columns,
    capabilities: Value,
    uri: &'static str,
    language: &'static str,
}

impl Editor {
    pub fn new(able: u8, place: u8) -> Self {
        let can = |bit: u8| able >> bit & 1 == 1;
        let encodings = if can(0) { json!(["utf-8", "utf-16"]) } else { json!(["utf-16"]) };
        let edits = if can(2) { json!({ "resolveSupport": { "properties": ["edit"] } }) } else { json!({}) };
        let formats = if can(3) { json!(["markdown"]) } else { json!(["plaintext"]) };
        let mut document = json!({
            "codeAction": edits,
            "hover": { "contentFormat": formats },
            "completion": { "completionItem": { "snippetSupport": can(4) } },
        });
        if can(1) {
            document["diagnostic"] = json!({});
        }
        let capabilities = json!({
            "general": { "positionEncodings": encodings },
            "textDocument": document,
            "workspace": {
                "diagnostics": { "refreshSupport": can(5) },
                "workspaceEdit": { "documentChanges": can(6), "resourceOperations": ["create"] },
                "didChangeWatchedFiles": { "dynamicRegistration": can(7) },
            },
        });
        Self {
            columns: if can(0) { Columns::Utf8 } else { Columns::Utf16 },
            capabilities,
            uri: URIS[usize::from(place) % URIS.len()],
            language: ["json", "toml", "yaml"][usize::from(place) / URIS.len() % 3],
        }
    }
}

/// A session with one document open.
pub struct Session<'e> {
    editor: &'e Editor,
    server: Server<Nowhere>,
    /// The text as the editor has it.
    kept: String,
    /// The server's way of keeping it, which is asked for places too.
    text: Text,
    version: i32,
    /// What was last said of the document.
    said: Value,
    requests: i32,
}

impl<'e> Session<'e> {
    pub fn open(editor: &'e Editor, text: &str) -> Self {
        let mut session = Self {
            editor,
            server: Server::new(Nowhere),
            kept: text.to_owned(),
            text: Text::new(text.to_owned()),
            version: 1,
            said: Value::Null,
            requests: 0,
        };
        session.ask(
            "initialize",
            json!({ "capabilities": editor.capabilities, "rootUri": "file:///home/me/project" }),
        );
        session.tell("initialized", json!({}));
        session.did_open();
        session
    }

    /// Says what these bytes mean: a kind, two places of two bytes each, a text.
    pub fn say(&mut self, part: &[u8]) {
        let [kind, line, character, end_line, end_character, text @ ..] = part else { return };
        let (start, end) = ([*line, *character], [*end_line, *end_character]);
        let text = String::from_utf8_lossy(text);
        let place = json!({ "line": line, "character": character });
        let range = json!({ "start": place, "end": { "line": end_line, "character": end_character } });
        let document = json!({ "uri": self.editor.uri });
        let about = json!({ "textDocument": document, "position": place });
        match kind % 12 {
            0..=2 => self.change(&range, start, end, &text),
            3 => self.replace(&text),
            4 => self.code_actions(&document, &range),
            5 => drop(self.ask("textDocument/hover", about)),
            6 => drop(self.ask("textDocument/completion", about)),
            7 => drop(self.ask("mcplint/client", about)),
            8 => self.work(),
            9 => self.tell("textDocument/didSave", json!({ "textDocument": document })),
            10 => {
                self.tell("textDocument/didClose", json!({ "textDocument": document }));
                self.did_open();
            }
            _ => self.tell("workspace/didChangeConfiguration", json!({ "settings": { "mcplint": {} } })),
        }
    }

    /// The server says of the text that was changed bit by bit what it says of the same text opened anew.
    pub fn finish(&mut self) {
        assert_eq!(self.text.as_str(), self.kept);
        let mut anew = Session::open(self.editor, &self.kept);
        assert_eq!(self.verdict(), anew.verdict(), "of {:?}", self.kept);
        assert!(self.ask("shutdown", Value::Null).is_null());
        self.tell("exit", Value::Null);
        assert_eq!(self.server.exit_status(), Some(0));
    }

    fn verdict(&mut self) -> Value {
        self.work();
        if self.editor.capabilities.pointer("/textDocument/diagnostic").is_some() {
            let asked = json!({ "textDocument": { "uri": self.editor.uri } });
            return self.ask("textDocument/diagnostic", asked)["items"].take();
        }
        self.said.clone()
    }

    fn did_open(&mut self) {
        let document = json!({
            "uri": self.editor.uri, "languageId": self.editor.language, "version": self.version, "text": self.kept,
        });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    fn change(&mut self, range: &Value, start: [u8; 2], end: [u8; 2], text: &str) {
        let columns = self.editor.columns;
        let (start, end) = (offset(&self.kept, start, columns), offset(&self.kept, end, columns));
        self.kept.replace_range(start.min(end)..start.max(end), text);
        self.changed(json!([{ "range": range, "text": text }]));
    }

    fn replace(&mut self, text: &str) {
        text.clone_into(&mut self.kept);
        self.changed(json!([{ "text": text }]));
    }

    fn changed(&mut self, changes: Value) {
        self.version += 1;
        let named = json!({ "uri": self.editor.uri, "version": self.version });
        self.text.change(serde_json::from_value(changes.clone()).expect("changes"), self.editor.columns);
        assert_eq!(self.text.as_str(), self.kept, "the server keeps another text");
        self.tell("textDocument/didChange", json!({ "textDocument": named, "contentChanges": changes }));
    }

    fn code_actions(&mut self, document: &Value, range: &Value) {
        let context = json!({ "diagnostics": self.said.as_array().cloned().unwrap_or_default() });
        let asked = json!({ "textDocument": document, "range": range, "context": context });
        let actions = self.ask("textDocument/codeAction", asked);
        for action in actions.as_array().into_iter().flatten() {
            if action.get("data").is_some() {
                self.ask("codeAction/resolve", action.clone());
            }
        }
    }

    fn work(&mut self) {
        while self.server.has_work() {
            self.server.work();
            self.listen();
        }
    }

    /// Asks, and returns the answer, which is never a refusal.
    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.requests += 1;
        let message = json!({ "id": self.requests, "method": method, "params": params });
        self.server.handle(serde_json::from_value(message).expect("a request"));
        let answer = self.listen().expect("an answer");
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    fn tell(&mut self, method: &str, params: Value) {
        let message = json!({ "method": method, "params": params });
        self.server.handle(serde_json::from_value(message).expect("a notification"));
        assert!(self.listen().is_none());
    }

    /// Takes what the server sends: returns an answer, and remembers what is said of the document.
    fn listen(&mut self) -> Option<Value> {
        let mut answer = None;
        for message in self.server.take_messages() {
            let message = serde_json::to_value(message).expect("a message");
            match message["method"].as_str() {
                Some("textDocument/publishDiagnostics") => {
                    self.said = message["params"]["diagnostics"].clone();
                }
                Some("window/logMessage") => panic!("{message}"),
                Some(_) => {}
                None => answer = Some(message),
            }
        }
        answer
    }
}

/// The byte at a line and column, found by walking there from the start.
fn offset(text: &str, [line, column]: [u8; 2], columns: Columns) -> usize {
    let (mut lines, mut units) = (usize::from(line), usize::from(column));
    let mut characters = text.char_indices().peekable();
    while lines > 0 {
        let Some((_, character)) = characters.next() else { return text.len() };
        let is_pair = character == '\r' && characters.next_if(|(_, next)| *next == '\n').is_some();
        lines -= usize::from(is_pair || matches!(character, '\n' | '\r'));
    }
    for (at, character) in characters {
        let width = match columns {
            Columns::Utf8 => character.len_utf8(),
            Columns::Utf16 => character.len_utf16(),
        };
        if matches!(character, '\n' | '\r') || width > units {
            return at;
        }
        units -= width;
    }
    text.len()
}
