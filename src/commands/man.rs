//! `mcplint man`: the manual page.

use clap::CommandFactory as _;
use clap_mangen::Man;

use super::{CommandError, print};
use crate::cli::Cli;

pub(super) fn run() -> Result<u8, CommandError> {
    let mut page = Vec::new();
    Man::new(Cli::command()).render(&mut page).map_err(CommandError::Stdout)?;
    print(&String::from_utf8_lossy(&page))?;
    Ok(0)
}
