//! Interpreters and the script they run.

use super::{Argv, Layer};

/// An interpreter with the script it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Script {
    /// The token that names the script.
    pub token: usize,
}

impl Script {
    /// Finds the script that `layer` runs; `None` if it is no interpreter, or runs a module or inline code.
    pub(super) fn parse(argv: &Argv, layer: &Layer) -> Option<Self> {
        let name = argv.name(layer);
        let first = layer.program + 1;
        let token = match name {
            "node" | "nodejs" | "tsx" | "ts-node" => positional(
                argv,
                first + usize::from(name == "tsx" && watches(argv, first, layer.end)),
                layer.end,
                &[
                    "-r",
                    "--require",
                    "--import",
                    "--loader",
                    "--experimental-loader",
                    "-C",
                    "--conditions",
                    "--env-file",
                    "--env-file-if-exists",
                    "--watch-path",
                    "--title",
                    "--max-http-header-size",
                ],
                &["-e", "--eval", "-p", "--print", "-c"],
            ),
            "bun" | "deno" => subcommand_script(argv, first, layer.end),
            "ruby" | "php" | "perl" => positional(argv, first, layer.end, &["-I", "-r", "-d"], &["-e", "-r"]),
            "bash" | "sh" | "zsh" | "dash" => {
                positional(argv, first, layer.end, &["-o", "-O"], &["-c", "-lc", "-ic", "-s"])
            }
            "java" => option_value(argv, first, layer.end, "-jar"),
            "powershell" | "pwsh" => option_value(argv, first, layer.end, "-file"),
            "uv" => super::uv::script(argv, layer),
            name if is_python(name) => {
                positional(argv, first, layer.end, &["-W", "-X", "--check-hash-based-pycs"], &["-c", "-m"])
            }
            _ => None,
        }?;
        Some(Self { token })
    }
}

/// `python`, `python3`, `python3.12`, `py`, `pypy`.
pub fn is_python(name: &str) -> bool {
    name == "py"
        || ["python", "pypy"].iter().any(|stem| {
            name.strip_prefix(stem).is_some_and(|rest| {
                rest.chars().all(|character| character.is_ascii_digit() || character == '.')
            })
        })
}

/// Whether a word looks like the file of a script.
pub fn has_script_suffix(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    [
        ".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".tsx", ".py", ".pyz", ".rb", ".php", ".pl", ".sh",
        ".jar", ".ps1", ".bat", ".cmd",
    ]
    .iter()
    .any(|suffix| lower.ends_with(suffix))
}

/// `tsx watch x.ts`
fn watches(argv: &Argv, first: usize, end: usize) -> bool {
    first < end && argv.tokens[first].text == "watch"
}

/// The first token that is no option; `None` if one of `stops` comes first.
pub(super) fn positional(
    argv: &Argv,
    mut at: usize,
    end: usize,
    with_value: &[&str],
    stops: &[&str],
) -> Option<usize> {
    while at < end {
        let text = argv.tokens[at].text.as_ref();
        if stops.contains(&text) {
            return None;
        }
        if text == "--" {
            return (at + 1 < end).then_some(at + 1);
        }
        if !text.starts_with('-') {
            return Some(at);
        }
        at += if with_value.contains(&text) { 2 } else { 1 };
    }
    None
}

/// `bun run x.ts`, `bun x.ts`, `deno run -A x.ts`: the first word with a script's suffix or a slash.
fn subcommand_script(argv: &Argv, first: usize, end: usize) -> Option<usize> {
    let start = positional(argv, first, end, &["--cwd", "-c", "--config"], &["-e", "--eval", "x", "eval"])?;
    let runs = argv.tokens[start].text == "run";
    let script = if runs {
        positional(argv, start + 1, end, &["--cwd", "-c", "--config", "--env-file", "--import-map"], &[])?
    } else {
        start
    };
    let text = argv.tokens[script].text.as_ref();
    (has_script_suffix(text) && !text.contains("://")).then_some(script)
}

fn option_value(argv: &Argv, first: usize, end: usize, option: &str) -> Option<usize> {
    let at = (first..end).find(|at| argv.tokens[*at].text.eq_ignore_ascii_case(option))?;
    (at + 1 < end).then_some(at + 1)
}
