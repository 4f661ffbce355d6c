//! `mcplint schema`.

use super::{CommandError, print};
use crate::cli::SchemaKind;

pub(super) fn run(of: SchemaKind) -> Result<u8, CommandError> {
    match of {
        SchemaKind::Config => print(&mcplint::config::schema::json_schema())?,
        SchemaKind::Output => print(mcplint::render::json::SCHEMA)?,
    }
    Ok(0)
}
