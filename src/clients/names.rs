//! The names of keys, over all clients.

use super::{DIALECTS, Dialect};

/// Keys that people add for themselves, or for a list of servers.
const NOTES: [&str; 18] = [
    "description",
    "name",
    "icon",
    "note",
    "notes",
    "metadata",
    "comment",
    "comments",
    "title",
    "version",
    "homepage",
    "documentation",
    "category",
    "tags",
    "author",
    "license",
    "repository",
    "display_name",
];

impl Dialect {
    /// Every key of a server that the client reads.
    pub fn known_keys(&self) -> Vec<&'static str> {
        let keys = &self.keys;
        self.fields
            .iter()
            .map(|field| field.name)
            .chain([keys.command, keys.args, keys.env])
            .chain(keys.url.iter().copied())
            .chain(keys.headers)
            .chain(keys.cwd)
            .chain(self.transport.key)
            .collect()
    }
}

/// Whether a key is a remark: no client reads it, and nobody expects it to.
pub fn is_note(key: &str) -> bool {
    key.starts_with(['_', '$']) || key.starts_with("x-") || key.starts_with("//") || NOTES.contains(&key)
}

/// The clients that have a field of this name.
pub fn readers_of(key: &str) -> impl Iterator<Item = &'static Dialect> {
    DIALECTS.iter().copied().filter(move |dialect| dialect.field(key).is_some())
}
