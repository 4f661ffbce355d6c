//! The `mcplint` command.

mod cli;
mod commands;
mod discover;

use std::io::ErrorKind;
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _};
use cli::Cli;
use mcplint::crash;
use mcplint::mask::Masked;
use mcplint::render::printable_lines;

/// musl's own allocator lets one thread in at a time: half of the work on a large file was waiting for it.
#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The exit status of a run that could not do its work.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    // What a panic says may quote the file, so only its place is shown.
    panic::set_hook(Box::new(|info| commands::complain(&crash::describe(info.payload(), info.location()))));
    panic::catch_unwind(AssertUnwindSafe(run)).unwrap_or(ExitCode::from(FAILED))
}

fn run() -> ExitCode {
    let cli = match parse() {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    match commands::run(cli) {
        Ok(status) => ExitCode::from(status),
        Err(error) => {
            commands::complain(&error.to_string());
            ExitCode::from(FAILED)
        }
    }
}

/// Reads the command line.
fn parse() -> Result<Cli, clap::Error> {
    if let Some(lint) = cli::usual::read(std::env::args_os().skip(1)) {
        return Ok(Cli { command: None, lint });
    }
    let mut command = Cli::command();
    let matches = command.try_get_matches_from_mut(std::env::args_os());
    let cli = matches.and_then(|mut matches| {
        Cli::from_arg_matches_mut(&mut matches).map_err(|error| error.format(&mut command))
    });
    // The end of the process frees it; taking it apart costs a tenth of a run on a small file.
    std::mem::forget(command);
    cli
}

/// Prints help or what is wrong with the command line, which may hold a secret.
fn usage(error: &clap::Error) -> ExitCode {
    let plain = error.render().to_string();
    let shown = Masked::scan(&plain);
    // A closed pipe is no error.
    if !error.use_stderr() {
        return match error.print() {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                commands::complain(&format!("cannot write to standard output: {error}"));
                ExitCode::from(FAILED)
            }
            _ => ExitCode::SUCCESS,
        };
    }
    if *shown == *plain && printable_lines(&plain) == plain {
        let _ = error.print();
    } else {
        commands::complain(shown.trim_end());
    }
    ExitCode::from(FAILED)
}
