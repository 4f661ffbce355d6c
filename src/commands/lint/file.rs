//! The way of one file: read, linted, repaired. Many files go it at once, so nothing here prints or is shared.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::io;
use std::path::PathBuf;

use super::progress::Progress;
use super::write;
use crate::cli::LintArgs;
use crate::commands::project::FileOptions;
use crate::commands::read;
use crate::discover::Input;
use mcplint::diagnostic::Applicability;
use mcplint::fix::fix_text;
use mcplint::lint::{LintOptions, lint_text};
use mcplint::mask::{MaskedDiff, Secrets};
use mcplint::parallel;
use mcplint::render::printable;
use mcplint::report::{FileError, FileReport};
use mcplint::source::{self, Decoded};

/// Fewer files than this per thread are done before it has started.
const FILES_PER_THREAD: usize = 8;

/// A file to work on.
pub(super) struct Job {
    /// Where its bytes come from.
    pub(super) input: Input,
    /// What it is called.
    pub(super) path: PathBuf,
    /// What is asked for it.
    pub(super) asked: FileOptions,
}

/// What came of a file.
#[derive(Default)]
pub(super) struct Outcome {
    /// Its report, and its text after the run; nothing if it is no config of an MCP client.
    pub(super) file: Option<(FileReport, String)>,
    /// Why the work could not be done.
    pub(super) error: Option<FileError>,
    /// Which ignores of its project it needed.
    pub(super) silences_used: BTreeSet<usize>,
    /// What --fix would change.
    pub(super) diff: Option<MaskedDiff>,
    /// Whether --fix would write it in a way that a diff does not show.
    pub(super) rewrites: bool,
    /// What is to be said of it.
    pub(super) complaints: Vec<String>,
}

/// What is the same for every file.
pub(super) struct Workshop<'a> {
    pub(super) args: &'a LintArgs,
    pub(super) options: LintOptions<'a>,
    pub(super) progress: &'a Progress,
}

impl Workshop<'_> {
    /// Works on all files; the outcomes, with the project of each file, come in the order of the jobs.
    pub(super) fn all(&self, jobs: &[Job]) -> Vec<(Option<usize>, Outcome)> {
        let groups =
            if self.args.fix { same_files(jobs) } else { (0..jobs.len()).map(|at| vec![at]).collect() };
        let made = parallel::map(&groups, FILES_PER_THREAD, |group| {
            let outcomes = group.iter().map(|&at| (at, self.file(&jobs[at])));
            outcomes.collect::<Vec<_>>()
        });
        let mut outcomes: Vec<(usize, Outcome)> = made.into_iter().flatten().collect();
        outcomes.sort_unstable_by_key(|(at, _)| *at);
        outcomes.into_iter().map(|(at, outcome)| (jobs[at].asked.project, outcome)).collect()
    }

    fn file(&self, job: &Job) -> Outcome {
        self.progress.step();
        let mut outcome = Outcome::default();
        if let Err(error) = self.work_on(job, &mut outcome) {
            outcome.error = Some(error);
        }
        outcome
    }

    fn work_on(&self, job: &Job, outcome: &mut Outcome) -> Result<(), FileError> {
        let failed = |message: String| read::file_error(&job.path, message);
        let bytes = match job.input {
            Input::Stdin => read::bounded(io::stdin().lock())
                .map_err(|error| failed(format!("cannot read standard input: {error}")))?,
            Input::Named(_) | Input::Found(_) => {
                read::file(&job.path).map_err(|error| failed(read::unreadable(&error)))?
            }
            Input::Ignores(_, why) => return Err(failed(why.to_string())),
        };
        let Decoded { text, encoding } = source::decode(bytes).map_err(|error| failed(error.to_string()))?;
        let options = LintOptions {
            client: job.asked.client,
            platform: job.asked.platform,
            selection: Some(&job.asked.selection),
            client_versions: &job.asked.client_versions,
            encoding,
            ..self.options
        };
        let report = lint_text(&text, &job.path.to_string_lossy(), &options);
        outcome.silences_used.clone_from(&report.silences_used);
        let named = !matches!(job.input, Input::Found(_));
        match refusal(&text, &report, named, job.asked.client.is_some()) {
            Some(message) if named => return Err(failed(message)),
            Some(_) => {}
            None if self.args.fix || self.args.diff => self.repair(job, text, report, &options, outcome)?,
            None => outcome.file = Some((report, text)),
        }
        Ok(())
    }

    fn repair(
        &self,
        job: &Job,
        text: String,
        report: FileReport,
        options: &LintOptions<'_>,
        outcome: &mut Outcome,
    ) -> Result<(), FileError> {
        let shown = report.path.clone();
        let at_least = if self.args.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe };
        let fixed = fix_text(&text, &shown, options, at_least);
        if !fixed.cycle.is_empty() {
            outcome.complaints.push(format!(
                "{}: the fixes of {} undo each other; please report this",
                printable(&shown),
                fixed.cycle.join(", ")
            ));
        }
        if fixed.is_unfinished {
            let name = printable(&shown);
            outcome
                .complaints
                .push(format!("{name}: there is more to fix than one run does; run --fix again"));
        }
        if self.args.diff {
            if fixed.reencoded {
                let name = printable(&shown);
                let complaint =
                    format!("{name}: --fix writes this file anew as UTF-8, which a diff cannot show");
                outcome.complaints.push(complaint);
                outcome.rewrites = true;
            } else {
                outcome.diff = Some(MaskedDiff::new(&shown, &text, &fixed.text, self.secrets()));
            }
            outcome.file = Some((report, text));
            return Ok(());
        }
        if job.input != Input::Stdin && (fixed.text != text || fixed.reencoded) {
            let old = options.encoding.encode(&text).unwrap_or_default();
            write::replace(&job.path, &old, fixed.text.as_bytes())
                .map_err(|error| read::file_error(&job.path, error.to_string()))?;
        }
        outcome.file = Some((fixed.report, fixed.text));
        Ok(())
    }

    fn secrets(&self) -> Secrets {
        if self.args.show_secrets { Secrets::Shown } else { Secrets::Hidden }
    }
}

/// The places of the jobs, those about one file together: two threads must not repair it at the same time. A
/// file is one wherever links to it lie.
fn same_files(jobs: &[Job]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::with_capacity(jobs.len());
    let mut known: HashMap<PathBuf, usize> = HashMap::new();
    for (at, job) in jobs.iter().enumerate() {
        let place = fs::canonicalize(&job.path).unwrap_or_else(|_| job.path.clone());
        let group = *known.entry(place).or_insert(groups.len());
        match groups.get_mut(group) {
            Some(group) => group.push(at),
            None => groups.push(vec![at]),
        }
    }
    groups
}

/// Why this is nothing to lint; `None` if it is.
fn refusal(text: &str, report: &FileReport, named: bool, has_client: bool) -> Option<String> {
    if has_client || report.is_mcp {
        return None;
    }
    let mentions = ["mcpServers", "\"command\"", "context_servers", "mcp_servers"]
        .iter()
        .any(|word| text.contains(word));
    if named && report.problems > 0 && mentions {
        return None;
    }
    Some(
        "this is no config of an MCP client: it holds no servers, and its name is none that a client reads; \
         if it is one, name the client with --client"
            .to_owned(),
    )
}
