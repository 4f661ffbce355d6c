//! Rules of the catalogue that the table of errors names and that are still to be written. A line goes when
//! its rule comes; `mcplint explain` does not show them before.

pub(super) const PLANNED: &[&str] = &[
    "bearer-scheme",
    "env-empty-value",
    "env-not-inherited",
    "env-wrong-name",
    "placeholder-value",
    "toml-server-name-quoting",
    "value-whitespace",
    "value-wrapped-in-quotes",
];
