//! Files into which people write servers, and which their client does not read for servers.

/// Such a file.
#[derive(Debug)]
pub struct Misplaced {
    /// The last parts of its path, with `/`.
    path: &'static str,
    /// The client that people expect to read it.
    pub client: &'static str,
    /// Where that client looks, in words.
    pub read_instead: &'static str,
    /// Whether nothing makes the client read it; else it may be named on a command line, or no source says
    /// more than where the client looks.
    pub is_certain: bool,
}

const CLAUDE_CODE: &str = ".mcp.json in the project, or \"mcpServers\" in ~/.claude.json";
const CURSOR: &str = ".cursor/mcp.json in the project, or ~/.cursor/mcp.json";
const VSCODE: &str = ".vscode/mcp.json, under \"servers\"";
const GEMINI: &str = "\"mcpServers\" in .gemini/settings.json";
const QWEN: &str = "\"mcpServers\" in .qwen/settings.json";
const CODEX: &str = "the tables [mcp_servers.NAME] of ~/.codex/config.toml";

/// Checked 2026-11-25 against the places that each client documents. Claude Code: maxmsp-mcp#2, LifeOS#646,
/// claude-code#12314. GitHub Copilot CLI: copilot-cli#75. Cline: no code of 21cb8d2525 reads the file that
/// its documentation names. Codex: codex#5929.
const MISPLACED: [Misplaced; 19] = [
    row(".claude/settings.json", "Claude Code", CLAUDE_CODE, true),
    row(".claude/settings.local.json", "Claude Code", CLAUDE_CODE, true),
    row(".claude/mcp.json", "Claude Code", CLAUDE_CODE, false),
    row(".claude/.mcp.json", "Claude Code", CLAUDE_CODE, false),
    row(".claude/mcp_servers.json", "Claude Code", CLAUDE_CODE, false),
    row(".claude/claude_desktop_config.json", "Claude Code", CLAUDE_CODE, false),
    row(".cursor/settings.json", "Cursor", CURSOR, true),
    row("Cursor/User/settings.json", "Cursor", CURSOR, true),
    row(".vscode/settings.json", "VS Code", VSCODE, true),
    row("Code/User/settings.json", "VS Code", "the profile's mcp.json, under \"servers\"", true),
    row(".copilot/mcp.json", "GitHub Copilot CLI", "~/.copilot/mcp-config.json", true),
    row(".cline/mcp.json", "Cline", "~/.cline/data/settings/cline_mcp_settings.json", false),
    row(".gemini/mcp.json", "Gemini CLI", GEMINI, true),
    row(".qwen/mcp.json", "Qwen Code", QWEN, true),
    row(".codex/mcp.json", "Codex", CODEX, true),
    row(".codex/config.json", "Codex", CODEX, true),
    row(".junie/mcp.json", "Junie", ".junie/mcp/mcp.json", false),
    row(".kiro/mcp.json", "Kiro", ".kiro/settings/mcp.json", false),
    row("package.json", "A client", "the file that its documentation names, never package.json", false),
];

const fn row(
    path: &'static str,
    client: &'static str,
    read_instead: &'static str,
    is_certain: bool,
) -> Misplaced {
    Misplaced { path, client, read_instead, is_certain }
}

/// The row for a file at `path`, if it is one that its client does not read for servers.
pub fn misplaced(path: &str) -> Option<&'static Misplaced> {
    let name = path.rsplit(['/', '\\']).find(|part| !part.is_empty())?;
    MISPLACED.iter().filter(|row| ends_with(row.path, name)).find(|row| {
        let mut have = path.rsplit(['/', '\\']).filter(|part| !part.is_empty());
        row.path.rsplit('/').all(|part| have.next().is_some_and(|have| have.eq_ignore_ascii_case(part)))
    })
}

/// The last parts of the paths of all rows.
pub(super) fn misplaced_paths() -> impl Iterator<Item = &'static str> {
    MISPLACED.iter().map(|row| row.path)
}

/// Whether `text` ends in `end`, whatever its case: what tells most places apart from a path at once.
fn ends_with(text: &str, end: &str) -> bool {
    let (text, end) = (text.as_bytes(), end.as_bytes());
    text.len() >= end.len() && text[text.len() - end.len()..].eq_ignore_ascii_case(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_compared_from_the_end() {
        let client = |path: &str| misplaced(path).map(|row| row.client);
        assert_eq!(client("/home/me/.claude/settings.json"), Some("Claude Code"));
        assert_eq!(client(r"C:\Users\me\.copilot\mcp.json"), Some("GitHub Copilot CLI"));
        assert_eq!(client(".gemini/settings.json"), None);
        assert_eq!(client("settings.json"), None);
        assert_eq!(client(".mcp.json"), None);
    }
}
