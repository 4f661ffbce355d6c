//! What came of a probe as outputs get it. A child may print all that it knows, so the secrets of everything that it
//! was given are hidden, beside those of the file.

use serde::Serialize;
use serde_json::json;

use super::{Mask, Masked, keep};
use crate::probe::outcome::{Evidence, Outcome, Stage, Transport, Verdict};
use crate::probe::plan::{Plan, Start};

/// What came of probing one server.
#[derive(Clone, Debug, Serialize)]
pub struct MaskedOutcome {
    /// The name of the server.
    pub server: Masked,
    /// The file that it is from, as given.
    pub file: Masked,
    /// The client that reads the file.
    pub client: Option<&'static str>,
    /// How it was spoken to.
    pub transport: Transport,
    /// What happened.
    pub verdict: Verdict,
    /// Why.
    pub cause: Masked,
    /// What was seen.
    pub evidence: MaskedEvidence,
    /// The rules that find this cause.
    pub rules: Vec<&'static str>,
    /// What to do.
    pub help: Option<Masked>,
}

/// What was seen.
#[derive(Clone, Debug, Serialize)]
pub struct MaskedEvidence {
    /// The command line or the request.
    pub command: Masked,
    /// The folder in which a process was started.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub folder: Option<Masked>,
    /// The names of the variables or headers that the entry set.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub variables: Vec<Masked>,
    /// Variables that the entry refers to and that are not set.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unset: Vec<Masked>,
    /// The status with which the process ended by itself.
    pub exit_status: Option<i32>,
    /// The signal that ended it.
    pub signal: Option<String>,
    /// Seconds until the verdict.
    pub seconds: f64,
    /// Seconds until `initialize` was answered.
    pub answered_after: Option<f64>,
    /// How far it came.
    pub stage: Stage,
    /// What stood on standard output and is no message.
    pub stdout: Masked,
    /// The last lines of standard error.
    pub stderr: Masked,
    /// The status of the HTTP answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub http_status: Option<u16>,
    /// What matters of that answer.
    #[serde(skip_serializing_if = "is_empty")]
    pub http_answer: Masked,
    /// Where the program was looked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub searched: Vec<Masked>,
    /// The name and version that the server gave.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server_info: Option<Masked>,
    /// The version of the protocol that it chose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protocol_version: Option<Masked>,
    /// The names of its tools.
    pub tools: Option<Vec<Masked>>,
    /// How many prompts it has.
    pub prompts: Option<usize>,
    /// How many resources it has.
    pub resources: Option<usize>,
    /// What else was seen that costs nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Masked>,
}

fn is_empty(text: &Masked) -> bool {
    text.0.is_empty()
}

/// Hides what a server was given and what a file holds.
#[derive(Clone, Debug)]
pub struct ProbeMask(Mask);

impl ProbeMask {
    /// The mask of one server of the file at `path`.
    pub fn new(text: &str, path: &str, plan: &Plan) -> Self {
        let (given, forced) = given(plan);
        let mut mask = Mask::of(&format!("{text}\n{given}"), &[path]);
        for value in forced.iter().chain(&plan.answers) {
            keep(value, &mut mask.values);
        }
        mask.values.sort();
        mask.values.dedup();
        Self(mask)
    }

    /// A text without what is secret.
    pub fn hide(&self, text: &str) -> Masked {
        // What a server makes up or reads elsewhere is no value that the mask knows.
        Masked::scan(&self.0.hide(text))
    }

    /// The outcome without what is secret.
    pub fn outcome(&self, outcome: &Outcome, file: &str, plan: &Plan) -> MaskedOutcome {
        MaskedOutcome {
            server: self.hide(&outcome.server),
            file: Masked::scan(file),
            client: plan.client.map(|client| client.id),
            transport: outcome.transport,
            verdict: outcome.verdict,
            cause: self.hide(&outcome.cause),
            evidence: self.evidence(&outcome.evidence),
            rules: outcome.rules.clone(),
            help: outcome.help.as_deref().map(|help| self.hide(help)),
        }
    }

    fn evidence(&self, seen: &Evidence) -> MaskedEvidence {
        let some = |text: &Option<String>| text.as_deref().map(|text| self.hide(text));
        let all = |texts: &[String]| texts.iter().map(|text| self.hide(text)).collect::<Vec<_>>();
        let rounded = |seconds: f64| (seconds * 1000.0).round() / 1000.0;
        MaskedEvidence {
            command: self.hide(&seen.command),
            folder: some(&seen.folder),
            variables: all(&seen.variables),
            unset: all(&seen.unset),
            exit_status: seen.exit_status,
            signal: seen.signal.clone(),
            seconds: rounded(seen.seconds),
            answered_after: seen.answered_after.map(rounded),
            stage: seen.stage,
            stdout: self.hide(&seen.stdout),
            stderr: self.hide(&seen.stderr),
            http_status: seen.http_status,
            http_answer: self.hide(&seen.http_answer),
            searched: all(&seen.searched),
            server_info: some(&seen.server_info),
            protocol_version: some(&seen.protocol_version),
            tools: seen.tools.as_deref().map(all),
            prompts: seen.prompts,
            resources: seen.resources,
            notes: all(&seen.notes),
        }
    }
}

/// All that a server gets, as a text in which secrets are found by their names; and the values of which the entry's
/// author may have meant any as one.
fn given(plan: &Plan) -> (String, Vec<String>) {
    match &plan.start {
        Start::Process(launch) => {
            let variables = &launch.environment.variables;
            let text = json!({"env": variables, "args": [&launch.program, &launch.arguments]});
            let own = launch.environment.given.iter().filter_map(|name| variables.get(name));
            (format!("{text:#}"), own.filter(|value| may_be_secret(value)).cloned().collect())
        }
        Start::Remote(remote) => {
            let headers = remote.headers.iter();
            let map: serde_json::Map<String, serde_json::Value> =
                headers.clone().map(|(name, value)| (name.clone(), value.as_str().into())).collect();
            let words = headers.flat_map(|(_, value)| value.split(' ')).filter(|word| may_be_secret(word));
            (format!("{:#}", json!({"url": remote.url, "headers": map})), words.map(str::to_owned).collect())
        }
        Start::Nothing(_) => (String::new(), Vec::new()),
    }
}

/// Whether a value under a name that says nothing may be secret all the same: letters and digits mixed.
fn may_be_secret(value: &str) -> bool {
    let is_mixed = value.bytes().any(|byte| byte.is_ascii_digit())
        && value.bytes().any(|byte| byte.is_ascii_alphabetic());
    value.len() >= 8 && is_mixed && !value.contains([' ', '/', '\\', ':'])
}
