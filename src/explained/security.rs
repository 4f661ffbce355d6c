//! What findings of the family security explain: mistakes in what is dangerous.

use super::{Reach, Row};

pub(super) const ROWS: &[Row] = &[
    ("shell-download-exec", &["shell-syntax-without-shell"], Reach::Place),
    // The same secret, in a worse place.
    (
        "secret-in-tracked-file",
        &["hardcoded-secret", "secret-in-args", "secret-in-url", "config-permissions"],
        Reach::Place,
    ),
    // Where the secret has to stay in the file, who may read the file is what can be changed.
    ("config-permissions", &["hardcoded-secret"], Reach::Place),
];
