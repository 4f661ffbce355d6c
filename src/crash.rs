//! What is said of a bug in mcplint itself.

use std::any::Any;
use std::panic::Location;
use std::sync::Mutex;

/// Describes a panic without anything of the file: a message that was put together may quote it, a fixed
/// one does not.
pub fn describe(payload: &(dyn Any + Send), location: Option<&Location<'_>>) -> String {
    format!("{}, and stops; the file is as it was; please report this line", bug(payload, location))
}

/// Describes a panic of the language server, which goes on.
pub fn in_server(payload: &(dyn Any + Send), location: Option<&Location<'_>>) -> String {
    format!("{}; please report this line", bug(payload, location))
}

fn bug(payload: &(dyn Any + Send), location: Option<&Location<'_>>) -> String {
    let place = location.map_or_else(|| "an unknown place".to_owned(), Location::to_string);
    let what = payload.downcast_ref::<&'static str>().map(|text| format!(" ({text})")).unwrap_or_default();
    format!("mcplint {} has a bug at {place}{what}", env!("CARGO_PKG_VERSION"))
}

/// The description of the last panic: whoever catches one is not told where it was.
static LAST: Mutex<Option<String>> = Mutex::new(None);

/// Keeps the description of a panic for [`take`].
pub fn keep(description: String) {
    if let Ok(mut last) = LAST.lock() {
        *last = Some(description);
    }
}

/// The description that was kept last, once.
pub fn take() -> Option<String> {
    LAST.lock().ok()?.take()
}
