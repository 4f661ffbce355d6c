//! One server as rules see it.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::OnceLock;

use super::described;
use super::parts::Parts;
use super::uses::{self, Use};
use crate::argv::{Argv, Token, TokenPlace};
use crate::byte_set::ByteSet;
use crate::clients::{Dialect, EnableFlag, Mistake, Outcome, Reaction, UnknownWord};
use crate::platform::Platform;
use crate::secrets;
use crate::shape::{self, Misfit};
use crate::span::Span;
use crate::syntax::{Member, Node, Value};
use crate::url::Url;

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
    read: Read<'a>,
}

/// As many variables are looked through one by one.
const FEW: usize = 8;

/// What is read out of an entry, once, when a rule first asks.
#[derive(Debug, Default)]
struct Read<'a> {
    // In a box, so that a server of which it was not asked stays small.
    argv: OnceLock<Box<Argv<'a>>>,
    bytes: OnceLock<ByteSet>,
    uses: OnceLock<Vec<Use<'a>>>,
    env_names: OnceLock<HashSet<&'a str>>,
    misfits: OnceLock<Vec<Misfit<'a>>>,
    issues: OnceLock<Box<str>>,
    may_hold_secret: OnceLock<bool>,
    url: OnceLock<Option<Url<'a>>>,
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
            read: Read::default(),
        }
    }

    /// The same server with nothing read out of it yet. What is read is large: judged one by one and dropped, the
    /// servers of a large file never hold theirs all at once.
    pub(crate) fn unread(&self) -> Self {
        Self { read: Read::default(), ..*self }
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

    /// Whether `env` has a variable of this name.
    pub(crate) fn sets(&self, name: &str) -> bool {
        // Most have a few, and most names are asked for once.
        if self.env_vars().nth(FEW).is_none() {
            return self.env_vars().any(|variable| variable.key == name);
        }
        let names = || self.env_vars().map(|variable| variable.key.as_ref()).collect();
        self.read.env_names.get_or_init(names).contains(name)
    }

    /// The URL of a remote server.
    pub fn url(&self) -> Option<&'a Member<'a>> {
        self.parts.url
    }

    /// That URL taken apart, once; `None` if it is none, or a variable holds the start of it.
    pub(crate) fn parsed_url(&self) -> Option<Url<'a>> {
        *self.read.url.get_or_init(|| Url::parse(self.url()?.value.as_str()?.trim()))
    }

    /// The working folder, under the names that clients use.
    pub fn cwd(&self) -> Option<&'a Member<'a>> {
        self.parts.cwd
    }

    /// The HTTP headers: a field of the entry, or of another field, as `requestOptions` of Continue.
    pub fn headers(&self) -> Option<&'a Member<'a>> {
        self.parts.headers
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
        self.read.misfits.get_or_init(|| shape::misfits(self))
    }

    /// What the client says of all of them in one message.
    pub(crate) fn issues(&self) -> &str {
        self.read.issues.get_or_init(|| shape::issues(self).into())
    }

    /// The strings in which a client may expand variables, found once.
    pub(crate) fn uses(&self) -> &[Use<'a>] {
        self.read.uses.get_or_init(|| uses::values(self))
    }

    /// The bytes of all keys and strings of the entry, as they read: what holds no `$` holds no variable.
    pub(crate) fn bytes(&self) -> ByteSet {
        *self.read.bytes.get_or_init(|| bytes_below(self.node, ByteSet::default()))
    }

    /// Whether any string of the entry may hold a secret, found once.
    pub(crate) fn may_hold_secret(&self) -> bool {
        *self.read.may_hold_secret.get_or_init(|| self.node.any_string(&secrets::may_be_in))
    }

    /// The command line, read once.
    pub fn argv(&self) -> &Argv<'a> {
        self.read.argv.get_or_init(|| Box::new(Argv::new(self)))
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

    /// The strings of the command line alone, for those who need neither their places nor what they mean.
    pub(crate) fn words(&self) -> impl Iterator<Item = Cow<'a, str>> {
        let package = (self.form == Form::Package).then(|| described::command_line(self.node));
        let command = self.command().filter(|_| package.is_none()).map(|command| &command.value);
        let args = command.filter(|command| command.as_str().is_some()).and_then(|_| self.args());
        let lists = [command, args.map(|args| &args.value)].into_iter().flatten().filter_map(Node::as_array);
        let program = command.and_then(Node::as_str).map(Cow::Borrowed);
        let package = package.into_iter().flatten().map(|token| token.text);
        package.chain(program).chain(lists.flat_map(strings).map(|(_, text, _)| text))
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

fn bytes_below(node: &Node<'_>, bytes: ByteSet) -> ByteSet {
    match &node.value {
        Value::String(text) => bytes.with(text),
        Value::Array(items) => items.iter().fold(bytes, |bytes, item| bytes_below(item, bytes)),
        Value::Object(members) => {
            members.iter().fold(bytes, |bytes, member| bytes_below(&member.value, bytes.with(&member.key)))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => bytes,
    }
}
