//! The fields of a server that nearly every rule asks for, found once.

use crate::clients::Dialect;
use crate::syntax::{Member, Node};

/// The fields that nearly every rule asks for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts<'a> {
    pub(super) command: Option<&'a Member<'a>>,
    pub(super) args: Option<&'a Member<'a>>,
    pub(super) env: Option<&'a Member<'a>>,
    pub(super) url: Option<&'a Member<'a>>,
    pub(super) headers: Option<&'a Member<'a>>,
    pub(super) cwd: Option<&'a Member<'a>>,
}

impl<'a> Parts<'a> {
    pub(super) fn new(node: &'a Node<'a>, dialect: Option<&'static Dialect>) -> Self {
        let first_of = |known: Option<&'static str>, otherwise: &[&str]| match known {
            Some(key) => node.get(key),
            None => otherwise.iter().find_map(|key| node.get(key)),
        };
        let keys = dialect.map(|dialect| &dialect.keys);
        let urls = keys.map(|keys| keys.url).filter(|urls| !urls.is_empty());
        Self {
            command: first_of(keys.map(|keys| keys.command), &["command", "cmd"]),
            args: first_of(keys.map(|keys| keys.args), &["args"]),
            env: first_of(keys.map(|keys| keys.env), &["env", "environment", "envs"]),
            url: urls.unwrap_or(&["url", "serverUrl", "httpUrl", "uri"]).iter().find_map(|key| node.get(key)),
            headers: headers(node, dialect),
            cwd: ["cwd", "working_directory"].iter().find_map(|key| node.get(key)),
        }
    }
}

/// A field of the entry, or of another field, as `requestOptions` of Continue.
fn headers<'a>(node: &'a Node<'a>, dialect: Option<&'static Dialect>) -> Option<&'a Member<'a>> {
    let Some(dialect) = dialect else { return node.get("headers") };
    match dialect.headers_inside {
        Some(holder) => node.get(holder)?.value.get("headers"),
        None => node.get(dialect.keys.headers?),
    }
}
