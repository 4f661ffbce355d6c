//! Which files to read.

mod ignores;

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::{fs, io};

use ignore::{DirEntry, WalkBuilder, WalkState};
use ignores::IgnoreFiles;
pub(crate) use ignores::Unfit;

/// Folders that hold other people's files.
const SKIPPED: [&str; 6] = ["node_modules", ".git", "target", ".venv", "venv", "site-packages"];

/// A file to lint.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Input {
    /// A file that was named.
    Named(PathBuf),
    /// A file that was met in a folder.
    Found(PathBuf),
    /// A file that says what a walk passes over, and cannot: nothing around it was read.
    Ignores(PathBuf, Unfit),
    /// Standard input.
    Stdin,
}

/// The files that these paths mean, in a stable order.
pub(crate) fn inputs(paths: &[PathBuf], no_ignore: bool) -> Vec<Input> {
    if paths.is_empty() {
        return walk(Path::new("."), no_ignore);
    }
    let mut inputs = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            inputs.push(Input::Stdin);
        } else if path.is_dir() {
            inputs.extend(walk(path, no_ignore));
        } else {
            inputs.push(Input::Named(path.clone()));
        }
    }
    inputs
}

/// More entries than this are walked by several threads; fewer are done before those have started.
const WORTH_THREADS: usize = 200;

fn walk(folder: &Path, no_ignore: bool) -> Vec<Input> {
    // To read what cannot be read says what is wrong with it.
    if fs::read_dir(folder).is_err() {
        return vec![Input::Named(folder.to_path_buf())];
    }
    let ignores = IgnoreFiles::new(no_ignore);
    let mut met = Vec::new();
    if ignores.are_fit_in(folder) && ignores.are_fit_above(folder) {
        met = config_files(&walk_of(folder, no_ignore, &ignores));
    }
    let unfit = ignores.take_unfit().into_iter().map(|(path, why)| Input::Ignores(path, why));
    unfit.chain(met).collect()
}

/// The config files of a tree, sorted by their paths.
fn config_files(walk: &WalkBuilder) -> Vec<Input> {
    let mut entries = walk.build();
    let mut met: Vec<Input> = entries.by_ref().take(WORTH_THREADS).filter_map(input).collect();
    if entries.next().is_some() {
        met = walk_together(walk);
    }
    met.sort_unstable();
    met
}

/// The same of a large tree, in no order.
fn walk_together(walk: &WalkBuilder) -> Vec<Input> {
    let (sender, receiver) = mpsc::channel();
    walk.build_parallel().run(|| {
        let sender = sender.clone();
        Box::new(move |entry| {
            // Nobody stops listening before the walk is over.
            let _ = input(entry).map(|input| sender.send(input));
            WalkState::Continue
        })
    });
    drop(sender);
    receiver.into_iter().collect()
}

fn walk_of(folder: &Path, no_ignore: bool, ignores: &IgnoreFiles) -> WalkBuilder {
    let ignores = ignores.clone();
    let mut walk = WalkBuilder::new(folder);
    walk.hidden(false)
        .git_ignore(!no_ignore)
        .git_global(!no_ignore && ignores::is_one_for_all())
        .git_exclude(!no_ignore)
        .ignore(!no_ignore)
        .parents(!no_ignore)
        .add_custom_ignore_filename(".mcplintignore")
        .filter_entry(move |entry| {
            let folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            entry.depth() == 0
                || !folder
                || !SKIPPED.iter().any(|name| entry.file_name() == *name) && ignores.are_fit_in(entry.path())
        });
    walk
}

/// What an entry means: a file that some client may read, or a folder that nobody may look into.
fn input(entry: Result<DirEntry, ignore::Error>) -> Option<Input> {
    let entry = match entry {
        Ok(entry) => entry,
        Err(error) => return refused(&error).map(Input::Named),
    };
    let is_file = entry.file_type().is_some_and(|kind| kind.is_file() || kind.is_symlink());
    (is_file && mcplint::clients::is_config_name(&entry.path().to_string_lossy()))
        .then(|| Input::Found(bare(entry.into_path())))
}

fn bare(path: PathBuf) -> PathBuf {
    path.strip_prefix("./").map(Path::to_path_buf).unwrap_or(path)
}

/// The folder that may not be read.
fn refused(error: &ignore::Error) -> Option<PathBuf> {
    match error {
        ignore::Error::WithDepth { err, .. } => refused(err),
        ignore::Error::WithPath { path, err } => {
            let kind = err.io_error().map(io::Error::kind);
            // The second is a path too long for the system.
            let is_refusal =
                matches!(kind, Some(io::ErrorKind::PermissionDenied | io::ErrorKind::InvalidFilename));
            is_refusal.then(|| bare(path.clone()))
        }
        _ => None,
    }
}
