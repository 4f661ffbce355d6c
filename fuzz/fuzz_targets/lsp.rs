//! A session with an editor. The case is cut at bytes 0xff, which no UTF-8 has: what the editor can do, where the
//! document lies and its text; then the messages, each a kind, two places and a text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mcplint_fuzz::editor::{Editor, Session};

fuzz_target!(|data: &[u8]| {
    let mut parts = data.split(|byte| *byte == 0xff);
    let Some([able, place, text @ ..]) = parts.next() else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    let editor = Editor::new(*able, *place);
    let mut session = Session::open(&editor, text);
    for part in parts.take(64) {
        session.say(part);
    }
    session.finish();
});
