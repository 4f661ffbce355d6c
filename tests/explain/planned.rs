//! Rules of the catalogue that the table of errors names and that are still to be written. A line goes when
//! its rule comes; `mcplint explain` does not show them before.

pub(super) const PLANNED: &[&str] = &["toml-server-name-quoting"];
