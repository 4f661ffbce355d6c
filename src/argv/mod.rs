//! What `command` and `args` mean: the one place that understands a command line.
//!
//! A command line is a list of [`Token`]s, and a stack of [`Layer`]s over it: `cmd /c npx -y pkg`
//! is cmd, and inside it npx. Rules look at the layer they care about, and every token knows the
//! bytes it came from, so that a fix touches one of them.

pub mod blank;
pub mod docker;
pub mod docker_compose;
pub mod download;
pub mod mcp_remote;
pub mod npx;
pub mod package;
pub mod path;
pub mod runtime_path;
pub mod script;
pub mod system;
pub mod tool;
pub mod uv;
pub(crate) mod wrapper;

use std::borrow::Cow;
use std::sync::OnceLock;

pub(crate) use wrapper::split_words;

use docker::Docker;
use mcp_remote::McpRemote;
use npx::Npx;
use package::PackageRef;
use script::Script;
use system::PathWord;
use tool::Tool;

use crate::knowledge::packages::{self, Package};
use crate::model::Server;
use crate::platform::Platform;
use crate::span::Span;

/// One word of a command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// The word, decoded.
    pub text: Cow<'a, str>,
    /// Its bytes in the file, quotes included; for a word inside a longer string that string's.
    pub span: Span,
    /// Where it stands in the entry.
    pub place: TokenPlace,
}

/// Where a [`Token`] stands in the entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenPlace {
    /// The program.
    Command,
    /// An item of the list of arguments, counted from 0 over all items of that list.
    Arg(usize),
    /// A word inside a string that a shell takes apart.
    Word,
}

/// A program with its arguments, at some depth of wrapping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layer {
    /// The wrapper that starts it; `None` for what the client starts itself.
    pub inside: Option<Wrapper>,
    /// The token that names the program.
    pub program: usize,
    /// One past the last token of the program.
    pub end: usize,
}

/// Programs that start another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrapper {
    /// `cmd /c`.
    Cmd,
    /// `wsl`.
    Wsl,
    /// `sh -c` and its kin.
    Shell,
    /// `powershell -Command`.
    PowerShell,
    /// `env`.
    Env,
    /// `sudo`.
    Sudo,
    /// A tool that sets variables or proxies, and runs what follows `--`.
    Runner,
}

/// A command line, taken apart.
#[derive(Debug)]
pub struct Argv<'a> {
    /// Every word, in order; words of shell strings follow the tokens of the entry.
    pub tokens: Vec<Token<'a>>,
    /// The programs from the outermost to the innermost. Empty without a command.
    pub layers: Vec<Layer>,
    read: Read,
}

/// What is read out of a command line, once, when a rule first asks.
#[derive(Debug, Default)]
struct Read {
    /// What a program at each token would be called.
    names: Vec<OnceLock<String>>,
    package: OnceLock<Option<PackageRef>>,
    known: OnceLock<Option<Package>>,
    known_elsewhere: OnceLock<Option<Package>>,
    dockers: OnceLock<Vec<(Layer, Docker)>>,
    mcp_remote: OnceLock<Option<McpRemote>>,
    path_words: OnceLock<(Platform, Vec<PathWord>)>,
    // By the place of the layer.
    scripts: OnceLock<Vec<Option<Script>>>,
    npx: OnceLock<Vec<Option<Npx>>>,
    tools: OnceLock<Vec<Tool>>,
}

impl<'a> Argv<'a> {
    /// Reads the command line of `server`.
    pub fn new(server: &Server<'a>) -> Self {
        let mut argv = Self { tokens: server.command_line(), layers: Vec::new(), read: Read::default() };
        if !argv.tokens.is_empty() {
            argv.layers.push(Layer { inside: None, program: 0, end: argv.tokens.len() });
            wrapper::unwrap(&mut argv);
        }
        argv.read.names.resize_with(argv.tokens.len(), OnceLock::new);
        argv
    }

    /// The program that the client starts, lower case, without folder and `.exe`.
    pub fn program_name(&self) -> &str {
        self.layers.first().map_or("", |layer| self.name(layer))
    }

    /// The program that the client starts, as written.
    pub fn program_text(&self) -> &str {
        self.tokens.first().map_or("", |token| &token.text)
    }

    /// The program of a layer, lower case, without folder and `.exe`.
    pub fn name(&self, layer: &Layer) -> &str {
        let name = self.read.names.get(layer.program).zip(self.tokens.get(layer.program));
        name.map_or("", |(name, token)| name.get_or_init(|| program_name(&token.text)))
    }

    /// The package that the innermost launcher runs.
    pub fn package(&self) -> Option<&PackageRef> {
        self.read.package.get_or_init(|| PackageRef::of(self)).as_ref()
    }

    /// What is known of [`Argv::package`].
    pub fn known(&self) -> Option<&Package> {
        let find = || self.package().and_then(|package| packages::find(package.ecosystem, &package.name));
        self.read.known.get_or_init(find).as_ref()
    }

    /// What is known of a package of the same name in the registry of the other language.
    pub fn known_elsewhere(&self) -> Option<&Package> {
        let find =
            || self.package().and_then(|package| packages::find(package.ecosystem.other()?, &package.name));
        self.read.known_elsewhere.get_or_init(find).as_ref()
    }

    /// Every layer that is docker, podman or nerdctl, as [`Docker`] reads it.
    pub fn dockers(&self) -> &[(Layer, Docker)] {
        let read = |layer: &Layer| Some((*layer, Docker::parse(self, layer)?));
        self.read.dockers.get_or_init(|| self.layers.iter().filter_map(read).collect())
    }

    /// The layer as [`Docker`] reads it.
    pub fn docker(&self, layer: &Layer) -> Option<&Docker> {
        self.dockers().iter().find(|(of, _)| of == layer).map(|(_, docker)| docker)
    }

    /// The line of mcp-remote.
    pub fn mcp_remote(&self) -> Option<&McpRemote> {
        self.read.mcp_remote.get_or_init(|| McpRemote::of(self)).as_ref()
    }

    /// The words that may be paths in a file for `platform`. Options of wrappers are left out, and so is what is
    /// read elsewhere.
    pub fn path_words(&self, platform: Platform) -> Cow<'_, [PathWord]> {
        let read = || (platform, system::path_words(self, platform));
        match self.read.path_words.get_or_init(read) {
            (of, words) if *of == platform => Cow::Borrowed(words),
            _ => Cow::Owned(system::path_words(self, platform)),
        }
    }

    /// The token of the script that the program of a layer runs.
    pub fn script(&self, layer: &Layer) -> Option<usize> {
        self.of_layer(layer, &self.read.scripts, Script::parse).map(|script| script.token)
    }

    /// The layer as [`Npx`] reads it.
    pub fn npx(&self, layer: &Layer) -> Option<Npx> {
        self.of_layer(layer, &self.read.npx, Npx::parse)
    }

    /// The tool that each layer runs in the end, in the order of [`Argv::layers`].
    pub fn tools(&self) -> &[Tool] {
        self.read.tools.get_or_init(|| self.layers.iter().map(|layer| Tool::of(self, layer)).collect())
    }

    /// What `read` makes of a layer, kept for those of this command line.
    fn of_layer<T: Copy>(
        &self,
        layer: &Layer,
        kept: &OnceLock<Vec<T>>,
        read: impl Fn(&Self, &Layer) -> T,
    ) -> T {
        match self.layers.iter().position(|of| of == layer) {
            Some(place) => kept.get_or_init(|| self.layers.iter().map(|of| read(self, of)).collect())[place],
            None => read(self, layer),
        }
    }

    /// What the client starts itself.
    pub fn outer(&self) -> Option<&Layer> {
        self.layers.first()
    }

    /// The innermost program that could be found.
    pub fn inner(&self) -> Option<&Layer> {
        self.layers.last()
    }

    /// The programs that run on the client's own system: not those that wsl starts.
    pub fn local_layers(&self) -> &[Layer] {
        let end = self.layers.iter().position(|layer| layer.inside == Some(Wrapper::Wsl));
        &self.layers[..end.unwrap_or(self.layers.len())]
    }

    /// The arguments of a layer.
    pub fn args(&self, layer: &Layer) -> &[Token<'a>] {
        self.tokens.get(layer.program + 1..layer.end).unwrap_or_default()
    }

    /// Whether some layer lies inside this wrapper.
    pub fn is_inside(&self, wrapper: Wrapper) -> bool {
        self.layers.iter().any(|layer| layer.inside == Some(wrapper))
    }

    /// Whether the words after the program belong to another system: a container, WSL, a remote host.
    pub fn runs_in_container(&self) -> bool {
        self.layers
            .iter()
            .any(|layer| matches!(self.name(layer), "docker" | "podman" | "nerdctl" | "wsl" | "ssh"))
    }

    /// The words of the entry itself, not those inside shell strings.
    pub fn top_level_texts(&self) -> impl Iterator<Item = &str> {
        self.tokens.iter().filter(|token| token.place != TokenPlace::Word).map(|token| token.text.as_ref())
    }
}

/// The name of a program: without folder, without `.exe` and its kin, in lower case.
pub fn program_name(text: &str) -> String {
    let name = text.rsplit(['/', '\\']).next().unwrap_or(text).to_ascii_lowercase();
    for suffix in [".exe", ".cmd", ".bat", ".ps1", ".com"] {
        if let Some(stem) = name.strip_suffix(suffix) {
            return stem.to_owned();
        }
    }
    name
}

/// Whether a program of this name, as [`program_name`] gives it, is a shell of POSIX's kind.
pub fn is_shell(name: &str) -> bool {
    matches!(name, "sh" | "bash" | "zsh" | "dash" | "fish" | "ash" | "ksh")
}

/// Whether `text` names a program by a bare word: no folder, no white space.
pub fn is_bare_name(text: &str) -> bool {
    !text.is_empty() && !text.contains(['/', '\\']) && !text.contains(char::is_whitespace)
}
