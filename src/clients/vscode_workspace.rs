//! VS Code's workspace files and dev containers, which hold servers among other things.

use super::*;

/// How VS Code reads the servers of a workspace file or a dev container. All but the place is as in `mcp.json`.
pub(super) static DIALECT: Dialect = Dialect {
    files: &[
        ConfigFile { path: "*.code-workspace", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: ".devcontainer/devcontainer.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: ".devcontainer/*/devcontainer.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: ".devcontainer.json", os: Os::Any, scope: Scope::Project },
    ],
    roots: &[&["settings", "mcp", "servers"], &["customizations", "vscode", "mcp", "servers"]],
    siblings: &[],
    only_with_root: true,
    sources: &[
        Source {
            what: "https://github.com/microsoft/vscode/blob/main/src/vs/platform/mcp/common/mcpResourceScannerService.ts",
            checked: "2026-11-22",
        },
        Source {
            what: "https://github.com/microsoft/vscode-docs/blob/main/docs/agent-customization/mcp-servers.md",
            checked: "2026-11-22",
        },
    ],
    ..super::vscode::BASE
};
