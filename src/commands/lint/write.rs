//! Replacing a file so that there is always the old or the new one, never half of either.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

mod attributes;

/// Why a repaired file was not written. The file is as it was.
#[derive(Debug, thiserror::Error)]
pub(super) enum WriteError {
    /// Someone wrote the file while mcplint worked.
    #[error("the file changed while mcplint was reading it, so it was left alone; run mcplint again")]
    Changed,
    /// The file is marked read-only.
    #[error("the file is read-only, so it was left alone; make it writable and run mcplint again")]
    ReadOnly,
    /// The system refused.
    #[error("cannot write the repaired file: {0}; nothing was changed")]
    Io(#[from] io::Error),
}

/// Replaces the content of `path`, which is expected to be `old`, by `new`.
///
/// A symbolic link stays, its target is replaced. Permissions, owner and extended attributes stay. Another hard link to the file
/// keeps the old content: only a new file can take the place of the old one at once.
pub(super) fn replace(path: &Path, old: &[u8], new: &[u8]) -> Result<(), WriteError> {
    let target = fs::canonicalize(path)?;
    let metadata = fs::metadata(&target)?;
    if metadata.permissions().readonly() {
        return Err(WriteError::ReadOnly);
    }
    let folder = target.parent().unwrap_or(Path::new("."));
    let mut temporary = tempfile::Builder::new().prefix(".mcplint-").tempfile_in(folder)?;
    temporary.write_all(new)?;
    keep_owner(temporary.path(), &metadata);
    // After the owner, whose change takes capabilities away; before the permissions, which a list of access may widen.
    attributes::copy(&target, temporary.as_file());
    temporary.as_file().set_permissions(metadata.permissions())?;
    temporary.as_file().sync_all()?;
    if fs::read(&target)? != old {
        return Err(WriteError::Changed);
    }
    temporary.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

/// Gives the new file to the owner of the old one, as far as the system allows.
#[cfg(unix)]
fn keep_owner(new: &Path, old: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt as _, chown};
    let is_same = fs::metadata(new).is_ok_and(|new| (new.uid(), new.gid()) == (old.uid(), old.gid()));
    if !is_same {
        let _ = chown(new, Some(old.uid()), Some(old.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &Path, _: &fs::Metadata) {}

/// Writes a report to `path`, replacing what is there. A symbolic link stays, its target is replaced; a pipe or
/// a device such as `/dev/stdout` is written to.
pub(super) fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        return fs::OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let path = target.as_path();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut temporary = tempfile::Builder::new().prefix(".mcplint-").tempfile_in(folder)?;
    temporary.write_all(bytes)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let permissions = fs::metadata(path)
            .map(|metadata| metadata.permissions())
            .unwrap_or_else(|_| fs::Permissions::from_mode(0o644));
        temporary.as_file().set_permissions(permissions)?;
    }
    temporary.persist(path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_changed_meanwhile_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mcp.json");
        fs::write(&path, "theirs").unwrap();
        let error = replace(&path, b"ours", b"repaired").unwrap_err();
        assert!(matches!(error, WriteError::Changed), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "theirs");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "a file was left behind");
    }

    #[test]
    #[cfg(unix)]
    fn a_report_goes_through_a_link_and_not_in_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let (target, link) = (folder.path().join("report"), folder.path().join("link"));
        fs::write(&target, "old").unwrap();
        std::os::unix::fs::symlink(&target, &link).unwrap();
        create(&link, b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&target).unwrap(), "new");
        create(Path::new("/dev/null"), b"new").unwrap();
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }

    #[test]
    fn a_file_that_went_away_is_not_made_anew() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mcp.json");
        assert!(matches!(replace(&path, b"old", b"new"), Err(WriteError::Io(_))));
        assert!(!path.exists());
    }
}
