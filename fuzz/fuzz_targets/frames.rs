//! What comes through the pipe of the language server: messages in frames, any of them malformed.

#![no_main]

#[path = "../../src/commands/lsp/wire.rs"]
mod wire;

use libfuzzer_sys::fuzz_target;
use mcplint::lsp::Server;
use mcplint_fuzz::editor::Nowhere;
use wire::{Incoming, Reader};

fuzz_target!(|data: &[u8]| {
    let mut reader = Reader::new(data);
    let mut server = Server::new(Nowhere);
    while let Some(incoming) = reader.next() {
        match incoming {
            Incoming::Message(message) => server.handle(message),
            Incoming::Malformed { code, why, .. } => assert!(code < 0 && !why.is_empty()),
        }
        while server.has_work() {
            server.work();
        }
        // What the server says can be read again.
        for message in server.take_messages() {
            let frame = wire::frame(&wire::value(&message));
            assert!(matches!(Reader::new(frame.as_slice()).next(), Some(Incoming::Message(_))));
        }
    }
});
