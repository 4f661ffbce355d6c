//! Configs as the dialect of a client describes them: its roots, key names, container and transport words, with
//! values of which many are mistakes.

use mcplint::LintOptions;
use mcplint::clients::{self, Container, DIALECTS, Dialect, FieldKind, Knowledge, Os};
use mcplint::platform::Platform;
use mcplint::syntax::{Format, Problem, ProblemKind};
use proptest::prelude::*;
use proptest::sample::select;

use super::tree::{Layout, Style, Tree, list, map, style, write};

/// A config with how its client is told.
#[derive(Clone, Debug)]
pub(super) struct Config {
    pub(super) client: &'static str,
    pub(super) path: String,
    pub(super) platform: Option<Platform>,
    pub(super) text: String,
    /// The number of comments in it, each with its own mark.
    pub(super) notes: usize,
}

impl Config {
    /// How the client reads this file: it may have another dialect for files of another generation.
    pub(super) fn dialect(&self) -> &'static Dialect {
        let of_client = clients::by_id(self.client).unwrap();
        let of_path = clients::detect(&self.path, Some("/home/me")).map(|found| found.dialect);
        of_path.filter(|dialect| dialect.id == of_client.id).unwrap_or(of_client)
    }

    pub(super) fn options(&self) -> LintOptions<'static> {
        LintOptions {
            client: Some(self.dialect()),
            platform: self.platform,
            host_platform: Some(Platform::Linux),
            home: Some("/home/me"),
            ..LintOptions::default()
        }
    }
}

/// Whether the parser of the client takes this all the same.
pub(super) fn takes(dialect: &Dialect, problem: &Problem) -> bool {
    let is_taken = match problem.kind {
        ProblemKind::Comment => dialect.leniency.comments,
        ProblemKind::TrailingComma => dialect.leniency.trailing_commas,
        _ => Knowledge::No,
    };
    is_taken == Knowledge::Yes
}

/// Configs of every client; of TOML and YAML more than their clients' share.
pub(super) fn config() -> impl Strategy<Value = Config> {
    let dialects: Vec<usize> = DIALECTS
        .iter()
        .enumerate()
        .flat_map(|(index, dialect)| {
            let share = match dialect.format {
                Format::Json => 1,
                Format::Toml => 20,
                Format::Yaml => 7,
            };
            vec![index; share]
        })
        .collect();
    select(dialects).prop_flat_map(|index| {
        let dialect = DIALECTS[index];
        let platforms = [Platform::Linux, Platform::Macos, Platform::Windows, Platform::Wsl, Platform::Any];
        let servers = prop::collection::vec((select(NAMES), server(dialect)), 0..4);
        let platform = prop::option::of(select(platforms.to_vec()));
        (servers, platform, style(), root(dialect)).prop_map(move |(servers, platform, style, root)| {
            let tree = whole(dialect, root, servers);
            let (text, notes) = write(&tree, dialect.format, lenient(dialect, style));
            Config { client: dialect.id, path: path(dialect), platform, text, notes }
        })
    })
}

/// The style without what the client refuses.
fn lenient(dialect: &Dialect, style: Style) -> Style {
    let is_json = dialect.format == Format::Json;
    Style {
        comments: style.comments && (!is_json || dialect.leniency.comments == Knowledge::Yes),
        trailing_commas: style.trailing_commas
            && is_json
            && dialect.leniency.trailing_commas == Knowledge::Yes
            && style.layout != Layout::Wide,
        ..style
    }
}

/// A place of the client's config.
fn path(dialect: &Dialect) -> String {
    let file = dialect.files.iter().find(|file| matches!(file.os, Os::Any | Os::Linux));
    let Some(file) = file.or(dialect.files.first()) else {
        return format!("config.{}", dialect.format.name().to_lowercase());
    };
    file.path
        .replace('~', "/home/me")
        .replace("$XDG_CONFIG_HOME", "/home/me/.config")
        .replace("%APPDATA%", "C:/Users/me/AppData/Roaming")
        .replace("%LOCALAPPDATA%", "C:/Users/me/AppData/Local")
        .replace('*', "x")
}

const NAMES: &[&str] = &["github", "files", "my server", "日本", "a.b", "GitHub", "x_1"];

/// The keys under which the servers stand: mostly a root of the client, sometimes one of another.
fn root(dialect: &'static Dialect) -> impl Strategy<Value = Vec<&'static str>> {
    let of_client: Vec<Vec<&'static str>> = dialect.roots.iter().map(|root| root.to_vec()).collect();
    let others =
        vec![vec!["mcpServers"], vec!["servers"], vec!["mcp_servers"], vec!["mcp", "servers"], vec![]];
    prop_oneof![6 => select(of_client), 1 => select(others)]
}

fn whole(dialect: &Dialect, root: Vec<&str>, servers: Vec<(&str, Tree)>) -> Tree {
    match (dialect.id, dialect.container) {
        ("mcpb", _) => {
            let launch = servers.into_iter().next().map_or_else(|| map([]), |(_, server)| server);
            return map([
                ("manifest_version", "0.3".into()),
                ("name", "x".into()),
                ("version", "1.0.0".into()),
                (
                    "server",
                    map([("type", "node".into()), ("entry_point", "x.js".into()), ("mcp_config", launch)]),
                ),
            ]);
        }
        ("mcp-server-json", _) => return published(servers),
        _ => {}
    }
    let mut unique: Vec<(String, Tree)> = Vec::new();
    for (name, server) in servers {
        if unique.iter().all(|(known, _)| known != name) {
            unique.push((name.to_owned(), server));
        }
    }
    let servers = if dialect.container == Container::List {
        let named = |(name, server): (String, Tree)| {
            let mut members = vec![("name".to_owned(), Tree::Text(name))];
            if let Tree::Map(rest) = server {
                members.extend(rest.into_iter().filter(|(key, _)| key != "name"));
            }
            Tree::Map(members)
        };
        Tree::List(unique.into_iter().map(named).collect())
    } else {
        Tree::Map(unique)
    };
    root.iter().rev().fold(servers, |inner, key| Tree::Map(vec![((*key).to_owned(), inner)]))
}

/// A server.json with these servers as its packages.
fn published(servers: Vec<(&str, Tree)>) -> Tree {
    let packages = servers.into_iter().map(|(name, _)| {
        map([
            ("registryType", "npm".into()),
            ("identifier", format!("@me/{}", name.replace(' ', "-")).as_str().into()),
            ("version", "1.0.0".into()),
            ("transport", map([("type", "stdio".into())])),
            (
                "runtimeArguments",
                Tree::List(vec![map([("type", "positional".into()), ("value", "-y".into())])]),
            ),
            ("environmentVariables", Tree::List(vec![map([("name", "TOKEN".into())])])),
        ])
    });
    map([
        ("name", "io.github.me/x".into()),
        ("description", "A server".into()),
        ("version", "1.0.0".into()),
        ("packages", Tree::List(packages.collect())),
    ])
}

/// Command lines, most with a mistake on some platform.
const COMMANDS: &[&[&str]] = &[
    &["npx", "-y", "@modelcontextprotocol/server-filesystem", "/home/me/docs"],
    &["npx", "@modelcontextprotocol/server-memory"],
    &["npx", "@modelcontextprotocol/server-github", "-y"],
    &["npx -y some-mcp-server"],
    &["npx", "-y some-mcp-server --verbose"],
    &[" npx", "-y", "some-mcp-server"],
    &["npm", "exec", "@scope/server", "--flag"],
    &["yarn", "dlx", "some-mcp-server"],
    &["uvx", "mcp-server-git", "--repository", "~/code"],
    &["uvx", "mcp-server-fetch"],
    &["uv", "run", "server.py", "--directory", "/srv/x"],
    &["uv", "--directory", "/ABSOLUTE/PATH/TO/PARENT/FOLDER/weather", "run", "weather.py"],
    &["python", "server.py"],
    &["python3", "-m", "my_server"],
    &["node", "~/x/index.js"],
    &["node", "src/index.ts"],
    &["nodemon", "index.js"],
    &["./server.sh"],
    &["server.py"],
    &["$HOME/bin/server"],
    &["C:\\Users\\me\\server.exe"],
    &["C:\\Program Files\\nodejs\\npx.cmd", "-y", "some-mcp-server"],
    &["cmd", "/c", "npx", "-y", "some-mcp-server"],
    &["cmd", "npx", "-y", "some-mcp-server"],
    &["cmd", "/k", "npx", "-y", "some-mcp-server"],
    &["cmd", "/c", "npx -y some-mcp-server"],
    &["bash", "-c", "npx", "-y", "some-mcp-server"],
    &["wsl", "npx", "-y", "some-mcp-server"],
    &["wsl", "bash", "-c", "npx -y some-mcp-server"],
    &["docker", "run", "--rm", "mcp/fetch"],
    &["docker", "run", "-it", "--rm", "mcp/fetch"],
    &["docker", "run", "-i", "mcp/fetch", "-e", "TOKEN"],
    &["docker", "run", "-i", "--rm", "-e", "TOKEN", "-v", "~/x:/x", "mcp/fetch"],
    &["docker", "run", "-d", "-p", "3000:3000", "mcp/fetch"],
    &["docker", "compose", "run", "server"],
    &["conda", "run", "-n", "x", "python", "-m", "server"],
    &["npx", "-y", "mcp-remote", "http://example.com/sse"],
    &["npx", "-y", "mcp-remote", "https://example.com/mcp", "--header", "Authorization: Bearer ${TOKEN}"],
    &["npx", "-y", "\"some-mcp-server\""],
    &["/home/me/.nvm/versions/node/v20.1.0/bin/npx", "-y", "some-mcp-server"],
    &["/mnt/c/Users/me/server.exe"],
    &["some-server", "--token", "${TOKEN}", "--path", "%APPDATA%\\x", "${input:key}", "${env:HOME}/x"],
    &["some-server", "&&", "echo", "x"],
    &[""],
];

const URLS: &[&str] = &[
    "https://example.com/mcp",
    "https://example.com/sse",
    "http://localhost:3000/mcp",
    "example.com/mcp",
    " https://example.com/mcp",
    "https://mcp.linear.app/sse",
    "https://api.githubcopilot.com/mcp",
    "https://mcp.notion.com/sse",
    "https://example.com/${TOKEN}/mcp",
];

const VALUES: &[&str] = &[
    "x",
    "1",
    "true",
    "",
    "${TOKEN}",
    "$TOKEN",
    "%TOKEN%",
    "${input:key}",
    "${env:HOME}/x",
    "~/x",
    "<YOUR_API_KEY>",
    "/usr/local/bin:$PATH",
    "C:\\x\\new",
    "it's",
    "a: b # c",
    "\"quoted\"",
    "Bearer abc",
];

const VARIABLES: &[&str] = &["TOKEN", "GITHUB_PERSONAL_ACCESS_TOKEN", "PATH", "DEBUG", "NODE_OPTIONS", "A_B"];

const HEADERS: &[&str] = &["Authorization", "X-Api-Key", "Bad Header"];

/// A value of the environment: mostly a string, sometimes not.
fn value() -> impl Strategy<Value = Tree> {
    prop_oneof![
        8 => select(VALUES).prop_map(Tree::from),
        1 => any::<bool>().prop_map(Tree::Bool),
        1 => (0..90_000u32).prop_map(Tree::Number),
    ]
}

fn named_values(names: &'static [&'static str]) -> impl Strategy<Value = Tree> {
    prop::collection::vec((select(names), value()), 0..4).prop_map(|pairs| {
        let mut members: Vec<(String, Tree)> = Vec::new();
        for (name, value) in pairs {
            if members.iter().all(|(known, _)| known != name) {
                members.push((name.to_owned(), value));
            }
        }
        Tree::Map(members)
    })
}

/// Fields that some client reads, or nobody.
fn strays() -> Vec<(&'static str, Tree)> {
    let mut strays = vec![
        ("disabled", Tree::Bool(true)),
        ("disabled", Tree::Bool(false)),
        ("enabled", Tree::Bool(false)),
        ("enabled", Tree::Bool(true)),
        ("timeout", Tree::Number(60)),
        ("timeout", Tree::Number(60_000)),
        ("autoApprove", list(&["read", "write"])),
        ("alwaysAllow", list(&[])),
        ("cwd", "~/x".into()),
        ("cwd", "/srv/x".into()),
        ("description", "What it does: \"all\"".into()),
        ("comand", "npx".into()),
        ("arg", list(&["x"])),
        ("environment", map([("TOKEN", "x".into())])),
        ("env", map([("TOKEN", "x".into())])),
        ("headers", map([("Authorization", "Bearer ${TOKEN}".into())])),
        ("httpUrl", "https://example.com/mcp".into()),
        ("serverUrl", "https://example.com/mcp".into()),
        ("bearer_token", "abcdef".into()),
    ];
    for word in ["stdio", "local", "http", "sse", "streamable-http", "streamable_http", "remote", "ws"] {
        strays.push(("type", word.into()));
        strays.push(("transport", word.into()));
    }
    strays
}

/// A value that a field of this kind takes, where one is easily found.
fn sound(kind: FieldKind) -> Option<Tree> {
    match kind {
        FieldKind::String
        | FieldKind::Path
        | FieldKind::Anything
        | FieldKind::StringOrStrings
        | FieldKind::Scalar => Some("x".into()),
        FieldKind::OneOf(words) => words.first().map(|word| Tree::from(*word)),
        FieldKind::Strings => Some(list(&["a", "b"])),
        FieldKind::StringMap | FieldKind::ScalarMap => Some(map([("A", "b".into())])),
        FieldKind::Bool | FieldKind::ObjectOrBool => Some(Tree::Bool(true)),
        FieldKind::False => Some(Tree::Bool(false)),
        FieldKind::Number | FieldKind::Duration(_) | FieldKind::Durations(_) => Some(Tree::Number(30)),
        FieldKind::VariableName => Some("TOKEN".into()),
        FieldKind::Refused(_) => Some("x".into()),
        FieldKind::Object => Some(map([("a", "b".into())])),
        FieldKind::MapOf(kind) => Some(map([("A", sound(*kind)?)])),
        FieldKind::Either(kinds) | FieldKind::Untagged(kinds) => kinds.first().and_then(|kind| sound(*kind)),
        FieldKind::ListOf(_)
        | FieldKind::Fields(_)
        | FieldKind::OnlyFields(_)
        | FieldKind::FieldsIfMap(_) => None,
    }
}

/// A field that the client reads, with a value that it takes.
fn fields(dialect: &Dialect) -> Vec<(&'static str, Tree)> {
    let transport = dialect.transport;
    let words = [transport.stdio, transport.http, transport.sse, transport.other].concat();
    let words =
        transport.key.into_iter().flat_map(|key| words.iter().map(move |word| (key, Tree::from(*word))));
    dialect.fields.iter().filter_map(|field| Some((field.name, sound(field.kind)?))).chain(words).collect()
}

/// An entry: a process or a URL, with some fields more.
fn server(dialect: &'static Dialect) -> impl Strategy<Value = Tree> {
    let env = prop::option::of(named_values(VARIABLES));
    let headers = prop::option::of(named_values(HEADERS));
    let mut known = fields(dialect);
    if known.is_empty() {
        known.push(("description", "x".into()));
    }
    let more = prop::collection::vec(prop_oneof![3 => select(known), 2 => select(strays())], 0..4);
    let is_remote = prop::bool::weighted(0.3);
    let shape = 0..12u8;
    (is_remote, select(COMMANDS), select(URLS), env, headers, more, shape).prop_map(
        move |(is_remote, command, url, env, headers, more, shape)| {
            let mut members: Vec<(String, Tree)> = Vec::new();
            let keys = &dialect.keys;
            let mut add = |key: &str, value: Tree| {
                if members.iter().all(|(known, _)| known != key) {
                    members.push((key.to_owned(), value));
                }
            };
            let mut more = more.into_iter();
            if shape % 2 == 0
                && let Some((key, value)) = more.next()
            {
                add(key, value);
            }
            if is_remote {
                add(keys.url.first().copied().unwrap_or("url"), url.into());
                if let Some(headers) = headers {
                    add(keys.headers.unwrap_or("headers"), headers);
                }
            } else {
                let (program, args) = command.split_first().unwrap();
                match shape {
                    // As other clients have it.
                    0 => {
                        add("command", list(command));
                    }
                    1 => {
                        add("command", (*program).into());
                        add("args", args.join(" ").as_str().into());
                    }
                    _ if keys.command_is_array => add(keys.command, list(command)),
                    2 if args.is_empty() => add(keys.command, (*program).into()),
                    _ => {
                        add(keys.command, (*program).into());
                        add(keys.args, list(args));
                    }
                }
                if let Some(env) = env {
                    add(keys.env, env);
                }
            }
            for (key, value) in more {
                add(key, value);
            }
            Tree::Map(members)
        },
    )
}
