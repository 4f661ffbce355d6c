//! The command line, as clap reads it. No logic.

pub(crate) mod usual;

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use mcplint::clients;
use mcplint::diagnostic::Severity;

/// Lint and repair the config files of MCP clients.
///
/// Without a path, lints the config files below the current folder. Exit status: 0 nothing left at or
/// above --fail-on (with --diff: nothing to change), 1 findings left (with --diff: there is a diff),
/// 2 the work could not be done.
#[derive(Debug, Parser)]
#[command(name = "mcplint", version, args_conflicts_with_subcommands = true, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) lint: LintArgs,
}

/// The commands beside linting.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Print the page of a rule, or the causes of an error that a client printed
    Explain {
        /// A rule, a line that a client printed, an exit code, or a code such as -32000
        #[arg(value_name = "RULE|ERROR", allow_hyphen_values = true)]
        subject: String,
        #[arg(long, value_enum, default_value_t)]
        color: ColorChoice,
    },
    /// List every rule with its category, severity and fix
    Rules {
        /// How to print the list
        #[arg(long, value_enum, default_value_t)]
        output_format: ListFormat,
    },
    /// List every client: where its files lie, and which of them are here
    Clients {
        /// How to print the list
        #[arg(long, value_enum, default_value_t)]
        output_format: ListFormat,
    },
    /// Start the servers of a config as their client would, and say what happened
    #[cfg(feature = "probe")]
    Probe(ProbeArgs),
    /// Write a mcplint.toml with every key as a comment
    Init {
        /// The folder
        #[arg(default_value = ".")]
        folder: PathBuf,
    },
    /// Speak the Language Server Protocol with an editor, over standard input and output
    Lsp {
        /// Taken and ignored: editors add it, and there is no other way
        #[arg(long, hide = true)]
        stdio: bool,
    },
    /// Print a JSON Schema
    Schema {
        /// Of what
        #[arg(value_enum)]
        of: SchemaKind,
    },
    /// Print the completions of a shell
    Completions {
        /// For which shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page, for `man -l`
    Man,
}

/// The platform where none is named: it is found out.
const PLATFORM: &str = "auto";

/// The most findings that are shown per file, where no other number is asked for.
const MAX_DIAGNOSTICS: usize = 1000;

/// Options of linting and fixing.
#[derive(Args, Clone, Debug)]
pub(crate) struct LintArgs {
    /// Files and folders; `-` is standard input
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Also lint the user-level config of every client found on this machine
    #[arg(long, help_heading = "Target")]
    pub(crate) user: bool,

    /// Apply safe fixes in place, then report what is left
    #[arg(long, help_heading = "Repair")]
    pub(crate) fix: bool,
    /// Let --fix and --diff use unsafe fixes too
    #[arg(long, help_heading = "Repair")]
    pub(crate) unsafe_fixes: bool,
    /// Print what --fix would change as a diff; write nothing
    #[arg(long, conflicts_with = "fix", help_heading = "Repair")]
    pub(crate) diff: bool,

    /// Read the given files as this client's
    #[arg(long, value_name = "ID", help_heading = "Target", hide_possible_values = true,
          value_parser = PossibleValuesParser::new(clients::ids()))]
    pub(crate) client: Option<String>,
    /// The system that the files are meant for
    #[arg(long, value_name = "PLATFORM", default_value = PLATFORM, help_heading = "Target",
          value_parser = [PLATFORM, "linux", "macos", "windows", "wsl", "any"])]
    pub(crate) platform: String,
    /// The path to take standard input for
    #[arg(long, value_name = "PATH", help_heading = "Target")]
    pub(crate) stdin_filename: Option<PathBuf>,
    /// Ask nothing of this machine: no PATH, no variables (the default under CI)
    #[arg(long, help_heading = "Target")]
    pub(crate) no_host: bool,
    /// Walk into files and folders that .gitignore names
    #[arg(long, help_heading = "Target")]
    pub(crate) no_ignore: bool,

    /// Only these rules or categories
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    pub(crate) select: Vec<String>,
    /// These rules or categories too
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    pub(crate) extend_select: Vec<String>,
    /// Read this mcplint.toml instead of those beside and above the files
    #[arg(long, value_name = "FILE", conflicts_with = "no_config", help_heading = "Configuration")]
    pub(crate) config: Option<PathBuf>,
    /// Read no mcplint.toml
    #[arg(long, help_heading = "Configuration")]
    pub(crate) no_config: bool,
    /// Pass over what `exclude` names even where it is given by name, as hooks do
    #[arg(long, help_heading = "Configuration")]
    pub(crate) force_exclude: bool,
    /// Do not show the findings that this file knows
    #[arg(long, value_name = "FILE", help_heading = "Configuration")]
    pub(crate) baseline: Option<PathBuf>,
    /// Write all findings to the baseline
    #[arg(long, requires = "baseline", help_heading = "Configuration")]
    pub(crate) write_baseline: bool,

    /// Not these rules or categories
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    pub(crate) ignore: Vec<String>,
    /// Another severity for a rule: error, warning, info or off
    #[arg(long, value_name = "RULE=SEVERITY", value_parser = rule_severity, help_heading = "Rules")]
    pub(crate) severity: Vec<(String, Option<Severity>)>,
    /// The least severity that makes the run fail [default: warning]
    #[arg(long, value_enum, value_name = "SEVERITY", help_heading = "Rules")]
    pub(crate) fail_on: Option<FailOn>,

    /// How to print findings [default: full; github where GITHUB_ACTIONS=true]
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Output")]
    pub(crate) output_format: Option<OutputFormat>,
    /// Write the report to a file
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// Show secrets in the output
    #[arg(long, help_heading = "Output")]
    pub(crate) show_secrets: bool,
    /// The most findings to show per file
    #[arg(long, value_name = "N", default_value_t = MAX_DIAGNOSTICS, help_heading = "Output")]
    pub(crate) max_diagnostics: usize,
    /// When to use colours
    #[arg(long, value_enum, default_value_t, help_heading = "Output")]
    pub(crate) color: ColorChoice,
    /// Print nothing but errors of mcplint itself
    #[arg(short, long, help_heading = "Output")]
    pub(crate) quiet: bool,
    /// Say on standard error which client and platform each file was read for
    #[arg(short, long, help_heading = "Output")]
    pub(crate) verbose: bool,
}

/// Options of probing.
///
/// The only command that runs what a config names. Exit status: 0 every server is ok, 1 one is not, 2 the work
/// could not be done.
#[cfg(feature = "probe")]
#[derive(Args, Debug)]
pub(crate) struct ProbeArgs {
    /// A config file, or a folder that holds some; without it the current folder, after a question
    #[arg(value_name = "PATH")]
    pub(crate) path: Option<PathBuf>,
    /// Only the server of this name; may be given several times
    #[arg(long, value_name = "NAME")]
    pub(crate) server: Vec<String>,
    /// Read the file as this client's, and start the servers as it does
    #[arg(long, value_name = "ID", hide_possible_values = true,
          value_parser = PossibleValuesParser::new(clients::ids()))]
    pub(crate) client: Option<String>,
    /// How long to wait for a server to answer: 500ms, 30s, 2m
    #[arg(long, value_name = "TIME", default_value = "30s", value_parser = duration)]
    pub(crate) timeout: std::time::Duration,
    /// How many servers to start side by side [default: one for each processor, at least 2]
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<std::num::NonZeroUsize>,
    /// Run what the file names without asking
    #[arg(short, long)]
    pub(crate) yes: bool,
    /// How to print the outcome
    #[arg(long, value_enum, default_value_t)]
    pub(crate) output_format: ListFormat,
    /// When to use colours
    #[arg(long, value_enum, default_value_t)]
    pub(crate) color: ColorChoice,
}

#[cfg(feature = "probe")]
fn duration(text: &str) -> Result<std::time::Duration, String> {
    let digits = text.trim_end_matches(|character: char| character.is_ascii_alphabetic());
    let factor = match &text[digits.len()..] {
        "ms" => 0.001,
        "" | "s" => 1.0,
        "m" | "min" => 60.0,
        _ => return Err("write a number with ms, s or m".to_owned()),
    };
    let number: f64 = digits.parse().map_err(|_| "write a number with ms, s or m".to_owned())?;
    let seconds = number * factor;
    if seconds > 0.0 && seconds <= 86_400.0 {
        Ok(std::time::Duration::from_secs_f64(seconds))
    } else {
        Err("write a time above 0 and of a day at most".to_owned())
    }
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputFormat {
    /// For people: the lines, the client's words, the fix
    Full,
    /// One line per finding
    Concise,
    /// The JSON contract (see `mcplint schema output`)
    Json,
    /// SARIF 2.1.0, for code scanning and editors
    Sarif,
    /// Workflow commands of GitHub Actions
    Github,
    /// A code quality report for GitLab
    Gitlab,
    /// JUnit XML
    Junit,
}

impl LintArgs {
    /// What holds where no option of linting was given.
    pub(crate) fn none() -> Self {
        Self {
            paths: Vec::new(),
            user: false,
            fix: false,
            unsafe_fixes: false,
            diff: false,
            client: None,
            platform: PLATFORM.to_owned(),
            stdin_filename: None,
            no_host: false,
            no_ignore: false,
            select: Vec::new(),
            extend_select: Vec::new(),
            config: None,
            no_config: false,
            force_exclude: false,
            baseline: None,
            write_baseline: false,
            ignore: Vec::new(),
            severity: Vec::new(),
            fail_on: None,
            output_format: None,
            output: None,
            show_secrets: false,
            max_diagnostics: MAX_DIAGNOSTICS,
            color: ColorChoice::Auto,
            quiet: false,
            verbose: false,
        }
    }
}

impl OutputFormat {
    /// Whether programs read it, so that it holds everything that went wrong.
    pub(crate) fn is_for_programs(self) -> bool {
        !matches!(self, Self::Full | Self::Concise)
    }
}

/// How lists are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// A table
    #[default]
    Full,
    /// JSON
    Json,
}

/// What a schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaKind {
    /// mcplint.toml
    Config,
    /// The JSON output
    Output,
}

/// The least severity that makes a run fail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    #[default]
    Warning,
    Info,
    Never,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorChoice {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    Always,
    Never,
}

fn rule_severity(text: &str) -> Result<(String, Option<Severity>), String> {
    let (rule, word) = text.split_once('=').ok_or("expected RULE=SEVERITY")?;
    let severity = match word {
        "error" => Some(Severity::Error),
        "warning" => Some(Severity::Warning),
        "info" => Some(Severity::Info),
        "off" => None,
        _ => return Err(format!("`{word}` is no severity; use error, warning, info or off")),
    };
    Ok((rule.to_owned(), severity))
}
