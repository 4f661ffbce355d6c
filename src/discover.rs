//! Which files to read.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

/// Folders that hold other people's files.
const SKIPPED: [&str; 6] = ["node_modules", ".git", "target", ".venv", "venv", "site-packages"];

/// A file to lint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Input {
    /// A file that was named.
    Named(PathBuf),
    /// A file that was met in a folder.
    Found(PathBuf),
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

fn walk(folder: &Path, no_ignore: bool) -> Vec<Input> {
    let mut found: Vec<PathBuf> = WalkBuilder::new(folder)
        .hidden(false)
        .git_ignore(!no_ignore)
        .git_global(!no_ignore)
        .git_exclude(!no_ignore)
        .ignore(!no_ignore)
        .parents(!no_ignore)
        .add_custom_ignore_filename(".mcplintignore")
        .filter_entry(|entry| {
            let folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            entry.depth() == 0 || !folder || !SKIPPED.iter().any(|name| entry.file_name() == *name)
        })
        .build()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file() || kind.is_symlink()))
        .map(ignore::DirEntry::into_path)
        .filter(|path| mcplint::clients::is_config_name(&path.to_string_lossy()))
        .collect();
    found.sort();
    found
        .into_iter()
        .map(|path| Input::Found(path.strip_prefix("./").map(Path::to_path_buf).unwrap_or(path)))
        .collect()
}
