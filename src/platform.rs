//! The system on which a config file is meant to work.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::clients::{Detected, Os, Scope};
use crate::model::Config;

/// A target platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Platform {
    /// Linux.
    Linux,
    /// macOS.
    Macos,
    /// Windows.
    Windows,
    /// Linux inside Windows.
    Wsl,
    /// Several at once, or not known: nothing may be demanded that breaks another platform.
    Any,
}

impl Platform {
    /// The word that `--platform` takes and the JSON output shows.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Linux => "linux",
            Self::Macos => "macos",
            Self::Windows => "windows",
            Self::Wsl => "wsl",
            Self::Any => "any",
        }
    }

    /// Whether it is known to be Linux, macOS or WSL.
    pub const fn is_posix(self) -> bool {
        matches!(self, Self::Linux | Self::Macos | Self::Wsl)
    }

    /// The platform that this program runs on.
    pub fn host() -> Self {
        if cfg!(windows) {
            Self::Windows
        } else if cfg!(target_os = "macos") {
            Self::Macos
        } else {
            Self::Linux
        }
    }
}

impl fmt::Display for Platform {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl FromStr for Platform {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        [Self::Linux, Self::Macos, Self::Windows, Self::Wsl, Self::Any]
            .into_iter()
            .find(|platform| platform.name() == word)
            .ok_or_else(|| format!("unknown platform `{word}`"))
    }
}

/// Finds the target platform of a file: its path, its content, whether it is shared, this host.
pub fn detect(path: &str, detected: Option<&Detected>, config: &Config, host: Platform) -> Platform {
    by_path(path).or_else(|| by_content(config)).unwrap_or_else(|| by_scope(detected, host))
}

fn by_path(path: &str) -> Option<Platform> {
    let path = path.replace('\\', "/");
    let drive = path.as_bytes().get(1) == Some(&b':') && path.as_bytes().get(2) == Some(&b'/');
    if path.contains("/AppData/") || path.starts_with("/mnt/c/Users/") || drive {
        Some(Platform::Windows)
    } else if path.contains("Library/Application Support/") || path.starts_with("/Users/") {
        Some(Platform::Macos)
    } else {
        None
    }
}

/// What the paths and programs of the servers say. Two systems in one file cancel out.
fn by_content(config: &Config) -> Option<Platform> {
    let mut found: Option<Platform> = None;
    for server in &config.servers {
        for (platform, _) in server_signals(server) {
            match found {
                None => found = Some(platform),
                Some(known) if known == platform => {}
                // A home folder of Linux and one of macOS, or a drive beside them: nobody's own file.
                Some(_) => return None,
            }
        }
    }
    found
}

fn server_signals(server: &crate::model::Server) -> Vec<(Platform, usize)> {
    let mut signals = Vec::new();
    let argv = server.argv();
    let program = argv.program_name();
    let windows_shell = matches!(program.as_str(), "cmd" | "powershell" | "wsl");
    if windows_shell && !matches!(argv.program_text().as_str(), "pwsh") {
        signals.push((Platform::Windows, 0));
        return signals;
    }
    let container = argv.runs_in_container();
    let texts = argv
        .top_level_texts()
        .take(if container { 1 } else { usize::MAX })
        .chain(server.cwd_text())
        .enumerate();
    for (index, text) in texts {
        if let Some(platform) = path_signal(text) {
            signals.push((platform, index));
        }
    }
    signals
}

/// The platform on which this text is a path.
pub fn path_signal(text: &str) -> Option<Platform> {
    let value = text.rsplit_once('=').map_or(text, |(_, value)| value);
    if is_drive_path(value) || value.starts_with(r"\\") || value.contains("%APPDATA%") {
        Some(Platform::Windows)
    } else if value.starts_with("/Users/")
        || value.starts_with("/opt/homebrew/")
        || value.starts_with("/Applications/")
    {
        Some(Platform::Macos)
    } else if value.starts_with("/home/") {
        Some(Platform::Linux)
    } else {
        None
    }
}

/// Whether `text` starts like `C:\` or `C:/`.
pub fn is_drive_path(text: &str) -> bool {
    matches!(text.as_bytes(), [letter, b':', b'\\' | b'/', ..] if letter.is_ascii_alphabetic())
}

fn by_scope(detected: Option<&Detected>, host: Platform) -> Platform {
    match detected {
        Some(found) if found.scope == Scope::Project => Platform::Any,
        Some(found) if found.example => Platform::Any,
        Some(found) => match found.os {
            Os::Windows => Platform::Windows,
            Os::Macos => Platform::Macos,
            Os::Any | Os::Linux => host,
        },
        None => host,
    }
}
