//! The keys of `mcplint.toml`: everything else about them (reading, schema, template, docs) follows from here.

/// A key of `mcplint.toml`.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// What it does, one sentence.
    pub does: &'static str,
    /// A value to start from, as TOML.
    pub example: &'static str,
}

/// What a [`Key`] holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A list of rules and categories.
    Rules,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list of patterns of paths.
    Patterns,
    /// A table from rule or category to severity.
    Severities,
    /// A table from a pattern of paths to a list of rules and categories.
    RulesByPath,
    /// A table from a pattern of server names to a list of rules and categories.
    RulesByServer,
    /// A table from a pattern of paths to a client.
    ClientByPath,
    /// A table from a pattern of paths to a platform.
    PlatformByPath,
    /// A table from a client to its version.
    VersionByClient,
}

/// The severities that a rule can be given.
pub const SEVERITIES: &[&str] = &["error", "warning", "info", "off"];

/// The platforms that a file can be meant for.
pub const PLATFORMS: &[&str] = &["auto", "linux", "macos", "windows", "wsl", "any"];

/// The words of `fail-on`.
pub const FAIL_ON: &[&str] = &["error", "warning", "info", "never"];

/// The words of `output-format`.
pub const OUTPUT_FORMATS: &[&str] = &["full", "concise", "json", "sarif", "github", "gitlab", "junit"];

/// Every key, in the order in which people read about them.
pub const KEYS: &[Key] = &[
    Key {
        name: "select",
        kind: Kind::Rules,
        does: "Only these rules or categories speak.",
        example: "[\"syntax\", \"shape\", \"launch\"]",
    },
    Key {
        name: "extend-select",
        kind: Kind::Rules,
        does: "These rules or categories speak too, beside those that speak by default.",
        example: "[\"python-buffered-stdout\"]",
    },
    Key {
        name: "ignore",
        kind: Kind::Rules,
        does: "These rules or categories are silent.",
        example: "[\"npx-missing-yes\"]",
    },
    Key {
        name: "fail-on",
        kind: Kind::Word(FAIL_ON),
        does: "The least severity that makes a run fail.",
        example: "\"warning\"",
    },
    Key {
        name: "output-format",
        kind: Kind::Word(OUTPUT_FORMATS),
        does: "How findings are printed.",
        example: "\"concise\"",
    },
    Key {
        name: "platform",
        kind: Kind::Word(PLATFORMS),
        does: "The system that the files are meant for.",
        example: "\"linux\"",
    },
    Key {
        name: "exclude",
        kind: Kind::Patterns,
        does: "Files and folders that are passed over.",
        example: "[\"tests/fixtures/\"]",
    },
    Key {
        name: "severity",
        kind: Kind::Severities,
        does: "Another severity for a rule or category.",
        example: "unknown-key = \"error\"",
    },
    Key {
        name: "per-file-ignores",
        kind: Kind::RulesByPath,
        does: "What is silent in the files that a pattern names.",
        example: "\"examples/**\" = [\"placeholder-path\"]",
    },
    Key {
        name: "per-server-ignores",
        kind: Kind::RulesByServer,
        does: "What is silent about the servers of this name; * stands for any text.",
        example: "github = [\"npx-missing-yes\"]",
    },
    Key {
        name: "clients",
        kind: Kind::ClientByPath,
        does: "The client that reads the files that a pattern names.",
        example: "\"config/agent.json\" = \"claude-code\"",
    },
    Key {
        name: "platforms",
        kind: Kind::PlatformByPath,
        does: "The system that the files that a pattern names are meant for.",
        example: "\"windows/**\" = \"windows\"",
    },
    Key {
        name: "client-versions",
        kind: Kind::VersionByClient,
        does: "The version of a client that everyone uses at least.",
        example: "claude-code = \"2.1.119\"",
    },
];
