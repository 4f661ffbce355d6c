//! What is known of a client: where its files lie, what it takes, what its fields mean.

use super::{
    Absent, BadEntry, CommandAndUrl, ConfigFile, Field, Inherits, NameRules, Reacts, ShimQuoting,
    StartFolder, Starting, Successor, Unset, Validator, VariableForm, Variables, WindowsShims,
};
use crate::syntax::Format;

/// How one client reads its config.
#[derive(Debug)]
pub struct Dialect {
    /// The id that `--client` takes and the JSON output shows: `claude-desktop`.
    pub id: &'static str,
    /// The name that people use: `Claude Desktop`.
    pub name: &'static str,
    /// Where its config lies, the most usual place first.
    pub files: &'static [ConfigFile],
    /// Keys of which one set must be there, where the name of the file is one of many things.
    pub only_with: &'static [&'static [&'static str]],
    /// Whether a file is its own only where a map stands under a root key: most such files have none.
    pub only_with_root: bool,
    /// A part of the URL in `$schema` that only its files have.
    pub schema: Option<&'static str>,
    /// The format of its files, where a [`ConfigFile`] says nothing else.
    pub format: Format,
    /// What its parser takes beyond strict JSON.
    pub leniency: Leniency,
    /// Whether its parser passes over slips that leave one reading: no comma between two values, a raw line break or tab
    /// in a string, a space that is none between values.
    pub forgives_slips: Knowledge,
    /// The keys under which it looks for servers, the usual one first. Each is a path of keys:
    /// `&["mcp", "servers"]` is `{"mcp": {"servers": …}}`.
    pub roots: &'static [&'static [&'static str]],
    /// In which files it reads the servers with no key around them.
    pub bare_map: BareMap,
    /// Whether a file may be one server alone, named after the file.
    pub takes_one_server: bool,
    /// Set where the client asks to keep servers elsewhere: the place, and why.
    pub root_successor: Option<Successor>,
    /// A key under which its file for one person keeps settings of each project, with servers of their own.
    pub projects: Option<&'static str>,
    /// Whether the servers are a map by name or a list of objects with a `name`.
    pub container: Container,
    /// Whether it takes a list of servers for a map whose names are the places in it, `0` and on.
    pub lists_by_place: bool,
    /// Other keys that it reads beside the root key of its own file (`inputs`). Empty where the file
    /// is a settings file with any number of keys: then no key beside the root is judged.
    pub siblings: &'static [&'static str],
    /// Other settings of its file that cost it every server if they have the wrong type or an unknown word.
    pub settings: &'static [Field],
    /// Every field of a server that it reads.
    pub fields: &'static [Field],
    /// Whether it refuses or ignores other fields than these.
    pub unknown_fields: UnknownFields,
    /// The names of the fields that rules ask for.
    pub keys: Keys,
    /// The key of a URL that it speaks to over streamable HTTP, where the usual key always means
    /// server-sent events.
    pub http_url: Option<&'static str>,
    /// The map that holds the headers under `headers`, where they do not stand in the entry itself.
    pub headers_inside: Option<&'static str>,
    /// How it knows what kind of server an entry is.
    pub transport: TransportRules,
    /// What it makes of an entry with both a program and a URL.
    pub command_and_url: CommandAndUrl,
    /// Transport words for servers that another program hands over.
    pub handed_over: &'static [HandedOver],
    /// The variable forms that it expands, and where.
    pub variables: Variables,
    /// Fields (by [`Keys`] name) in which it expands other forms than those of [`Dialect::variables`].
    pub variables_by_field: &'static [(&'static str, &'static [VariableForm])],
    /// Fields (by [`Keys`] name) in which a default is taken as it stands, references and all.
    pub plain_defaults: &'static [&'static str],
    /// Fields (by [`Keys`] name) in which it is known to expand nothing, where of others it is not known.
    pub literal_fields: &'static [&'static str],
    /// Forms for which it drops the entry.
    pub refused_forms: &'static [VariableForm],
    /// Whether it fills in `{{NAME}}` with values of its own.
    pub fills_templates: bool,
    /// Whether a shell of its own reads the values, `$(command)` and all.
    pub shell_reads_values: bool,
    /// Time limits that the client reads from its own environment: they do nothing in the `env` of a server.
    pub timeout_variables: &'static [&'static str],
    /// What it asks of the names of servers.
    pub names: NameRules,
    /// Whether it takes white space away around the value of a header. `No`: it sends no such header.
    pub trims_headers: Knowledge,
    /// Whether it expands a leading `~` in `command`, `args` and `cwd`, apart from [`Dialect::tilde_fields`].
    pub tilde: Knowledge,
    /// Fields (by [`Keys`] name) in which it expands a leading `~`, whatever it does elsewhere.
    pub tilde_fields: &'static [&'static str],
    /// Whether it starts the process in the entry's `cwd`.
    pub cwd: Knowledge,
    /// The folder in which a process starts when the entry names none.
    pub start_folder: StartFolder,
    /// What the child gets of the client's own environment.
    pub inherits: Inherits,
    /// What it does when it starts a server, beyond what rules ask.
    pub starting: Starting,
    /// Whether it searches the `PATH` of `env` in place of its own.
    pub searches_own_path: Knowledge,
    /// Whether it skips lines on the pipe that are no JSON.
    pub skips_noise: Knowledge,
    /// Whether it adds `--rm` to `docker run` itself.
    pub adds_docker_rm: bool,
    /// Whether a bare `npx` starts on Windows.
    pub windows_shims: WindowsShims,
    /// Whether an argument with a blank reaches a `.cmd` shim in one piece on Windows.
    pub shim_quoting: ShimQuoting,
    /// Whether it hands a `.ps1` file to PowerShell itself.
    pub starts_powershell_scripts: bool,
    /// Whether it puts the Node.js versions of nvm on the PATH that it searches on macOS.
    pub finds_nvm: bool,
    /// Whether it is started from a desktop, so that it does not see the shell's PATH.
    pub desktop_app: bool,
    /// What one bad entry costs.
    pub bad_entry: BadEntry,
    /// How it checks the types of an entry's fields, and how it names them.
    pub validator: Validator,
    /// What it does about mistakes, where [`Dialect::bad_entry`] is not all that is known. The first row that fits counts.
    pub reactions: &'static [Reacts],
    /// What it takes for a missing value.
    pub absent: Absent,
    /// Whether it checks the fields of the other transport as well.
    pub checks_foreign_fields: bool,
    /// A flag that makes an entry one that only switches a server described elsewhere: with it, what is wrong with an
    /// entry costs that entry alone, and the client says nothing.
    pub stub_flag: Option<&'static str>,
    /// The roots below which it drops a bad entry alone, and without a word, although a bad entry elsewhere costs more.
    pub forgiving_roots: &'static [&'static [&'static str]],
    /// What the client says about a file that it cannot parse.
    pub parse_error: Option<&'static str>,
    /// Whether it shows the words of the parser that mcplint uses for its format too.
    pub quotes_parser: bool,
    /// What the user sees when a stdio server dies before the handshake.
    pub closed_error: &'static str,
    /// Where these facts come from.
    pub sources: &'static [Source],
}

impl Dialect {
    /// A client of which nothing is known but that it is built on the MCP SDK for TypeScript, as most are: what
    /// a client's file does not say. JSON, a map of servers, and no rule speaks.
    pub const UNKNOWN: Self = Self {
        id: "",
        name: "",
        files: &[],
        only_with: &[],
        only_with_root: false,
        schema: None,
        format: Format::Json,
        leniency: Leniency::UNKNOWN,
        forgives_slips: Knowledge::Unknown,
        roots: &[],
        bare_map: BareMap::WhereARoot,
        takes_one_server: false,
        projects: None,
        root_successor: None,
        container: Container::Map,
        lists_by_place: false,
        siblings: &[],
        settings: &[],
        fields: &[],
        unknown_fields: UnknownFields::Unknown,
        keys: Keys {
            command: "command",
            command_is_array: false,
            args: "args",
            env: "env",
            url: &["url"],
            headers: Some("headers"),
            cwd: None,
            enable: EnableFlag::Unknown,
        },
        http_url: None,
        headers_inside: None,
        literal_fields: &[],
        fills_templates: false,
        refused_forms: &[],
        command_and_url: CommandAndUrl::Unknown,
        transport: TransportRules {
            key: None,
            stdio: &[],
            http: &[],
            sse: &[],
            other: &[],
            url_without_word: UrlWithoutWord::Unknown,
            required: false,
            unknown_word: UnknownWord::Unknown,
        },
        handed_over: &[],
        variables: Variables { forms: &[], fields: &[], unset: Unset::Unknown, complete: false },
        variables_by_field: &[],
        plain_defaults: &[],
        shell_reads_values: false,
        timeout_variables: &[],
        names: NameRules::UNKNOWN,
        trims_headers: Knowledge::Unknown,
        tilde: Knowledge::Unknown,
        tilde_fields: &[],
        cwd: Knowledge::Unknown,
        start_folder: StartFolder::Unknown,
        inherits: Inherits::Unknown,
        starting: Starting::SDK,
        searches_own_path: Knowledge::Unknown,
        skips_noise: Knowledge::Unknown,
        adds_docker_rm: false,
        windows_shims: WindowsShims::Unknown,
        shim_quoting: ShimQuoting::Unknown,
        starts_powershell_scripts: false,
        finds_nvm: false,
        desktop_app: false,
        bad_entry: BadEntry::Unknown,
        validator: Validator::Unknown,
        reactions: &[],
        absent: Absent::Missing,
        checks_foreign_fields: false,
        stub_flag: None,
        forgiving_roots: &[],
        parse_error: None,
        quotes_parser: false,
        closed_error: "MCP error -32000: Connection closed",
        sources: &[],
    };

    /// The root keys in words: `mcpServers` or `mcp.servers`.
    pub fn root_name(&self) -> String {
        self.roots.first().map_or_else(String::new, |path| path.join("."))
    }

    /// Whether it expands a leading `~` in this field (a [`Keys`] name), where clients differ by field.
    pub fn expands_tilde(&self, field: &str) -> Knowledge {
        if self.tilde_fields.contains(&field) { Knowledge::Yes } else { self.tilde }
    }

    /// The forms of variables that it expands in this field (a [`Keys`] name).
    pub fn forms_in(&self, field: &str) -> &'static [VariableForm] {
        match self.variables_by_field.iter().find(|(name, _)| *name == field) {
            Some((_, forms)) => forms,
            None if self.variables.fields.contains(&field) => self.variables.forms,
            None => &[],
        }
    }

    /// The row of [`Dialect::handed_over`] for this word.
    pub fn handed_over(&self, word: &str) -> Option<&'static HandedOver> {
        self.handed_over.iter().find(|row| row.word == word)
    }

    /// The field with this name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// A fact with its source.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// A URL, or what was run: `ran 2.1.197`.
    pub what: &'static str,
    /// The day it was checked, `2026-11-22`.
    pub checked: &'static str,
}

/// What a client's JSON parser takes beyond strict JSON.
#[derive(Clone, Copy, Debug)]
pub struct Leniency {
    /// `//` and `/* */`.
    pub comments: Knowledge,
    /// A comma before a closing bracket.
    pub trailing_commas: Knowledge,
    /// A UTF-8 byte order mark.
    pub bom: Knowledge,
}

impl Leniency {
    /// `JSON.parse`: nothing beyond JSON.
    pub const STRICT: Self =
        Self { comments: Knowledge::No, trailing_commas: Knowledge::No, bom: Knowledge::No };
    /// JSON with comments, as VS Code reads it.
    pub const JSONC: Self =
        Self { comments: Knowledge::Yes, trailing_commas: Knowledge::Yes, bom: Knowledge::Yes };
    /// Nothing firm is known.
    pub const UNKNOWN: Self =
        Self { comments: Knowledge::Unknown, trailing_commas: Knowledge::Unknown, bom: Knowledge::Unknown };
}

/// A yes or no that may not be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Knowledge {
    /// A source says yes.
    Yes,
    /// A source says no.
    No,
    /// No source says.
    Unknown,
}

/// How the servers stand in their root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// `{"name": {…}}`
    Map,
    /// `[{"name": "…", …}]`
    List,
    /// No fixed container: the launch description has a shape of its own (server.json, MCPB).
    Custom,
}

/// In which files a client reads the servers with no root key around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BareMap {
    /// Wherever the empty path is among its roots; nowhere else.
    WhereARoot,
    /// In files whose path ends so, whatever its roots say of others.
    InFilesNamed(&'static str),
    /// In files of this name that belong to a plugin: a folder of the path says so, or this folder lies beside them.
    InPlugins {
        /// The name of the file.
        name: &'static str,
        /// The folder beside it.
        folder: &'static str,
    },
}

/// A transport word for servers that another program hands to the client. In a file it is of no use to people, so no
/// finding names it as one to write.
#[derive(Clone, Copy, Debug)]
pub struct HandedOver {
    /// The word.
    pub word: &'static str,
    /// What the client says of an entry in a file, `{name}` standing for the server; `None` if it loads it.
    pub says: Option<&'static str>,
}

/// What a client does with a field that it does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownFields {
    /// It reads the rest of the entry.
    Ignored,
    /// It warns and reads the rest of the entry.
    Warned,
    /// It drops the entry.
    EntryDropped,
    /// No source says.
    Unknown,
}

/// The names under which a client keeps what rules ask for. `None`: it has no such field.
#[derive(Clone, Copy, Debug)]
pub struct Keys {
    /// The program; a string, or with [`Keys::command_is_array`] a list that holds the arguments too.
    pub command: &'static str,
    /// Whether `command` holds the arguments as well (opencode).
    pub command_is_array: bool,
    /// The arguments.
    pub args: &'static str,
    /// The variables of the child.
    pub env: &'static str,
    /// The URLs of remote servers that it reads, the usual one first. Empty: it knows no remote servers.
    pub url: &'static [&'static str],
    /// The HTTP headers.
    pub headers: Option<&'static str>,
    /// The working folder.
    pub cwd: Option<&'static str>,
    /// The flag that turns a server on or off.
    pub enable: EnableFlag,
}

/// The flag that turns a server on or off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnableFlag {
    /// `"disabled": true`
    Disabled,
    /// `"enabled": false`
    Enabled,
    /// Another key, `true` meaning on.
    On(&'static str),
    /// The file has no such flag; the text says, after "turn it off", where else that is done.
    Elsewhere(&'static str),
    /// The file has no such flag.
    Absent,
    /// No source says.
    Unknown,
}

/// How a client tells what kind of server an entry is.
#[derive(Clone, Copy, Debug)]
pub struct TransportRules {
    /// The field that names the transport (`type`, `transport`); `None` if it reads no such field.
    pub key: Option<&'static str>,
    /// The words for a server that is started as a process.
    pub stdio: &'static [&'static str],
    /// The words for streamable HTTP, the usual one first.
    pub http: &'static [&'static str],
    /// The words for HTTP with server-sent events.
    pub sse: &'static [&'static str],
    /// Other words that it takes (`ws`).
    pub other: &'static [&'static str],
    /// What an entry with a URL and no word is.
    pub url_without_word: UrlWithoutWord,
    /// Whether every entry must name its transport.
    pub required: bool,
    /// What it does with a word that it does not know.
    pub unknown_word: UnknownWord,
}

impl TransportRules {
    /// Whether `word` is one that the client takes.
    pub fn knows(&self, word: &str) -> bool {
        [self.stdio, self.http, self.sse, self.other].iter().any(|words| words.contains(&word))
    }
}

/// What an entry with a URL and no transport word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlWithoutWord {
    /// The client finds out, or takes streamable HTTP.
    Http,
    /// The client takes it for server-sent events.
    Sse,
    /// The client drops the entry; the text is what it says, `{name}` standing for the server.
    Rejected(&'static str),
    /// The client knows no remote servers at all.
    Unsupported,
    /// No source says.
    Unknown,
}

/// What a client does with a transport word that it does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownWord {
    /// It drops the entry, or the whole file ([`BadEntry`] says which).
    Rejected,
    /// It starts a command all the same, and reaches the URL of one of these keys, for either needs no word; it drops
    /// an entry with another URL.
    UrlDropped(&'static [&'static str]),
    /// It looks at the other fields instead.
    Ignored,
    /// No source says.
    Unknown,
}
