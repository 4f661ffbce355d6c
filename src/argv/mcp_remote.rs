//! The command lines of mcp-remote, which lets a client that starts processes reach a server by URL.
//!
//! As `parseCommandLineArgs` of mcp-remote 0.1.38 and 0.15.1 reads them (npm, read 2026-11-25): every
//! `--header` is taken out with the word behind it; of what is left the first word is the URL, whatever it
//! is, and the second the port of the OAuth callback; options are looked for anywhere.

use std::ops::Range;

use super::package::Ecosystem;
use super::{Argv, Layer};

/// The npm package.
pub const PACKAGE: &str = "mcp-remote";

/// Options that take the next word as their value.
const WITH_VALUE: [&str; 18] = [
    "--auth-success-url",
    "--auth-timeout",
    "--authorize-param",
    "--body-timeout",
    "--callback-path",
    "--client-metadata-url",
    "--connect-timeout",
    "--headers-timeout",
    "--host",
    "--ignore-tool",
    "--ping-interval",
    "--protocol",
    "--resource",
    "--static-oauth-client-info",
    "--static-oauth-client-metadata",
    "--token-endpoint",
    "--transport",
    "--header-file",
];

/// A command line of mcp-remote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct McpRemote {
    /// The tokens behind the name of the program.
    pub args: Range<usize>,
    /// The word that mcp-remote takes for the URL: the first one that is no header.
    pub first: Option<usize>,
    /// The first word that looks like a URL and is no option's value.
    pub url: Option<usize>,
    /// Each `--header`, with the word that it takes.
    pub headers: Vec<Header>,
}

/// A `--header` of mcp-remote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// The token `--header`.
    pub option: usize,
    /// The token behind it; `None` at the end of the line.
    pub value: Option<usize>,
}

impl McpRemote {
    /// Finds mcp-remote in a command line.
    pub(super) fn of(argv: &Argv<'_>) -> Option<Self> {
        let args = match argv.package() {
            Some(package) => (package.ecosystem == Ecosystem::Npm && package.name == PACKAGE)
                .then(|| package.server_args.clone())?,
            None => argv.layers.iter().rev().find_map(|layer| installed(argv, layer))?,
        };
        Some(Self::read(argv, args))
    }

    fn read(argv: &Argv<'_>, args: Range<usize>) -> Self {
        let mut found = Self { args: args.clone(), first: None, url: None, headers: Vec::new() };
        let mut at = args.start;
        while at < args.end {
            let text = argv.tokens[at].text.as_ref();
            if text == "--header" {
                let value = Some(at + 1).filter(|value| *value < args.end);
                found.headers.push(Header { option: at, value });
                at += 2;
                continue;
            }
            found.first = found.first.or(Some(at));
            if WITH_VALUE.contains(&text) {
                at += 2;
                continue;
            }
            if !text.starts_with('-') && text.contains("://") {
                found.url = found.url.or(Some(at));
            }
            at += 1;
        }
        found
    }

    /// Whether the token is the value of a `--header`.
    pub fn is_header_value(&self, token: usize) -> bool {
        // They stand in the order of the line, each value right behind its option.
        self.headers.binary_search_by_key(&token, |header| header.option + 1).is_ok()
    }

    /// Whether the option stands anywhere in the line.
    pub fn has(&self, argv: &Argv<'_>, option: &str) -> bool {
        self.args.clone().any(|at| argv.tokens[at].text == option)
    }

    /// The token with the value of an option.
    pub fn value(&self, argv: &Argv<'_>, option: &str) -> Option<usize> {
        let at = self.args.clone().find(|at| argv.tokens[*at].text == option)? + 1;
        (at < self.args.end).then_some(at)
    }
}

/// mcp-remote as an installed program, or as the script of its package.
fn installed(argv: &Argv<'_>, layer: &Layer) -> Option<Range<usize>> {
    if argv.name(layer) == PACKAGE {
        return Some(layer.program + 1..layer.end);
    }
    let script = argv.script(layer)?;
    let path = argv.tokens[script].text.replace('\\', "/");
    path.ends_with("mcp-remote/dist/proxy.js").then_some(script + 1..layer.end)
}

/// The name and the value of `Name:value`, as mcp-remote reads them; `None` where it ignores the header.
pub fn header(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.split_once(':')?;
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
    (!name.is_empty() && name.chars().all(is_name)).then(|| (name, value.trim_start()))
}
