//! VS Code's `settings.json`, in which versions before 1.102 kept the servers: `mcp.servers`.

use super::*;

/// How VS Code reads the servers of its settings. All but the place is as in `mcp.json`.
pub(super) static DIALECT: Dialect = Dialect {
    name: "VS Code",
    files: &[
        ConfigFile { path: ".vscode/settings.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: "$XDG_CONFIG_HOME/Code*/User/settings.json", os: Os::Linux, scope: Scope::User },
        ConfigFile {
            path: "~/Library/Application Support/Code*/User/settings.json",
            os: Os::Macos,
            scope: Scope::User,
        },
        ConfigFile { path: "%APPDATA%/Code*/User/settings.json", os: Os::Windows, scope: Scope::User },
        // Of a profile.
        ConfigFile {
            path: "$XDG_CONFIG_HOME/Code*/User/profiles/*/settings.json",
            os: Os::Linux,
            scope: Scope::User,
        },
        ConfigFile {
            path: "~/Library/Application Support/Code*/User/profiles/*/settings.json",
            os: Os::Macos,
            scope: Scope::User,
        },
        ConfigFile {
            path: "%APPDATA%/Code*/User/profiles/*/settings.json",
            os: Os::Windows,
            scope: Scope::User,
        },
    ],
    roots: &[&["mcp", "servers"]],
    root_successor: Some(Successor {
        field: "mcp.json beside this file",
        because: "since version 1.102 it reads them from mcp.json, and moves what it finds here",
    }),
    siblings: &[],
    only_with_root: true,
    ..super::vscode::BASE
};
