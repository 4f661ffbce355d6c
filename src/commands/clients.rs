//! `mcplint clients`: every client, where its files lie, which are there.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde::{Serialize, Serializer};

use super::{CommandError, print};
use crate::cli::ListFormat;
use mcplint::clients::{DIALECTS, Dialect, Folders, Os, Scope};
use mcplint::render::{printable, printable_json};

#[derive(Serialize)]
struct Row {
    id: &'static str,
    name: &'static str,
    files: Vec<FileRow>,
}

#[derive(Serialize)]
struct FileRow {
    #[serde(serialize_with = "lossy")]
    path: PathBuf,
    scope: &'static str,
    exists: bool,
}

pub(super) fn run(format: ListFormat) -> Result<u8, CommandError> {
    let rows = rows(&folders());
    let text = match format {
        ListFormat::Full => table(&rows),
        ListFormat::Json => printable_json(serde_json::to_string_pretty(&rows).unwrap_or_default()) + "\n",
    };
    print(&text)?;
    Ok(0)
}

/// The files of one person that exist on this machine, each once.
pub(super) fn user_files() -> Vec<PathBuf> {
    let folders = folders();
    let mut seen = HashSet::new();
    DIALECTS
        .iter()
        .flat_map(|dialect| dialect.files)
        .filter(|file| file.scope != Scope::Project)
        .filter_map(|file| folders.locate(file))
        .flat_map(|path| matching(&path))
        .filter(|path| path.is_file() && seen.insert(path.clone()))
        .collect()
}

/// The paths on this machine that fit one with `*` in it, in order; a path without `*` is its own.
fn matching(pattern: &Path) -> Vec<PathBuf> {
    let mut found = vec![PathBuf::new()];
    for component in pattern.components() {
        let wanted = component.as_os_str().to_string_lossy();
        let Some((before, after)) = wanted.split_once('*') else {
            found.iter_mut().for_each(|path| path.push(component));
            continue;
        };
        found = found.iter().flat_map(|folder| children(folder, before, after)).collect();
    }
    found
}

/// What lies in a folder under a name that starts and ends so.
fn children(folder: &Path, before: &str, after: &str) -> Vec<PathBuf> {
    let fits = |name: &str| {
        name.len() >= before.len() + after.len() && name.starts_with(before) && name.ends_with(after)
    };
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut found: Vec<PathBuf> = entries
        .filter(|entry| fits(&entry.file_name().to_string_lossy()))
        .map(|entry| entry.path())
        .collect();
    found.sort();
    found
}

/// The folders of this machine.
fn folders() -> Folders {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    Folders {
        os: Some(if cfg!(windows) {
            Os::Windows
        } else if cfg!(target_os = "macos") {
            Os::Macos
        } else {
            Os::Linux
        }),
        home: std::env::home_dir(),
        xdg_config: variable("XDG_CONFIG_HOME"),
        app_data: variable("APPDATA"),
        local_app_data: variable("LOCALAPPDATA"),
        program_data: variable("PROGRAMDATA"),
        project: std::env::current_dir().ok(),
    }
}

fn rows(folders: &Folders) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for dialect in DIALECTS {
        let files = files(folders, dialect);
        // A client with files of two generations has two dialects, and one row.
        match rows.iter_mut().find(|row| row.id == dialect.id) {
            Some(row) => row.files.extend(files),
            None => rows.push(Row { id: dialect.id, name: dialect.name, files }),
        }
    }
    rows.sort_by_key(|row| row.id);
    rows
}

fn files(folders: &Folders, dialect: &Dialect) -> Vec<FileRow> {
    dialect
        .files
        .iter()
        .filter_map(|file| Some((folders.locate(file)?, file.scope)))
        .flat_map(|(path, scope)| {
            let scope = match scope {
                Scope::User => "user",
                Scope::Project => "project",
                Scope::Managed => "managed",
            };
            let mut there: Vec<PathBuf> = matching(&path).into_iter().filter(|path| path.is_file()).collect();
            let exists = !there.is_empty();
            if !exists {
                there.push(path);
            }
            there.into_iter().map(move |path| FileRow { exists, path, scope })
        })
        .collect()
}

/// A path that is no UTF-8 is shown as well as can be; serde would show nothing at all.
fn lossy<S: Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&path.display())
}

fn table(rows: &[Row]) -> String {
    let home = std::env::home_dir();
    let project = std::env::current_dir().ok();
    let mut out = String::new();
    for row in rows {
        let _ = writeln!(out, "{} ({})", row.name, row.id);
        if row.files.is_empty() {
            let _ = writeln!(out, "    no file on this system");
        }
        for file in &row.files {
            let mark = if file.exists { "*" } else { " " };
            let path = printable(&short(&file.path, home.as_deref(), project.as_deref()));
            let _ = writeln!(out, "  {mark} {:8} {}", file.scope, folded(&path, 67));
        }
    }
    let found = rows.iter().flat_map(|row| &row.files).filter(|file| file.exists).count();
    let _ = writeln!(out, "\n* is there ({found}); project files are looked for in this folder");
    out
}

/// The path on lines of at most `width` characters, each but the last ending in a slash where there is one.
fn folded(path: &str, width: usize) -> String {
    let mut lines = vec![String::new()];
    for part in path.split_inclusive(['/', '\\']) {
        let line = lines.last_mut().filter(|line| line.is_empty() || length(line) + length(part) <= width);
        match line {
            Some(line) => line.push_str(part),
            None => lines.push(part.to_owned()),
        }
    }
    lines.join(&format!("\n{:15}", ""))
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// The path with `~` for the home folder, or relative to the project.
fn short(path: &Path, home: Option<&Path>, project: Option<&Path>) -> String {
    if let Some(rest) = project.and_then(|project| path.strip_prefix(project).ok()) {
        return rest.display().to_string();
    }
    match home.and_then(|home| path.strip_prefix(home).ok()) {
        Some(rest) => Path::new("~").join(rest).display().to_string(),
        None => path.display().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_paths_fold_at_a_slash() {
        assert_eq!(folded("~/.a/mcp.json", 67), "~/.a/mcp.json");
        let long = folded("~/.config/Code/User/globalStorage/x/settings/mcp.json", 30);
        assert_eq!(long.replace(['\n', ' '], ""), "~/.config/Code/User/globalStorage/x/settings/mcp.json");
        assert!(long.lines().all(|line| line.trim_start().chars().count() <= 30), "{long}");
    }

    #[test]
    fn stars_are_filled_in_from_the_disk() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b/x.json", "a/x.json", "a/y.toml"] {
            std::fs::create_dir_all(folder.path().join(name).parent().unwrap()).unwrap();
            std::fs::write(folder.path().join(name), "{}").unwrap();
        }
        let found = |pattern: &str| matching(&folder.path().join(pattern));
        assert_eq!(found("*/x.json"), [folder.path().join("a/x.json"), folder.path().join("b/x.json")]);
        assert_eq!(found("a/*.toml"), [folder.path().join("a/y.toml")]);
        assert_eq!(found("c/*.toml"), Vec::<PathBuf>::new());
        assert_eq!(found("c/z.toml"), [folder.path().join("c/z.toml")]);
    }
}
