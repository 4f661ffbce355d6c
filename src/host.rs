//! What rules may ask of the machine they run on, and only when the config is meant for it.

#[cfg(feature = "cli")]
mod this;

use std::path::PathBuf;

#[cfg(feature = "cli")]
pub use this::ThisHost;

/// The machine, as far as rules may ask, for several files at a time. Tests replace it.
pub trait Host: Sync {
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
    /// Whether git keeps the file, so that whoever gets the repository gets it. `false` where there is no git.
    fn is_tracked(&self, path: &str) -> bool;
    /// Whether other users of the machine may read the file; `None` where the system does not tell.
    fn others_may_read(&self, path: &str) -> Option<bool>;
    /// The user's home folder.
    fn home(&self) -> Option<PathBuf>;
    /// The whole path of a file that was named from the current folder.
    fn absolute(&self, path: &str) -> PathBuf;
}
