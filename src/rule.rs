//! What a rule is, what it sees, and how it reports.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use crate::clients::{Dialect, Scope};
use crate::diagnostic::{Applicability, Diagnostic, Fix, Impact, Label, Severity};
use crate::edit::Editor;
use crate::host::Host;
use crate::model::{Config, Server};
use crate::platform::Platform;
use crate::source::{Encoding, LineIndex};
use crate::span::Span;
use crate::syntax::Parsed;

/// A rule: its metadata and its logic. One constant per file in `src/rules/`.
#[derive(Debug)]
pub struct Rule {
    /// The public name.
    pub name: &'static str,
    /// The family.
    pub category: Category,
    /// How bad a finding is where the rule says nothing else.
    pub severity: Severity,
    /// What the user loses where the rule says nothing else.
    pub impact: Impact,
    /// The best fix that the rule offers.
    pub fix: Option<Applicability>,
    /// What it finds, in one line.
    pub summary: &'static str,
    /// The logic.
    pub check: Check,
}

/// The logic of a rule.
#[derive(Debug)]
pub enum Check {
    /// Looks at the file as a whole, once.
    File(fn(&Context<'_>, &mut Findings<'_>)),
    /// Looks at one server at a time.
    Server(fn(&Context<'_>, &Server<'_>, &mut Findings<'_>)),
    /// Looks at the file as a whole, then at one server at a time.
    Both(fn(&Context<'_>, &mut Findings<'_>), fn(&Context<'_>, &Server<'_>, &mut Findings<'_>)),
    /// Looks at what the other rules found: see [`crate::lint`].
    Afterwards,
}

/// The families of rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Category {
    /// The text itself.
    Syntax,
    /// What this client reads.
    Shape,
    /// Whether the process starts.
    Launch,
    /// Whether the pipe stays clean and open.
    Stdio,
    /// Windows, WSL, POSIX.
    Platform,
    /// docker, podman, nerdctl.
    Docker,
    /// Variables.
    Env,
    /// What is dangerous.
    Security,
    /// Packages that moved or never were.
    Packages,
    /// Servers that are reached by URL.
    Remote,
    /// Comments that silence rules.
    Suppression,
}

impl Category {
    /// The word that `--select` takes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Shape => "shape",
            Self::Launch => "launch",
            Self::Stdio => "stdio",
            Self::Platform => "platform",
            Self::Docker => "docker",
            Self::Env => "env",
            Self::Security => "security",
            Self::Packages => "packages",
            Self::Remote => "remote",
            Self::Suppression => "suppression",
        }
    }
}

/// What a rule sees of a file.
pub struct Context<'a> {
    /// Where the file lies, as given.
    pub path: &'a str,
    /// The whole text, byte order mark included.
    pub text: &'a str,
    /// How the text stood in the file.
    pub encoding: Encoding,
    /// The starts of its lines.
    pub lines: &'a LineIndex,
    /// The tree and what is wrong with the text.
    pub parsed: &'a Parsed<'a>,
    /// The servers.
    pub config: &'a Config<'a>,
    /// The client that reads the file, if known.
    pub dialect: Option<&'static Dialect>,
    /// The version of that client that everyone uses at least, where `mcplint.toml` says it.
    pub client_version: Option<&'a str>,
    /// Who shares the file.
    pub scope: Option<Scope>,
    /// Whether the file is an example to copy.
    pub example: bool,
    /// The system it is meant for.
    pub platform: Platform,
    /// The machine, where the config is one that a client on this machine reads.
    pub host: Option<&'a dyn Host>,
    /// Whether [`Context::host`] is the machine that the servers start on.
    pub runs_here: bool,
    /// What is true of the file as a whole, found out when a rule first asks.
    pub facts: FileFacts,
}

impl<'a> Context<'a> {
    /// Builds edits of this file.
    pub fn editor(&self) -> Editor<'a> {
        Editor::new(self.text, self.parsed.format)
    }

    /// The client's name, or `the client`.
    pub fn client(&self) -> &'static str {
        self.dialect.map_or("the client", |dialect| dialect.name)
    }

    /// The key under which the client keeps the variables of the child.
    pub fn env_key(&self) -> &'static str {
        self.dialect.map_or("env", |dialect| dialect.keys.env)
    }

    /// Whether the client is `version` or newer; `None` if nobody says.
    pub fn client_is_at_least(&self, version: &str) -> Option<bool> {
        let numbers = |text: &str| -> Vec<u64> {
            text.split(['.', '-', '+']).map_while(|part| part.parse().ok()).collect()
        };
        Some(numbers(self.client_version?) >= numbers(version))
    }

    /// Whether people on several systems share the file.
    pub fn is_shared(&self) -> bool {
        self.scope == Some(Scope::Project)
    }

    /// What the user sees when a stdio server dies before the handshake.
    pub fn closed_error(&self) -> &'static str {
        self.dialect.map_or("MCP error -32000: Connection closed", |dialect| dialect.closed_error)
    }

    /// What the user sees when a stdio server runs and never answers; `None` where that is not known.
    pub fn timeout_error(&self) -> Option<&'static str> {
        self.closed_error().starts_with("MCP error -32000").then_some("MCP error -32001: Request timed out")
    }

    /// What the user sees when there is no such program.
    ///
    /// On Windows cross-spawn hands what it cannot find to cmd.exe, and the client only sees cmd leave.
    pub fn not_found_error(&self, program: &str) -> String {
        match self.platform {
            Platform::Windows => self.closed_error().to_owned(),
            _ => format!("spawn {program} ENOENT"),
        }
    }
}

/// What rules about one server ask of the whole file. Kept, so that no rule reads all servers for each.
#[derive(Debug, Default)]
pub struct FileFacts {
    /// Whether other users of this machine may read the file.
    pub others_may_read: OnceLock<Option<bool>>,
    /// Whether git keeps the file.
    pub is_tracked: OnceLock<bool>,
    /// Whether one person's client on this machine reads the file.
    pub of_this_machine: OnceLock<bool>,
    /// Paths of programs that only shells have on their PATH.
    pub paths_of_shells: OnceLock<Vec<String>>,
    /// By the place of a name: which server before it is the first whose name looks alike.
    pub first_alike: OnceLock<HashMap<Span, usize>>,
    /// Every name of a server.
    pub server_names: OnceLock<HashSet<String>>,
    /// By the place of a name: which server before it is the same.
    pub first_of_kind: OnceLock<HashMap<Span, usize>>,
    /// The inputs that are declared, by id: whether the first of that id asks for a text.
    pub inputs: OnceLock<HashMap<String, bool>>,
    /// For each input that servers refer to: where the first of them starts.
    pub first_users: OnceLock<HashMap<String, usize>>,
    /// The one home folder that the paths of the file name.
    pub named_home: OnceLock<Option<String>>,
    /// Every comment, in order.
    pub comments: OnceLock<Vec<Span>>,
}

/// Collects the findings of one rule on one file or server.
pub struct Findings<'f> {
    rule: &'static Rule,
    server: Option<(usize, &'f str)>,
    found: &'f mut Vec<Diagnostic>,
}

impl<'f> Findings<'f> {
    /// Whether it collects for the first server of the file.
    pub fn is_first_server(&self) -> bool {
        self.server.is_some_and(|(index, _)| index == 0)
    }

    /// Collects for `rule`, and for the server with this index and name if there is one, into `found`.
    pub fn new(
        rule: &'static Rule,
        server: Option<(usize, &'f str)>,
        found: &'f mut Vec<Diagnostic>,
    ) -> Self {
        Self { rule, server, found }
    }

    /// Reports a finding at `span`. The message says the mechanism and the consequence.
    pub fn report(&mut self, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        self.found.push(Diagnostic {
            rule: self.rule.name,
            severity: self.rule.severity,
            impact: self.rule.impact,
            message: message.into(),
            span,
            server: self.server.map(|(_, name)| name.to_owned()),
            server_index: self.server.map(|(index, _)| index),
            labels: Vec::new(),
            client_says: None,
            help: None,
            fix: None,
        });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }
}

impl Diagnostic {
    /// Points at `span` with a few words. The first label is the main place.
    pub fn label(&mut self, span: Span, message: impl Into<String>) -> &mut Self {
        // Most have one, and a vector would make room for four.
        self.labels.reserve_exact(usize::from(self.labels.is_empty()));
        self.labels.push(Label { span, message: message.into() });
        self
    }

    /// Quotes what the user will have seen from the client.
    pub fn says<'t>(&mut self, text: impl Into<Cow<'t, str>>) -> &mut Self {
        self.client_says = Some(text.into().into_owned());
        self
    }

    /// Quotes the client, if it is known what it says.
    pub fn maybe_says(&mut self, text: Option<&str>) -> &mut Self {
        self.client_says = text.map(str::to_owned);
        self
    }

    /// Says what to do, where no fix says it.
    pub fn help(&mut self, text: impl Into<String>) -> &mut Self {
        self.help = Some(text.into());
        self
    }

    /// Offers a repair.
    pub fn fix(&mut self, fix: Fix) -> &mut Self {
        self.fix = Some(fix);
        self
    }

    /// Offers a repair, if there is one.
    pub fn maybe_fix(&mut self, fix: Option<Fix>) -> &mut Self {
        self.fix = fix;
        self
    }

    /// Sets another severity than the rule's.
    pub fn severity(&mut self, severity: Severity) -> &mut Self {
        self.severity = severity;
        self
    }

    /// Sets another impact than the rule's.
    pub fn impact(&mut self, impact: Impact) -> &mut Self {
        self.impact = impact;
        self
    }
}
