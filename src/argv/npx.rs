//! The command lines of npx, `npm exec` and `npm x`.

use super::{Argv, Layer, program_name};

/// Options of npx that take the next token as their value.
const WITH_VALUE: [&str; 14] = [
    "-p",
    "--package",
    "-c",
    "--call",
    "--registry",
    "--cache",
    "--userconfig",
    "-w",
    "--workspace",
    "--prefix",
    "--node-options",
    "--loglevel",
    "--script-shell",
    "--node-arg",
];

/// Programs that read a `-y` of their own, so that one behind them is not npx's.
const LAUNCHERS: [&str; 16] = [
    "npx", "npm", "pnpm", "pnpx", "yarn", "yarnpkg", "bun", "bunx", "deno", "uv", "uvx", "pipx", "docker",
    "podman", "cmd", "wsl",
];

/// An npx command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Npx {
    /// Which program it is.
    pub kind: Kind,
    /// The token of npx's own `-y` or `--yes`.
    pub yes: Option<usize>,
    /// Whether the user wants no installation: `--no`, `--no-install`, `--offline`.
    pub never_installs: bool,
    /// The token that names the package or, behind `-p`, the program of the package.
    pub target: Option<usize>,
    /// The token that names the package given by `-p` or `--package`.
    pub package_option: Option<usize>,
    /// Where npx's own options start: the token after the program or its `exec`.
    pub options_start: usize,
    /// One past the last token.
    pub end: usize,
}

/// The spellings of npx.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `npx`: its options end at the package.
    Npx,
    /// `npm exec` or `npm x`: npm reads options anywhere before `--`.
    NpmExec,
}

impl Npx {
    /// Reads `layer` as npx; `None` if it is another program.
    pub fn parse(argv: &Argv, layer: &Layer) -> Option<Self> {
        let kind = match argv.name(layer) {
            "npx" => Kind::Npx,
            "npm" => Kind::NpmExec,
            _ => return None,
        };
        let mut at = layer.program + 1;
        if kind == Kind::NpmExec {
            while argv.tokens.get(at).is_some_and(|token| at < layer.end && token.text.starts_with('-')) {
                at += 1;
            }
            let subcommand = argv.tokens.get(at).filter(|_| at < layer.end)?;
            if !matches!(subcommand.text.as_ref(), "exec" | "x") {
                return None;
            }
            at += 1;
        }
        let mut npx = Self {
            kind,
            yes: None,
            never_installs: false,
            target: None,
            package_option: None,
            options_start: at,
            end: layer.end,
        };
        npx.read_options(argv, at);
        Some(npx)
    }

    fn read_options(&mut self, argv: &Argv, mut at: usize) {
        while at < self.end {
            let text = argv.tokens[at].text.as_ref();
            let name = text.split_once('=').map_or(text, |(name, _)| name);
            match name {
                "--" => {
                    self.target = self.target.or((at + 1 < self.end).then_some(at + 1));
                    return;
                }
                "-y" | "--yes" if !text.ends_with("=false") => self.yes = Some(at),
                "--yes" | "-n" | "--no" | "--no-install" | "--offline" | "--no-yes" => {
                    self.never_installs = true
                }
                "-p" | "--package" if name == text => {
                    self.package_option = (at + 1 < self.end).then_some(at + 1).or(self.package_option);
                }
                "--package" => self.package_option = Some(at),
                _ if !text.starts_with('-') => {
                    self.target = self.target.or(Some(at));
                    if self.kind == Kind::Npx {
                        return;
                    }
                }
                _ => {}
            }
            at += if WITH_VALUE.contains(&text) { 2 } else { 1 };
        }
    }

    /// The token with the name of the package.
    pub fn package(&self) -> Option<usize> {
        self.package_option.filter(|at| *at < self.end).or(self.target)
    }

    /// The first `-y` or `--yes` behind the package, where npx no longer reads it.
    ///
    /// What follows `--` or another launcher is that one's own, and npm reads options anywhere.
    pub fn late_yes(&self, argv: &Argv) -> Option<usize> {
        let target = self.target.filter(|_| self.kind == Kind::Npx)?;
        if target > self.options_start && argv.tokens[target - 1].text == "--" {
            return None;
        }
        for at in target..self.end {
            let text = argv.tokens[at].text.as_ref();
            if text == "--" || LAUNCHERS.contains(&program_name(text).as_str()) {
                return None;
            }
            if at > target && matches!(text, "-y" | "--yes") {
                return Some(at);
            }
        }
        None
    }
}

/// Whether npx takes `package` for a folder on this machine, from which nothing is installed.
pub fn is_folder(package: &str) -> bool {
    package.starts_with(['.', '/', '~', '$'])
        || package.contains('\\')
        || crate::platform::is_drive_path(package)
}
