//! mcplint in a web page: the module imports nothing, so it can reach nothing.
//!
//! JavaScript asks for room ([`request_buffer`]), writes a [`Request`] as JSON into it, calls [`answer`] and reads
//! as many bytes as that says from [`answer_buffer`]. a raw interface of four functions is smaller than
//! wasm-bindgen's and needs no tool of a matching version.

mod page;

use std::cell::RefCell;
use std::panic;
use std::sync::Once;

pub use page::{Request, respond};

thread_local! {
    static REQUEST: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static ANSWER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for a request of `length` bytes and says where. The place holds until the next call.
#[allow(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn request_buffer(length: usize) -> *mut u8 {
    REQUEST.with_borrow_mut(|request| {
        request.clear();
        request.resize(length, 0);
        request.as_mut_ptr()
    })
}

/// Answers the request and says how many bytes the answer has.
#[allow(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> usize {
    static HOOK: Once = Once::new();
    // A panic ends the module; what is left in the answer says where it was, and nothing of the text.
    HOOK.call_once(|| {
        panic::set_hook(Box::new(|info| {
            store(mcplint::crash::describe(info.payload(), info.location()).into_bytes());
        }));
    });
    let answer = REQUEST.with_borrow(|request| respond(request));
    store(answer.into_bytes())
}

/// Where the last answer lies.
#[allow(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn answer_buffer() -> *const u8 {
    ANSWER.with_borrow(Vec::as_ptr)
}

/// The length of the last answer, also after a panic.
#[allow(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn answer_length() -> usize {
    ANSWER.with_borrow(Vec::len)
}

fn store(text: Vec<u8>) -> usize {
    ANSWER.with_borrow_mut(|answer| *answer = text);
    answer_length()
}
