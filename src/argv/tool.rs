//! The tool that a command line runs in the end, seen through launchers: `npx -y nodemon`,
//! `uv run uvicorn`, `pnpm exec tsx`, `python -m uvicorn`.

use super::script::is_python;
use super::{Argv, Layer, program_name, uv};

/// More launchers than anyone chains; a bound for hostile input.
const MAX_DEPTH: usize = 4;

/// A tool with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tool {
    /// Its name in lower case: of a program without folder and suffix, of a package without version.
    pub name: String,
    /// The token that names it.
    pub token: usize,
    /// One past its last token.
    pub end: usize,
}

impl Tool {
    /// The tool that `layer` runs.
    pub(super) fn of(argv: &Argv, layer: &Layer) -> Self {
        let mut at = layer.program;
        for _ in 0..MAX_DEPTH {
            match launched(argv, Layer { program: at, ..*layer }) {
                Some(next) if next < layer.end => at = next,
                _ => break,
            }
        }
        let text = argv.tokens.get(at).map_or("", |token| token.text.as_ref());
        Self { name: tool_name(text), token: at, end: layer.end }
    }

    /// The words after the name.
    pub fn args<'t>(&self, argv: &'t Argv) -> impl Iterator<Item = (usize, &'t str)> {
        (self.token + 1..self.end).filter_map(|at| Some((at, argv.tokens.get(at)?.text.as_ref())))
    }

    /// The first word after the name that is no option, given which options take the next word.
    pub fn word<'t>(&self, argv: &'t Argv, with_value: &[&str]) -> Option<(usize, &'t str)> {
        word(argv, self.token + 1, self.end, with_value)
    }
}

fn tool_name(text: &str) -> String {
    let text = match text.char_indices().skip(1).find(|(_, character)| *character == '@') {
        Some((at, _)) => &text[..at],
        None => text,
    };
    if text.starts_with('@') { text.to_ascii_lowercase() } else { program_name(text) }
}

/// The token that the launcher at `layer.program` runs; `None` if it is no launcher.
fn launched(argv: &Argv, layer: Layer) -> Option<usize> {
    let first = layer.program + 1;
    let after = |words: &[&str], with_value: &[&str]| {
        let (at, text) = word(argv, first, layer.end, with_value)?;
        words.contains(&text).then(|| word(argv, at + 1, layer.end, with_value)).flatten().map(|(at, _)| at)
    };
    match argv.name(&layer) {
        "npx" | "npm" => argv.npx(&layer)?.target,
        "bunx" | "pnpx" => word(argv, first, layer.end, &["-p", "--package"]).map(|(at, _)| at),
        "bun" => after(&["x"], &["--cwd", "-c", "--config"]),
        "pnpm" | "yarn" => {
            after(&["exec", "dlx"], &["-C", "--dir", "--cwd", "-p", "--package", "-F", "--filter"])
        }
        "uvx" => word(argv, first, layer.end, &uv::WITH_VALUE).map(|(at, _)| at),
        "uv" => after(&["run"], &uv::WITH_VALUE),
        "poetry" => after(&["run"], &["-C", "--directory", "-P", "--project"]),
        "pipenv" | "pdm" | "rye" | "hatch" | "pixi" => after(&["run"], &[]),
        name if is_python(name) => module(argv, first, layer.end),
        _ => None,
    }
}

/// `python -m name`: a module is named like its tool.
fn module(argv: &Argv, first: usize, end: usize) -> Option<usize> {
    let dash =
        (first..end).find(|at| !matches!(argv.tokens[*at].text.as_ref(), "-u" | "-B" | "-I" | "-s"))?;
    (argv.tokens[dash].text == "-m").then_some(dash + 1)
}

fn word<'t>(argv: &'t Argv, mut at: usize, end: usize, with_value: &[&str]) -> Option<(usize, &'t str)> {
    while at < end {
        let text = argv.tokens.get(at)?.text.as_ref();
        if text == "--" {
            at += 1;
        } else if !text.starts_with('-') {
            return Some((at, text));
        } else {
            at += if with_value.contains(&text) { 2 } else { 1 };
        }
    }
    None
}
