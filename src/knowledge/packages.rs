//! Packages that are MCP servers: what each needs, and what became of it.
//!
//! What was read by hand stands in one file per registry, as plain Rust; what catalogues of servers say
//! stands in `packages/listed/`, one line for each package. A row says only what its source says; a
//! finding that rests on it shows the source and the day it was checked.

mod listed;
mod npm;
mod oci;
mod pypi;

use std::cmp::Ordering;
use std::fmt;

pub use crate::argv::package::Ecosystem;
use crate::near::letters;

/// The day on which the rows were checked, where a row says nothing else.
const CHECKED: &str = "2026-11-22";

/// What became of the reference servers in github.com/modelcontextprotocol/servers-archived.
const ARCHIVED: &str = "is archived: nobody mends it any more, holes included";

/// What is known about one package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Package {
    /// Its registry.
    pub ecosystem: Ecosystem,
    /// Its name there.
    pub name: &'static str,
    /// The variables that it needs, each of them.
    pub required: Names,
    /// The variables that it reads and does not need.
    pub optional: Names,
    /// Groups of ways to give it what it needs: one way of each group is enough.
    pub any_of: &'static [&'static [Way]],
    /// Names that people use, each with the one that the server reads; words in place of a name
    /// where it reads no variable for it.
    pub wrong_names: &'static [(&'static str, &'static str)],
    /// Whether it was read in the source or is reported by users that the server does not take these names, and
    /// the value is the same under both.
    pub wrong_names_are_proven: bool,
    /// Whether it exits at start without what it needs.
    pub fatal: bool,
    /// How far the row can be trusted.
    pub confidence: Confidence,
    /// Whether anyone looks after it.
    pub state: State,
    /// What to use in its place, best first.
    pub successors: &'static [Successor],
    /// What the launcher of the other language finds under its name.
    pub elsewhere: Elsewhere,
    /// Whether the first successor reads the same variables and arguments.
    pub is_drop_in: bool,
    /// Where this is written.
    pub source: Source,
    /// The day it was checked, `2026-11-22`.
    pub checked: &'static str,
    /// Which letters its name has: names that share few are not alike.
    pub(crate) letters: u32,
}

/// Names of variables, with spaces between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Names(&'static str);

impl Names {
    /// The names, in order.
    pub fn iter(self) -> impl Iterator<Item = &'static str> {
        self.0.split_ascii_whitespace()
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }
}

/// A URL, in two parts so that those of one catalogue share the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    start: &'static str,
    path: &'static str,
}

impl fmt::Display for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}", self.start, self.path)
    }
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

/// What became of a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is looked after, as far as is known.
    Kept,
    /// It still installs, and nobody mends it any more; the text says why, as words that follow its name.
    Left(&'static str),
    /// Its owners publish it under another name now.
    Renamed,
    /// There is no package of this name in its registry.
    Absent,
}

/// What npx finds under the name of a package of PyPI, or uvx under that of one of npm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// Nobody looked.
    Unknown,
    /// No package.
    Nothing,
    /// A package without a program of that name.
    NoProgram,
    /// Another server.
    Other,
}

/// What to use in place of a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Successor {
    /// A package of npm.
    Npm(&'static str),
    /// A package of PyPI.
    Pypi(&'static str),
    /// A container image.
    Image(&'static str),
    /// A server that is reached by this URL.
    Url(&'static str),
    /// Anything else, in words.
    Words(&'static str),
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
            required: Names(""),
            optional: Names(""),
            any_of: &[],
            wrong_names: &[],
            wrong_names_are_proven: false,
            fatal: false,
            confidence: Confidence::High,
            state: State::Kept,
            successors: &[],
            elsewhere: Elsewhere::Unknown,
            is_drop_in: false,
            source: Source { start: source, path: "" },
            checked: CHECKED,
            letters: letters(name),
        }
    }

    /// Every variable that it reads, as far as is known.
    pub fn variables(&self) -> impl Iterator<Item = &'static str> {
        let ways = self.any_of.iter().copied().flatten().flat_map(|way| match way {
            Way::Variable(name) => std::slice::from_ref(name).iter(),
            Way::All(names) => names.iter(),
            _ => [].iter(),
        });
        self.required.iter().chain(self.optional.iter()).chain(ways.copied())
    }

    const fn needs(self, required: &'static str) -> Self {
        Self { required: Names(required), ..self }
    }

    const fn reads(self, optional: &'static str) -> Self {
        Self { optional: Names(optional), ..self }
    }

    const fn any_of(self, any_of: &'static [&'static [Way]]) -> Self {
        Self { any_of, ..self }
    }

    const fn wrong(self, wrong_names: &'static [(&'static str, &'static str)]) -> Self {
        Self { wrong_names, ..self }
    }

    const fn proven(self) -> Self {
        Self { wrong_names_are_proven: true, ..self }
    }

    const fn fatal(self) -> Self {
        Self { fatal: true, ..self }
    }

    const fn left(self, why: &'static str) -> Self {
        Self { state: State::Left(why), ..self }
    }

    const fn renamed(self) -> Self {
        Self { state: State::Renamed, ..self }
    }

    const fn absent(self) -> Self {
        Self { state: State::Absent, ..self }
    }

    const fn elsewhere(self, elsewhere: Elsewhere) -> Self {
        Self { elsewhere, ..self }
    }

    const fn checked(self, checked: &'static str) -> Self {
        Self { checked, ..self }
    }

    const fn trust(self, confidence: Confidence) -> Self {
        Self { confidence, ..self }
    }

    const fn by(self, successors: &'static [Successor]) -> Self {
        Self { successors, ..self }
    }

    const fn drop_in(self) -> Self {
        Self { is_drop_in: true, ..self }
    }
}

/// The rows of a registry that were read by hand, sorted by name.
pub fn rows(ecosystem: Ecosystem) -> &'static [Package] {
    match ecosystem {
        Ecosystem::Npm => npm::ROWS,
        Ecosystem::Pypi => pypi::ROWS,
        Ecosystem::Oci => oci::ROWS,
    }
}

/// What is known about the package with this name.
pub fn find(ecosystem: Ecosystem, name: &str) -> Option<Package> {
    let name = shorten(ecosystem, name);
    // What npm alone allows in a name.
    if ecosystem == Ecosystem::Pypi && name.contains(['@', '/']) {
        return None;
    }
    let rows = rows(ecosystem);
    match rows.binary_search_by(|row| compare_names(ecosystem, row.name, name)) {
        Ok(at) => rows.get(at).copied(),
        Err(_) => listed::find(ecosystem, name),
    }
}

/// The names of all packages of a registry that something is known about, in no order.
pub fn names(ecosystem: Ecosystem) -> impl Iterator<Item = &'static str> {
    rows(ecosystem).iter().map(|row| row.name).chain(listed::names(ecosystem))
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

    #[test]
    fn rows_are_sorted_and_unique() {
        for ecosystem in Ecosystem::ALL {
            for pair in rows(ecosystem).windows(2) {
                let order = compare_names(ecosystem, pair[0].name, pair[1].name);
                assert_eq!(order, Ordering::Less, "{} before {}", pair[0].name, pair[1].name);
            }
        }
    }

    #[test]
    fn every_row_has_a_source_and_stands_in_its_file() {
        for ecosystem in Ecosystem::ALL {
            for row in rows(ecosystem) {
                assert_eq!(row.ecosystem, ecosystem, "{}", row.name);
                assert!(row.source.start.starts_with("https://"), "{}: source", row.name);
                assert!(row.checked.starts_with("20") && row.checked.len() == 10, "{}: checked", row.name);
            }
        }
    }

    /// A name that a group holds is judged by the group; beside it, it would be demanded in any case.
    #[test]
    fn no_variable_is_both_required_and_one_way_of_many() {
        for row in Ecosystem::ALL.iter().flat_map(|ecosystem| rows(*ecosystem)) {
            let ways: Vec<Way> = row.any_of.iter().flat_map(|group| group.iter().copied()).collect();
            for name in row.required.iter() {
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
