//! What findings of the family env explain: mistakes in variables.

use super::{Reach, Row};

pub(super) const ROWS: &[Row] = &[
    // Those say what breaks where this variable in particular is not expanded.
    ("env-path-override", &["variable-syntax-unsupported"], Reach::Place),
    ("windows-missing-system-env", &["variable-syntax-unsupported"], Reach::Place),
    ("docker-volume-unexpanded", &["variable-syntax-unsupported"], Reach::Place),
    ("docker-env-value-as-name", &["variable-syntax-unsupported"], Reach::Place),
    ("missing-required-env", &["docker-env-undeclared"], Reach::Place),
];
