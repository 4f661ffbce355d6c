//! Rules of the catalogue that the table of errors names and that are still to be written. A line goes when
//! its rule comes; `mcplint explain` does not show them before.

pub(super) const PLANNED: &[&str] = &[
    "command-shape",
    "env-key-alias",
    "env-not-map",
    "env-on-remote",
    "foreign-server-shape",
    "headers-key-alias",
    "headers-on-stdio",
    "missing-root-key",
    "nested-root-key",
    "null-value",
    "remote-unsupported-by-client",
    "server-command-and-url",
    "servers-wrong-container",
    "toml-server-name-quoting",
    "transport-key-alias",
    "unknown-transport-type",
    "url-key-alias",
    "wrong-type",
];
