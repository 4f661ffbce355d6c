//! Rules of the catalogue that the table of errors names and that are still to be written. A line goes when
//! its rule comes; `mcplint explain` does not show them before.

pub(super) const PLANNED: &[&str] = &[
    "command-shape",
    "env-not-map",
    "env-on-remote",
    "headers-on-stdio",
    "null-value",
    "remote-unsupported-by-client",
    "server-command-and-url",
    "servers-wrong-container",
    "toml-server-name-quoting",
    "wrong-type",
];
