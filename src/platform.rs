//! The system on which a config file is meant to work.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::clients::{Detected, Os, Scope};
use crate::model::{Config, Server};
use crate::parallel;

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
    let path = path.replace('\\', "/");
    let shared = detected.is_some_and(|found| found.scope == Scope::Project);
    by_folder(&path)
        .or_else(|| by_home(&path, host).filter(|_| !shared))
        .or_else(|| on_linux(detected?, host))
        .or_else(|| by_name(path.rsplit('/').next()?))
        .or_else(|| by_content(config))
        .unwrap_or_else(|| by_scope(detected, host))
}

/// Folders that only one system has.
fn by_folder(path: &str) -> Option<Platform> {
    let app_data = path.split('/').any(|part| matches!(part, "AppData" | "%APPDATA%" | "%LOCALAPPDATA%"));
    if app_data || path.starts_with("/mnt/c/Users/") {
        Some(Platform::Windows)
    } else if path.contains("Library/Application Support/") {
        Some(Platform::Macos)
    } else {
        None
    }
}

/// `/Users/me/.cursor/mcp.json`: a file that a client keeps in the home folder itself. Below other folders a
/// path says where a file lies, a copy or a checkout, and not for which system it is.
fn by_home(path: &str, host: Platform) -> Option<Platform> {
    let (platform, path) = if is_drive_path(path) {
        (Platform::Windows, path[2..].strip_prefix("/Users/")?)
    } else if let Some(path) = path.strip_prefix("/Users/") {
        (Platform::Macos, path)
    } else if let Some(path) = path.strip_prefix("/root") {
        return path.starts_with("/.").then(|| linux(host));
    } else {
        (linux(host), path.strip_prefix("/home/")?)
    };
    path.split_once('/').filter(|(_, rest)| rest.starts_with('.')).map(|_| platform)
}

/// `~/.config/Claude/claude_desktop_config.json`, also below a folder that does not look like a home.
fn on_linux(detected: &Detected, host: Platform) -> Option<Platform> {
    (detected.os == Os::Linux && !detected.example).then(|| linux(host))
}

/// Inside WSL the files of Linux are those of WSL.
fn linux(host: Platform) -> Platform {
    if host == Platform::Wsl { host } else { Platform::Linux }
}

/// `mcp.windows.json` and `claude_desktop_config-macos.json`: the variant for one system.
fn by_name(name: &str) -> Option<Platform> {
    let name = name.to_ascii_lowercase();
    let mut platforms =
        name.split(|letter: char| !letter.is_ascii_alphanumeric()).filter_map(|part| match part {
            "windows" | "win" | "win32" => Some(Platform::Windows),
            "macos" | "mac" | "osx" | "darwin" => Some(Platform::Macos),
            "linux" => Some(Platform::Linux),
            _ => None,
        });
    let first = platforms.next()?;
    platforms.all(|other| other == first).then_some(first)
}

/// So many servers are asked by one thread at a time.
const SERVERS_PER_PART: usize = 1000;

/// Fewer parts than this per thread are done before it has started.
const PARTS_PER_THREAD: usize = 2;

/// What the paths and programs of the servers say. Two systems in one file are both meant.
fn by_content(config: &Config) -> Option<Platform> {
    let parts: Vec<&[Server<'_>]> = config.servers.chunks(SERVERS_PER_PART).collect();
    let found = parallel::fold(
        &parts,
        PARTS_PER_THREAD,
        || None,
        |found, _, servers| {
            *found = of_servers(servers, *found);
        },
    );
    found.into_iter().flatten().reduce(|one, other| if one == other { one } else { Platform::Any })
}

/// What these servers say, where others have said what is `known`.
fn of_servers(servers: &[Server<'_>], known: Option<Platform>) -> Option<Platform> {
    let mut found = known;
    for server in servers {
        if found == Some(Platform::Any) {
            return found;
        }
        // Most say nothing new, which shows before their command lines are taken apart.
        if !may_tell_more(server, found) {
            continue;
        }
        for (platform, _) in server_signals(server) {
            match found {
                None => found = Some(platform),
                Some(known) if known == platform => {}
                // A home folder of Linux and one of macOS, or a drive beside them: nobody's own file.
                Some(_) => return Some(Platform::Any),
            }
        }
    }
    found
}

fn server_signals(server: &Server) -> Vec<(Platform, usize)> {
    let mut signals = Vec::new();
    let argv = server.argv();
    let program = argv.program_name();
    let windows_shell = matches!(program, "cmd" | "powershell" | "wsl");
    if windows_shell && !matches!(argv.program_text(), "pwsh") {
        signals.push((Platform::Windows, 0));
        return signals;
    }
    // `uvx.exe`: a file name of Windows. WSL calls such programs by a path that starts with a slash.
    let program = argv.program_text().to_ascii_lowercase();
    if !program.starts_with('/') && [".exe", ".cmd", ".bat"].iter().any(|end| program.ends_with(end)) {
        signals.push((Platform::Windows, 0));
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
    // A program of Windows starts on Windows, whatever its arguments say.
    if signals.first() == Some(&(Platform::Windows, 0)) {
        signals.truncate(1);
    }
    signals
}

/// Whether anything in the entry may say another platform than what is `known`.
fn may_tell_more(server: &Server, known: Option<Platform>) -> bool {
    let is_news = |text: &str| path_signal(text).is_some_and(|platform| known != Some(platform));
    let mut words = server.words();
    words.next().is_some_and(|program| {
        known != Some(Platform::Windows) && is_of_windows(&program) || is_news(&program)
    }) || words.any(|word| is_news(&word))
        || server.cwd_text().is_some_and(is_news)
}

/// Whether the name of the program may be one of Windows.
fn is_of_windows(program: &str) -> bool {
    let name = program.rsplit(['/', '\\']).next().unwrap_or(program);
    let starts = |word: &str| name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let ends = |word: &str| {
        let start = name.len().saturating_sub(word.len());
        name.get(start..).is_some_and(|end| end.eq_ignore_ascii_case(word))
    };
    ["cmd", "powershell", "wsl"].into_iter().any(starts) || [".exe", ".cmd", ".bat"].into_iter().any(ends)
}

/// The platform on which this text is a path.
pub fn path_signal(text: &str) -> Option<Platform> {
    // A path has a separator, and so has each of the texts below.
    memchr::memchr3(b'/', b'\\', b'%', text.as_bytes())?;
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
    } else if value.contains("Scripts") && value.replace('\\', "/").contains("venv/Scripts/") {
        Some(Platform::Windows)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients;

    fn of_path(path: &str, host: Platform) -> Platform {
        let detected = clients::detect(path, Some("/home/me"));
        detect(path, detected.as_ref(), &Config::default(), host)
    }

    #[test]
    fn paths_of_one_person_say_the_platform() {
        for (path, platform) in [
            (r"C:\Users\me\AppData\Roaming\Claude\claude_desktop_config.json", Platform::Windows),
            ("/mnt/c/Users/me/.cursor/mcp.json", Platform::Windows),
            (r"C:\Users\me\.cursor\mcp.json", Platform::Windows),
            ("/Users/me/Library/Application Support/Claude/claude_desktop_config.json", Platform::Macos),
            ("/Users/me/.claude.json", Platform::Macos),
            ("/home/me/.config/Claude/claude_desktop_config.json", Platform::Linux),
            (".mcp.windows.json", Platform::Windows),
        ] {
            assert_eq!(of_path(path, Platform::Any), platform, "{path}");
        }
        // Wherever the home folder lies; these were once taken for files of Windows.
        for path in [
            "/root/.config/Claude/claude_desktop_config.json",
            "~/.config/Claude/claude_desktop_config.json",
            "/data/homes/me/.config/Code/User/mcp.json",
        ] {
            assert_eq!(of_path(path, Platform::Macos), Platform::Linux, "{path}");
            assert_eq!(of_path(path, Platform::Wsl), Platform::Wsl, "{path}");
        }
        assert_eq!(of_path("backup/Claude/claude_desktop_config.json", Platform::Macos), Platform::Macos);
        assert_eq!(of_path("/home/me/.claude.json", Platform::Wsl), Platform::Wsl);
    }

    #[test]
    fn where_a_repository_lies_says_nothing() {
        for path in [
            ".mcp.json",
            r"C:\work\app\.mcp.json",
            "/Users/me/app/.mcp.json",
            "/home/me/app/.vscode/mcp.json",
        ] {
            assert_eq!(of_path(path, Platform::Linux), Platform::Any, "{path}");
        }
    }
}
