//! `mcplint completions`: what a shell needs to complete mcplint's options.

use clap::CommandFactory as _;
use clap_complete::Shell;

use super::{CommandError, print};
use crate::cli::Cli;

pub(super) fn run(shell: Shell) -> Result<u8, CommandError> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "mcplint", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(0)
}
