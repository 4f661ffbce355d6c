//! What findings of the family stdio explain: mistakes in the pipe.

use super::{Reach, Row};

pub(super) const ROWS: &[Row] = &[
    // nodemon first breaks the pipe; once it is quiet, it still restarts the server.
    ("stdout-banner-launcher", &["dev-watcher-as-server"], Reach::Place),
];
