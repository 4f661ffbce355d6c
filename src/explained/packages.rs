//! What findings of the family packages explain: mistakes in packages.

use super::{Reach, Row};

/// What is said of the launcher, which will not be there any more.
const OF_THE_LAUNCHER: &[&str] = &[
    "npx-missing-yes",
    "npx-yes-after-package",
    "npx-ambiguous-bin",
    "windows-shim-needs-cmd",
    "launcher-not-on-gui-path",
    "command-not-found",
];

pub(super) const ROWS: &[Row] = &[
    ("nonexistent-package", OF_THE_LAUNCHER, Reach::Server),
    ("wrong-runner", OF_THE_LAUNCHER, Reach::Server),
    // The variables of a server that does not run are not to be judged yet.
    ("wrong-runner", &["missing-required-env"], Reach::Server),
];
