//! Where a config file lies, and who shares it.

/// One place where a client looks for its config.
#[derive(Clone, Copy, Debug)]
pub struct ConfigFile {
    /// The path with `/`: `~/…`, `%APPDATA%/…`, `%LOCALAPPDATA%/…`, `%PROGRAMDATA%/…`,
    /// `$XDG_CONFIG_HOME/…`, an absolute path, or relative to the project.
    pub path: &'static str,
    /// The system on which it lies there.
    pub os: Os,
    /// Who shares it.
    pub scope: Scope,
}

/// The systems of a [`ConfigFile`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Os {
    /// All.
    Any,
    /// Linux, WSL included.
    Linux,
    /// macOS.
    Macos,
    /// Windows.
    Windows,
}

/// Who shares a config file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// One person on one machine.
    User,
    /// Everyone who checks out the repository.
    Project,
    /// Everyone on a machine, set by an administrator.
    Managed,
}
