//! What a language server asks of this machine: files, settings, and what rules ask of it.

use std::path::{Path, PathBuf};

use clap::Parser as _;
use serde_json::Value;

use crate::cli::{Cli, LintArgs};
use crate::commands::CommandError;
use crate::commands::host::KeepingHost;
use crate::commands::machine::{host_platform, is_ci};
use crate::commands::project::{Projects, absolute};
use crate::commands::read;
use mcplint::config::FILE_NAME;
use mcplint::crash;
use mcplint::host::{Host, ThisHost};
use mcplint::lsp::{Asked, ProjectFile, World};
use mcplint::platform::Platform;

/// The settings of an editor that are lists, with the options of the command line that they are.
const LISTS: [(&str, &str); 3] =
    [("select", "--select"), ("extendSelect", "--extend-select"), ("ignore", "--ignore")];

/// The settings of an editor that are words.
const WORDS: [(&str, &str); 2] = [("platform", "--platform"), ("config", "--config")];

/// This machine, and what the editor's settings and `mcplint.toml` ask.
pub(super) struct Machine {
    args: LintArgs,
    projects: Projects,
    host: KeepingHost,
    home: Option<String>,
    /// The folder that the editor has open.
    folder: Option<PathBuf>,
}

impl Machine {
    pub(super) fn new() -> Result<Self, CommandError> {
        let args = parse(&[]).ok_or_else(|| CommandError::Settings("no options are refused".to_owned()))?;
        Ok(Self {
            projects: Projects::new(&args)?,
            args,
            host: KeepingHost::default(),
            home: ThisHost.home().map(|home| home.to_string_lossy().into_owned()),
            folder: None,
        })
    }

    /// Where a document that lies nowhere is looked at from.
    fn located(&self, path: &str) -> PathBuf {
        match &self.folder {
            Some(folder) if !Path::new(path).is_absolute() => folder.join(path),
            _ => PathBuf::from(path),
        }
    }
}

impl World for Machine {
    fn asked(&mut self, path: &str) -> Option<Asked> {
        let path = self.located(path);
        if self.projects.excludes(&path) {
            return None;
        }
        let asked = self.projects.options(&path);
        Some(Asked {
            selection: asked.selection,
            client: asked.client,
            platform: asked.platform,
            client_versions: asked.client_versions,
        })
    }

    fn host(&self) -> Option<&dyn Host> {
        (!self.args.no_host && !is_ci()).then_some(&self.host as &dyn Host)
    }

    fn host_platform(&self) -> Platform {
        host_platform()
    }

    fn home(&self) -> Option<&str> {
        self.home.as_deref()
    }

    fn read(&self, path: &str) -> Option<Vec<u8>> {
        read::file(Path::new(path)).ok()
    }

    fn project_file(&mut self, path: &str) -> Option<ProjectFile> {
        let path = Path::new(path);
        if let Some((file, name)) = self.projects.file_for(path) {
            return Some(ProjectFile { path: file.to_string_lossy().into_owned(), name, exists: true });
        }
        let folder = self.folder.as_ref()?;
        let name = path.strip_prefix(folder).ok()?.to_string_lossy().replace('\\', "/");
        let file = folder.join(FILE_NAME).to_string_lossy().into_owned();
        Some(ProjectFile { path: file, name, exists: false })
    }

    fn open_folder(&mut self, path: &str) {
        self.folder = Some(absolute(Path::new(path)));
    }

    fn configure(&mut self, settings: &Value) -> Result<(), String> {
        let mut words = Vec::new();
        let mut refused = Vec::new();
        for (key, options) in options_of(settings) {
            match options.filter(|options| parse(options).is_some()) {
                Some(options) => words.extend(options),
                None => refused.push(key),
            }
        }
        let args = parse(&words).unwrap_or_else(|| self.args.clone());
        match Projects::new(&args) {
            Ok(projects) => (self.projects, self.args) = (projects, args),
            Err(error) => return Err(error.to_string()),
        }
        if refused.is_empty() {
            Ok(())
        } else {
            Err(format!("{} cannot be used as written", refused.join(", ")))
        }
    }

    fn forget(&mut self) {
        self.host.forget();
        if let Ok(projects) = Projects::new(&self.args) {
            self.projects = projects;
        }
    }

    fn last_panic(&mut self) -> Option<String> {
        crash::take()
    }
}

/// What the settings of an editor are on the command line; `None` for one that cannot be written there.
fn options_of(settings: &Value) -> Vec<(&'static str, Option<Vec<String>>)> {
    let given = |key: &str| settings.get(key).filter(|value| !value.is_null());
    let mut options = Vec::new();
    for (key, option) in LISTS {
        if let Some(value) = given(key) {
            let words: Option<Vec<&str>> =
                value.as_array().and_then(|items| items.iter().map(Value::as_str).collect());
            options.push((
                key,
                words.map(|words| {
                    if words.is_empty() { Vec::new() } else { vec![format!("{option}={}", words.join(","))] }
                }),
            ));
        }
    }
    for (key, option) in WORDS {
        if let Some(value) = given(key) {
            let word = value
                .as_str()
                .map(|word| if word.is_empty() { Vec::new() } else { vec![format!("{option}={word}")] });
            options.push((key, word));
        }
    }
    if let Some(value) = given("severity") {
        let rows = value.as_object().and_then(|rows| {
            rows.iter().map(|(rule, word)| Some(format!("--severity={rule}={}", word.as_str()?))).collect()
        });
        options.push(("severity", rows));
    }
    if let Some(value) = given("host") {
        let words = value.as_bool().map(|host| if host { Vec::new() } else { vec!["--no-host".to_owned()] });
        options.push(("host", words));
    }
    options
}

/// The options of linting, as the command line reads them; `None` where it refuses them.
fn parse(words: &[String]) -> Option<LintArgs> {
    let words = std::iter::once("mcplint").chain(words.iter().map(String::as_str));
    Cli::try_parse_from(words).ok().map(|cli| cli.lint)
}
