//! What findings of the family env explain: mistakes in variables.

use super::{Reach, Row};

pub(super) const ROWS: &[Row] = &[
    ("missing-required-env", &["docker-env-undeclared"], Reach::Place),
    // The server fails for want of the variable, wherever the user believes it to come from.
    ("missing-required-env", &["env-not-inherited"], Reach::Server),
    // What docker hands on has the wrong name too.
    ("env-wrong-name", &["docker-env-not-forwarded", "docker-env-undeclared"], Reach::Server),
    ("env-name-invalid", &["docker-env-not-forwarded"], Reach::Server),
    // Quotes and blanks around words of the instructions go with them.
    ("placeholder-value", &["value-whitespace", "value-wrapped-in-quotes"], Reach::Place),
    ("value-wrapped-in-quotes", &["value-whitespace"], Reach::Place),
    // Those say what breaks where this variable in particular is not expanded.
    ("env-path-override", &["variable-syntax-unsupported"], Reach::Place),
    ("windows-missing-system-env", &["variable-syntax-unsupported"], Reach::Place),
    ("docker-volume-unexpanded", &["variable-syntax-unsupported"], Reach::Place),
    ("docker-env-value-as-name", &["variable-syntax-unsupported"], Reach::Place),
    ("missing-required-env", &["docker-env-undeclared"], Reach::Place),
    // What PATH would hold is judged once the quotes are gone.
    ("value-wrapped-in-quotes", &["env-path-override"], Reach::Place),
];
