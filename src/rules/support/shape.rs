//! The parts of an entry, whichever client's keys they stand under.

use crate::clients::{Role, Speaks};
use crate::model::Server;
use crate::syntax::Member;

/// The parts of an entry by what they are for.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::rules) struct Shape<'a> {
    /// The transport word with its member.
    pub(in crate::rules) word: Option<(&'a Member<'a>, &'a str)>,
    /// The program.
    pub(in crate::rules) command: Option<&'a Member<'a>>,
    /// Its arguments.
    pub(in crate::rules) args: Option<&'a Member<'a>>,
    /// The variables.
    pub(in crate::rules) env: Option<&'a Member<'a>>,
    /// The URL.
    pub(in crate::rules) url: Option<&'a Member<'a>>,
    /// The headers.
    pub(in crate::rules) headers: Option<&'a Member<'a>>,
    /// `enabled` or `disabled`.
    pub(in crate::rules) flag: Option<&'a Member<'a>>,
}

impl<'a> Shape<'a> {
    /// Reads an entry in which the first key of each role counts.
    pub(in crate::rules) fn of_first(server: &Server<'a>) -> Option<Self> {
        Self::read(server, false)
    }

    /// Reads an entry; `None` where two of its keys have one role, so that it may be read in two ways.
    pub(in crate::rules) fn of(server: &Server<'a>) -> Option<Self> {
        Self::read(server, true)
    }

    fn read(server: &Server<'a>, is_strict: bool) -> Option<Self> {
        let mut shape = Self::default();
        for member in server.fields() {
            let part = match Role::of(&member.key) {
                Some(Role::Transport) => {
                    let Some(word) = member.value.as_str() else { continue };
                    if shape.word.is_some() && is_strict {
                        return None;
                    }
                    shape.word.get_or_insert((member, word));
                    continue;
                }
                Some(Role::Command) => &mut shape.command,
                Some(Role::Args) => &mut shape.args,
                Some(Role::Env) if member.value.as_object().is_some() => &mut shape.env,
                Some(Role::Url) if member.value.as_str().is_some() => &mut shape.url,
                Some(Role::Headers) if member.value.as_object().is_some() => &mut shape.headers,
                None if matches!(&*member.key, "enabled" | "disabled") => &mut shape.flag,
                _ => continue,
            };
            if part.is_some() && is_strict {
                return None;
            }
            part.get_or_insert(member);
        }
        Some(shape)
    }

    /// What the server speaks, as far as the entry says.
    pub(in crate::rules) fn speaks(&self) -> Speaks {
        if self.command.is_some() {
            return Speaks::Stdio;
        }
        match self.word.and_then(|(_, word)| Speaks::of(word)) {
            Some(said @ (Speaks::Http | Speaks::Sse | Speaks::Websocket)) => said,
            _ => match self.url.map(|url| &*url.key) {
                Some("httpUrl" | "http_url") => Speaks::Http,
                Some("sseUrl" | "sse_url") => Speaks::Sse,
                _ => Speaks::Remote,
            },
        }
    }

    /// Whether the path of the URL says that the server speaks HTTP with server-sent events.
    pub(in crate::rules) fn url_speaks_sse(&self) -> bool {
        self.url.and_then(|url| url.value.as_str()).is_some_and(url_speaks_sse)
    }

    /// Whether the program is described by a map of its own, as older versions of Zed had it.
    pub(in crate::rules) fn is_nested_command(&self) -> bool {
        self.command
            .and_then(|command| command.value.get("path"))
            .is_some_and(|path| path.value.as_str().is_some())
    }
}

/// Whether the path of a URL says that the server speaks HTTP with server-sent events.
pub(in crate::rules) fn url_speaks_sse(address: &str) -> bool {
    url_path(address).split('/').any(|segment| segment.eq_ignore_ascii_case("sse"))
}

/// The path of a URL.
pub(in crate::rules) fn url_path(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = rest.find('/').map_or("", |slash| &rest[slash..]);
    path.split(['?', '#']).next().unwrap_or("")
}
