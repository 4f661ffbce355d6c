//! Version managers: the folders in which they keep programs, and what goes wrong with each.

use super::path::home_of;
use crate::platform::Platform;

/// A program that keeps several versions of other programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manager {
    /// nvm, also nvm for Windows.
    Nvm,
    /// fnm.
    Fnm,
    /// Volta.
    Volta,
    /// asdf.
    Asdf,
    /// mise, once rtx.
    Mise,
    /// pyenv, also pyenv-win.
    Pyenv,
    /// conda and its kin.
    Conda,
    /// Homebrew.
    Homebrew,
}

impl Manager {
    /// The name that people use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nvm => "nvm",
            Self::Fnm => "fnm",
            Self::Volta => "Volta",
            Self::Asdf => "asdf",
            Self::Mise => "mise",
            Self::Pyenv => "pyenv",
            Self::Conda => "conda",
            Self::Homebrew => "Homebrew",
        }
    }
}

/// What a folder of a version manager is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folder<'t> {
    /// Made for one shell, and gone with it.
    Session,
    /// Scripts that look for the wanted version in the folder where they are started.
    Shims,
    /// One version.
    Version(&'t str),
    /// Stays where it is when versions change.
    Stable,
}

/// A path that leads into a version manager's folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuntimePath<'t> {
    /// Whose folder it is.
    pub manager: Manager,
    /// What kind of folder.
    pub folder: Folder<'t>,
    /// What is managed: `node`, `python`, a formula. Empty where the path does not say.
    pub tool: &'t str,
    /// The path up to and with the manager's own folder: `/home/me/.nvm`, `/opt/homebrew/Cellar`.
    pub root: &'t str,
    /// What follows the folder: `/bin/npx`.
    pub rest: &'t str,
}

impl<'t> RuntimePath<'t> {
    /// Reads `path`; `None` if no version manager is known to keep it.
    pub fn parse(path: &'t str) -> Option<Self> {
        if !path.split(['/', '\\']).any(may_start) {
            return None;
        }
        let parts = Parts::of(path);
        (0..parts.0.len()).find_map(|at| Self::at(&parts, at))
    }

    fn at(parts: &Parts<'t>, at: usize) -> Option<Self> {
        let next = |ahead: usize| parts.get(at + ahead);
        let is_installed = |ahead: usize| !next(ahead).is_empty();
        let (manager, folder, tool, length) = match (parts.get(at), next(1)) {
            ("fnm_multishells", _) => (Manager::Fnm, Folder::Session, "node", 2),
            ("fnm" | ".fnm", "node-versions") if is_installed(2) => {
                (Manager::Fnm, Folder::Version(next(2)), "node", 3)
            }
            ("fnm" | ".fnm", "aliases") => (Manager::Fnm, Folder::Stable, "node", 3),
            ("nvm" | ".nvm", "versions") if next(2) == "node" && is_installed(3) => {
                (Manager::Nvm, Folder::Version(next(3)), "node", 4)
            }
            ("nvm", version) if version.starts_with('v') && major(version).is_some() => {
                (Manager::Nvm, Folder::Version(version), "node", 2)
            }
            (".volta" | "Volta", "bin") => (Manager::Volta, Folder::Stable, "node", 2),
            (".volta" | "Volta", "tools") if next(2) == "image" && is_installed(4) => {
                (Manager::Volta, Folder::Version(next(4)), next(3), 5)
            }
            (".asdf", "shims") => (Manager::Asdf, Folder::Shims, "", 2),
            (".asdf", "installs") if is_installed(3) => (Manager::Asdf, Folder::Version(next(3)), next(2), 4),
            ("mise" | "rtx", "shims") => (Manager::Mise, Folder::Shims, "", 2),
            ("mise" | "rtx", "installs") if is_installed(3) => match next(3) {
                version if version.matches('.').count() > 1 => {
                    (Manager::Mise, Folder::Version(version), next(2), 4)
                }
                _ => (Manager::Mise, Folder::Stable, next(2), 4),
            },
            (".pyenv" | "pyenv-win", "shims") => (Manager::Pyenv, Folder::Shims, "python", 2),
            (".pyenv" | "pyenv-win", "versions") if is_installed(2) => {
                (Manager::Pyenv, Folder::Version(next(2)), "python", 3)
            }
            ("Cellar", formula) if is_installed(2) => {
                (Manager::Homebrew, Folder::Version(next(2)), formula, 3)
            }
            (name, _) if is_conda(name) && is_installed(1) => (Manager::Conda, Folder::Stable, "python", 1),
            _ => return None,
        };
        Some(Self { manager, folder, tool, root: parts.up_to(at), rest: parts.after(at + length) })
    }

    /// The major version of Node.js that the path names.
    pub fn node_major(&self) -> Option<u32> {
        let Folder::Version(version) = self.folder else { return None };
        if !matches!(self.tool, "node" | "nodejs") && !self.tool.starts_with("node@") {
            return None;
        }
        major(version)
    }

    /// Where a start-up file of the shell, and nothing else, puts the folder on PATH.
    pub fn is_for_shells(&self, platform: Platform) -> bool {
        match self.manager {
            Manager::Homebrew => false,
            // Its installer also writes ~/.profile, which the desktops of Linux read.
            Manager::Volta => platform == Platform::Macos,
            _ => true,
        }
    }
}

/// The version manager, or else the folder in the user's home, that only a shell has on its PATH.
/// `None` for folders that an app started from the desktop may search as well.
pub fn folder_of_shells(path: &str, platform: Platform) -> Option<&'static str> {
    if let Some(runtime) = RuntimePath::parse(path) {
        return runtime.is_for_shells(platform).then(|| runtime.manager.name());
    }
    let inside = path.strip_prefix(home_of(path)?)?;
    let (folder, _) = inside.rsplit_once('/')?;
    match folder {
        "/.bun/bin" => Some("Bun"),
        // ~/.profile of Debian, Fedora and rustup adds these, and the desktops of Linux read it.
        "/.local/bin" | "/.cargo/bin" if platform == Platform::Macos => Some("the shell's start-up file"),
        "/.deno/bin" if platform == Platform::Macos => Some("Deno"),
        _ => None,
    }
}

/// Whether a folder of this name may be where a version manager's begins.
fn may_start(name: &str) -> bool {
    let is_managers = matches!(
        name,
        "fnm_multishells"
            | "fnm"
            | ".fnm"
            | "nvm"
            | ".nvm"
            | ".volta"
            | "Volta"
            | ".asdf"
            | "mise"
            | "rtx"
            | ".pyenv"
            | "pyenv-win"
            | "Cellar"
    );
    is_managers || is_conda(name)
}

fn is_conda(name: &str) -> bool {
    if name.len() < "anaconda".len() {
        return false;
    }
    let name = name.trim_start_matches('.').to_ascii_lowercase();
    let stem = name.trim_end_matches(['2', '3']);
    matches!(stem, "anaconda" | "miniconda" | "miniforge" | "mambaforge" | "micromamba")
}

/// `v22.14.0`, `22` to 22.
pub fn major(version: &str) -> Option<u32> {
    let digits = version.trim_start_matches('v');
    let end = digits.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(digits.len());
    digits[end..].chars().next().is_none_or(|next| next == '.').then(|| digits[..end].parse().ok())?
}

/// The components of a path, each with where it starts.
struct Parts<'t>(Vec<(usize, &'t str)>, &'t str);

impl<'t> Parts<'t> {
    fn of(path: &'t str) -> Self {
        let mut start = 0;
        let parts = path.split(['/', '\\']).map(|part| {
            let at = start;
            start += part.len() + 1;
            (at, part)
        });
        Self(parts.collect(), path)
    }

    fn get(&self, index: usize) -> &'t str {
        self.0.get(index).map_or("", |(_, part)| part)
    }

    fn up_to(&self, index: usize) -> &'t str {
        self.0.get(index).map_or(self.1, |(start, part)| &self.1[..start + part.len()])
    }

    fn after(&self, index: usize) -> &'t str {
        self.0.get(index).map_or("", |(start, _)| &self.1[start - 1..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn managers_are_told_by_their_folders() {
        for (path, manager, folder, rest) in [
            (
                "/home/me/.nvm/versions/node/v22.14.0/bin/npx",
                Manager::Nvm,
                Folder::Version("v22.14.0"),
                "/bin/npx",
            ),
            (
                r"C:\Users\me\AppData\Roaming\nvm\v20.1.0\npx.cmd",
                Manager::Nvm,
                Folder::Version("v20.1.0"),
                r"\npx.cmd",
            ),
            ("/run/user/1000/fnm_multishells/7_8/bin/npx", Manager::Fnm, Folder::Session, "/bin/npx"),
            ("/home/me/.local/share/fnm/aliases/default/bin/npx", Manager::Fnm, Folder::Stable, "/bin/npx"),
            ("/Users/me/.asdf/shims/npx", Manager::Asdf, Folder::Shims, "/npx"),
            (
                "/home/me/.local/share/mise/installs/node/22.1.0/bin/npx",
                Manager::Mise,
                Folder::Version("22.1.0"),
                "/bin/npx",
            ),
            (
                "/home/me/.local/share/mise/installs/node/22/bin/npx",
                Manager::Mise,
                Folder::Stable,
                "/bin/npx",
            ),
            (
                "/opt/homebrew/Cellar/node/22.9.0/bin/node",
                Manager::Homebrew,
                Folder::Version("22.9.0"),
                "/bin/node",
            ),
            ("/opt/miniconda3/bin/python", Manager::Conda, Folder::Stable, "/bin/python"),
        ] {
            let found = RuntimePath::parse(path).unwrap();
            assert_eq!((found.manager, found.folder, found.rest), (manager, folder, rest), "{path}");
        }
        for path in ["/usr/bin/npx", "npx", "/home/me/.nvm", "/srv/nvm/video/x", "/opt/mise/readme"] {
            assert_eq!(RuntimePath::parse(path), None, "{path}");
        }
    }

    #[test]
    fn versions_of_node_are_read() {
        let major_of = |path| RuntimePath::parse(path).and_then(|found| found.node_major());
        assert_eq!(major_of("/home/me/.nvm/versions/node/v23.1.0/bin/node"), Some(23));
        assert_eq!(major_of("/home/me/.asdf/installs/nodejs/16.20.0/bin/node"), Some(16));
        assert_eq!(major_of("/home/me/.asdf/installs/python/3.12.1/bin/python"), None);
        assert_eq!(major("v22.14.0"), Some(22));
        assert_eq!(major("latest"), None);
        assert_eq!(major("3py"), None);
    }
}
