//! `mcplint [PATH]...`: lint, fix, diff.

mod progress;
pub(super) mod project;
mod settle;
mod write;

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use clap::ValueEnum as _;

use super::{CommandError, complain, print, say, use_color};
use crate::cli::{FailOn, LintArgs, OutputFormat};
use crate::discover::{self, Input};
use mcplint::baseline::Baseline;
use mcplint::diagnostic::{Applicability, Severity};
use mcplint::fix::fix_text;
use mcplint::host::{Host, ThisHost};
use mcplint::lint::{LintOptions, lint_text};
use mcplint::mask::{Masked, MaskedDiff, MaskedReport, Secrets};
use mcplint::platform::Platform;
use mcplint::render::{self, RenderOptions, printable};
use mcplint::report::{FileError, FileReport, Report};
use mcplint::rules;
use mcplint::source::{self, Decoded};
use progress::Progress;
use project::Projects;

/// The exit statuses of the contract.
const CLEAN: u8 = 0;
const FINDINGS: u8 = 1;
const FAILED: u8 = 2;

pub(super) fn run(args: &LintArgs) -> Result<u8, CommandError> {
    let projects = Projects::new(args)?;
    let baseline = known(args)?;
    let host = ThisHost;
    let home = host.home().map(|home| home.to_string_lossy().into_owned());
    let options = LintOptions {
        host: (!args.no_host && !is_ci()).then_some(&host as &dyn Host),
        host_platform: Some(host_platform()),
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
    let mut progress = Progress::new(inputs.len(), args);
    for input in inputs {
        progress.step();
        if let Err(error) = run.input(&input) {
            run.report.errors.push(error);
        }
    }
    progress.end();
    run.finish(baseline.as_ref())
}

/// The baseline that is to be used.
fn known(args: &LintArgs) -> Result<Option<Baseline>, CommandError> {
    let Some(path) = args.baseline.as_ref().filter(|_| !args.write_baseline) else { return Ok(None) };
    let failed = |reason| CommandError::Baseline { path: path.clone(), reason };
    let text = fs::read_to_string(path)
        .map_err(|error| failed(format!("{}; --write-baseline writes it", unreadable(&error))))?;
    Baseline::parse(&text).map(Some).map_err(|error| failed(error.to_string()))
}

pub(super) fn is_ci() -> bool {
    std::env::var_os("CI").is_some_and(|value| !matches!(value.to_str(), Some("" | "0" | "false")))
}

pub(super) fn host_platform() -> Platform {
    match Platform::host() {
        Platform::Linux if std::env::var_os("WSL_DISTRO_NAME").is_some() => Platform::Wsl,
        platform => platform,
    }
}

/// A run over all files.
struct Run<'a> {
    args: &'a LintArgs,
    /// What is the same for every file.
    options: LintOptions<'a>,
    projects: Projects<'a>,
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
    fn new(args: &'a LintArgs, options: LintOptions<'a>, mut projects: Projects<'a>) -> Self {
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
            Input::Stdin => {
                let name = self.args.stdin_filename.clone();
                self.args.force_exclude && name.is_some_and(|name| self.projects.excludes(&name))
            }
        }
    }

    fn input(&mut self, input: &Input) -> Result<(), FileError> {
        let (path, bytes, named) = match input {
            Input::Stdin => {
                let name = self.args.stdin_filename.clone().unwrap_or_else(|| PathBuf::from("-"));
                let mut bytes = Vec::new();
                io::stdin()
                    .read_to_end(&mut bytes)
                    .map_err(|error| file_error(&name, format!("cannot read standard input: {error}")))?;
                (name, bytes, true)
            }
            Input::Named(path) => (path.clone(), read(path)?, true),
            Input::Found(path) => (path.clone(), read(path)?, false),
        };
        let Decoded { text, encoding } =
            source::decode(bytes).map_err(|error| file_error(&path, error.to_string()))?;
        let shown = path.to_string_lossy().into_owned();
        let refuse = |message: String| {
            if named { Err(FileError { path: shown.clone(), message }) } else { Ok(()) }
        };
        let asked = self.projects.options(&path);
        let options = LintOptions {
            client: asked.client,
            platform: asked.platform,
            selection: Some(&asked.selection),
            client_versions: &asked.client_versions,
            encoding,
            ..self.options
        };
        let report = lint_text(&text, &shown, &options);
        self.projects.note(asked.project, &report);
        match refusal(&text, &report, named, asked.client.is_some()) {
            Some(message) => refuse(message),
            None => self.keep(input, &path, text, report, &options),
        }
    }

    /// Puts the file into the report, repaired if that is asked for.
    fn keep(
        &mut self,
        input: &Input,
        path: &Path,
        text: String,
        report: FileReport,
        options: &LintOptions<'_>,
    ) -> Result<(), FileError> {
        let (report, text) = if self.args.fix || self.args.diff {
            self.repair(input, path, text, report, options)?
        } else {
            (report, text)
        };
        if self.args.verbose {
            let client = report.client.map_or("unknown client", |client| client.name);
            let path = Masked::scan(&report.path);
            say(&format!("{}: {client}, platform {}", printable(&path), report.platform));
        }
        self.report.files.push((report, text));
        Ok(())
    }

    fn repair(
        &mut self,
        input: &Input,
        path: &Path,
        text: String,
        report: FileReport,
        options: &LintOptions<'_>,
    ) -> Result<(FileReport, String), FileError> {
        let shown = report.path.clone();
        let at_least = if self.args.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe };
        let fixed = fix_text(&text, &shown, options, at_least);
        if !fixed.cycle.is_empty() {
            complain(&format!(
                "{}: the fixes of {} undo each other; please report this",
                printable(&shown),
                fixed.cycle.join(", ")
            ));
        }
        if self.args.diff {
            if fixed.reencoded {
                let name = printable(&shown);
                complain(&format!("{name}: --fix writes this file anew as UTF-8, which a diff cannot show"));
                self.rewrites = true;
                return Ok((report, text));
            }
            let diff = MaskedDiff::new(&shown, &text, &fixed.text, self.secrets());
            self.diff.push_str(&render::diff::render(&diff, &self.render_options()));
            self.masked |= diff.masked;
            return Ok((report, text));
        }
        if *input != Input::Stdin && (fixed.text != text || fixed.reencoded) {
            let old = options.encoding.encode(&text).unwrap_or_default();
            write::replace(path, &old, fixed.text.as_bytes())
                .map_err(|error| file_error(path, error.to_string()))?;
        }
        Ok((fixed.report, fixed.text))
    }

    fn secrets(&self) -> Secrets {
        if self.args.show_secrets { Secrets::Shown } else { Secrets::Hidden }
    }

    fn render_options(&self) -> RenderOptions {
        RenderOptions {
            color: self.args.output.is_none() && use_color(self.args.color),
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
        let report = MaskedReport::new(&self.report, self.secrets());
        if !machine {
            for error in &report.errors {
                say(&format!("{}: {}", printable(&error.path), error.message));
            }
        }
        let text = if self.args.diff {
            if self.masked {
                complain(
                    "a secret is hidden in this diff: it is for reading and cannot be applied (--show-secrets)",
                );
            }
            let more = self.report.summary().fixable_unsafe;
            if more > 0 && !self.args.unsafe_fixes {
                let fixes =
                    if more == 1 { "1 more fix needs".to_owned() } else { format!("{more} more fixes need") };
                complain(&format!("{fixes} --unsafe-fixes"));
            }
            self.diff.clone()
        } else if self.is_fixed_stdin() {
            let shown = render::full::render(&report, &RenderOptions { color: false, ..options });
            say(shown.trim_end());
            self.report.files.iter().map(|(_, text)| text.as_str()).collect()
        } else {
            show(format, &report, &options)
        };
        self.emit(&text)?;
        Ok(self.status())
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

pub(super) fn read(path: &Path) -> Result<Vec<u8>, FileError> {
    let kind = fs::metadata(path).map_err(|error| file_error(path, unreadable(&error)))?;
    if !kind.is_file() {
        return Err(file_error(path, "this is no regular file".to_owned()));
    }
    fs::read(path).map_err(|error| file_error(path, unreadable(&error)))
}

fn unreadable(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "no permission to read this file".to_owned(),
        _ => format!("cannot read this file: {error}"),
    }
}

fn file_error(path: &Path, message: String) -> FileError {
    FileError { path: path.to_string_lossy().into_owned(), message }
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
