//! Versions of packages, compared by the rules of their registry.
//!
//! npm has semantic versions, PyPI those of PEP 440, images have tags that usually follow one of them.
//! Some packages changed their way of counting, and then no rule of a registry puts old and new in order:
//! [`compare`] knows them by name.

use std::cmp::Ordering;

use super::packages::Ecosystem;

/// Packages of npm that counted 0.x, then by date (2025.1.14), and from 2.x on again: their dates are
/// newer than 0.6.2 and older than 2.0.1.
///
/// <https://github.com/modelcontextprotocol/servers/releases>, and the times of upload in the registry:
/// 2.0.1 of server-filesystem came after 2026.8.31. Checked 2026-11-25.
const COUNTED_BY_DATE: [&str; 2] =
    ["@modelcontextprotocol/server-everything", "@modelcontextprotocol/server-filesystem"];

/// A number that is higher than that of any release: the newest of a series.
const NEWEST: u64 = u64::MAX;

/// Endings of tags that say what an image is built on, not which version is in it.
const VARIANTS: [&str; 6] = ["alpine", "slim", "bookworm", "bullseye", "debian", "distroless"];

/// A version, or the newest of a series (`1.2` as a tag, `^1.2.0` of npm, `==1.2.*` of PyPI).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version(Kind);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Semantic(semver::Version),
    Python(pep440_rs::Version),
}

impl Version {
    /// What is run where a config asks for `text` behind the name of a package. `None` where the config
    /// leaves it open (`latest`, `>=1.0`), or the text is no version.
    pub fn requested(ecosystem: Ecosystem, text: &str) -> Option<Self> {
        let text = text.trim();
        let kind = match ecosystem {
            Ecosystem::Npm => Kind::Semantic(npm(text)?),
            Ecosystem::Oci => Kind::Semantic(tag(text)?),
            Ecosystem::Pypi => Kind::Python(python(text)?),
        };
        Some(Self(kind))
    }

    /// Whether `text` asks for this one version and no other: no range, no series, no moving name.
    pub fn is_exact(ecosystem: Ecosystem, text: &str) -> bool {
        let text = text.trim();
        match ecosystem {
            Ecosystem::Npm => semver::Version::parse(text.trim_start_matches(['v', '='])).is_ok(),
            Ecosystem::Pypi => text.trim_start_matches('=').trim().parse::<pep440_rs::Version>().is_ok(),
            Ecosystem::Oci => series(tag_number(text)).is_some_and(|(_, is_series)| !is_series),
        }
    }

    /// Its first number, or the first that counts where that is 0: releases that share it keep their promises.
    fn line(&self) -> [u64; 2] {
        match &self.0 {
            Kind::Semantic(version) if version.major == 0 => [0, version.minor],
            Kind::Semantic(version) => [version.major, 0],
            Kind::Python(version) => {
                let mut numbers = version.release().iter().copied();
                match (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)) {
                    (0, minor) => [0, minor],
                    (major, _) => [major, 0],
                }
            }
        }
    }

    /// Whether both are of one major version: `1.2` and `1.9`, `0.1.5` and `0.1.16`, not `0.1` and `0.2`.
    pub fn same_major(&self, other: &Self) -> bool {
        self.line() == other.line()
    }
}

/// Which of two versions of a package is the newer one; `None` if they cannot be compared.
pub fn compare(package: &str, left: &Version, right: &Version) -> Option<Ordering> {
    match (&left.0, &right.0) {
        (Kind::Semantic(left), Kind::Semantic(right)) => {
            Some(era(package, left).cmp(&era(package, right)).then_with(|| left.cmp_precedence(right)))
        }
        (Kind::Python(left), Kind::Python(right)) => Some(left.cmp(right)),
        _ => None,
    }
}

/// The order of the ways in which a package counted its versions.
fn era(package: &str, version: &semver::Version) -> u8 {
    if !COUNTED_BY_DATE.contains(&package) {
        return 0;
    }
    match version.major {
        0 | 1 => 0,
        2000.. => 1,
        _ => 2,
    }
}

/// `1.2.3`, and the newest of `1.2`, `1.2.x`, `~1.2.3` and `^1.2.3`.
fn npm(text: &str) -> Option<semver::Version> {
    if let Some(version) = text.strip_prefix('^') {
        let from = series(version)?.0;
        return Some(match (from.major, from.minor) {
            (0, 0) if from.patch != NEWEST => from,
            (0, minor) if minor != NEWEST => semver::Version::new(0, minor, NEWEST),
            (major, _) => semver::Version::new(major, NEWEST, NEWEST),
        });
    }
    if let Some(version) = text.strip_prefix('~') {
        let from = series(version)?.0;
        return Some(semver::Version::new(from.major, from.minor, NEWEST));
    }
    Some(series(text.trim_start_matches(['v', '=']))?.0)
}

/// `1.2.3`, and the newest of `1.2`. Many tags start with a `v`, and end with what the image is built on.
fn tag(text: &str) -> Option<semver::Version> {
    Some(series(tag_number(text))?.0)
}

fn tag_number(text: &str) -> &str {
    let text = text.strip_prefix('v').unwrap_or(text);
    match text.split_once('-') {
        Some((number, rest)) if VARIANTS.iter().any(|variant| rest.starts_with(variant)) => number,
        _ => text,
    }
}

/// A version of up to three numbers, and whether it stands for all that start with them.
fn series(text: &str) -> Option<(semver::Version, bool)> {
    if let Ok(version) = semver::Version::parse(text) {
        return Some((version, false));
    }
    let mut numbers = [NEWEST; 3];
    let mut parts = text.split('.');
    let mut is_open = false;
    for number in &mut numbers {
        match parts.next() {
            Some("x" | "X" | "*") | None => is_open = true,
            Some(part) if !is_open && part.bytes().all(|byte| byte.is_ascii_digit()) => {
                *number = part.parse().ok()?;
            }
            Some(_) => return None,
        }
    }
    let is_version = parts.next().is_none() && numbers[0] != NEWEST;
    is_version.then(|| (semver::Version::new(numbers[0], numbers[1], numbers[2]), is_open))
}

/// `1.2.3`, `==1.2.3`, and the newest of `==1.2.*`.
fn python(text: &str) -> Option<pep440_rs::Version> {
    let text = text.trim_start_matches('=').trim();
    match text.strip_suffix(".*") {
        Some(start) => {
            let start: pep440_rs::Version = start.parse().ok()?;
            Some(pep440_rs::Version::new(start.release().iter().copied().chain([NEWEST])))
        }
        None => text.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Ecosystem::{Npm, Oci, Pypi};

    fn version(ecosystem: Ecosystem, text: &str) -> Version {
        Version::requested(ecosystem, text).unwrap_or_else(|| panic!("{text}"))
    }

    fn is_older(ecosystem: Ecosystem, package: &str, older: &str, newer: &str) {
        let order = compare(package, &version(ecosystem, older), &version(ecosystem, newer));
        assert_eq!(order, Some(Ordering::Less), "{older} before {newer}");
        let order = compare(package, &version(ecosystem, newer), &version(ecosystem, older));
        assert_eq!(order, Some(Ordering::Greater), "{newer} after {older}");
    }

    #[test]
    fn each_registry_has_its_order() {
        for (older, newer) in [
            ("0.1.9", "0.1.16"),
            ("2.0.0-beta.2", "2.0.0-beta.17"),
            ("2.0.0-beta.17", "2.0.0"),
            ("v1.9.0", "1.10.0"),
        ] {
            is_older(Npm, "x", older, newer);
        }
        for (older, newer) in [
            ("0.6.2", "2025.1.14"),
            ("4.0.0a1", "4.0.0"),
            ("1.0.dev1", "1.0a1"),
            ("1.0", "1.0.post1"),
            ("2025.12.18", "2026.1.14"),
            ("==1.9", "1.10"),
        ] {
            is_older(Pypi, "x", older, newer);
        }
        for (older, newer) in [("v0.9.1", "0.10.0"), ("2.4.22-alpine", "2.5.0"), ("1.0.0-rc.1", "1.0.0")] {
            is_older(Oci, "x", older, newer);
        }
    }

    #[test]
    fn spellings_of_one_version_are_equal() {
        for (ecosystem, left, right) in
            [(Npm, "v1.2.3", "1.2.3+build.5"), (Pypi, "1.0", "1.0.0"), (Oci, "v1.2.3-slim", "1.2.3")]
        {
            let order = compare("x", &version(ecosystem, left), &version(ecosystem, right));
            assert_eq!(order, Some(Ordering::Equal), "{left} and {right}");
        }
    }

    /// The reference servers went from 0.x to dates, and two of them from dates to 2.x.
    #[test]
    fn dates_lie_between_the_two_countings() {
        let filesystem = "@modelcontextprotocol/server-filesystem";
        is_older(Npm, filesystem, "0.6.2", "2025.1.14");
        is_older(Npm, filesystem, "2026.8.31", "2.0.1");
        is_older(Npm, filesystem, "0.6.2", "2.0.1");
        is_older(Npm, filesystem, "2026.1.14", "2026.8.31");
        is_older(Npm, filesystem, "2025.1.14", "^2.0.0");
        // Others still count by date, or always counted up.
        is_older(Npm, "@modelcontextprotocol/server-memory", "0.6.2", "2025.4.25");
        is_older(Npm, "x", "2.0.1", "2026.8.31");
    }

    #[test]
    fn a_series_is_its_newest_release() {
        for (ecosystem, series, inside, outside) in [
            (Npm, "0.1", "0.1.99", "0.2.0"),
            (Npm, "1.x", "1.99.0", "2.0.0"),
            (Npm, "~1.2.3", "1.2.99", "1.3.0"),
            (Npm, "^1.2.3", "1.99.0", "2.0.0"),
            (Npm, "^0.1.5", "0.1.99", "0.2.0"),
            (Pypi, "==1.2.*", "1.2.99", "1.3"),
            (Oci, "1.2", "1.2.99", "1.3.0"),
        ] {
            is_older(ecosystem, "x", inside, series);
            is_older(ecosystem, "x", series, outside);
            assert!(!Version::is_exact(ecosystem, series), "{series}");
        }
        assert_eq!(version(Npm, "^0.0.3"), version(Npm, "0.0.3"));
    }

    #[test]
    fn what_is_left_open_is_no_version() {
        for (ecosystem, text) in [
            (Npm, "latest"),
            (Npm, ">=1.0.0"),
            (Npm, "1 || 2"),
            (Npm, "*"),
            (Npm, ""),
            (Npm, "1.2.3.4"),
            (Pypi, "latest"),
            (Pypi, ">=1.0"),
            (Pypi, ""),
            (Oci, "latest"),
            (Oci, "main"),
            (Oci, "sha-1a2b3c4"),
            (Oci, ""),
        ] {
            assert_eq!(Version::requested(ecosystem, text), None, "{text}");
            assert!(!Version::is_exact(ecosystem, text), "{text}");
        }
        for (ecosystem, text) in [(Npm, "0.1.16"), (Pypi, "2025.12.18"), (Oci, "v1.2.3-alpine")] {
            assert!(Version::is_exact(ecosystem, text), "{text}");
        }
    }

    #[test]
    fn major_versions_count_as_their_registry_counts() {
        let same = |left, right| version(Npm, left).same_major(&version(Npm, right));
        assert!(same("1.2.0", "1.9.0") && same("0.1.5", "0.1.16"));
        assert!(!same("0.1.5", "0.2.0") && !same("2026.8.31", "2.4.0"));
    }
}
