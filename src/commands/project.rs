//! Which `mcplint.toml` is for which file, and what it and the command line ask together.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::machine::is_ci;
use super::read::{self, file_error, unreadable};
use crate::cli::LintArgs;
use mcplint::clients::{self, Dialect};
use mcplint::config::{self, FILE_NAME, Mistake, Settings};
use mcplint::diagnostic::Diagnostic;
use mcplint::platform::Platform;
use mcplint::report::{FileError, FileReport};
use mcplint::selection::{Selection, UnknownRule};

/// A `mcplint.toml` that a run has read.
pub(super) struct Project {
    /// The file.
    pub(super) path: PathBuf,
    /// The folder that its patterns are relative to.
    folder: PathBuf,
    /// Its text.
    pub(super) text: String,
    /// What it says.
    pub(super) settings: Settings,
    /// What in it cannot be.
    pub(super) mistakes: Vec<Mistake>,
    /// What it and the command line select, for files that it says nothing else about.
    selection: Arc<Selection>,
    /// Which of its ignores silenced a finding.
    used: BTreeSet<usize>,
}

/// What is asked for one file.
pub(in crate::commands) struct FileOptions {
    /// The rules.
    pub(super) selection: Arc<Selection>,
    /// The client that was named.
    pub(in crate::commands) client: Option<&'static Dialect>,
    /// The platform that was named.
    pub(in crate::commands) platform: Option<Platform>,
    /// Versions of clients.
    pub(in crate::commands) client_versions: Vec<(&'static str, String)>,
    /// The project that the file belongs to.
    pub(in crate::commands) project: Option<usize>,
}

/// Every project of a run.
pub(super) struct Projects {
    args: LintArgs,
    loaded: Vec<Project>,
    /// The project of each folder that was asked about.
    by_folder: HashMap<PathBuf, Option<usize>>,
    /// What the command line selects where there is no project.
    selection: Arc<Selection>,
    /// Files that could not be read.
    pub(super) errors: Vec<FileError>,
}

impl Projects {
    /// Reads what the command line says; `--config` is read at once.
    ///
    /// # Errors
    /// When an option names a rule that does not exist.
    pub(super) fn new(args: &LintArgs) -> Result<Self, UnknownRule> {
        let selection = Arc::new(selection(&Settings::default(), args)?);
        let mut projects = Self {
            args: args.clone(),
            loaded: Vec::new(),
            by_folder: HashMap::new(),
            selection,
            errors: Vec::new(),
        };
        if let Some(path) = &args.config {
            let loaded = projects.load(path, false);
            projects.by_folder.insert(PathBuf::new(), loaded);
        }
        Ok(projects)
    }

    /// The project that decides how the run as a whole goes: that of the current folder.
    pub(super) fn of_run(&mut self) -> Option<&Project> {
        let project = self.project_of(Path::new("mcplint.toml"))?;
        self.loaded.get(project)
    }

    /// Every project that was read.
    pub(super) fn loaded(&self) -> &[Project] {
        &self.loaded
    }

    /// Whether a project wants this file passed over.
    pub(super) fn excludes(&mut self, path: &Path) -> bool {
        self.project_of(path).and_then(|project| self.loaded.get(project)).is_some_and(|project| {
            !project.settings.exclude.is_empty() && project.settings.excludes(&project.name(path))
        })
    }

    /// The file that holds the settings for the file at `path`, and how that is called in its patterns.
    pub(super) fn file_for(&mut self, path: &Path) -> Option<(PathBuf, String)> {
        let project = self.project_of(path)?;
        let project = self.loaded.get(project)?;
        Some((absolute(&project.path), project.name(path)))
    }

    /// What is asked for the file at `path`.
    pub(in crate::commands) fn options(&mut self, path: &Path) -> FileOptions {
        let named_client = self.args.client.as_deref().and_then(clients::by_id);
        let named_platform: Option<Platform> = self.args.platform.parse().ok();
        let number = self.project_of(path);
        let Some(project) = number.and_then(|number| self.loaded.get(number)) else {
            return FileOptions {
                selection: Arc::clone(&self.selection),
                client: named_client,
                platform: named_platform,
                client_versions: Vec::new(),
                project: None,
            };
        };
        let name = project.name(path);
        let mut selection = Arc::clone(&project.selection);
        if !project.settings.ignores.is_empty() {
            project.settings.silence(Arc::make_mut(&mut selection), &name);
        }
        FileOptions {
            selection,
            client: named_client.or_else(|| project.settings.client(&name)),
            platform: named_platform.or_else(|| project.settings.platform(&name)),
            client_versions: project.settings.client_versions.clone(),
            project: number,
        }
    }

    /// Notes which ignores of its project a file needed.
    pub(super) fn note(&mut self, project: Option<usize>, silences_used: &BTreeSet<usize>) {
        if let Some(project) = project.and_then(|number| self.loaded.get_mut(number)) {
            project.used.extend(silences_used);
        }
    }

    /// The project of the file at `path`: that of the nearest folder above it that has one.
    fn project_of(&mut self, path: &Path) -> Option<usize> {
        if self.args.no_config {
            return None;
        }
        if self.args.config.is_some() {
            return self.by_folder.get(Path::new("")).copied().flatten();
        }
        let folder = absolute(path).parent().map(Path::to_path_buf).unwrap_or_default();
        let mut passed = Vec::new();
        let mut project = None;
        for folder in folder.ancestors() {
            if let Some(known) = self.by_folder.get(folder) {
                project = *known;
                break;
            }
            passed.push(folder.to_path_buf());
            project = self.load_from(folder);
            if project.is_some() {
                break;
            }
        }
        self.by_folder.extend(passed.into_iter().map(|folder| (folder, project)));
        project
    }

    /// The project that this folder holds, if it holds one.
    fn load_from(&mut self, folder: &Path) -> Option<usize> {
        let own = folder.join(FILE_NAME);
        // What is there and cannot be read is an error, not another project's business.
        if fs::symlink_metadata(&own).is_ok() {
            return self.load(&own, false);
        }
        let python = folder.join("pyproject.toml");
        let is_ours =
            read::file(&python).is_ok_and(|bytes| memchr::memmem::find(&bytes, b"tool.mcplint").is_some());
        if is_ours { self.load(&python, true) } else { None }
    }

    fn load(&mut self, path: &Path, is_pyproject: bool) -> Option<usize> {
        let is_pyproject = is_pyproject || path.file_name().is_some_and(|name| name == "pyproject.toml");
        let shown = shown(path);
        let text = match read::file(path).map_err(|error| unreadable(&error)).and_then(|bytes| {
            String::from_utf8(bytes).map_err(|_| "this file is not UTF-8; save it as UTF-8".to_owned())
        }) {
            Ok(text) => text,
            Err(message) => {
                self.errors.push(file_error(&shown, message));
                return None;
            }
        };
        let (settings, mistakes) = config::parse(&text, is_pyproject);
        // Words that name no rule are mistakes already, and left out.
        let selection = selection(&settings, &self.args).unwrap_or_default();
        let folder = absolute(path).parent().map(Path::to_path_buf).unwrap_or_default();
        self.loaded.push(Project {
            path: shown,
            folder,
            text,
            settings,
            mistakes,
            selection: Arc::new(selection),
            used: BTreeSet::new(),
        });
        Some(self.loaded.len() - 1)
    }
}

impl Project {
    /// How the file at `path` is called in patterns: relative to the folder, with `/`.
    fn name(&self, path: &Path) -> String {
        let whole = absolute(path);
        let relative = whole.strip_prefix(&self.folder).unwrap_or(&whole);
        relative.to_string_lossy().replace('\\', "/")
    }

    /// Whether all files of the project were looked for in one of these folders.
    fn lies_in(&self, walked: &[PathBuf]) -> bool {
        walked.iter().any(|folder| self.folder.starts_with(absolute(folder)))
    }

    /// Findings about ignores that silenced nothing, when all files of the project were looked at.
    pub(super) fn unused(&self, walked: &[PathBuf]) -> Option<FileReport> {
        if !self.lies_in(walked) {
            return None;
        }
        let findings: Vec<Diagnostic> = self
            .settings
            .ignores
            .iter()
            .enumerate()
            .filter(|(number, ignore)| {
                !self.used.contains(number)
                    && ignore.rules.iter().any(|rule| self.selection.asks(rule, !is_ci()))
            })
            .map(|(_, ignore)| config::unused(ignore))
            .collect();
        (!findings.is_empty() && self.selection.has_rule("unused-suppression"))
            .then(|| FileReport::of_mcplint(&self.path.to_string_lossy(), findings))
    }
}

/// The rules that `mcplint.toml` and, after it, the command line ask for.
fn selection(settings: &Settings, args: &LintArgs) -> Result<Selection, UnknownRule> {
    let mut selection = Selection::default();
    selection.select(settings.select.as_deref().unwrap_or_default())?;
    selection.extend(&settings.extend_select)?;
    selection.ignore(&settings.ignore)?;
    for (rule, severity) in &settings.severities {
        selection.set_severity(rule, *severity)?;
    }
    selection.select(&args.select)?;
    selection.extend(&args.extend_select)?;
    selection.ignore(&args.ignore)?;
    for (rule, severity) in &args.severity {
        selection.set_severity(rule, *severity)?;
    }
    Ok(selection)
}

/// The whole path without `.` and `..`, as far as text tells.
pub(in crate::commands) fn absolute(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut plain = PathBuf::new();
    for component in whole.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

/// A path as people read it: relative to the current folder where it lies below.
fn shown(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(&here).unwrap_or(path).to_path_buf()
}
