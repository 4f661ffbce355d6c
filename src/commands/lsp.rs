//! `mcplint lsp`: a language server on standard input and output.

mod machine;
mod parent;
mod wire;

use std::io::Write as _;
use std::panic;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, TryRecvError};
use std::thread;
use std::time::Duration;

use lsp_server::Message;
use serde_json::{Value, json};

use super::{CommandError, complain, protocol_output};
use machine::Machine;
use mcplint::crash;
use mcplint::lsp::Server;
use parent::Parent;
use wire::{Incoming, Reader};

/// How often it is asked whether the editor is still there: closing the pipe tells at once, unless another process
/// holds it open.
const HEARTBEAT: Duration = Duration::from_secs(3);

pub(super) fn run() -> Result<u8, CommandError> {
    panic::set_hook(Box::new(|info| {
        let words = crash::in_server(info.payload(), info.location());
        complain(&words);
        crash::keep(words);
    }));
    let (sender, receiver) = mpsc::channel();
    // It ends with the process: nothing can end a read of standard input.
    thread::spawn(move || {
        let mut reader = Reader::new(std::io::stdin().lock());
        while let Some(incoming) = reader.next() {
            if sender.send(incoming).is_err() {
                break;
            }
        }
    });
    Ok(Session { server: Server::new(Machine::new()?), parent: None }.run(&receiver))
}

/// A session over pipes.
struct Session {
    server: Server<Machine>,
    /// The process of the editor, if it says which it is.
    parent: Option<Parent>,
}

impl Session {
    /// Serves until the editor ends the session or goes away; returns the exit status.
    fn run(&mut self, receiver: &Receiver<Incoming>) -> u8 {
        loop {
            match self.next(receiver) {
                Next::Message(Incoming::Message(message)) => self.take(message),
                Next::Message(Incoming::Malformed { id, code, why }) => {
                    let error =
                        json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code, "message": why } });
                    self.send(&error);
                }
                Next::Work => self.server.work(),
                Next::Idle => {
                    if self.parent.as_ref().is_some_and(|parent| !parent.is_alive()) {
                        self.server.hang_up();
                    }
                }
                Next::Gone => self.server.hang_up(),
            }
            for message in self.server.take_messages() {
                self.send(&wire::value(&message));
            }
            if let Some(status) = self.server.exit_status() {
                return status;
            }
        }
    }

    /// What to do next. Everything that was said comes first, so that a document is looked at once for many changes.
    fn next(&self, receiver: &Receiver<Incoming>) -> Next {
        if self.server.has_work() {
            return match receiver.try_recv() {
                Ok(incoming) => Next::Message(incoming),
                Err(TryRecvError::Empty) => Next::Work,
                Err(TryRecvError::Disconnected) => Next::Gone,
            };
        }
        match receiver.recv_timeout(HEARTBEAT) {
            Ok(incoming) => Next::Message(incoming),
            Err(RecvTimeoutError::Timeout) => Next::Idle,
            Err(RecvTimeoutError::Disconnected) => Next::Gone,
        }
    }

    fn take(&mut self, message: Message) {
        if let Message::Request(request) = &message
            && request.method == "initialize"
        {
            self.parent = request.params.get("processId").and_then(Value::as_i64).and_then(Parent::new);
        }
        self.server.handle(message);
    }

    /// Sends a message; an editor that does not take it is gone.
    fn send(&mut self, message: &Value) {
        let mut output = protocol_output();
        if output.write_all(&wire::frame(message)).and_then(|()| output.flush()).is_err() {
            self.server.hang_up();
        }
    }
}

/// What a session does next.
enum Next {
    /// It takes a message.
    Message(Incoming),
    /// It looks at a document.
    Work,
    /// Nothing was said for a while.
    Idle,
    /// Nothing will be said any more.
    Gone,
}
