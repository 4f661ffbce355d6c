//! `mcplint init`.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::Path;

use super::{CommandError, print};
use mcplint::config::{FILE_NAME, schema};
use mcplint::render::printable;

pub(super) fn run(folder: &Path) -> Result<u8, CommandError> {
    let path = match folder.to_str() {
        Some(".") => FILE_NAME.into(),
        _ => folder.join(FILE_NAME),
    };
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => CommandError::Exists { path: path.clone() },
        _ => CommandError::Output { path: path.clone(), error },
    };
    // Never over a file that is there, nor over one that comes at this very moment.
    let mut file = OpenOptions::new().write(true).create_new(true).open(&path).map_err(failed)?;
    file.write_all(schema::template().as_bytes()).map_err(failed)?;
    print(&format!("wrote {}; every key in it is a comment\n", printable(&path.to_string_lossy())))?;
    Ok(0)
}
