//! What findings of the family env explain: mistakes in variables.

use super::{Reach, Row};

pub(super) const ROWS: &[Row] = &[("missing-required-env", &["docker-env-undeclared"], Reach::Place)];
