//! What findings of the family security explain: mistakes in what is dangerous.

use super::{Reach, Row};

pub(super) const ROWS: &[Row] = &[("shell-download-exec", &["shell-syntax-without-shell"], Reach::Place)];
