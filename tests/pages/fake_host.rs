//! A machine that is the same wherever the tests run.

use std::path::PathBuf;

use mcplint::host::Host;

/// A Linux machine with the usual programs in `/usr/bin`, `uvx` in the home folder, and `MY_TOKEN` and two API keys set.
#[derive(Debug, Default)]
pub(super) struct FakeHost;

/// The same machine, with Node.js from nvm alone, and Python from shims of asdf.
#[derive(Debug)]
pub(super) struct FakeNvmHost;

impl Host for FakeHost {
    fn find_program(&self, name: &str) -> Option<PathBuf> {
        match name {
            "node" | "npx" | "npm" | "python3" | "docker" | "bash" | "sh" | "env" => {
                Some(PathBuf::from(format!("/usr/bin/{name}")))
            }
            // A script that may be executed.
            "/home/me/servers/notes/plain.py" => Some(PathBuf::from(name)),
            "uv" | "uvx" | "my-server" => Some(PathBuf::from(format!("/home/me/.local/bin/{name}"))),
            _ => None,
        }
    }

    fn exists(&self, path: &str) -> bool {
        path.starts_with("/usr/")
            || path == "/home/me"
            || ["/home/me/.local/bin/", "/home/me/servers"].iter().any(|below| path.starts_with(below))
    }

    fn is_dir(&self, path: &str) -> bool {
        matches!(path, "/usr/bin" | "/home/me" | "/home/me/servers" | "/home/me/servers/notes")
    }

    fn is_executable(&self, path: &str) -> bool {
        self.exists(path) && !path.ends_with("/start")
    }

    fn has_shebang(&self, path: &str) -> bool {
        self.exists(path) && !path.ends_with("/plain.py")
    }

    fn has_variable(&self, name: &str) -> bool {
        matches!(name, "HOME" | "PATH" | "USER" | "MY_TOKEN" | "PERPLEXITY_API_KEY" | "TAVILY_API_KEY")
    }

    /// `/home/me/shop` is a repository that tracks every file.
    fn is_tracked(&self, path: &str) -> bool {
        path.starts_with("/home/me/shop/")
    }

    /// Everyone may read the files of Claude Desktop.
    fn others_may_read(&self, path: &str) -> Option<bool> {
        Some(path.contains("/Claude/"))
    }

    fn home(&self) -> Option<PathBuf> {
        Some(PathBuf::from("/home/me"))
    }

    /// A block that names no folder stands for the file where its client reads it.
    fn absolute(&self, path: &str) -> PathBuf {
        PathBuf::from("/home/me/.config/client").join(path)
    }
}

const NVM: &str = "/home/me/.nvm/versions/node/v22.14.0/bin";

impl Host for FakeNvmHost {
    fn find_program(&self, name: &str) -> Option<PathBuf> {
        match name {
            "node" | "npx" | "npm" => Some(PathBuf::from(format!("{NVM}/{name}"))),
            "python3" => Some(PathBuf::from("/home/me/.asdf/shims/python3")),
            _ => FakeHost.find_program(name),
        }
    }

    fn exists(&self, path: &str) -> bool {
        // Joined by the system where the tests run.
        let path = path.replace('\\', "/");
        let path = path.as_str();
        let name = path.rsplit('/').next().unwrap_or(path);
        let absent = path.starts_with("/usr/") && matches!(name, "node" | "npx" | "npm" | "python3");
        path.starts_with(NVM)
            || matches!(path, "/home/me/.asdf/shims/python3" | "/home/me/.tool-versions")
            || !absent && FakeHost.exists(path)
    }

    fn is_dir(&self, path: &str) -> bool {
        path == NVM || FakeHost.is_dir(path)
    }

    fn is_executable(&self, path: &str) -> bool {
        self.exists(path)
    }

    fn has_shebang(&self, path: &str) -> bool {
        FakeHost.has_shebang(path)
    }

    fn has_variable(&self, name: &str) -> bool {
        FakeHost.has_variable(name)
    }

    fn is_tracked(&self, path: &str) -> bool {
        FakeHost.is_tracked(path)
    }

    fn others_may_read(&self, path: &str) -> Option<bool> {
        FakeHost.others_may_read(path)
    }

    fn home(&self) -> Option<PathBuf> {
        FakeHost.home()
    }

    fn absolute(&self, path: &str) -> PathBuf {
        FakeHost.absolute(path)
    }
}
