//! The state of a session, and what each message does to it.

use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe};

use gen_lsp_types::{
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, DidSaveTextDocumentParams, FileChangeType, LogMessageParams, MessageType,
    PublishDiagnosticsParams, Uri,
};
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::client::Client;
use super::document::Document;
use super::world::World;
use super::{capabilities, diagnostics};

/// How far a session has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Nothing was said yet.
    Fresh,
    /// Between `initialize` and `shutdown`.
    Running,
    /// The editor wants nothing more.
    ShutDown,
    /// It is over, with this exit status.
    Over(u8),
}

/// A session with an editor.
pub struct Server<W> {
    pub(super) world: W,
    pub(super) client: Client,
    state: State,
    /// The open documents by their URI.
    pub(super) documents: BTreeMap<String, Document>,
    /// What is to be sent.
    out: Vec<Message>,
    /// The number of the next request to the editor.
    next: i32,
}

impl<W: World> Server<W> {
    /// A session that has not begun.
    pub fn new(world: W) -> Self {
        Self {
            world,
            client: Client::default(),
            state: State::Fresh,
            documents: BTreeMap::new(),
            out: Vec::new(),
            next: 0,
        }
    }

    /// The exit status, once the session is over.
    pub fn exit_status(&self) -> Option<u8> {
        match self.state {
            State::Over(status) => Some(status),
            _ => None,
        }
    }

    /// The editor went away without a word.
    pub fn hang_up(&mut self) {
        self.state = State::Over(u8::from(self.state != State::ShutDown));
    }

    /// What is to be sent to the editor now.
    pub fn take_messages(&mut self) -> Vec<Message> {
        std::mem::take(&mut self.out)
    }

    /// Takes a message. A panic costs what it was about and nothing else.
    pub fn handle(&mut self, message: Message) {
        match message {
            Message::Request(request) => {
                let id = request.id.clone();
                let answer = self.guarded("a request", |server| server.request(request));
                let answer = answer.unwrap_or_else(|| {
                    Response::new_err(
                        id,
                        ErrorCode::InternalError as i32,
                        "mcplint has a bug; see its log".to_owned(),
                    )
                });
                self.out.push(Message::Response(answer));
            }
            Message::Notification(notification) => {
                self.guarded("a message", |server| server.notification(notification));
            }
            // Nothing that the editor is asked has an answer that matters.
            Message::Response(_) => {}
        }
    }

    /// Whether [`Server::work`] has something to do.
    pub fn has_work(&self) -> bool {
        self.pushes() && self.documents.values().any(|document| document.is_due)
    }

    /// Looks at one document that has changed, and tells the editor what is found.
    pub fn work(&mut self) {
        let Some(key) =
            self.documents.iter().find(|(_, document)| document.is_due).map(|(key, _)| key.clone())
        else {
            return;
        };
        self.look(&key);
        let columns = self.client.columns;
        let Some(document) = self.documents.get_mut(&key) else { return };
        document.is_due = false;
        let params = PublishDiagnosticsParams {
            uri: document.uri.clone(),
            version: Some(document.version),
            diagnostics: diagnostics::of(document, columns),
        };
        self.notify("textDocument/publishDiagnostics", &params);
    }

    /// Looks at a document unless nothing has changed. A panic leaves it without findings until it changes.
    pub(super) fn look(&mut self, key: &str) {
        let name = self.documents.get(key).map(|document| document.place.path.clone()).unwrap_or_default();
        let looked = self.guarded(&name, |server| {
            if let Some(document) = server.documents.get_mut(key) {
                document.look(&mut server.world);
            }
        });
        if let (None, Some(document)) = (looked, self.documents.get_mut(key)) {
            document.give_up();
        }
    }

    /// Whether diagnostics are sent unasked.
    fn pushes(&self) -> bool {
        self.state == State::Running && !self.client.pulls
    }

    /// Does `work`; a panic is logged, and gives nothing.
    fn guarded<T>(&mut self, subject: &str, work: impl FnOnce(&mut Self) -> T) -> Option<T> {
        match panic::catch_unwind(AssertUnwindSafe(|| work(self))) {
            Ok(result) => Some(result),
            Err(_) => {
                let place = self.world.last_panic().unwrap_or_else(|| "mcplint has a bug".to_owned());
                self.log(MessageType::Error, &format!("{place} (while it worked on {subject})"));
                None
            }
        }
    }

    fn request(&mut self, request: Request) -> Response {
        match (self.state, request.method.as_str()) {
            (State::Fresh, "initialize") => self.initialize(request),
            (State::Fresh, _) => {
                refuse(request.id, ErrorCode::ServerNotInitialized, "the session starts with initialize")
            }
            (State::Running, "initialize") => {
                refuse(request.id, ErrorCode::InvalidRequest, "the session has started already")
            }
            (State::Running, "shutdown") => {
                self.state = State::ShutDown;
                self.documents.clear();
                Response::new_ok(request.id, Value::Null)
            }
            (State::Running, _) => self.answer(request),
            _ => refuse(
                request.id,
                ErrorCode::InvalidRequest,
                "the session is shut down; only exit can follow",
            ),
        }
    }

    fn initialize(&mut self, request: Request) -> Response {
        let params = request.params;
        self.client = Client::of(&params);
        let folder = params.pointer("/workspaceFolders/0/uri").or_else(|| params.get("rootUri"));
        if let Some(uri) = folder.and_then(Value::as_str) {
            self.world.open_folder(&super::uri::place(&Uri(uri.to_owned()), "").path);
        }
        if let Some(settings) = params.get("initializationOptions").filter(|options| options.is_object()) {
            self.configure(settings);
        }
        self.state = State::Running;
        Response::new_ok(request.id, capabilities::answer(&self.client))
    }

    fn configure(&mut self, settings: &Value) {
        let settings = settings.get("mcplint").filter(|settings| settings.is_object()).unwrap_or(settings);
        if let Err(reason) = self.world.configure(settings) {
            self.log(MessageType::Warning, &format!("settings of mcplint in the editor: {reason}"));
        }
    }

    fn notification(&mut self, notification: Notification) {
        if notification.method == "exit" {
            return self.hang_up();
        }
        if self.state != State::Running {
            return;
        }
        let params = notification.params;
        match notification.method.as_str() {
            "initialized" if self.client.watches => {
                self.ask("client/registerCapability", &capabilities::watchers())
            }
            "textDocument/didOpen" => self.with(params, Self::opened),
            "textDocument/didChange" => self.with(params, Self::changed),
            "textDocument/didSave" => self.with(params, Self::saved),
            "textDocument/didClose" => self.with(params, Self::closed),
            "workspace/didChangeWatchedFiles" => self.with(params, Self::files_changed),
            "workspace/didChangeConfiguration" => {
                if let Some(settings) = params.get("settings").filter(|settings| settings.is_object()) {
                    self.configure(settings);
                }
                self.look_anew();
            }
            _ => {}
        }
    }

    /// Calls `take` with the parameters of a notification, if they are what they should be.
    fn with<P: DeserializeOwned>(&mut self, params: Value, take: impl FnOnce(&mut Self, P)) {
        match serde_json::from_value(params) {
            Ok(params) => take(self, params),
            // What serde says may quote the text of a file.
            Err(_) => self
                .log(MessageType::Warning, "the editor sent a notification that is none of the protocol's"),
        }
    }

    fn opened(&mut self, params: DidOpenTextDocumentParams) {
        let item = params.text_document;
        let language = String::from(item.language_id);
        let mut document = Document::new(item.uri, &language, item.version, item.text);
        document.compare_with_disk(&self.world);
        // A project's settings may have come since the last look, and not every editor watches files.
        self.world.forget();
        self.documents.insert(document.uri.0.clone(), document);
    }

    fn changed(&mut self, params: DidChangeTextDocumentParams) {
        let columns = self.client.columns;
        let named = params.text_document;
        if let Some(document) = self.documents.get_mut(&named.text_document_identifier.uri.0) {
            document.text.change(params.content_changes, columns);
            document.version = named.version;
            document.touch();
        }
    }

    fn saved(&mut self, params: DidSaveTextDocumentParams) {
        if let Some(document) = self.documents.get_mut(&params.text_document.uri.0) {
            document.compare_with_disk(&self.world);
        }
        self.look_anew();
    }

    fn closed(&mut self, params: DidCloseTextDocumentParams) {
        if self.documents.remove(&params.text_document.uri.0).is_some() {
            self.clear(params.text_document.uri);
        }
    }

    fn files_changed(&mut self, params: DidChangeWatchedFilesParams) {
        self.look_anew();
        for change in params.changes {
            let is_open = self.documents.get_mut(&change.uri.0);
            if let (Some(document), FileChangeType::Deleted) = (is_open, change.kind) {
                document.is_due = false;
                self.clear(change.uri);
            }
        }
    }

    /// Nothing that was found can be relied on: settings or files have changed.
    fn look_anew(&mut self) {
        self.world.forget();
        self.documents.values_mut().for_each(Document::touch);
        if self.client.pulls && self.client.refreshes {
            self.ask("workspace/diagnostic/refresh", &Value::Null);
        }
    }

    /// Tells the editor that there is nothing to say of a document any more.
    fn clear(&mut self, uri: Uri) {
        if self.pushes() {
            let params = PublishDiagnosticsParams { uri, version: None, diagnostics: Vec::new() };
            self.notify("textDocument/publishDiagnostics", &params);
        }
    }

    fn log(&mut self, kind: MessageType, message: &str) {
        let message = crate::mask::Masked::scan(message).to_string();
        self.notify("window/logMessage", &LogMessageParams { kind, message });
    }

    fn notify(&mut self, method: &str, params: &impl Serialize) {
        self.out.push(Message::Notification(Notification::new(method.to_owned(), params)));
    }

    /// Asks the editor something whose answer does not matter.
    fn ask(&mut self, method: &str, params: &impl Serialize) {
        self.next += 1;
        let id = RequestId::from(format!("mcplint-{}", self.next));
        self.out.push(Message::Request(Request::new(id, method.to_owned(), params)));
    }
}

/// An answer that says no.
pub(super) fn refuse(id: RequestId, code: ErrorCode, why: &str) -> Response {
    Response::new_err(id, code as i32, why.to_owned())
}
