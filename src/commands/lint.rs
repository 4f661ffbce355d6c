//! `mcplint [PATH]...`: lint, fix, diff.

mod file;
mod progress;
mod settle;
mod write;

use std::path::PathBuf;

use clap::ValueEnum as _;

use super::host::KeepingHost;
use super::machine::{host_platform, is_ci};
use super::project::Projects;
use super::read::{self, unreadable};
use super::{CommandError, complain, is_shown, print, say, use_color};
use crate::cli::{FailOn, LintArgs, OutputFormat};
use crate::discover::{self, Input};
use file::{Job, Outcome, Workshop};
use mcplint::baseline::Baseline;
use mcplint::diagnostic::Severity;
use mcplint::host::Host;
use mcplint::lint::LintOptions;
use mcplint::mask::{Extent, Masked, MaskedReport, Secrets};
use mcplint::render::{self, RenderOptions, not_shown_line, printable, printable_text};
use mcplint::report::Report;
use mcplint::rules;
use progress::Progress;

/// The exit statuses of the contract.
const CLEAN: u8 = 0;
const FINDINGS: u8 = 1;
const FAILED: u8 = 2;

pub(super) fn run(args: &LintArgs) -> Result<u8, CommandError> {
    let projects = Projects::new(args)?;
    let baseline = known(args)?;
    let host = KeepingHost::default();
    let home = host.home().map(|home| home.to_string_lossy().into_owned());
    let options = LintOptions {
        host: (!args.no_host && !is_ci()).then_some(&host as &dyn Host),
        host_platform: Some(host_platform()),
        most: most_wanted(args),
        home: home.as_deref(),
        ..LintOptions::default()
    };
    let mut run = Run::new(args, options, projects);
    let mut inputs = Vec::new();
    // `--user` alone is about the user's files, not about the current folder.
    if !args.user || !args.paths.is_empty() {
        inputs.extend(discover::inputs(&args.paths, args.no_ignore));
    }
    inputs.retain(|input| !run.is_excluded(input));
    if args.user {
        inputs.extend(super::clients::user_files().into_iter().map(Input::Found));
    }
    run.files(inputs);
    run.finish(baseline.as_ref())
}

/// How many findings of a file are of use: those that are shown. A baseline knows all of them.
fn most_wanted(args: &LintArgs) -> Option<usize> {
    (args.baseline.is_none() && !args.fix && !args.diff).then_some(args.max_diagnostics)
}

/// The baseline that is to be used.
fn known(args: &LintArgs) -> Result<Option<Baseline>, CommandError> {
    let Some(path) = args.baseline.as_ref().filter(|_| !args.write_baseline) else { return Ok(None) };
    let failed = |reason| CommandError::Baseline { path: path.clone(), reason };
    let bytes = read::file(path)
        .map_err(|error| failed(format!("{}; --write-baseline writes it", unreadable(&error))))?;
    Baseline::parse(&String::from_utf8_lossy(&bytes)).map(Some).map_err(|error| failed(error.to_string()))
}

/// A run over all files.
struct Run<'a> {
    args: &'a LintArgs,
    /// What is the same for every file.
    options: LintOptions<'a>,
    projects: Projects,
    fail_on: FailOn,
    /// The format that was asked for.
    format: Option<OutputFormat>,
    report: Report,
    diff: String,
    masked: bool,
    /// Whether --fix would write a file that the diff does not show.
    rewrites: bool,
    /// Whether a `mcplint.toml` holds mistakes.
    mistaken: bool,
}

impl<'a> Run<'a> {
    fn new(args: &'a LintArgs, options: LintOptions<'a>, mut projects: Projects) -> Self {
        let settings = projects.of_run().map(|project| &project.settings);
        let word = |word: Option<&String>| word.map(String::as_str).unwrap_or_default().to_owned();
        let fail_on = word(settings.and_then(|settings| settings.fail_on.as_ref()));
        let format = word(settings.and_then(|settings| settings.output_format.as_ref()));
        Self {
            args,
            options,
            fail_on: args.fail_on.or_else(|| FailOn::from_str(&fail_on, false).ok()).unwrap_or_default(),
            format: args.output_format.or_else(|| OutputFormat::from_str(&format, false).ok()),
            projects,
            report: Report::default(),
            diff: String::new(),
            masked: false,
            rewrites: false,
            mistaken: false,
        }
    }

    /// Whether a `mcplint.toml` wants this passed over. What was named is linted, but for hooks, which name
    /// whatever has changed.
    fn is_excluded(&mut self, input: &Input) -> bool {
        match input {
            Input::Found(path) => self.projects.excludes(path),
            Input::Named(path) => self.args.force_exclude && self.projects.excludes(path),
            Input::Ignores(..) => false,
            Input::Stdin => {
                let name = self.args.stdin_filename.clone();
                self.args.force_exclude && name.is_some_and(|name| self.projects.excludes(&name))
            }
        }
    }

    /// Reads, lints and repairs the files, many at a time; what comes of them is kept in their order.
    fn files(&mut self, inputs: Vec<Input>) {
        let progress = Progress::new(inputs.len(), self.args);
        let jobs: Vec<Job> = inputs.into_iter().map(|input| self.job(input)).collect();
        let workshop = Workshop { args: self.args, options: self.options, progress: &progress };
        let done = workshop.all(&jobs);
        progress.end();
        for (project, outcome) in done {
            self.keep(project, outcome);
        }
    }

    fn job(&mut self, input: Input) -> Job {
        let path = match &input {
            Input::Stdin => self.args.stdin_filename.clone().unwrap_or_else(|| PathBuf::from("-")),
            Input::Named(path) | Input::Found(path) | Input::Ignores(path, _) => path.clone(),
        };
        let asked = self.projects.options(&path);
        Job { input, path, asked }
    }

    /// Puts what came of a file into the report, and says what is to be said of it.
    fn keep(&mut self, project: Option<usize>, outcome: Outcome) {
        self.projects.note(project, &outcome.silences_used);
        for complaint in &outcome.complaints {
            complain(complaint);
        }
        self.rewrites |= outcome.rewrites;
        if let Some(diff) = outcome.diff {
            self.diff.push_str(&render::diff::render(&diff, &self.render_options()));
            self.masked |= diff.masked;
        }
        if let Some((report, text)) = outcome.file {
            if self.args.verbose {
                let client = report.client.map_or("unknown client", |client| client.name);
                let path = Masked::scan(&report.path);
                say(&format!("{}: {client}, platform {}", printable(&path), report.platform));
            }
            self.report.files.push((report, text));
        }
        self.report.errors.extend(outcome.error);
    }

    fn secrets(&self) -> Secrets {
        if self.args.show_secrets { Secrets::Shown } else { Secrets::Hidden }
    }

    fn render_options(&self) -> RenderOptions {
        RenderOptions {
            color: self.args.output.is_none() && use_color(self.args.color),
            terminal: self.args.output.is_none() && is_shown(),
            width: terminal_width(),
            max_diagnostics: self.args.max_diagnostics,
            fixing: self.args.fix,
        }
    }

    fn finish(mut self, baseline: Option<&Baseline>) -> Result<u8, CommandError> {
        let options = self.render_options();
        let format = self.format();
        let machine = format.is_for_programs() && !self.args.diff;
        self.report.errors.append(&mut self.projects.errors);
        self.show_mistakes(machine, &options);
        self.report_unused();
        if let Some(path) = self.args.baseline.as_ref().filter(|_| self.args.write_baseline) {
            self.write_baseline(path)?;
            return Ok(if self.report.errors.is_empty() && !self.mistaken { CLEAN } else { FAILED });
        }
        if let Some(baseline) = baseline {
            self.use_baseline(baseline);
        }
        let report = MaskedReport::new(&self.report, self.extent(machine));
        if machine {
            report.files.iter().filter_map(|file| not_shown_line(file, &options)).for_each(|line| say(&line));
        } else {
            for error in &report.errors {
                say(&format!("{}: {}", printable(&error.path), printable(&error.message)));
            }
        }
        let text = if self.args.diff {
            if self.masked {
                complain(
                    "a secret is hidden in this diff: it is for reading and cannot be applied (--show-secrets)",
                );
            }
            let more = self.report.summary().found.fixable_unsafe;
            if more > 0 && !self.args.unsafe_fixes {
                let fixes =
                    if more == 1 { "1 more fix needs".to_owned() } else { format!("{more} more fixes need") };
                complain(&format!("{fixes} --unsafe-fixes"));
            }
            self.diff.clone()
        } else if self.is_fixed_stdin() {
            let shown = render::full::render(&report, &RenderOptions { color: false, ..options });
            say(shown.trim_end());
            let text: String = self.report.files.iter().map(|(_, text)| text.as_str()).collect();
            if options.terminal { printable_text(&text) } else { text }
        } else {
            show(format, &report, &options)
        };
        self.emit(&text)?;
        Ok(self.status())
    }

    /// How much of the report is shown: for people no files without findings, and in a diff no findings.
    fn extent(&self, machine: bool) -> Extent {
        let findings = if self.args.diff { 0 } else { self.args.max_diagnostics };
        Extent { secrets: self.secrets(), findings, clean_files: machine }
    }

    /// The format that was asked for, else the one that shows best here.
    fn format(&self) -> OutputFormat {
        let on_github = || std::env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true");
        let best = || if on_github() { OutputFormat::Github } else { OutputFormat::Full };
        self.format.unwrap_or_else(best)
    }

    /// `mcplint --fix -` is a filter: the repaired text goes to standard output.
    fn is_fixed_stdin(&self) -> bool {
        self.args.fix
            && !self.format.is_some_and(OutputFormat::is_for_programs)
            && self.args.paths.len() == 1
            && self.args.paths[0].as_os_str() == "-"
    }

    fn emit(&self, text: &str) -> Result<(), CommandError> {
        match &self.args.output {
            Some(path) => write::create(path, text.as_bytes())
                .map_err(|error| CommandError::Output { path: path.clone(), error }),
            None if self.args.quiet && !self.args.diff && !self.is_fixed_stdin() => Ok(()),
            None => print(text),
        }
    }

    fn status(&self) -> u8 {
        if !self.report.errors.is_empty() || self.mistaken {
            return FAILED;
        }
        if self.args.diff {
            return if self.diff.is_empty() && !self.rewrites { CLEAN } else { FINDINGS };
        }
        let limit = match self.fail_on {
            FailOn::Error => Severity::Error,
            FailOn::Warning => Severity::Warning,
            FailOn::Info => Severity::Info,
            FailOn::Never => return CLEAN,
        };
        if self.report.worst().is_some_and(|worst| worst >= limit) { FINDINGS } else { CLEAN }
    }
}

fn show(format: OutputFormat, report: &MaskedReport, options: &RenderOptions) -> String {
    match format {
        OutputFormat::Full => render::full::render(report, options),
        OutputFormat::Concise => render::concise::render(report, options),
        OutputFormat::Json => render::json::render(report, options),
        OutputFormat::Sarif => render::sarif::render(report, &rules::infos(), options),
        OutputFormat::Github => render::github::render(report, options),
        OutputFormat::Gitlab => render::gitlab::render(report, options),
        OutputFormat::Junit => render::junit::render(report, options),
    }
}

/// The width to wrap at: that of the terminal where the shell tells it, else 80 columns.
pub(super) fn terminal_width() -> usize {
    std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok())
        .filter(|columns| (40..=400).contains(columns))
        .unwrap_or(80)
        .min(120)
}
