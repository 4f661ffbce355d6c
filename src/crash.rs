//! What is said of a bug in mcplint itself.

use std::any::Any;
use std::panic::Location;

/// Describes a panic without anything of the file: a message that was put together may quote it, a fixed
/// one does not.
pub fn describe(payload: &(dyn Any + Send), location: Option<&Location<'_>>) -> String {
    let place = location.map_or_else(|| "an unknown place".to_owned(), Location::to_string);
    let what = payload.downcast_ref::<&'static str>().map(|text| format!(" ({text})")).unwrap_or_default();
    format!(
        "mcplint {} has a bug at {place}{what}, and stops; the file is as it was; please report this line",
        env!("CARGO_PKG_VERSION")
    )
}
