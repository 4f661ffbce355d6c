//! Where the HTTP headers of a server stand.

use super::Server;
use crate::syntax::Member;

impl<'a> Server<'a> {
    /// The HTTP headers: a field of the entry, or of another field, as `requestOptions` of Continue.
    pub fn headers(&self) -> Option<&'a Member<'a>> {
        let Some(dialect) = self.dialect else { return self.field("headers") };
        match dialect.headers_inside {
            Some(holder) => self.field(holder)?.value.get("headers"),
            None => self.field(dialect.keys.headers?),
        }
    }
}
