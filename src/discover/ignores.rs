//! Files that say what a walk passes over. They come with the folder, so they may be anything.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use mcplint::globs;

/// Their names; the first is always heeded.
const NAMES: [&str; 4] = [".mcplintignore", ".gitignore", ".ignore", ".git/info/exclude"];

/// The most bytes of such a file: the crate `ignore` makes a regular expression of it, of a hundred times its size.
const MOST: u64 = 4 << 20;

/// The most braces within each other in a line.
const MOST_BRACES: usize = 100;

/// Why such a file must not be opened, or not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub(crate) enum Unfit {
    /// To open a pipe waits for its writer, and a device has no end. `ignore` opens whatever is there (0.4.34).
    #[error("this is no regular file, so what it ignores is unknown; name the files to lint")]
    NoFile,
    #[error("this is longer than 4 MB, and no list of what to ignore is; name the files to lint")]
    TooLong,
    #[error("there are more than 100 braces within each other in a line of this; name the files to lint")]
    TooDeep,
}

/// The files of ignores of one walk, and which of those met are unfit.
#[derive(Clone, Debug)]
pub(super) struct IgnoreFiles {
    names: &'static [&'static str],
    unfit: Arc<Mutex<BTreeMap<PathBuf, Unfit>>>,
}

impl IgnoreFiles {
    pub(super) fn new(no_ignore: bool) -> Self {
        Self { names: if no_ignore { &NAMES[..1] } else { &NAMES }, unfit: Arc::default() }
    }

    /// Whether all that a folder holds are fit; one that is not is kept.
    pub(super) fn are_fit_in(&self, folder: &Path) -> bool {
        let mut checked = self.names.iter().try_for_each(|name| check(folder.join(name)));
        if self.names.len() > 1 {
            checked = checked.and_then(|()| check_linked(folder));
        }
        let are_fit = checked.is_ok();
        self.unfit.lock().unwrap_or_else(PoisonError::into_inner).extend(checked.err());
        are_fit
    }

    /// The same of the folders above, whose ignore files count too.
    pub(super) fn are_fit_above(&self, folder: &Path) -> bool {
        let whole = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf());
        whole.ancestors().skip(1).all(|folder| self.are_fit_in(folder))
    }

    /// Those that were kept.
    pub(super) fn take_unfit(self) -> BTreeMap<PathBuf, Unfit> {
        std::mem::take(&mut *self.unfit.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Whether there is a file of ignores for all repositories of this user. `ignore` looks for its name with a regular
/// expression, which costs more than to lint a file, and git's settings seldom have one.
pub(super) fn is_one_for_all() -> bool {
    let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = std::env::home_dir();
    let user = variable("XDG_CONFIG_HOME").or_else(|| Some(home.as_ref()?.join(".config")));
    let system = variable("GIT_CONFIG_SYSTEM").unwrap_or_else(|| "/etc/gitconfig".into());
    let settings = [
        variable("GIT_CONFIG_GLOBAL"),
        home.as_ref().map(|home| home.join(".gitconfig")),
        user.as_ref().map(|user| user.join("git/config")),
        Some(system),
    ];
    let mut has_name = false;
    for path in settings.into_iter().flatten().filter(|path| path.as_os_str() != "/dev/null") {
        match contents(&path) {
            Ok(text) => has_name |= text.is_some_and(names_one),
            // `ignore` would open it.
            Err(_) => return false,
        }
    }
    let path = if has_name {
        ignore::gitignore::gitconfig_excludes_path()
    } else {
        user.map(|user| user.join("git/ignore"))
    };
    path.is_some_and(|path| matches!(contents(&path), Ok(Some(text)) if check_braces(&text).is_ok()))
}

/// Whether git's settings may have `core.excludesFile`.
fn names_one(mut settings: Vec<u8>) -> bool {
    settings.make_ascii_lowercase();
    memchr::memmem::find(&settings, b"excludesfile").is_some()
}

fn check(path: PathBuf) -> Result<(), (PathBuf, Unfit)> {
    match contents(&path).and_then(|text| check_braces(&text.unwrap_or_default())) {
        Ok(()) => Ok(()),
        Err(unfit) => Err((path, unfit)),
    }
}

fn check_braces(text: &[u8]) -> Result<(), Unfit> {
    if globs::depth(text) > MOST_BRACES { Err(Unfit::TooDeep) } else { Ok(()) }
}

/// The same for what `ignore` opens of a worktree, whose `.git` is a file that leads to the repository by two steps.
fn check_linked(folder: &Path) -> Result<(), (PathBuf, Unfit)> {
    let git = folder.join(".git");
    // No other kind is opened.
    if !fs::metadata(&git).is_ok_and(|there| there.is_file()) {
        return Ok(());
    }
    let Some(line) = first_line(&git)? else { return Ok(()) };
    let Some(own) = line.strip_prefix("gitdir: ").map(Path::new) else { return Ok(()) };
    let Some(line) = first_line(&own.join("commondir"))? else { return Ok(()) };
    let common = if line.starts_with('.') { own.join(line) } else { PathBuf::from(line) };
    check(common.join("info/exclude"))
}

fn first_line(path: &Path) -> Result<Option<String>, (PathBuf, Unfit)> {
    let text = contents(path).map_err(|unfit| (path.to_path_buf(), unfit))?;
    let line = text.map(|text| text.split(|byte| *byte == b'\n').next().unwrap_or_default().to_vec());
    Ok(line.and_then(|line| String::from_utf8(line).ok()).map(|line| line.trim_end_matches('\r').to_owned()))
}

/// What a file holds; `None` where there is none, or none that `ignore` can read either.
fn contents(path: &Path) -> Result<Option<Vec<u8>>, Unfit> {
    let Ok(there) = fs::metadata(path) else { return Ok(None) };
    if there.is_dir() {
        return Ok(None);
    }
    if !there.is_file() {
        return Err(Unfit::NoFile);
    }
    let mut text = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MOST + 1).read_to_end(&mut text));
    match read {
        Ok(length) if length as u64 > MOST => Err(Unfit::TooLong),
        Ok(_) => Ok(Some(text)),
        Err(_) => Ok(None),
    }
}
