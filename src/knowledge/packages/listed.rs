//! Packages as catalogues of servers list them: many, and trusted less than those read by hand.
//!
//! The rows are lines of text in `listed/`, one file per registry, sorted by name. They stay text in the
//! program too: a name is found by halving the file, and only its own line is read.

use std::cmp::Ordering;

use super::{Confidence, Ecosystem, Names, Package, Source, compare_names};

/// The catalogues, and where the path behind their name in a row leads.
const CATALOGUES: [(&str, &str); 7] = [
    ("awslabs", "https://github.com/awslabs/mcp/blob/100b55b6d92f/src/"),
    ("cursor", "https://github.com/cursor/mcp-servers/blob/53ed9866e38e/servers/"),
    ("docker", "https://github.com/docker/mcp-registry/blob/818bf169b365/servers/"),
    ("mcpm", "https://github.com/pathintegral-institute/mcpm.sh/blob/bdd5ed9874d3/mcp-registry/servers/"),
    ("obot", "https://github.com/obot-platform/mcp-catalog/blob/0c65667660f4/"),
    ("seed", "https://github.com/modelcontextprotocol/registry/blob/81e5174a593a/data/seed_2025_05_16.json#"),
    ("toolsdk", "https://github.com/toolsdk-ai/toolsdk-mcp-registry/blob/4bfe8262c554/packages/"),
];

/// The rows of a registry, as text.
fn text(ecosystem: Ecosystem) -> &'static str {
    match ecosystem {
        Ecosystem::Npm => include_str!("listed/npm.txt"),
        Ecosystem::Pypi => include_str!("listed/pypi.txt"),
        Ecosystem::Oci => include_str!("listed/oci.txt"),
    }
}

/// The row with this name.
pub(super) fn find(ecosystem: Ecosystem, name: &str) -> Option<Package> {
    let mut rest = text(ecosystem);
    while !rest.is_empty() {
        let (before, line, after) = middle(rest);
        rest = match name_of(line).map_or(Ordering::Less, |row| compare_names(ecosystem, row, name)) {
            Ordering::Equal => return parse(ecosystem, line),
            Ordering::Less => after,
            Ordering::Greater => before,
        };
    }
    None
}

/// The names of a registry's rows, in order.
pub(super) fn names(ecosystem: Ecosystem) -> impl Iterator<Item = &'static str> {
    text(ecosystem).lines().filter_map(name_of)
}

/// The line in the middle of some lines, and what stands before and after it.
fn middle(lines: &'static str) -> (&'static str, &'static str, &'static str) {
    let half = &lines.as_bytes()[..lines.len() / 2];
    let start = memchr::memrchr(b'\n', half).map_or(0, |newline| newline + 1);
    let end = memchr::memchr(b'\n', &lines.as_bytes()[start..]).map_or(lines.len(), |length| start + length);
    (&lines[..start], &lines[start..end], lines.get(end + 1..).unwrap_or_default())
}

/// The name in a row; `None` for a comment, which stands before all rows.
fn name_of(line: &'static str) -> Option<&'static str> {
    let length = memchr::memchr(b' ', line.as_bytes())?;
    (!line.starts_with('#')).then_some(&line[..length])
}

/// `name | needs | may have | trust, day, source`
fn parse(ecosystem: Ecosystem, line: &'static str) -> Option<Package> {
    let mut columns = line.split('|').map(str::trim);
    let name = columns.next()?;
    let required = Names(columns.next()?);
    let optional = Names(columns.next()?);
    let mut origin = columns.next()?.split(' ');
    let confidence = match origin.next()? {
        "low" => Confidence::Low,
        "medium" => Confidence::Medium,
        _ => return None,
    };
    let checked = origin.next()?;
    let (catalogue, path) = origin.next()?.split_once(':')?;
    let (_, start) = CATALOGUES.iter().find(|(known, _)| *known == catalogue)?;
    let source = Source { start, path };
    Some(Package { required, optional, confidence, source, checked, ..Package::new(ecosystem, name, "") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_found_and_complete() {
        for ecosystem in Ecosystem::ALL {
            for name in names(ecosystem) {
                let row = find(ecosystem, name).unwrap_or_else(|| panic!("{name} is not found"));
                assert_eq!(row.name, name);
                assert!(row.checked.starts_with("20") && row.checked.len() == 10, "{name}: checked");
                assert!(!row.source.path.is_empty(), "{name}: source");
                for variable in row.required.iter().chain(row.optional.iter()) {
                    assert!(crate::variables::is_name(variable), "{name}: {variable}");
                }
            }
        }
    }

    #[test]
    fn rows_are_sorted_and_unique() {
        for ecosystem in Ecosystem::ALL {
            let names: Vec<&str> = names(ecosystem).collect();
            for pair in names.windows(2) {
                let order = compare_names(ecosystem, pair[0], pair[1]);
                assert_eq!(order, Ordering::Less, "{} before {}", pair[0], pair[1]);
            }
        }
    }

    /// A package read by hand has its row in the Rust table, and only there.
    #[test]
    fn no_row_stands_twice() {
        for ecosystem in Ecosystem::ALL {
            for row in super::super::rows(ecosystem) {
                assert!(find(ecosystem, row.name).is_none(), "{}", row.name);
            }
        }
    }

    #[test]
    fn a_row_is_read_as_it_stands() {
        let row = find(Ecosystem::Npm, "4oimage-mcp").unwrap();
        assert_eq!(row.required.iter().collect::<Vec<_>>(), ["API_KEY"]);
        assert_eq!(row.confidence, Confidence::Low);
        assert!(row.source.to_string().ends_with("/packages/art-and-culture/4oimage-mcp.json"));
        for absent in ["", "#", "0", "zzzz", "4oimage", "# Packages of npm"] {
            assert!(find(Ecosystem::Npm, absent).is_none(), "{absent}");
        }
    }
}
