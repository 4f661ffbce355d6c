//! The commands, one file each.

mod clients;
mod completions;
mod explain;
mod host;
mod init;
mod lint;
mod lsp;
mod machine;
mod man;
#[cfg(feature = "probe")]
mod probe;
mod project;
mod read;
mod rules;
mod schema;

use std::io::{self, IsTerminal as _, Write as _};
use std::path::PathBuf;

use crate::cli::{Cli, ColorChoice, Command};
use mcplint::mask::Masked;
use mcplint::render::printable_lines;
use mcplint::selection::UnknownRule;

/// Why a command could not do its work. Every text says what to do.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CommandError {
    /// `--select` and its kin name something that is not there.
    #[error(transparent)]
    UnknownRule(#[from] UnknownRule),
    /// `explain` was asked for a rule that is not there.
    #[error("there is no rule and no known error `{rule}`{nearest}; `mcplint rules` lists the rules")]
    NoSuchPage {
        /// What was asked for.
        rule: String,
        /// A hint at the nearest name, or nothing.
        nearest: String,
    },
    /// `explain` was given a text that shows no error it knows.
    #[error(
        "no known error is in this text; paste the line that names it, in quotes, such as \
         `mcplint explain \"spawn npx ENOENT\"` or `mcplint explain -32000`"
    )]
    UnknownError,
    /// `--output` could not be written.
    #[error("cannot write {}: {error}", path.display())]
    Output {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// `init` found a file that is there already.
    #[error("{} is there already, and was left alone", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// `--baseline` could not be used.
    #[error("cannot use the baseline {}: {reason}", path.display())]
    Baseline {
        /// The file.
        path: PathBuf,
        /// Why, and what to do.
        reason: String,
    },
    /// The options of a language server could not be made.
    #[error("{0}")]
    Settings(String),
    /// `probe` has nothing to start.
    #[cfg(feature = "probe")]
    #[error("{0}")]
    Probe(String),
    /// Standard output could not be written.
    #[error("cannot write to standard output: {0}")]
    Stdout(io::Error),
}

/// Runs what was asked for and returns the exit status.
pub(crate) fn run(cli: Cli) -> Result<u8, CommandError> {
    match cli.command {
        None => lint::run(&cli.lint),
        Some(Command::Explain { subject, color }) => explain::run(&subject, color),
        Some(Command::Clients { output_format }) => clients::run(output_format),
        #[cfg(feature = "probe")]
        Some(Command::Probe(args)) => probe::run(&args),
        Some(Command::Init { folder }) => init::run(&folder),
        Some(Command::Lsp { stdio: _ }) => lsp::run(),
        Some(Command::Rules { output_format }) => rules::run(output_format),
        Some(Command::Schema { of }) => schema::run(of),
        Some(Command::Completions { shell }) => completions::run(shell),
        Some(Command::Man) => man::run(),
    }
}

/// Says on standard error what went wrong, whatever it quotes without secrets.
pub(crate) fn complain(message: &str) {
    say(&Masked::scan(message));
}

/// Writes what an output has made to standard error, without anything that a terminal obeys. Nothing can be done
/// if that fails too.
fn say(shown: &str) {
    let _ = writeln!(io::stderr(), "mcplint: {}", printable_lines(shown));
}

/// Whether standard error is a terminal.
fn is_watched() -> bool {
    io::stderr().is_terminal()
}

/// Whether standard output is a terminal.
fn is_shown() -> bool {
    io::stdout().is_terminal()
}

/// Writes text that a renderer has made to standard error, as it is.
fn show(rendered: &str) {
    let _ = write!(io::stderr(), "{rendered}");
}

/// Prints to standard output; a reader that went away is no error.
fn print(text: &str) -> Result<(), CommandError> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result.map_err(CommandError::Stdout),
    }
}

/// Where messages of a protocol go: nothing else may be written there.
fn protocol_output() -> impl io::Write {
    io::stdout().lock()
}

/// Whether to use colours on standard output.
fn use_color(choice: ColorChoice) -> bool {
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => {
            let forced = std::env::var_os("CLICOLOR_FORCE").is_some_and(|value| value != "0");
            let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
                || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
            forced || !refused && io::stdout().is_terminal() && obeys_colors()
        }
    }
}

/// Whether the terminal obeys escape sequences. A Windows console does once it is told to; the terminals of Git and
/// Cygwin are no consoles, and set `TERM`.
#[cfg(windows)]
fn obeys_colors() -> bool {
    anstyle_query::windows::enable_ansi_colors() == Some(true) || std::env::var_os("TERM").is_some()
}

#[cfg(not(windows))]
fn obeys_colors() -> bool {
    true
}
