//! `mcplint clients`: every client, where its files lie, which are there.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{CommandError, print};
use crate::cli::ListFormat;
use mcplint::clients::{DIALECTS, Dialect, Folders, Os, Scope};

#[derive(Serialize)]
struct Row {
    id: &'static str,
    name: &'static str,
    files: Vec<FileRow>,
}

#[derive(Serialize)]
struct FileRow {
    path: PathBuf,
    scope: &'static str,
    exists: bool,
}

pub(super) fn run(format: ListFormat) -> Result<u8, CommandError> {
    let rows = rows(&folders());
    let text = match format {
        ListFormat::Full => table(&rows),
        ListFormat::Json => serde_json::to_string_pretty(&rows).unwrap_or_default() + "\n",
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
        .filter(|path| path.is_file() && seen.insert(path.clone()))
        .collect()
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
        .filter_map(|file| {
            let path = folders.locate(file)?;
            let scope = match file.scope {
                Scope::User => "user",
                Scope::Project => "project",
                Scope::Managed => "managed",
            };
            Some(FileRow { exists: path.is_file(), path, scope })
        })
        .collect()
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
            let path = short(&file.path, home.as_deref(), project.as_deref());
            let _ = writeln!(out, "  {mark} {:8} {path}", file.scope);
        }
    }
    let found = rows.iter().flat_map(|row| &row.files).filter(|file| file.exists).count();
    let _ = writeln!(out, "\n* is there ({found}); project files are looked for in this folder");
    out
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
