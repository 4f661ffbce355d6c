//! Where the files of a client lie on one machine.

use std::path::PathBuf;

use super::{ConfigFile, Os, Scope};

/// The folders of a machine that paths of config files start from.
#[derive(Clone, Debug, Default)]
pub struct Folders {
    /// The system of the machine.
    pub os: Option<Os>,
    /// `~` and `%USERPROFILE%`.
    pub home: Option<PathBuf>,
    /// `$XDG_CONFIG_HOME`; below the home folder where it is not set.
    pub xdg_config: Option<PathBuf>,
    /// `%APPDATA%`.
    pub app_data: Option<PathBuf>,
    /// `%LOCALAPPDATA%`.
    pub local_app_data: Option<PathBuf>,
    /// `%PROGRAMDATA%`.
    pub program_data: Option<PathBuf>,
    /// The project, for files that a repository shares.
    pub project: Option<PathBuf>,
}

impl Folders {
    /// Where `file` lies here; `None` if it lies on another system, or its folder is not known.
    pub fn locate(&self, file: &ConfigFile) -> Option<PathBuf> {
        if file.os != Os::Any && self.os != Some(file.os) {
            return None;
        }
        let below = |folder: &Option<PathBuf>, rest: &str| folder.as_ref().map(|folder| folder.join(rest));
        for (base, folder) in [
            ("~/", &self.home),
            ("%USERPROFILE%/", &self.home),
            ("%APPDATA%/", &self.app_data),
            ("%LOCALAPPDATA%/", &self.local_app_data),
            ("%PROGRAMDATA%/", &self.program_data),
        ] {
            if let Some(rest) = file.path.strip_prefix(base) {
                return below(folder, rest);
            }
        }
        if let Some(rest) = file.path.strip_prefix("$XDG_CONFIG_HOME/") {
            let default = self.home.as_ref().map(|home| home.join(".config"));
            return below(&self.xdg_config.clone().or(default), rest);
        }
        if file.path.starts_with('/') || crate::platform::is_drive_path(file.path) {
            return Some(PathBuf::from(file.path));
        }
        (file.scope == Scope::Project).then(|| below(&self.project, file.path))?
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::by_id;

    #[test]
    fn files_lie_where_the_system_has_them() {
        let linux = Folders {
            os: Some(Os::Linux),
            home: Some("/home/me".into()),
            project: Some("/work".into()),
            ..Folders::default()
        };
        let located = |id: &str| -> Vec<PathBuf> {
            by_id(id).unwrap().files.iter().filter_map(|file| linux.locate(file)).collect()
        };
        assert_eq!(
            located("claude-desktop"),
            [PathBuf::from("/home/me/.config/Claude/claude_desktop_config.json")]
        );
        assert_eq!(
            located("cursor"),
            [PathBuf::from("/work/.cursor/mcp.json"), PathBuf::from("/home/me/.cursor/mcp.json")]
        );
    }
}
