//! Rules of the catalogue that the table of errors names and that are still to be written. A line goes when
//! its rule comes; `mcplint explain` does not show them before.

pub(super) const PLANNED: &[&str] = &[
    "bearer-scheme",
    "env-empty-value",
    "env-key-alias",
    "env-not-inherited",
    "env-on-remote",
    "env-wrong-name",
    "foreign-server-shape",
    "headers-key-alias",
    "headers-on-stdio",
    "missing-root-key",
    "nested-root-key",
    "placeholder-value",
    "remote-unsupported-by-client",
    "server-command-and-url",
    "toml-server-name-quoting",
    "transport-key-alias",
    "unknown-transport-type",
    "url-key-alias",
    "value-whitespace",
    "value-wrapped-in-quotes",
];
