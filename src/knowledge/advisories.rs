//! Packages with known holes, and packages that were made to do harm.
//!
//! The rows stand in `advisories/rows.rs`, sorted by registry and name, as plain Rust to be edited by hand.

mod rows;

use std::cmp::Ordering;

use super::packages::{Confidence, Ecosystem, compare_names, shorten};
use super::version::{Version, compare};

pub use rows::ROWS;

/// What is known against a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Advisory {
    /// Its registry.
    pub ecosystem: Ecosystem,
    /// Its name there.
    pub package: &'static str,
    /// Whether it has a hole or was made to do harm.
    pub kind: Kind,
    /// The versions that it is about.
    pub affected: &'static [Range],
    /// The releases that first hold the repair, one for each line of releases. Empty: none is known.
    pub fixed: &'static [&'static str],
    /// The names that it has in public lists: `CVE-2025-6514`. Empty where it has none.
    pub ids: &'static [&'static str],
    /// How bad it is.
    pub level: Level,
    /// What an attacker gets, as words that follow the name of the package and its version.
    pub summary: &'static str,
    /// Whether only those are concerned who reach the server over HTTP.
    pub http_only: bool,
    /// How far the row can be trusted.
    pub confidence: Confidence,
    /// Where this is written.
    pub source: &'static str,
    /// The day it was checked, `2026-11-22`.
    pub checked: &'static str,
}

/// What kind of advisory it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The package has a hole.
    Vulnerable,
    /// The package was published to do harm.
    Malicious,
}

/// How bad a hole is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// No source says.
    Unknown,
    /// Medium.
    Medium,
    /// High.
    High,
    /// Critical.
    Critical,
}

/// A range of versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The first version; `None` for the first of all.
    pub from: Option<&'static str>,
    /// Where it ends.
    pub end: End,
}

/// Where a [`Range`] ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Before this version.
    Before(&'static str),
    /// With this version.
    With(&'static str),
    /// It does not.
    Never,
}

impl Range {
    fn holds(&self, ecosystem: Ecosystem, package: &str, version: &Version) -> bool {
        let order = |bound| compare(package, version, &Version::requested(ecosystem, bound)?);
        let starts = self.from.is_none_or(|from| order(from).is_some_and(Ordering::is_ge));
        starts
            && match self.end {
                End::Before(end) => order(end).is_some_and(Ordering::is_lt),
                End::With(end) => order(end).is_some_and(Ordering::is_le),
                End::Never => true,
            }
    }
}

impl Advisory {
    /// Whether it is about this version.
    pub fn affects(&self, version: &Version) -> bool {
        self.affected.iter().any(|range| range.holds(self.ecosystem, self.package, version))
    }

    /// Whether it is about every version there is or will be.
    pub fn affects_all(&self) -> bool {
        self.affected.iter().any(|range| range.from.is_none() && range.end == End::Never)
    }
}

/// What is known against the package with this name.
pub fn find(ecosystem: Ecosystem, name: &str) -> &'static [Advisory] {
    let name = shorten(ecosystem, name);
    let order = |row: &Advisory| {
        row.ecosystem.cmp(&ecosystem).then_with(|| compare_names(ecosystem, row.package, name))
    };
    let start = ROWS.partition_point(|row| order(row).is_lt());
    let found = ROWS.get(start..).unwrap_or_default();
    &found[..found.partition_point(|row| order(row).is_eq())]
}

/// The oldest release after `version` that repairs something and that none of `advisories` is about,
/// rows of low confidence aside.
pub fn repaired(advisories: &'static [Advisory], version: &Version) -> Option<&'static str> {
    let sure = || advisories.iter().filter(|advisory| advisory.confidence > Confidence::Low);
    let mut best: Option<(&'static str, Version)> = None;
    for advisory in sure() {
        for text in advisory.fixed {
            let Some(candidate) = Version::requested(advisory.ecosystem, text) else { continue };
            let order = |other: &Version| compare(advisory.package, &candidate, other);
            let is_newer = order(version).is_some_and(Ordering::is_gt);
            let is_nearest = best.as_ref().is_none_or(|(_, best)| order(best).is_some_and(Ordering::is_lt));
            if is_newer && is_nearest && !sure().any(|other| other.affects(&candidate)) {
                best = Some((text, candidate));
            }
        }
    }
    best.map(|(text, _)| text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Ecosystem::{Npm, Oci, Pypi};

    fn version(ecosystem: Ecosystem, text: &str) -> Version {
        Version::requested(ecosystem, text).unwrap_or_else(|| panic!("{text}"))
    }

    /// The ids of what is known against a version, rows of low confidence aside.
    fn ids(ecosystem: Ecosystem, name: &str, text: &str) -> Vec<&'static str> {
        let version = version(ecosystem, text);
        find(ecosystem, name)
            .iter()
            .filter(|row| row.confidence > Confidence::Low && row.affects(&version))
            .filter_map(|row| row.ids.first().copied())
            .collect()
    }

    #[test]
    fn rows_are_sorted() {
        for pair in ROWS.windows(2) {
            let order = pair[0]
                .ecosystem
                .cmp(&pair[1].ecosystem)
                .then_with(|| compare_names(pair[0].ecosystem, pair[0].package, pair[1].package));
            assert!(order.is_le(), "{} before {}", pair[0].package, pair[1].package);
        }
    }

    #[test]
    fn every_row_is_complete() {
        for row in ROWS {
            assert!(row.source.starts_with("https://"), "{}: source", row.package);
            assert!(row.checked.starts_with("20") && row.checked.len() == 10, "{}: checked", row.package);
            assert!(!row.summary.is_empty() && !row.affected.is_empty(), "{}", row.package);
            let bounds = row.affected.iter().flat_map(|range| {
                let end = match range.end {
                    End::Before(end) | End::With(end) => Some(end),
                    End::Never => None,
                };
                [range.from, end].into_iter().flatten()
            });
            for bound in bounds.chain(row.fixed.iter().copied()) {
                assert!(Version::is_exact(row.ecosystem, bound), "{}: {bound}", row.package);
            }
            for fixed in row.fixed {
                assert!(!row.affects(&version(row.ecosystem, fixed)), "{}: {fixed} is in range", row.package);
            }
        }
    }

    #[test]
    fn ranges_end_where_they_say() {
        assert_eq!(ids(Npm, "mcp-remote", "0.1.15"), ["CVE-2025-6514"]);
        assert_eq!(ids(Npm, "mcp-remote", "0.0.4"), [""; 0]);
        assert_eq!(ids(Npm, "mcp-remote", "0.1.16"), [""; 0]);
        assert_eq!(ids(Pypi, "mcp-kubernetes-server", "0.1.11"), ["CVE-2025-59377"]);
        assert_eq!(ids(Pypi, "mcp_kubernetes_server", "0.1.12"), [""; 0]);
        assert_eq!(ids(Npm, "@azure/mcp", "2.0.0-beta.2"), ["CVE-2026-26118"]);
        assert_eq!(ids(Npm, "@azure/mcp", "2.0.0"), [""; 0]);
        assert_eq!(ids(Npm, "mcp-opencage-server", "99.0.0"), ["MAL-2025-26054"]);
        assert!(find(Oci, "mcp-remote").is_empty());
    }

    /// 2.4.0 is newer than 2026.8.31: the reference servers stopped counting by date.
    #[test]
    fn dates_are_no_way_out_of_a_hole() {
        let name = "@modelcontextprotocol/server-filesystem";
        let repair = |text| repaired(find(Npm, name), &version(Npm, text));
        for text in ["0.6.2", "2025.1.14", "2026.8.31", "2.0.1"] {
            assert_eq!(repair(text), Some("2.4.0"), "{text}");
        }
        assert_eq!(ids(Npm, name, "2.4.0"), [""; 0]);
        assert_eq!(ids(Npm, name, "0.6.2").len(), 1);
        assert_eq!(ids(Npm, name, "2025.8.21").len(), 1);
    }

    #[test]
    fn the_repair_is_the_nearest_release_without_a_known_hole() {
        let repair = |ecosystem, name, text| repaired(find(ecosystem, name), &version(ecosystem, text));
        assert_eq!(repair(Npm, "mcp-remote", "0.1.15"), Some("0.1.16"));
        assert_eq!(repair(Npm, "@modelcontextprotocol/inspector", "0.14.0"), Some("0.16.6"));
        assert_eq!(repair(Npm, "@azure/mcp", "1.0.1"), Some("1.0.2"));
        assert_eq!(repair(Pypi, "mcp-server-git", "2025.9.25"), Some("2026.11.18"));
        assert_eq!(repair(Pypi, "mcp-atlassian", "0.11.0"), Some("0.22.0"));
        assert_eq!(repair(Pypi, "mcp", "2.1.0"), Some("2.2.0"));
        assert_eq!(repair(Pypi, "mcp-kubernetes-server", "0.1.11"), None);
    }
}
