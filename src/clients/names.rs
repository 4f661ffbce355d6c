//! The names of keys, over all clients.

use super::{DIALECTS, Dialect, by_id};

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
    // A client may have several dialects, for files of several places; the first speaks for all.
    let is_first =
        |dialect: &&'static Dialect| by_id(dialect.id).is_some_and(|first| std::ptr::eq(first, *dialect));
    DIALECTS.iter().copied().filter(move |dialect| dialect.field(key).is_some()).filter(is_first)
}
