//! The package that a launcher runs: its registry, its name, its version.

use super::docker::Subcommand;
use super::{Argv, Layer, uv};

/// Where packages come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ecosystem {
    /// The npm registry.
    Npm,
    /// PyPI.
    Pypi,
    /// A container registry.
    Oci,
}

impl Ecosystem {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Npm, Self::Pypi, Self::Oci];

    /// The registry of the other language that has launchers; `None` for images.
    pub const fn other(self) -> Option<Self> {
        match self {
            Self::Npm => Some(Self::Pypi),
            Self::Pypi => Some(Self::Npm),
            Self::Oci => None,
        }
    }

    /// Where its packages are found, in words: `on npm`.
    pub fn place(self) -> &'static str {
        match self {
            Self::Npm => "on npm",
            Self::Pypi => "on PyPI",
            Self::Oci => "in its registry",
        }
    }
}

/// A package as a command line names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageRef {
    /// Its registry.
    pub ecosystem: Ecosystem,
    /// Its name, without version, tag or extras.
    pub name: String,
    /// The version or tag, where given.
    pub version: Option<String>,
    /// The token that names it.
    pub token: usize,
    /// The tokens after it: the server's own arguments.
    pub server_args: std::ops::Range<usize>,
}

impl PackageRef {
    /// The package that the innermost launcher of `argv` runs.
    pub(super) fn of(argv: &Argv) -> Option<Self> {
        argv.layers.iter().rev().find_map(|layer| Self::of_layer(argv, layer))
    }

    fn of_layer(argv: &Argv, layer: &Layer) -> Option<Self> {
        let first = layer.program + 1;
        match argv.name(layer) {
            "npx" | "npm" => {
                let npx = argv.npx(layer)?;
                let at = npx.package()?;
                let after = npx.target.map_or(at, |target| target.max(at)) + 1;
                Self::npm(argv, at, after..layer.end)
            }
            "bunx" | "pnpx" => {
                let at = word(argv, first, layer.end, &["-p", "--package"])?;
                Self::npm(argv, at, at + 1..layer.end)
            }
            "bun" | "pnpm" | "yarn" => {
                let sub = word(argv, first, layer.end, &["-C", "--cwd"])?;
                if !matches!(argv.tokens[sub].text.as_ref(), "x" | "dlx") {
                    return None;
                }
                let at = word(argv, sub + 1, layer.end, &["-p", "--package"])?;
                Self::npm(argv, at, at + 1..layer.end)
            }
            "uvx" => Self::uvx(argv, first, layer.end),
            "uv" => {
                let tool = word(argv, first, layer.end, &uv::WITH_VALUE)?;
                let run = tool + 1;
                let is_tool_run =
                    argv.tokens[tool].text == "tool" && run < layer.end && argv.tokens[run].text == "run";
                is_tool_run.then(|| Self::uvx(argv, run + 1, layer.end))?
            }
            "pipx" => {
                let run = word(argv, first, layer.end, &[])?;
                (argv.tokens[run].text == "run").then(|| Self::uvx(argv, run + 1, layer.end))?
            }
            "docker" | "podman" | "nerdctl" => {
                let docker = argv.docker(layer)?;
                let at = docker.image.filter(|_| docker.subcommand == Subcommand::Run)?;
                let (name, version) = split_image(&argv.tokens[at].text);
                Some(Self {
                    ecosystem: Ecosystem::Oci,
                    name,
                    version,
                    token: at,
                    server_args: at + 1..layer.end,
                })
            }
            _ => None,
        }
    }

    fn npm(argv: &Argv, token: usize, server_args: std::ops::Range<usize>) -> Option<Self> {
        let text = argv.tokens.get(token)?.text.as_ref();
        let text =
            text.split_once('=').filter(|(name, _)| name.starts_with("--")).map_or(text, |(_, value)| value);
        if text.starts_with(['.', '/', '~']) || text.contains("://") || text.contains('\\') {
            return None;
        }
        let (name, version) = split_at_version(text);
        Some(Self { ecosystem: Ecosystem::Npm, name, version, token, server_args })
    }

    fn uvx(argv: &Argv, first: usize, end: usize) -> Option<Self> {
        let program = word(argv, first, end, &uv::WITH_VALUE)?;
        let is_source = |text: &str| matches!(text, "--from" | "--spec");
        let joined = |at: usize| argv.tokens[at].text.split_once('=').filter(|(name, _)| is_source(name));
        let token = (first..program)
            .find_map(|at| match joined(at) {
                Some(_) => Some(at),
                None => is_source(&argv.tokens[at].text).then_some(at + 1),
            })
            .unwrap_or(program);
        let text = joined(token).map_or(argv.tokens.get(token)?.text.as_ref(), |(_, value)| value);
        if text.contains("://") || text.contains('/') && !text.starts_with('@') {
            return None;
        }
        // A name of npm's is kept, so that rules can say that it is one.
        let is_scoped = text.starts_with('@');
        let (name, version) = if is_scoped { split_at_version(text) } else { split_requirement(text) };
        Some(Self { ecosystem: Ecosystem::Pypi, name, version, token, server_args: program + 1..end })
    }
}

fn word(argv: &Argv, mut at: usize, end: usize, with_value: &[&str]) -> Option<usize> {
    while at < end {
        let text = argv.tokens[at].text.as_ref();
        if !text.starts_with('-') {
            return Some(at);
        }
        at += if with_value.contains(&text) { 2 } else { 1 };
    }
    None
}

/// `@scope/name@1.2.3` to name and version.
fn split_at_version(text: &str) -> (String, Option<String>) {
    let at = text.char_indices().skip(1).find(|(_, character)| *character == '@').map(|(at, _)| at);
    match at {
        Some(at) => (text[..at].to_owned(), Some(text[at + 1..].to_owned())),
        None => (text.to_owned(), None),
    }
}

/// `name[extra]==1.2.3`, `name@1.2.3` or `name>=1.0` to name and version; a version that is not given as
/// one keeps its sign.
fn split_requirement(text: &str) -> (String, Option<String>) {
    let is_name = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.');
    let end = text.find(|character| !is_name(character)).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let rest = match rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((_, rest)) => rest,
        None => rest,
    }
    .split(';')
    .next()
    .unwrap_or_default()
    .trim();
    let version =
        rest.strip_prefix("===").or_else(|| rest.strip_prefix("==")).or_else(|| rest.strip_prefix('@'));
    let version = version.unwrap_or(rest).trim();
    (name.to_owned(), (!version.is_empty()).then(|| version.to_owned()))
}

/// `ghcr.io/owner/name:tag@sha256:…` to name and tag.
fn split_image(text: &str) -> (String, Option<String>) {
    let without_digest = text.split_once('@').map_or(text, |(name, _)| name);
    let last_slash = without_digest.rfind('/').unwrap_or(0);
    match without_digest[last_slash..].find(':') {
        Some(colon) => (
            without_digest[..last_slash + colon].to_owned(),
            Some(without_digest[last_slash + colon + 1..].to_owned()),
        ),
        None => (without_digest.to_owned(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_requirement_of_python_is_taken_apart() {
        for (text, name, version) in [
            ("pkg", "pkg", None),
            ("pkg==1.2", "pkg", Some("1.2")),
            ("pkg[cli,x]==1.2", "pkg", Some("1.2")),
            ("pkg@1.2", "pkg", Some("1.2")),
            ("pkg@latest", "pkg", Some("latest")),
            ("pkg>=1.0,<2", "pkg", Some(">=1.0,<2")),
            ("pkg ~= 1.0 ; python_version > '3.9'", "pkg", Some("~= 1.0")),
            ("", "", None),
        ] {
            assert_eq!(split_requirement(text), (name.to_owned(), version.map(str::to_owned)), "{text}");
        }
    }
}
