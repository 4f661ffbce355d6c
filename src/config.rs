//! `mcplint.toml`: what a project wants of mcplint.
//!
//! The text is read into [`Settings`] and [`Mistake`]s, each with its place: a mistake costs only what it is in, the rest
//! holds. Patterns of paths are relative to the folder of the file.

pub mod keys;
mod read;
pub mod schema;

use globset::GlobMatcher;

use crate::clients::Dialect;
use crate::diagnostic::{Diagnostic, Impact, Label, Severity};
use crate::platform::Platform;
use crate::report::FileReport;
use crate::rules::unused_suppression;
use crate::selection::{Selection, Silence};
use crate::span::Span;

pub use read::parse;

/// The name of the file.
pub const FILE_NAME: &str = "mcplint.toml";

/// What a project wants, as far as it could be read.
#[derive(Debug, Default)]
pub struct Settings {
    /// Only these rules and categories speak; `None` where the file does not say.
    pub select: Option<Vec<String>>,
    /// These speak too.
    pub extend_select: Vec<String>,
    /// These do not.
    pub ignore: Vec<String>,
    /// Other severities; `None` silences.
    pub severities: Vec<(String, Option<Severity>)>,
    /// One of [`keys::FAIL_ON`].
    pub fail_on: Option<String>,
    /// One of [`keys::OUTPUT_FORMATS`].
    pub output_format: Option<String>,
    /// The system that the files are meant for; `None` is for mcplint to find out.
    pub platform: Option<Platform>,
    /// Files and folders to pass over.
    pub exclude: Vec<GlobMatcher>,
    /// What is silent in which files, and about which servers.
    pub ignores: Vec<Ignore>,
    /// Which files are whose; the last that fits counts.
    pub clients: Vec<(GlobMatcher, &'static Dialect)>,
    /// Which files are for which system; the last that fits counts.
    pub platforms: Vec<(GlobMatcher, Option<Platform>)>,
    /// Versions of clients by their id.
    pub client_versions: Vec<(&'static str, String)>,
}

/// Rules that are silent in some files or about some servers.
#[derive(Debug)]
pub struct Ignore {
    /// Where it stands in `mcplint.toml`.
    pub span: Span,
    /// The files; `None` is every file.
    pub files: Option<GlobMatcher>,
    /// The servers; `None` is all of a file.
    pub servers: Option<GlobMatcher>,
    /// The names of the rules.
    pub rules: Vec<&'static str>,
}

/// Something in `mcplint.toml` that cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Where.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// A few words for the place.
    pub label: String,
}

impl Settings {
    /// Whether the file or folder with this path, relative to the folder of `mcplint.toml`, is passed over.
    pub fn excludes(&self, path: &str) -> bool {
        // A pattern may name a folder on the way.
        let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
        self.exclude.iter().any(|glob| folders.clone().chain([path]).any(|part| glob.is_match(part)))
    }

    /// The client of the file with this path.
    pub fn client(&self, path: &str) -> Option<&'static Dialect> {
        self.clients.iter().rev().find(|(glob, _)| glob.is_match(path)).map(|(_, dialect)| *dialect)
    }

    /// The system that the file with this path is meant for.
    pub fn platform(&self, path: &str) -> Option<Platform> {
        let of_path = self.platforms.iter().rev().find(|(glob, _)| glob.is_match(path));
        of_path.map_or(self.platform, |(_, platform)| *platform)
    }

    /// Adds to `selection` what is silent in the file with this path.
    pub fn silence(&self, selection: &mut Selection, path: &str) {
        for (number, ignore) in self.ignores.iter().enumerate() {
            if ignore.files.as_ref().is_none_or(|files| files.is_match(path)) {
                selection.add_silence(Silence {
                    number,
                    servers: ignore.servers.clone(),
                    rules: ignore.rules.clone(),
                });
            }
        }
    }
}

/// Shows mistakes in the look of findings: a report about `mcplint.toml` itself.
pub fn report(path: &str, mistakes: &[Mistake]) -> FileReport {
    let found = mistakes.iter().map(|mistake| Diagnostic {
        rule: FILE_NAME,
        severity: Severity::Error,
        impact: Impact::SettingIgnored,
        help: None,
        ..finding(mistake.span, &mistake.message, &mistake.label)
    });
    FileReport::of_mcplint(path, found.collect())
}

/// A finding about an ignore that silenced nothing.
pub fn unused(ignore: &Ignore) -> Diagnostic {
    let message = "this silences nothing: no file or server that it names has such a finding";
    finding(ignore.span, message, "not needed")
}

/// A finding of `unused-suppression`.
fn finding(span: Span, message: &str, label: &str) -> Diagnostic {
    Diagnostic {
        rule: unused_suppression::RULE.name,
        severity: unused_suppression::RULE.severity,
        impact: unused_suppression::RULE.impact,
        message: message.to_owned(),
        span,
        server: None,
        server_index: None,
        labels: vec![Label { span, message: label.to_owned() }],
        client_says: None,
        help: Some("remove the line".to_owned()),
        fix: None,
    }
}
