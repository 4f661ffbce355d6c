//! A machine that is the same wherever the tests run.

use std::path::PathBuf;

use mcplint::host::Host;

/// A Linux machine with the usual programs in `/usr/bin`, `uvx` in the home folder, and `MY_TOKEN` set.
#[derive(Debug, Default)]
pub(super) struct FakeHost;

impl Host for FakeHost {
    fn find_program(&self, name: &str) -> Option<PathBuf> {
        match name {
            "node" | "npx" | "npm" | "python3" | "docker" | "bash" | "sh" | "env" => {
                Some(PathBuf::from(format!("/usr/bin/{name}")))
            }
            "uv" | "uvx" | "my-server" => Some(PathBuf::from(format!("/home/me/.local/bin/{name}"))),
            _ => None,
        }
    }

    fn exists(&self, path: &str) -> bool {
        path.starts_with("/usr/")
            || path == "/home/me"
            || ["/home/me/.local/bin/", "/home/me/servers"].iter().any(|below| path.starts_with(below))
    }

    fn has_variable(&self, name: &str) -> bool {
        matches!(name, "HOME" | "PATH" | "USER" | "MY_TOKEN")
    }

    fn home(&self) -> Option<PathBuf> {
        Some(PathBuf::from("/home/me"))
    }
}
