//! Replacing a file so that there is always the old or the new one, never half of either.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

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
/// A symbolic link stays, its target is replaced. Permissions stay.
pub(super) fn replace(path: &Path, old: &[u8], new: &[u8]) -> Result<(), WriteError> {
    let target = fs::canonicalize(path)?;
    let metadata = fs::metadata(&target)?;
    if metadata.permissions().readonly() {
        return Err(WriteError::ReadOnly);
    }
    let folder = target.parent().unwrap_or(Path::new("."));
    let mut temporary = tempfile::Builder::new().prefix(".mcplint-").tempfile_in(folder)?;
    temporary.write_all(new)?;
    temporary.as_file().set_permissions(metadata.permissions())?;
    temporary.as_file().sync_all()?;
    if fs::read(&target)? != old {
        return Err(WriteError::Changed);
    }
    temporary.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

/// Writes a report to `path`, replacing what is there.
pub(super) fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
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
