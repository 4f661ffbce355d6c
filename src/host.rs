//! What rules may ask of the machine they run on, and only when the config is meant for it.

use std::io::Read as _;
use std::path::PathBuf;

/// The machine, as far as rules may ask. Tests replace it.
pub trait Host {
    /// The absolute path of the program that this name finds on PATH.
    fn find_program(&self, name: &str) -> Option<PathBuf>;
    /// Whether a file or folder is there.
    fn exists(&self, path: &str) -> bool;
    /// Whether a folder is there.
    fn is_dir(&self, path: &str) -> bool;
    /// Whether the user may run the file that is there. On Windows every file.
    fn is_executable(&self, path: &str) -> bool;
    /// Whether the file is there and starts with `#!`, the line that names a script's interpreter.
    fn has_shebang(&self, path: &str) -> bool;
    /// Whether the environment has this variable, empty or not.
    fn has_variable(&self, name: &str) -> bool;
    /// The user's home folder.
    fn home(&self) -> Option<PathBuf>;
    /// The whole path of a file that was named from the current folder.
    fn absolute(&self, path: &str) -> PathBuf;
}

/// The machine that mcplint runs on.
#[derive(Clone, Copy, Debug, Default)]
pub struct ThisHost;

impl Host for ThisHost {
    fn find_program(&self, name: &str) -> Option<PathBuf> {
        which::which(name).ok()
    }

    fn exists(&self, path: &str) -> bool {
        std::path::Path::new(path).exists()
    }

    fn is_dir(&self, path: &str) -> bool {
        std::path::Path::new(path).is_dir()
    }

    fn is_executable(&self, path: &str) -> bool {
        std::fs::metadata(path).is_ok_and(|file| may_run(&file))
    }

    fn has_shebang(&self, path: &str) -> bool {
        // Opening a named pipe would wait for its writer.
        if !std::path::Path::new(path).is_file() {
            return false;
        }
        let mut start = [0; 2];
        let read = std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut start));
        read.is_ok() && start == *b"#!"
    }

    fn has_variable(&self, name: &str) -> bool {
        std::env::var_os(name).is_some()
    }

    fn home(&self) -> Option<PathBuf> {
        std::env::home_dir()
    }

    fn absolute(&self, path: &str) -> PathBuf {
        std::path::absolute(path).unwrap_or_else(|_| PathBuf::from(path))
    }
}

/// Whether anybody may run the file: access lists and the like are not asked.
#[cfg(unix)]
fn may_run(file: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;

    file.permissions().mode() & 0o111 != 0
}

#[cfg(not(unix))]
fn may_run(_: &std::fs::Metadata) -> bool {
    true
}
