//! What is known of how a client starts a server: variables, folder, environment, Windows.

use super::Knowledge;

/// The variable forms that a client expands.
#[derive(Clone, Copy, Debug)]
pub struct Variables {
    /// The forms. Empty: it expands nothing.
    pub forms: &'static [VariableForm],
    /// The fields in which it does so, by [`Keys`] name (`command`, `args`, `env`, `url`, `headers`, `cwd`).
    pub fields: &'static [&'static str],
    /// What becomes of a variable that is not set.
    pub unset: Unset,
    /// Whether `forms` is all there is. `false`: rules must not call another form unsupported.
    pub complete: bool,
}

/// A way to write a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VariableForm {
    /// `${NAME}`
    Braces,
    /// `${NAME:-default}`
    BracesDefault,
    /// `$NAME`
    Dollar,
    /// `${env:NAME}`
    EnvColon,
    /// `${input:id}`
    Input,
    /// `{env:NAME}`
    BareEnvColon,
    /// `%NAME%`
    Percent,
    /// `${workspaceFolder}` and the other names of an editor.
    Editor,
    /// `${{ secrets.NAME }}`: what the client keeps under a name, out of its own `.env` files for one.
    Secret,
    /// `${file:path}` or `{file:path}`: what stands in a file.
    File,
}

/// What becomes of a variable that is not set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unset {
    /// The text stays as it is.
    Literal,
    /// The empty string.
    Empty,
    /// The client drops the entry or the file.
    Rejected,
    /// No source says.
    Unknown,
}

/// The folder in which a process starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartFolder {
    /// The project or workspace.
    Project,
    /// A folder that has nothing to do with the config: `/`, or the client's own.
    Elsewhere,
    /// No source says.
    Unknown,
}

/// What the child gets of the client's environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inherits {
    /// All of it.
    Full,
    /// All but names that look like secrets.
    FullButSecrets,
    /// The few names that the MCP SDK passes on.
    SdkSubset,
    /// PATH alone.
    PathOnly,
    /// An allow-list of the client.
    AllowList,
    /// No source says.
    Unknown,
}

/// What the MCP SDKs hand to a child on every system, and most allow-lists hold too.
const STANDARD_VARIABLES: [&str; 19] = [
    "APPDATA",
    "HOME",
    "HOMEDRIVE",
    "HOMEPATH",
    "LANG",
    "LOCALAPPDATA",
    "LOGNAME",
    "PATH",
    "PATHEXT",
    "PROCESSOR_ARCHITECTURE",
    "PROGRAMFILES",
    "SHELL",
    "SYSTEMDRIVE",
    "SYSTEMROOT",
    "TEMP",
    "TERM",
    "USER",
    "USERNAME",
    "USERPROFILE",
];

impl Inherits {
    /// Whether a variable of the client's own environment reaches the child without being asked for.
    pub fn passes(self, name: &str) -> Knowledge {
        let known = |yes: bool| if yes { Knowledge::Yes } else { Knowledge::No };
        let is_standard = || STANDARD_VARIABLES.iter().any(|standard| standard.eq_ignore_ascii_case(name));
        match self {
            Self::Full => Knowledge::Yes,
            Self::FullButSecrets => known(!crate::secrets::is_secret_name(name)),
            Self::SdkSubset | Self::AllowList => known(is_standard()),
            Self::PathOnly => known(name.eq_ignore_ascii_case("PATH")),
            Self::Unknown if is_standard() => Knowledge::Yes,
            Self::Unknown => Knowledge::Unknown,
        }
    }
}

/// Whether a client starts `.cmd` shims such as `npx` on Windows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowsShims {
    /// Its source shows that it finds them.
    Resolved,
    /// It does since this version.
    ResolvedSince(&'static str),
    /// It was reported to fail; the text says which versions.
    NeedsWrapper(&'static str),
    /// No source says.
    Unknown,
}

/// Whether an argument with a blank reaches a `.cmd` shim in one piece on Windows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShimQuoting {
    /// No: the client writes a command line for cmd.exe without quotes.
    Lost,
    /// People reported that it does not.
    SaidLost,
    /// No source says.
    Unknown,
}

/// What one bad entry costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadEntry {
    /// Only that entry is dropped.
    Entry,
    /// The client loads no server of the file.
    WholeFile,
    /// No source says.
    Unknown,
}
