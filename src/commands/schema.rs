//! `mcplint schema`.

use super::{CommandError, print};
use crate::cli::SchemaKind;

pub(super) fn run(of: SchemaKind) -> Result<u8, CommandError> {
    match of {
        SchemaKind::Output => print(mcplint::render::json::SCHEMA)?,
    }
    Ok(0)
}
