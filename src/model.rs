//! The servers of a config file as rules see them: every field spanned, unknown fields kept.

mod described;
mod parts;

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::OnceLock;

use crate::argv::{Argv, Token, TokenPlace};
use crate::clients::{Container, Dialect, EnableFlag, Mistake, Outcome, Reaction, UnknownWord};
use crate::near::nearest;
use crate::platform::Platform;
use crate::shape::{self, Misfit};
use crate::span::Span;
use crate::syntax::{Member, Node};
use parts::Parts;

/// Root keys of other clients and the spellings people write instead.
const OTHER_ROOT_KEYS: [&str; 12] = [
    "mcpServers",
    "servers",
    "context_servers",
    "mcp_servers",
    "mcp",
    "amp.mcpServers",
    "mcpServer",
    "mcp-servers",
    "MCPServers",
    "mcpservers",
    "McpServers",
    "mcp.servers",
];

/// Keys that only the description of a server has.
const SERVER_KEYS: [&str; 7] = ["command", "args", "url", "serverUrl", "httpUrl", "cmd", "uri"];

/// A config file.
#[derive(Debug, Default)]
pub struct Config<'a> {
    /// The whole value.
    pub root: Option<&'a Node<'a>>,
    /// The maps (or lists) of servers, in file order.
    pub containers: Vec<ServerMap<'a>>,
    /// Every server, in file order.
    pub servers: Vec<Server<'a>>,
}

/// A map or list of servers.
#[derive(Debug)]
pub struct ServerMap<'a> {
    /// The member that holds it; `None` if the servers stand at the top of the file.
    pub member: Option<&'a Member<'a>>,
    /// The map or list.
    pub node: &'a Node<'a>,
    /// Whether it stands where the client looks.
    pub place: Place,
}

/// Whether a [`ServerMap`] stands where the client looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Under a root key of the client.
    Expected,
    /// Under a key that the client does not read.
    WrongKey,
    /// At the top of the file, with no key around it.
    Bare,
}

impl<'a> Config<'a> {
    /// Finds the servers below `root`, as `dialect` would, or as anyone would if it is not known.
    pub fn new(root: Option<&'a Node<'a>>, dialect: Option<&'static Dialect>) -> Self {
        let Some(root) = root else {
            return Self::default();
        };
        let containers = find_containers(root, dialect);
        let mut servers = match dialect.filter(|dialect| dialect.container == Container::Custom) {
            Some(dialect) => described::servers(root, dialect),
            None => Vec::new(),
        };
        let deeper = deeper_roots(root, dialect);
        for (index, container) in containers.iter().enumerate() {
            collect_servers((index, container), &deeper, dialect, &mut servers);
        }
        if !deeper.is_empty() {
            servers.sort_by_key(|server| server.name_span.start);
        }
        let mut seen = HashSet::with_capacity(servers.len());
        for server in servers.iter_mut().rev().filter(|server| server.member.is_some()) {
            server.is_shadowed = !seen.insert((server.container, server.name));
        }
        let forgiving = dialect.map_or(&[][..], |dialect| dialect.forgiving_roots);
        let forgiving: Vec<Span> =
            forgiving.iter().filter_map(|path| Some(resolve(root, path)?.value.span)).collect();
        for server in servers.iter_mut().filter(|_| !forgiving.is_empty()) {
            let node = containers.get(server.container).map(|container| container.node.span);
            server.is_forgiven = node.is_some_and(|node| forgiving.contains(&node));
        }
        Self { root: Some(root), containers, servers }
    }

    /// Whether anything in the file says that it configures MCP servers.
    pub fn looks_like_mcp(&self) -> bool {
        !self.containers.is_empty()
            || self.root.is_some_and(|root| {
                OTHER_ROOT_KEYS
                    .iter()
                    .any(|key| key.to_ascii_lowercase().contains("mcp") && root.get(key).is_some())
            })
    }
}

/// Whether `key` is one under which some client keeps its servers, or a spelling of one.
pub fn is_root_key(key: &str) -> bool {
    OTHER_ROOT_KEYS.contains(&key)
}

/// Whether `node` describes a server.
pub fn is_server_shaped(node: &Node) -> bool {
    SERVER_KEYS.iter().any(|key| node.get(key).is_some())
}

/// Whether `node` is a map or a list in which servers stand.
pub fn is_map_of_servers(node: &Node) -> bool {
    let items: Vec<&Node> = match (node.as_object(), node.as_array()) {
        (Some(members), _) => members.iter().map(|member| &member.value).collect(),
        (_, Some(items)) => items.iter().collect(),
        _ => return false,
    };
    items.iter().any(|item| is_server_shaped(item))
}

fn resolve<'a>(root: &'a Node<'a>, path: &[&str]) -> Option<&'a Member<'a>> {
    let (last, before) = path.split_last()?;
    let mut node = root;
    for key in before {
        node = &node.get(key)?.value;
    }
    node.get(last)
}

fn find_containers<'a>(root: &'a Node<'a>, dialect: Option<&'static Dialect>) -> Vec<ServerMap<'a>> {
    if dialect.is_some_and(|dialect| dialect.container == Container::Custom) {
        return Vec::new();
    }
    let mut found: Vec<ServerMap<'a>> = expected_members(root, dialect)
        .into_iter()
        .filter(|member| member.value.as_object().is_some() || member.value.as_array().is_some())
        .map(|member| ServerMap { member: Some(member), node: &member.value, place: Place::Expected })
        .collect();
    if found.is_empty() {
        found.extend(
            OTHER_ROOT_KEYS
                .iter()
                .filter_map(|key| root.get(key))
                .chain(misspelt_roots(root, dialect))
                .filter(|member| is_map_of_servers(&member.value))
                .map(|member| ServerMap {
                    member: Some(member),
                    node: &member.value,
                    place: Place::WrongKey,
                }),
        );
    }
    if found.is_empty() && is_bare_map(root, dialect) {
        found.push(ServerMap { member: None, node: root, place: Place::Bare });
    }
    found.sort_by_key(|container| container.node.span.start);
    found.dedup_by_key(|container| container.node.span);
    found
}

fn expected_members<'a>(root: &'a Node<'a>, dialect: Option<&'static Dialect>) -> Vec<&'a Member<'a>> {
    let Some(dialect) = dialect else {
        return OTHER_ROOT_KEYS
            .iter()
            .take(6)
            .filter_map(|key| root.get(key))
            .filter(|member| member.key == "mcpServers" || is_map_of_servers(&member.value))
            .collect();
    };
    let mut members: Vec<&Member<'a>> = dialect
        .roots
        .iter()
        .filter_map(|path| {
            resolve(root, path).filter(|member| path.len() == 1 || !is_server_shaped(&member.value))
        })
        .collect();
    // `~/.claude.json` keeps the servers of each project beside those of the user.
    let projects =
        dialect.projects.and_then(|key| root.get(key)).and_then(|projects| projects.value.as_object());
    if let Some(projects) = projects {
        members.extend(projects.iter().filter_map(|project| resolve(&project.value, dialect.roots.first()?)));
    }
    members
}

/// Members whose key is nearly a root key of the client. Only long keys: much is nearly `mcp`.
fn misspelt_roots<'a>(root: &'a Node<'a>, dialect: Option<&'static Dialect>) -> Vec<&'a Member<'a>> {
    let known: Vec<&'static str> = dialect
        .into_iter()
        .flat_map(|dialect| dialect.roots)
        .filter_map(|path| path.first().copied().filter(|key| key.len() > 5))
        .collect();
    let members = root.as_object().unwrap_or_default().iter();
    members.filter(|member| nearest(&member.key, &known).is_some()).collect()
}

/// Whether the file holds servers with no key around them, beside nothing but what the client knows there.
fn is_bare_map(root: &Node, dialect: Option<&'static Dialect>) -> bool {
    let members = root.as_object().unwrap_or_default();
    let mut servers = members.iter().filter(|member| !stands_beside_servers(member, dialect)).peekable();
    servers.peek().is_some() && servers.all(|member| is_server_shaped(&member.value))
}

/// Whether a member at the top of a file is one that the client reads beside its servers (`inputs`).
pub fn stands_beside_servers(member: &Member, dialect: Option<&'static Dialect>) -> bool {
    member.key == "$schema" || dialect.is_some_and(|dialect| dialect.siblings.contains(&&*member.key))
}

/// The maps of servers that lie in another one.
fn deeper_roots(root: &Node<'_>, dialect: Option<&'static Dialect>) -> Vec<Span> {
    let roots = dialect.map_or(&[][..], |dialect| dialect.roots);
    let deeper = roots.iter().filter(|path| path.len() > 1).filter_map(|path| resolve(root, path));
    deeper.filter(|member| !is_server_shaped(&member.value)).map(|member| member.value.span).collect()
}

fn collect_servers<'a>(
    (container, map): (usize, &ServerMap<'a>),
    deeper: &[Span],
    dialect: Option<&'static Dialect>,
    servers: &mut Vec<Server<'a>>,
) {
    let (node, is_bare) = (map.node, map.place == Place::Bare);
    // `mcp` may hold servers and, in newer files, another map of servers, with settings for all of them beside it.
    let holds_deeper = deeper.iter().any(|span| *span != node.span && node.span.contains(*span));
    let is_server = |member: &&Member<'a>| {
        let is_setting =
            holds_deeper && member.value.as_object().is_some() && !is_server_shaped(&member.value);
        !(is_setting || is_bare && stands_beside_servers(member, dialect))
    };
    if let Some(members) = node.as_object() {
        servers.extend(members.iter().filter(is_server).map(|member| {
            let (name, span) = (&member.key, member.key_span);
            Server::new(name, span, &member.value, Some(member), container, Form::Entry, dialect)
        }));
    }
    for item in node.as_array().unwrap_or_default() {
        let name = item.get("name");
        let span = name.map_or(Span::new(item.span.start, item.span.start + 1), |name| name.value.span);
        let name = name.and_then(|name| name.value.as_str()).unwrap_or("");
        servers.push(Server::new(name, span, item, None, container, Form::Entry, dialect));
    }
}

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
    is_forgiven: bool,
    /// Whether another server of that name follows in the same map, so that no client reads this one.
    pub is_shadowed: bool,
    parts: Parts<'a>,
    argv: OnceLock<Argv<'a>>,
    misfits: OnceLock<Vec<Misfit<'a>>>,
}

impl<'a> Server<'a> {
    fn new(
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
        let spares_programs = dialect.transport.unknown_word == UnknownWord::UrlDropped;
        if is_word && spares_programs && self.command().is_some() {
            return Some(Reaction { outcome: Outcome::Warned, ..reaction });
        }
        Some(reaction)
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
