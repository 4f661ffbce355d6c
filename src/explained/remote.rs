//! What findings of the family remote explain: mistakes in remote servers.

use super::Row;

pub(super) const ROWS: &[Row] = &[];
