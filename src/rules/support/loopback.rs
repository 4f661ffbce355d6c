//! Addresses of this machine in URLs and connection strings.

use std::ops::Range;

/// `localhost` or its kin in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Loopback {
    /// Where the name stands.
    pub(crate) range: Range<usize>,
    /// The port after it.
    pub(crate) port: Option<u16>,
}

/// The names of this machine.
const NAMES: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// What stands before the host in a connection string.
const BEFORE_HOST: [&str; 4] = ["tcp(", "host=", "server=", "data source="];

/// Words in the names of settings that hold where others reach the server, or whom it lets in.
#[rustfmt::skip]
const ABOUT_ITSELF: [&str; 15] = [
    "redirect", "callback", "origin", "cors", "listen", "bind", "allow", "block", "deny", "exclude",
    "public", "external", "no_proxy", "webhook", "issuer",
];

/// Settings whose whole name may mean the server's own address.
#[rustfmt::skip]
const OWN_ADDRESS: [&str; 14] = [
    "host", "--host", "url", "base_url", "server_url", "app_url", "mcp_url", "mcp_server_url",
    "--base-url", "--baseurl", "--server-url", "--address", "site_url", "mcp_base_url",
];

/// Beginnings of names of settings that hold the host of another program.
#[rustfmt::skip]
const OTHERS_HOST: [&str; 18] = [
    "db_", "database_", "postgres_", "postgresql_", "pg", "mysql_", "mariadb_", "mssql_", "redis_",
    "mongo_", "mongodb_", "neo4j_", "qdrant_", "milvus_", "clickhouse_", "elasticsearch_", "ollama_",
    "rabbitmq_",
];

/// The addresses of this machine in the setting `name`, where another program is meant.
pub(crate) fn find(name: &str, text: &str) -> Vec<Loopback> {
    let name = name.to_ascii_lowercase();
    if ABOUT_ITSELF.iter().any(|word| name.contains(word)) || OWN_ADDRESS.contains(&name.as_str()) {
        return Vec::new();
    }
    let lower = text.to_ascii_lowercase();
    let mut starts: Vec<usize> = Vec::new();
    for (at, _) in lower.match_indices("://") {
        if lower[..at].ends_with("file") {
            continue;
        }
        let start = at + 3;
        let rest = &lower[start..];
        let authority = &rest[..rest.find(is_end_of_authority).unwrap_or(rest.len())];
        let hosts = start + authority.rfind('@').map_or(0, |at| at + 1);
        let hosts_end = start + authority.len();
        starts.push(hosts);
        starts.extend(lower[hosts..hosts_end].match_indices(',').map(|(comma, _)| hosts + comma + 1));
    }
    for before in BEFORE_HOST {
        for (at, _) in lower.match_indices(before) {
            if !lower[..at].ends_with(|letter: char| letter.is_ascii_alphanumeric() || letter == '_') {
                starts.push(at + before.len());
            }
        }
    }
    let is_host = ["host", "hostname", "addr", "address"].iter().any(|word| name.ends_with(word));
    if is_host && OTHERS_HOST.iter().any(|word| name.starts_with(word)) {
        starts.push(0);
    }
    starts.sort_unstable();
    starts.dedup();
    starts.into_iter().filter_map(|start| at(&lower, start)).collect()
}

fn is_end_of_authority(letter: char) -> bool {
    matches!(letter, '/' | '?' | '#' | '"' | '\'' | '\\') || letter.is_whitespace()
}

/// The address that starts here.
fn at(text: &str, start: usize) -> Option<Loopback> {
    let rest = text.get(start..)?;
    let name = NAMES.iter().find(|name| rest.starts_with(**name))?;
    let after = &rest[name.len()..];
    if after.starts_with(|letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_')) {
        return None;
    }
    let digits = after.strip_prefix(':').unwrap_or("");
    let digits = &digits[..digits.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(digits.len())];
    Some(Loopback { range: start..start + name.len(), port: digits.parse().ok() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_of_other_programs_are_found() {
        for (name, text, found, port) in [
            ("API_URL", "http://localhost:3000/x", 7, Some(3000)),
            ("DATABASE_URI", "postgresql://me:p%40@127.0.0.1:5432/db", 21, Some(5432)),
            ("DSN", "user:pw@tcp(localhost:3306)/db", 12, Some(3306)),
            ("DSN", "user=me host=localhost port=1", 13, None),
            ("REDIS_HOST", "localhost", 0, None),
            ("", "jdbc:mysql://[::1]/db", 13, None),
        ] {
            let hit = find(name, text);
            assert_eq!(hit.len(), 1, "{text}");
            assert_eq!((hit[0].range.start, hit[0].port), (found, port), "{text}");
        }
        assert_eq!(find("MONGO_URI", "mongodb://localhost:1,localhost:2/x").len(), 2);
    }

    #[test]
    fn what_is_about_the_server_itself_is_left_alone() {
        for (name, text) in [
            ("HOST", "127.0.0.1"),
            ("MCP_HOST", "localhost"),
            ("OAUTH_REDIRECT_URI", "http://localhost:3334/cb"),
            ("ALLOWED_ORIGINS", "http://localhost:3000"),
            ("BLOCKED_TARGETS", "localhost,127.0.0.1"),
            ("API_URL", "http://localhost.example.com/"),
            ("API_URL", "file://localhost/etc"),
            ("API_URL", "https://example.com/?next=localhost"),
        ] {
            assert_eq!(find(name, text), [], "{name} {text}");
        }
    }
}
