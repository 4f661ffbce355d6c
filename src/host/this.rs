//! The machine itself, which a browser has none of.

use std::io::Read as _;
use std::path::PathBuf;

use super::Host;

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

    fn is_tracked(&self, path: &str) -> bool {
        git_lists(path)
    }

    fn others_may_read(&self, path: &str) -> Option<bool> {
        others_may_read(path)
    }

    fn home(&self) -> Option<PathBuf> {
        std::env::home_dir()
    }

    fn absolute(&self, path: &str) -> PathBuf {
        std::path::absolute(path).unwrap_or_else(|_| PathBuf::from(path))
    }
}

/// Asks git, which reads its index and nothing else: no program that the repository's settings name is started.
fn git_lists(path: &str) -> bool {
    // A link to a file in a repository, as people who keep their settings in one have it.
    let path = if cfg!(windows) { std::path::absolute(path) } else { std::fs::canonicalize(path) };
    let Ok(path) = path else { return false };
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return false };
    let mut git = std::process::Command::new("git");
    git.arg("-C").arg(folder);
    git.args(["-c", "core.fsmonitor=false", "--literal-pathspecs", "ls-files", "--error-unmatch", "--"]);
    git.arg(name);
    // Inside a hook these name the hook's own repository.
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        git.env_remove(variable);
    }
    let silent = std::process::Stdio::null;
    git.stdin(silent()).stdout(silent()).stderr(silent());
    git.status().is_ok_and(|status| status.success())
}

/// By the permissions of the file and of every folder above it. The group counts where it is not the owner's
/// own, as many systems give each user one.
#[cfg(unix)]
fn others_may_read(path: &str) -> Option<bool> {
    use std::os::unix::fs::MetadataExt;

    let path = std::fs::canonicalize(path).ok()?;
    let file = std::fs::metadata(&path).ok()?;
    let folders: Option<Vec<_>> =
        path.ancestors().skip(1).map(|folder| std::fs::metadata(folder).ok()).collect();
    let folders = folders?;
    let everyone = file.mode() & 0o004 != 0 && folders.iter().all(|folder| folder.mode() & 0o001 != 0);
    let group = file.mode() & 0o040 != 0
        && file.gid() != file.uid()
        && folders.iter().all(|folder| {
            folder.mode() & 0o001 != 0 || folder.mode() & 0o010 != 0 && folder.gid() == file.gid()
        });
    Some(everyone || group)
}

#[cfg(not(unix))]
fn others_may_read(_: &str) -> Option<bool> {
    None
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
