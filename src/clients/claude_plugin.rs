//! Claude Code's plugins: `mcpServers` in `.claude-plugin/plugin.json`.

use super::*;

/// How Claude Code reads the servers of a plugin. A path in place of the map is another file's business.
pub(super) static DIALECT: Dialect = Dialect {
    name: "Claude Code (plugins)",
    files: &[ConfigFile { path: ".claude-plugin/plugin.json", os: Os::Any, scope: Scope::Project }],
    // Most plugins bring no servers, or name the files that hold them.
    only_with_root: true,
    names: NameRules {
        // mcp__plugin_<plugin>_<server>__<tool>
        tools: Some(ToolNames {
            around: 15,
            holds_file_name: true,
            limit: 64,
            beyond: TooLong::RequestRefused,
            replacement: Some('_'),
        }),
        ..super::claude_code::BASE.names
    },
    // `${CLAUDE_PLUGIN_ROOT}` and `${user_config.NAME}` are filled in beside the environment.
    sources: &[Source { what: "https://code.claude.com/docs/en/plugins-reference", checked: "2026-11-22" }],
    ..super::claude_code::BASE
};
