//! The `mcplint` command.

mod cli;
mod commands;
mod discover;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let cli = match cli::Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let failed = error.use_stderr();
            // A closed pipe is no error.
            let _ = error.print();
            return if failed { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    match commands::run(cli) {
        Ok(status) => ExitCode::from(status),
        Err(error) => {
            commands::complain(&error.to_string());
            ExitCode::from(2)
        }
    }
}
