//! What came of a probe: the verdict, the evidence, the cause.

use serde::Serialize;

/// How a server is spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Transport {
    /// Over the pipes of a process.
    Stdio,
    /// Streamable HTTP.
    Http,
    /// HTTP with server-sent events.
    Sse,
}

/// What happened, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It answers everything.
    Ok,
    /// There is no such program, or none that the program itself needs to start.
    NotFound,
    /// The file is there, and the system does not run it.
    NotExecutable,
    /// The process ended with an error or by a signal.
    Crashed,
    /// The process ended with status 0, as if there were nothing to do.
    Exited,
    /// Something that is no message stands on standard output.
    StdoutPolluted,
    /// No answer in time.
    Timeout,
    /// Nothing listens there, or the name leads nowhere.
    Refused,
    /// The endpoint wants somebody to sign in, or another token.
    Unauthorized,
    /// The endpoint speaks another transport, or lies elsewhere.
    WrongTransport,
    /// No safe connection comes about.
    TlsError,
    /// The endpoint answers with an error of its own.
    HttpError,
    /// It answers, but not as the protocol says.
    ProtocolError,
    /// It works, but this client cannot use its tools as they are.
    ToolLimit,
    /// The client does not start it.
    Rejected,
    /// It was not probed.
    Skipped,
    /// Ctrl-C.
    Interrupted,
}

impl Verdict {
    /// The word that people and the JSON output use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::NotFound => "not-found",
            Self::NotExecutable => "not-executable",
            Self::Crashed => "crashed",
            Self::Exited => "exited",
            Self::StdoutPolluted => "stdout-polluted",
            Self::Timeout => "timeout",
            Self::Refused => "refused",
            Self::Unauthorized => "unauthorized",
            Self::WrongTransport => "wrong-transport",
            Self::TlsError => "tls-error",
            Self::HttpError => "http-error",
            Self::ProtocolError => "protocol-error",
            Self::ToolLimit => "tool-limit",
            Self::Rejected => "rejected",
            Self::Skipped => "skipped",
            Self::Interrupted => "interrupted",
        }
    }

    /// Whether it makes a run fail.
    pub const fn is_failure(self) -> bool {
        !matches!(self, Self::Ok | Self::Skipped)
    }
}

/// How far the conversation came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Nothing was answered.
    #[default]
    Start,
    /// `initialize` was answered.
    Initialized,
    /// The tools were listed, or there are none to list.
    Listed,
    /// Everything was answered.
    Done,
}

/// What was seen. Texts are as they came: they may hold secrets until a mask has gone over them.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// The command line or the request.
    pub command: String,
    /// The folder in which a process was started.
    pub folder: Option<String>,
    /// The names of the variables that the entry set.
    pub variables: Vec<String>,
    /// Variables that the entry refers to and that are not set.
    pub unset: Vec<String>,
    /// The status with which the process ended by itself.
    pub exit_status: Option<i32>,
    /// The signal that ended it, none of mcplint's.
    pub signal: Option<String>,
    /// Seconds until the verdict.
    pub seconds: f64,
    /// Seconds until `initialize` was answered.
    pub answered_after: Option<f64>,
    /// How far it came.
    pub stage: Stage,
    /// What stood on standard output and is no message, the first bytes of it.
    pub stdout: String,
    /// The last lines of standard error.
    pub stderr: String,
    /// The status of the HTTP answer.
    pub http_status: Option<u16>,
    /// The headers of that answer that matter here, and the beginning of its body.
    pub http_answer: String,
    /// Where the program was looked for.
    pub searched: Vec<String>,
    /// The name and version that the server gave.
    pub server_info: Option<String>,
    /// The version of the protocol that the server chose.
    pub protocol_version: Option<String>,
    /// The names of its tools; `None` if they could not be listed.
    pub tools: Option<Vec<String>>,
    /// How many prompts it has.
    pub prompts: Option<usize>,
    /// How many resources it has.
    pub resources: Option<usize>,
    /// What else was seen that costs nothing.
    pub notes: Vec<String>,
}

/// What came of a probe.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The name of the server.
    pub server: String,
    /// How it was spoken to.
    pub transport: Transport,
    /// What happened.
    pub verdict: Verdict,
    /// Why, in a sentence. Empty for a server that is fine.
    pub cause: String,
    /// What was seen.
    pub evidence: Evidence,
    /// The rules that find this cause in a config.
    pub rules: Vec<&'static str>,
    /// What to do.
    pub help: Option<String>,
}
