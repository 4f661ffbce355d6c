//! The command lines of `uv run`.

use super::script::{has_script_suffix, is_python, positional};
use super::{Argv, Layer};

/// Options of uv, uvx and pipx that take the next token as their value.
pub(super) const WITH_VALUE: [&str; 22] = [
    "--directory",
    "--project",
    "--with",
    "--with-editable",
    "--with-requirements",
    "--python",
    "-p",
    "--package",
    "--extra",
    "--group",
    "--only-group",
    "--no-group",
    "--env-file",
    "--index",
    "--default-index",
    "--index-url",
    "--config-file",
    "--cache-dir",
    "--from",
    "-i",
    "--extra-index-url",
    "--spec",
];

/// A `uv run` command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UvRun {
    /// The token `run`.
    pub run: usize,
    /// The token of what it runs: a script, a program, an interpreter. What follows belongs to that.
    pub target: usize,
    /// The token of the script, where one runs, `python` before it or not.
    pub script: Option<usize>,
    /// The token of uv's own `--directory` or `--project`.
    pub folder: Option<usize>,
    /// One past the last token.
    pub end: usize,
}

impl UvRun {
    /// Reads `layer` as `uv run`; `None` for anything else, and for `uv run -m module`.
    pub fn parse(argv: &Argv, layer: &Layer) -> Option<Self> {
        if argv.name(layer) != "uv" {
            return None;
        }
        let (first, end) = (layer.program + 1, layer.end);
        let run = positional(argv, first, end, &WITH_VALUE, &[])?;
        if argv.tokens[run].text != "run" {
            return None;
        }
        let target = positional(argv, run + 1, end, &WITH_VALUE, &["-m", "--module"])?;
        let script = if is_python(&argv.tokens[target].text) {
            positional(argv, target + 1, end, &["-W", "-X"], &["-c", "-m"])
        } else {
            Some(target)
        };
        Some(Self {
            run,
            target,
            script: script.filter(|at| has_script_suffix(&argv.tokens[*at].text)),
            folder: (first..target).find(|at| names_folder(&argv.tokens[*at].text)),
            end,
        })
    }

    /// uv's own options, on both sides of `run`.
    pub fn options<'t>(&self, argv: &'t Argv) -> impl Iterator<Item = &'t str> {
        let texts = argv.tokens.get(..self.target).unwrap_or_default();
        texts.iter().map(|token| token.text.as_ref()).filter(|text| text.starts_with('-'))
    }
}

/// The script of `uv run [python] script.py`, unless `--directory` or `--project` says where the project is.
pub(super) fn script(argv: &Argv, layer: &Layer) -> Option<usize> {
    let says_folder = argv.args(layer).iter().any(|token| names_folder(&token.text));
    UvRun::parse(argv, layer).filter(|_| !says_folder)?.script
}

fn names_folder(word: &str) -> bool {
    ["--directory", "--project"]
        .iter()
        .any(|option| word == *option || word.strip_prefix(option).is_some_and(|rest| rest.starts_with('=')))
}
