//! What mcplint says: diagnostics with their severity, impact, labels and fixes.

use serde::Serialize;

use crate::edit::Edit;
use crate::span::Span;

/// How bad a finding is. Ordered: info < warning < error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; never fails a run by default.
    Info,
    /// Very likely broken, or dangerous.
    Warning,
    /// With this client the file, the server or the setting does not work, and mcplint is sure.
    Error,
}

impl Severity {
    /// The word that people and the JSON output use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What the user loses; it can be checked against the real client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Impact {
    /// The client loads no server of this file.
    ConfigRejected,
    /// The client drops this entry when it reads the file.
    ServerRejected,
    /// The entry loads, but its process cannot start or its endpoint cannot answer.
    ServerFails,
    /// The client ignores this part.
    SettingIgnored,
    /// It works and is dangerous.
    Risk,
    /// Advice.
    None,
}

/// How far a fix can be trusted. Ordered: suggestion < unsafe < safe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// Shown, never applied.
    Suggestion,
    /// Likely right, but changes what runs or is reached, or removes the author's words.
    Unsafe,
    /// The client loads the same servers with the same meaning, or what did not work now does.
    Safe,
}

impl Applicability {
    /// The word that people and the JSON output use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Suggestion => "suggestion",
            Self::Unsafe => "unsafe",
            Self::Safe => "safe",
        }
    }
}

/// A repair: all of its edits, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as an order: `insert "-i" after "run"`.
    pub title: String,
    /// How far it can be trusted.
    pub applicability: Applicability,
    /// The edits, none of which overlap. May be empty for a suggestion that is only words.
    pub edits: Vec<Edit>,
    /// Whether it moves whole lines, so that no other fix of the same round may write between its edits.
    pub is_alone: bool,
}

impl Fix {
    /// A fix that `--fix` applies.
    pub fn safe(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self::new(Applicability::Safe, title, edits)
    }

    /// A fix that `--fix` applies with `--unsafe-fixes` only.
    pub fn unsafe_(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self::new(Applicability::Unsafe, title, edits)
    }

    /// A fix that is only shown.
    pub fn suggestion(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self::new(Applicability::Suggestion, title, edits)
    }

    /// The same fix, applied with no other in the same round.
    pub fn alone(self) -> Self {
        Self { is_alone: true, ..self }
    }

    /// A fix of the given applicability.
    pub fn new(applicability: Applicability, title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { title: title.into(), applicability, edits, is_alone: false }
    }
}

/// A place that a diagnostic points at, with a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What is to be seen there.
    pub message: String,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: &'static str,
    /// How bad it is here.
    pub severity: Severity,
    /// What the user loses.
    pub impact: Impact,
    /// The mechanism and the consequence, one sentence or two.
    pub message: String,
    /// The smallest range that shows it.
    pub span: Span,
    /// The server it is about.
    pub server: Option<String>,
    /// Which of the file's servers it is about, counted from 0.
    pub server_index: Option<usize>,
    /// The places to look at; the first one is the main place.
    pub labels: Vec<Label>,
    /// The client's own words, as the user will have seen them.
    pub client_says: Option<String>,
    /// What to do, where no fix says it.
    pub help: Option<String>,
    /// The repair.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// The page that explains the rule.
    pub fn url(&self) -> String {
        crate::rules::page_url(self.rule)
    }
}
