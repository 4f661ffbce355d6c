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
    /// The names that the client lists, those of POSIX systems and those of Windows.
    AllowList(&'static [&'static str], &'static [&'static str]),
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
            Self::SdkSubset | Self::AllowList(..) => known(is_standard()),
            Self::PathOnly => known(name.eq_ignore_ascii_case("PATH")),
            Self::Unknown if is_standard() => Knowledge::Yes,
            Self::Unknown => Knowledge::Unknown,
        }
    }
}

/// What `getDefaultEnvironment` of the MCP SDKs passes on; TypeScript and Python differ in one name each on Windows, of
/// which both are here. src/client/stdio.ts and src/mcp/client/stdio.py, read 2026-11-22.
const SDK_POSIX: [&str; 6] = ["HOME", "LOGNAME", "PATH", "SHELL", "TERM", "USER"];
const SDK_WINDOWS: [&str; 13] = [
    "APPDATA",
    "HOMEDRIVE",
    "HOMEPATH",
    "LOCALAPPDATA",
    "PATH",
    "PATHEXT",
    "PROCESSOR_ARCHITECTURE",
    "PROGRAMFILES",
    "SYSTEMDRIVE",
    "SYSTEMROOT",
    "TEMP",
    "USERNAME",
    "USERPROFILE",
];

impl Inherits {
    /// Whether the child gets this variable of the client's environment when a server is really started: to the
    /// letter, where [`Inherits::passes`] gives rules the benefit of the doubt. What no source says is passed on.
    pub fn hands_over(self, name: &str, value: &str, on_windows: bool) -> bool {
        let listed = |posix: &[&str], windows: &[&str]| match on_windows {
            true => windows.iter().any(|listed| listed.eq_ignore_ascii_case(name)),
            false => posix.contains(&name),
        };
        match self {
            Self::Full | Self::Unknown => true,
            Self::FullButSecrets => !looks_secret(name, value),
            // Values that start with `()` are functions of a shell: the SDKs leave them out.
            Self::SdkSubset => listed(&SDK_POSIX, &SDK_WINDOWS) && !value.starts_with("()"),
            Self::PathOnly => name.eq_ignore_ascii_case("PATH"),
            Self::AllowList(posix, windows) => listed(posix, windows),
        }
    }
}

/// The words by which Gemini CLI knows a secret variable, and names that it holds back besides:
/// packages/core/src/services/environmentSanitization.ts, read 2026-11-26.
const SECRET_WORDS: [&str; 10] =
    ["TOKEN", "SECRET", "PASSWORD", "PASSWD", "KEY", "AUTH", "CREDENTIAL", "CREDS", "PRIVATE", "CERT"];
const HELD_BACK: [&str; 12] = [
    "AWS_DEFAULT_REGION",
    "AZURE_CLIENT_ID",
    "AZURE_TENANT_ID",
    "CLIENT_ID",
    "CONNECTION_STRING",
    "DATABASE_URL",
    "DB_URI",
    "FIREBASE_PROJECT_ID",
    "GOOGLE_CLOUD_ACCOUNT",
    "GOOGLE_CLOUD_PROJECT",
    "SLACK_WEBHOOK_URL",
    "TWILIO_ACCOUNT_SID",
];

fn looks_secret(name: &str, value: &str) -> bool {
    let name = name.to_ascii_uppercase();
    if name.starts_with("GEMINI_CLI_") {
        return false;
    }
    HELD_BACK.contains(&name.as_str())
        || SECRET_WORDS.iter().any(|word| name.contains(word))
        || crate::secrets::find("", value).is_some_and(|secret| secret.kind.is_sure())
}

/// What a client does when it starts a server, beyond what rules ask.
#[derive(Clone, Copy, Debug)]
pub struct Starting {
    /// Variables that it adds. `{project}` stands for the folder of the project.
    pub sets: &'static [(&'static str, &'static str)],
    /// The field that names a file with variables, if it reads such a field.
    pub env_file: Option<&'static str>,
    /// Whether its own environment wins over the variables of the entry.
    pub own_variables_win: bool,
    /// Whether the PATH of the entry is put behind its own, in place of replacing it.
    pub appends_path: bool,
    /// Fields (by [`super::Keys`] name) in which a variable that is not set becomes nothing, whatever
    /// [`Variables::unset`] says.
    pub empty_if_unset: &'static [&'static str],
    /// How long it waits for the answer to `initialize`, in milliseconds; `None` if it waits for ever or no source says.
    pub patience: Option<u64>,
    /// The field of an entry that sets this time.
    pub patience_field: Option<&'static str>,
    /// The variable of its own environment that sets this time, in milliseconds.
    pub patience_variable: Option<&'static str>,
    /// The most tools that it hands to the model, of all servers together; `None` if no source says.
    pub most_tools: Option<usize>,
}

impl Starting {
    /// As the MCP SDK for TypeScript does it: 60 s for each request
    /// (`DEFAULT_REQUEST_TIMEOUT_MSEC`, src/shared/protocol.ts, read 2026-11-22).
    pub const SDK: Self = Self {
        sets: &[],
        env_file: None,
        own_variables_win: false,
        appends_path: false,
        empty_if_unset: &[],
        patience: Some(60_000),
        patience_field: None,
        patience_variable: None,
        most_tools: None,
    };
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
