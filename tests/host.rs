//! What is asked of the real machine.

use std::path::Path;
use std::process::Command;

use mcplint::host::{Host, ThisHost};

use crate::cli::{command, folder_with, stdout};

const WITH_TOKEN: &str = r#"{
  "mcpServers": {
    "notes": {
      "command": "node",
      "args": ["server.js"],
      "env": { "GITHUB_TOKEN": "ghp_nhsdNWCQ7JzMFECmPl7p6LTxngSiVunZ1W9M" }
    }
  }
}
"#;

/// Runs git; `false` where there is none.
fn git(folder: &Path, arguments: &[&str]) -> bool {
    let git = Command::new("git").args(arguments).current_dir(folder).output();
    git.is_ok_and(|output| output.status.success())
}

#[test]
fn git_is_asked_for_tracked_files() {
    let folder = folder_with("app/.mcp.json", WITH_TOKEN);
    let path = folder.path().join("app/.mcp.json");
    let path = path.to_str().unwrap();
    assert!(!ThisHost.is_tracked(path), "no repository");
    if !git(folder.path(), &["init", "-q"]) {
        return;
    }
    assert!(!ThisHost.is_tracked(path), "not added");
    let rule = |arguments: &[&str]| {
        let output = command(folder.path(), arguments).env_remove("CI").output().unwrap();
        stdout(&output).contains("secret-in-tracked-file")
    };
    assert!(!rule(&["app/.mcp.json"]));
    assert!(git(folder.path(), &["add", "app/.mcp.json"]));
    assert!(ThisHost.is_tracked(path), "added");
    assert!(rule(&["app/.mcp.json"]));
    assert!(!rule(&["--no-host", "app/.mcp.json"]));
}

#[cfg(unix)]
#[test]
fn permissions_of_file_and_folders_count() {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    let folder = folder_with("sub/.mcp.json", WITH_TOKEN);
    let (sub, path) = (folder.path().join("sub"), folder.path().join("sub/.mcp.json"));
    let set = |path: &Path, mode: u32| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let may_read = || ThisHost.others_may_read(path.to_str().unwrap());
    // Folders for temporary files may themselves lie where others cannot go.
    set(folder.path(), 0o755);
    set(&sub, 0o755);
    set(&path, 0o600);
    assert_eq!(may_read(), Some(false));
    set(&path, 0o644);
    let is_reachable = may_read();
    set(&sub, 0o700);
    assert_eq!(may_read(), Some(false), "the folder is closed");
    set(&sub, 0o755);
    let above_is_open = std::env::temp_dir()
        .canonicalize()
        .unwrap()
        .ancestors()
        .all(|folder| fs::metadata(folder).unwrap().permissions().mode() & 0o001 != 0);
    assert_eq!(is_reachable, Some(above_is_open));
    assert_eq!(ThisHost.others_may_read("/nowhere/at/all"), None);
}
