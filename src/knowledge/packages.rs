//! Packages that are MCP servers: what each needs, and what became of it.
//!
//! The rows stand in one file per registry, as plain Rust to be edited by hand. A row says only
//! what its source says; a finding that rests on it shows the source and the day it was checked.

mod npm;
mod oci;
mod pypi;
mod remote;

use std::cmp::Ordering;

pub use crate::argv::package::Ecosystem;

/// The day on which the rows were checked, where a row says nothing else.
const CHECKED: &str = "2026-11-22";

/// What is known about one package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Package {
    /// Its registry.
    pub ecosystem: Ecosystem,
    /// Its name there; for a remote server its URL.
    pub name: &'static str,
    /// The variables that it needs, each of them.
    pub required: &'static [&'static str],
    /// Groups of ways to give it what it needs: one way of each group is enough.
    pub any_of: &'static [&'static [Way]],
    /// Names that people use, each with the one that the server reads; words in place of a name
    /// where it reads no variable for it.
    pub wrong_names: &'static [(&'static str, &'static str)],
    /// Whether it exits at start without what it needs.
    pub fatal: bool,
    /// How far the row can be trusted.
    pub confidence: Confidence,
    /// Why it should not be used any more.
    pub deprecated: Option<&'static str>,
    /// What to use in its place, best first: `npm:name`, `pypi:name`, `oci:name`, `remote:url`.
    pub replacement: &'static [&'static str],
    /// Where this is written.
    pub source: &'static str,
    /// The day it was checked, `2026-11-22`.
    pub checked: &'static str,
}

/// How far a row can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Harvested from a catalogue.
    Low,
    /// From the registry's own description.
    Medium,
    /// Read by hand in the server's documentation or source.
    High,
}

/// One way to give a server what it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// This variable.
    Variable(&'static str),
    /// All of these variables.
    All(&'static [&'static str]),
    /// This option of the server, `--api-key`.
    Flag(&'static str),
    /// An argument that starts with this text, `API_KEY=`.
    Argument(&'static str),
    /// A URL as an argument.
    Url,
    /// Something that no config shows, in words.
    Unseen(&'static str),
}

impl Package {
    /// A package that needs nothing, as far as is known.
    const fn new(ecosystem: Ecosystem, name: &'static str, source: &'static str) -> Self {
        Self {
            ecosystem,
            name,
            required: &[],
            any_of: &[],
            wrong_names: &[],
            fatal: false,
            confidence: Confidence::High,
            deprecated: None,
            replacement: &[],
            source,
            checked: CHECKED,
        }
    }

    const fn needs(self, required: &'static [&'static str]) -> Self {
        Self { required, ..self }
    }

    const fn any_of(self, any_of: &'static [&'static [Way]]) -> Self {
        Self { any_of, ..self }
    }

    const fn wrong(self, wrong_names: &'static [(&'static str, &'static str)]) -> Self {
        Self { wrong_names, ..self }
    }

    const fn fatal(self) -> Self {
        Self { fatal: true, ..self }
    }

    const fn deprecated(self, why: &'static str) -> Self {
        Self { deprecated: Some(why), ..self }
    }

    const fn replaced_by(self, replacement: &'static [&'static str]) -> Self {
        Self { replacement, ..self }
    }
}

/// The rows of a registry, sorted by name.
pub fn rows(ecosystem: Ecosystem) -> &'static [Package] {
    match ecosystem {
        Ecosystem::Npm => npm::ROWS,
        Ecosystem::Pypi => pypi::ROWS,
        Ecosystem::Oci => oci::ROWS,
        Ecosystem::Remote => remote::ROWS,
    }
}

/// What is known about the package with this name.
pub fn find(ecosystem: Ecosystem, name: &str) -> Option<&'static Package> {
    let name = shorten(ecosystem, name);
    let rows = rows(ecosystem);
    let at = rows.binary_search_by(|row| compare_names(ecosystem, row.name, name)).ok()?;
    rows.get(at)
}

/// The name without what its registry takes as given: Docker Hub is where images come from.
pub(super) fn shorten(ecosystem: Ecosystem, name: &str) -> &str {
    if ecosystem != Ecosystem::Oci {
        return name;
    }
    let hub = ["docker.io/", "index.docker.io/", "registry-1.docker.io/"];
    hub.iter().find_map(|host| name.strip_prefix(host)).unwrap_or(name)
}

/// The order of two names. PyPI takes `a_b`, `A.b` and `a-b` for the same name; the others are exact.
pub(super) fn compare_names(ecosystem: Ecosystem, left: &str, right: &str) -> Ordering {
    match ecosystem {
        Ecosystem::Pypi => fold(left).cmp(fold(right)),
        _ => left.cmp(right),
    }
}

/// The bytes of a name of PyPI as PEP 503 writes it: lower case, one `-` for each run of `-`, `_` and `.`.
fn fold(name: &str) -> impl Iterator<Item = u8> {
    let is_separator = |byte: u8| matches!(byte, b'-' | b'_' | b'.');
    let bytes = name.as_bytes();
    bytes.iter().enumerate().filter_map(move |(at, byte)| {
        let repeats = at > 0 && is_separator(bytes[at - 1]);
        match is_separator(*byte) {
            true => (!repeats).then_some(b'-'),
            false => Some(byte.to_ascii_lowercase()),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Ecosystem; 4] = [Ecosystem::Npm, Ecosystem::Pypi, Ecosystem::Oci, Ecosystem::Remote];

    #[test]
    fn rows_are_sorted_and_unique() {
        for ecosystem in ALL {
            for pair in rows(ecosystem).windows(2) {
                let order = compare_names(ecosystem, pair[0].name, pair[1].name);
                assert_eq!(order, Ordering::Less, "{} before {}", pair[0].name, pair[1].name);
            }
        }
    }

    #[test]
    fn every_row_has_a_source_and_stands_in_its_file() {
        for ecosystem in ALL {
            for row in rows(ecosystem) {
                assert_eq!(row.ecosystem, ecosystem, "{}", row.name);
                assert!(row.source.starts_with("https://"), "{}: source", row.name);
                assert!(row.checked.starts_with("20") && row.checked.len() == 10, "{}: checked", row.name);
            }
        }
    }

    /// A name that a group holds is judged by the group; beside it, it would be demanded in any case.
    #[test]
    fn no_variable_is_both_required_and_one_way_of_many() {
        for row in ALL.iter().flat_map(|ecosystem| rows(*ecosystem)) {
            let ways: Vec<Way> = row.any_of.iter().flat_map(|group| group.iter().copied()).collect();
            for name in row.required {
                assert!(!ways.contains(&Way::Variable(name)), "{}: {name}", row.name);
            }
        }
    }

    #[test]
    fn names_are_found_as_registries_find_them() {
        assert!(find(Ecosystem::Pypi, "mysql-mcp-server").is_some());
        assert!(find(Ecosystem::Pypi, "MySQL.-_mcp_server").is_some());
        assert!(find(Ecosystem::Oci, "docker.io/mcp/grafana").is_some());
        assert!(find(Ecosystem::Npm, "tavily-mcp").is_some());
        assert!(find(Ecosystem::Npm, "tavily_mcp").is_none());
        assert!(find(Ecosystem::Pypi, "tavily-mcp").is_none());
    }
}
