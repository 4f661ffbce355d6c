//! The servers of a config file as rules see them: every field spanned, unknown fields kept.

mod described;
mod listed;
mod parts;
mod server;
pub(crate) mod uses;

pub use server::{Form, Server};

use std::collections::HashSet;

use crate::clients::{Container, Dialect};
use crate::near::nearest;
use crate::span::Span;
use crate::syntax::{Member, Node};

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
        !self.containers.is_empty() || self.names_mcp()
    }

    /// Whether a key at the top of the file is one of MCP and nothing else.
    pub fn names_mcp(&self) -> bool {
        let is_ours = |key: &&&str| key.to_ascii_lowercase().contains("mcp");
        let mut ours = OTHER_ROOT_KEYS.iter().filter(is_ours);
        self.root.is_some_and(|root| ours.any(|key| root.get(key).is_some()))
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
    listed::servers(node, container, dialect, servers);
}
