//! What findings of the family syntax explain: mistakes in the text itself.

use super::{Reach, Row};

pub(super) const ROWS: &[Row] = &[
    // `True`: not yet a value that could have the wrong type.
    ("json-syntax", &["value-not-string"], Reach::Place),
    ("json-python-literal", &["value-not-string"], Reach::Place),
    ("duplicate-key", &["unknown-key"], Reach::Place),
];
