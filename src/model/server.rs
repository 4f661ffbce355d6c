//! One server as rules see it.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::described;
use super::parts::Parts;
use crate::argv::{Argv, Token, TokenPlace};
use crate::clients::{Dialect, EnableFlag, Mistake, Outcome, Reaction, UnknownWord};
use crate::platform::Platform;
use crate::shape::{self, Misfit};
use crate::span::Span;
use crate::syntax::{Member, Node};

/// How a file describes a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As a client reads it: a program with its arguments, or a URL.
    Entry,
    /// As a package of a registry: the client makes the command line from it, and asks for variables.
    Package,
}

/// One server of a config file.
#[derive(Debug)]
pub struct Server<'a> {
    /// Its name.
    pub name: &'a str,
    /// The name in the file.
    pub name_span: Span,
    /// The whole entry.
    pub node: &'a Node<'a>,
    /// The entry with its key; `None` in a list.
    pub member: Option<&'a Member<'a>>,
    /// Its container among [`Config::containers`].
    pub container: usize,
    /// How the file describes it.
    pub form: Form,
    /// The client that reads the file, if known.
    pub dialect: Option<&'static Dialect>,
    /// Whether it stands where the client drops a bad entry alone ([`Dialect::forgiving_roots`]).
    pub(crate) is_forgiven: bool,
    /// Whether another server of that name follows in the same map, so that no client reads this one.
    pub is_shadowed: bool,
    parts: Parts<'a>,
    argv: OnceLock<Argv<'a>>,
    misfits: OnceLock<Vec<Misfit<'a>>>,
}

impl<'a> Server<'a> {
    pub(super) fn new(
        name: &'a str,
        name_span: Span,
        node: &'a Node<'a>,
        member: Option<&'a Member<'a>>,
        container: usize,
        form: Form,
        dialect: Option<&'static Dialect>,
    ) -> Self {
        Self {
            name,
            name_span,
            node,
            member,
            container,
            form,
            dialect,
            is_forgiven: false,
            is_shadowed: false,
            parts: Parts::new(node, dialect),
            argv: OnceLock::new(),
            misfits: OnceLock::new(),
        }
    }

    /// The fields as written, duplicates included. Empty if the entry is no map.
    pub fn fields(&self) -> &'a [Member<'a>] {
        self.node.as_object().unwrap_or_default()
    }

    /// The field with this key: the last one, as clients read it.
    pub fn field(&self, key: &str) -> Option<&'a Member<'a>> {
        self.node.get(key)
    }

    /// The place of the field among [`Server::fields`].
    pub fn field_index(&self, member: &Member) -> Option<usize> {
        self.fields().iter().position(|field| field.key_span == member.key_span)
    }

    /// The program, or where the client keeps it in one list with the arguments, that list.
    pub fn command(&self) -> Option<&'a Member<'a>> {
        self.parts.command
    }

    /// The arguments.
    pub fn args(&self) -> Option<&'a Member<'a>> {
        self.parts.args
    }

    /// The variables of the child.
    pub fn env(&self) -> Option<&'a Member<'a>> {
        self.parts.env
    }

    /// The key under which this client keeps the variables of the child.
    pub fn env_key(&self) -> &'static str {
        self.dialect.map_or("env", |dialect| dialect.keys.env)
    }

    /// The variables with a name and a string value.
    pub fn env_vars(&self) -> impl Iterator<Item = &'a Member<'a>> {
        self.env().and_then(|env| env.value.as_object()).unwrap_or_default().iter()
    }

    /// The URL of a remote server.
    pub fn url(&self) -> Option<&'a Member<'a>> {
        self.parts.url
    }

    /// The working folder, under the names that clients use.
    pub fn cwd(&self) -> Option<&'a Member<'a>> {
        ["cwd", "working_directory"].iter().find_map(|key| self.field(key))
    }

    /// The working folder as text.
    pub fn cwd_text(&self) -> Option<&'a str> {
        self.cwd().and_then(|cwd| cwd.value.as_str())
    }

    /// The block that takes the place of these fields on `platform` (VS Code's `windows`, `osx`, `linux`).
    pub fn platform_block(&self, platform: Platform) -> Option<&'a Member<'a>> {
        let key = match platform {
            Platform::Windows => "windows",
            Platform::Macos => "osx",
            Platform::Linux | Platform::Wsl => "linux",
            Platform::Any => return None,
        };
        // The manifest of a bundle calls the systems as Node.js does.
        if let Some(overrides) = self.field("platform_overrides") {
            let key = match platform {
                Platform::Windows => "win32",
                Platform::Macos => "darwin",
                Platform::Linux | Platform::Wsl | Platform::Any => "linux",
            };
            return overrides.value.get(key).filter(|block| block.value.as_object().is_some());
        }
        self.dialect?.field(key)?;
        self.field(key).filter(|block| block.value.as_object().is_some())
    }

    /// Whether the entry is turned off, so that nothing in it matters now.
    pub fn is_disabled(&self) -> bool {
        let says =
            |key: &str, value: bool| self.field(key).is_some_and(|flag| flag.value.as_bool() == Some(value));
        match self.dialect.map(|dialect| dialect.keys.enable) {
            Some(EnableFlag::Absent | EnableFlag::Elsewhere(_)) => false,
            Some(EnableFlag::Disabled) => says("disabled", true),
            Some(EnableFlag::Enabled) => says("enabled", false),
            Some(EnableFlag::On(key)) => says(key, false),
            Some(EnableFlag::Unknown) | None => says("disabled", true) || says("enabled", false),
        }
    }

    /// Whether the entry starts a process.
    pub fn is_stdio(&self) -> bool {
        self.command().is_some()
    }

    /// Whether the entry is reached by URL and starts no process.
    pub fn is_remote(&self) -> bool {
        self.url().is_some() && self.command().is_none()
    }

    /// What the client does with a mistake in this entry; `None` if no client is known.
    pub fn reaction(&self, mistake: Mistake<'_>) -> Option<Reaction> {
        let dialect = self.dialect?;
        let reaction = dialect.reaction(mistake);
        let is_stub = dialect
            .stub_flag
            .is_some_and(|flag| self.field(flag).is_some_and(|flag| flag.value.as_bool().is_some()));
        if (is_stub || self.is_forgiven) && reaction.outcome == Outcome::FileRejected {
            return Some(Reaction { outcome: Outcome::EntryDropped, says: None });
        }
        let is_word = mistake == Mistake::UnknownWord
            || matches!(mistake, Mistake::Kind(field) if dialect.transport.key == Some(field));
        if is_word && self.needs_no_word() {
            return Some(Reaction { outcome: Outcome::Warned, ..reaction });
        }
        Some(reaction)
    }

    /// Whether the client warns of a transport word that it does not know, and goes by the other fields all the same.
    pub fn needs_no_word(&self) -> bool {
        match self.dialect.map(|dialect| dialect.transport.unknown_word) {
            Some(UnknownWord::UrlDropped(sure)) => {
                self.command().is_some() || sure.iter().any(|key| self.field(key).is_some())
            }
            _ => false,
        }
    }

    /// The places of the entry that the client does not take as they are, found once.
    pub fn misfits(&self) -> &[Misfit<'a>] {
        self.misfits.get_or_init(|| shape::misfits(self))
    }

    /// The command line, read once.
    pub fn argv(&self) -> &Argv<'a> {
        self.argv.get_or_init(|| Argv::new(self))
    }

    /// The strings of the command line, each with its place in the entry: the program first.
    pub(crate) fn command_line(&self) -> Vec<Token<'a>> {
        if self.form == Form::Package {
            return described::command_line(self.node);
        }
        let Some(command) = self.command() else {
            return Vec::new();
        };
        let mut line = Vec::new();
        match command.value.as_array() {
            Some(items) => line.extend(strings(items).map(|(index, text, span)| {
                let place = if index == 0 { TokenPlace::Command } else { TokenPlace::Arg(index) };
                Token { text, span, place }
            })),
            None => line.extend(command.value.as_str().map(|text| Token {
                text: Cow::Borrowed(text),
                span: command.value.span,
                place: TokenPlace::Command,
            })),
        }
        // Nobody reads a list of arguments beside a command that is a list itself.
        if !line.is_empty() && command.value.as_array().is_none() {
            let args = self.args().and_then(|args| args.value.as_array()).unwrap_or_default();
            line.extend(strings(args).map(|(index, text, span)| Token {
                text,
                span,
                place: TokenPlace::Arg(index),
            }));
        }
        line
    }

    /// The list that holds the arguments: `args`, or `command` where the client keeps both in one.
    pub fn args_array(&self) -> Option<&'a Node<'a>> {
        let is_list = |member: &&Member<'_>| member.value.as_array().is_some();
        self.command().filter(is_list).or_else(|| self.args().filter(is_list)).map(|member| &member.value)
    }
}

fn strings<'a>(items: &'a [Node<'a>]) -> impl Iterator<Item = (usize, Cow<'a, str>, Span)> {
    items
        .iter()
        .enumerate()
        .filter_map(|(index, item)| Some((index, Cow::Borrowed(item.as_str()?), item.span)))
}
