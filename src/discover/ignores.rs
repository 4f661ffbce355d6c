//! Files that say what a walk passes over. They come with the folder, so they may be anything.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Their names; the first is always heeded.
const NAMES: [&str; 4] = [".mcplintignore", ".gitignore", ".ignore", ".git/info/exclude"];

/// Those met in a walk that must not be opened: to open a pipe waits for its writer, and a device has no end. The
/// crate `ignore` opens whatever is there (0.4.35).
#[derive(Clone, Debug)]
pub(super) struct Unfit {
    names: &'static [&'static str],
    met: Arc<Mutex<BTreeSet<PathBuf>>>,
}

impl Unfit {
    pub(super) fn new(no_ignore: bool) -> Self {
        Self { names: if no_ignore { &NAMES[..1] } else { &NAMES }, met: Arc::default() }
    }

    /// Whether a folder holds none; what it holds is kept.
    pub(super) fn is_none_in(&self, folder: &Path) -> bool {
        let unfit = self.names.iter().map(|name| folder.join(name)).find(|path| !is_fit(path));
        let is_none = unfit.is_none();
        self.met.lock().unwrap_or_else(PoisonError::into_inner).extend(unfit);
        is_none
    }

    /// The same of the folders above, whose ignore files count too.
    pub(super) fn is_none_above(&self, folder: &Path) -> bool {
        let whole = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf());
        whole.ancestors().skip(1).all(|folder| self.is_none_in(folder))
    }

    /// What was kept.
    pub(super) fn take(self) -> BTreeSet<PathBuf> {
        std::mem::take(&mut *self.met.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Whether there is nothing, or something that `ignore` reads to its end.
fn is_fit(path: &Path) -> bool {
    let Ok(there) = fs::metadata(path) else { return true };
    there.is_dir() || there.is_file()
}
