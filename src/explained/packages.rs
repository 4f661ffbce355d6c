//! What findings of the family packages explain: mistakes in packages.

use super::Row;

pub(super) const ROWS: &[Row] = &[];
