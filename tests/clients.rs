//! Which client reads a file, and which servers it holds there.

use mcplint::clients::{Folders, Os, by_id};
use mcplint::{FileReport, LintOptions, lint_text};

fn lint(path: &str, text: &str) -> FileReport {
    lint_text(text, path, &LintOptions::default())
}

fn client(path: &str, text: &str) -> Option<&'static str> {
    lint(path, text).client.map(|dialect| dialect.id)
}

fn servers(report: &FileReport) -> Vec<&str> {
    report.servers.iter().map(|server| server.name.as_str()).collect()
}

fn rules(report: &FileReport) -> Vec<&'static str> {
    report.diagnostics.iter().map(|diagnostic| diagnostic.rule).collect()
}

const SERVERS: &str = r#"{ "mcpServers": { "a": { "command": "/opt/a/bin/a" } } }"#;

#[test]
fn editors_built_on_vs_code_keep_the_files_of_extensions_in_their_own_folder() {
    for editor in ["Code", "Code - Insiders", "VSCodium", "Cursor", "Windsurf"] {
        let folder = format!("/home/me/.config/{editor}/User/globalStorage");
        for (extension, file, id) in [
            ("saoudrizwan.claude-dev", "cline_mcp_settings.json", "cline"),
            ("rooveterinaryinc.roo-cline", "mcp_settings.json", "roo-code"),
            ("kilocode.kilo-code", "mcp_settings.json", "kilo-code"),
        ] {
            assert_eq!(
                client(&format!("{folder}/{extension}/settings/{file}"), SERVERS),
                Some(id),
                "{editor}"
            );
        }
    }
    assert_eq!(client("/home/me/.config/Code - Insiders/User/mcp.json", r#"{"servers":{}}"#), Some("vscode"));
    assert_eq!(
        client(r"C:\Users\me\AppData\Roaming\Code\User\profiles\4f1\mcp.json", r#"{"servers":{}}"#),
        Some("vscode")
    );
}

#[test]
fn a_name_that_many_things_have_counts_with_its_content_only() {
    for (path, text, expected) in [
        (".vscode/settings.json", r#"{"mcp":{"servers":{}}}"#, Some("vscode")),
        (".vscode/settings.json", r#"{"chat.mcp.access":"all","mcp":{}}"#, None),
        ("a.code-workspace", r#"{"settings":{"mcp":{"servers":{}}}}"#, Some("vscode")),
        ("a.code-workspace", r#"{"folders":[{"path":"."}]}"#, None),
        (
            ".devcontainer/devcontainer.json",
            r#"{"customizations":{"vscode":{"mcp":{"servers":{}}}}}"#,
            Some("vscode"),
        ),
        (".devcontainer/devcontainer.json", r#"{"image":"ubuntu"}"#, None),
        ("claude-desktop.json", SERVERS, Some("claude-desktop")),
        ("claude-desktop-theme.json", r#"{"theme":"dark"}"#, None),
        (".claude-plugin/plugin.json", SERVERS, Some("claude-code")),
        (".claude-plugin/plugin.json", r#"{"name":"a","version":"1.0.0"}"#, None),
        (".claude-plugin/plugin.json", r#"{"name":"a","mcpServers":["./a.json"]}"#, None),
        ("manifest.json", r#"{"name":"a","start_url":"/"}"#, None),
        ("manifest-dxt.json", r#"{"dxt_version":"0.1","server":{"mcp_config":{}}}"#, Some("mcpb")),
        ("server.json", r#"{"port":8080}"#, None),
        ("x.json", r#"{"packages":[{"registryType":"npm","identifier":"a"}]}"#, Some("mcp-server-json")),
        (
            "x.json",
            r#"{"name":"a/b","remotes":[{"type":"sse","url":"https://a.test/sse"}]}"#,
            Some("mcp-server-json"),
        ),
    ] {
        assert_eq!(client(path, text), expected, "{path} {text}");
    }
}

#[test]
fn the_servers_of_projects_are_servers_of_claude_json() {
    let text = r#"{
  "mcpServers": { "a": { "command": "/opt/a/bin/a" } },
  "projects": {
    "/home/me/x": { "mcpServers": { "b": { "command": "npx", "args": ["@playwright/mcp@latest"] } } },
    "/home/me/y": { "mcpServers": { "a": { "command": "/opt/a/bin/a" } } },
    "/home/me/z": { "allowedTools": [] }
  }
}"#;
    let by_path = lint("/home/me/.claude.json", text);
    assert_eq!(servers(&by_path), ["a", "b", "a"]);
    assert_eq!(rules(&by_path), ["npx-missing-yes"]);
    let options = LintOptions { client: by_id("claude-code"), ..LintOptions::default() };
    assert_eq!(servers(&lint_text(text, "copy.json", &options)), ["a", "b", "a"]);
}

#[test]
fn a_bundle_starts_one_server() {
    let report = lint(
        "manifest.json",
        r#"{
  "manifest_version": "0.3",
  "name": "files",
  "server": {
    "type": "node",
    "entry_point": "server/index.js",
    "mcp_config": {
      "command": "node",
      "args": ["${__dirname}/server/index.js", "${user_config.folder}"],
      "env": { "FILES_KEY": "${user_config.key}" },
      "platform_overrides": { "win32": { "command": "node.exe", "args": [], "env": {} } }
    }
  }
}"#,
    );
    assert_eq!((servers(&report), rules(&report)), (vec!["files"], vec![]));
    let report = lint(
        "manifest.json",
        r#"{
  "manifest_version": "0.3",
  "name": "files",
  "server": { "type": "binary", "mcp_config": { "command": "docker", "args": ["run", "--rm", "mcp/files"] } }
}"#,
    );
    assert_eq!(rules(&report), ["docker-missing-interactive"]);
}

/// The client writes the rest of such a command line, and asks for the variables.
#[test]
fn only_what_a_package_says_is_judged() {
    let report = lint(
        "server.json",
        r#"{
  "name": "dev.acme/files",
  "packages": [
    {
      "registryType": "oci",
      "identifier": "mcp/files:1.0",
      "runtimeArguments": [{ "type": "named", "name": "-t" }, { "type": "named", "name": "-e", "value": "FILES_KEY" }],
      "environmentVariables": [{ "name": "FILES_KEY", "isRequired": true, "isSecret": true }],
      "transport": { "type": "stdio" }
    },
    { "registryType": "npm", "identifier": "@modelcontextprotocol/server-github", "transport": { "type": "stdio" } }
  ],
  "remotes": [{ "type": "streamable-http", "url": "https://files.acme.dev/mcp" }]
}"#,
    );
    assert_eq!(
        servers(&report),
        ["mcp/files:1.0", "@modelcontextprotocol/server-github", "https://files.acme.dev/mcp"]
    );
    assert!(rules(&report).contains(&"docker-tty"), "{:?}", rules(&report));
    let other =
        ["npx-missing-yes", "docker-missing-interactive", "missing-required-env", "server-no-transport"];
    assert!(!rules(&report).iter().any(|rule| other.contains(rule)), "{:?}", rules(&report));
}

#[test]
fn files_lie_where_macos_and_windows_have_them() {
    let macos = Folders { os: Some(Os::Macos), home: Some("/Users/me".into()), ..Folders::default() };
    let windows = Folders {
        os: Some(Os::Windows),
        home: Some("C:/Users/me".into()),
        app_data: Some("C:/Users/me/AppData/Roaming".into()),
        local_app_data: Some("C:/Users/me/AppData/Local".into()),
        program_data: Some("C:/ProgramData".into()),
        ..Folders::default()
    };
    for (folders, id, expected) in [
        (&macos, "claude-desktop", "/Users/me/Library/Application Support/Claude/claude_desktop_config.json"),
        (&macos, "vscode", "/Users/me/Library/Application Support/Code*/User/mcp.json"),
        (&macos, "zed", "/Users/me/.config/zed/settings.json"),
        (&macos, "crush", "/etc/crush/crush.json"),
        (&windows, "claude-desktop", "C:/Users/me/AppData/Roaming/Claude/claude_desktop_config.json"),
        (&windows, "vscode", "C:/Users/me/AppData/Roaming/Code*/User/mcp.json"),
        (&windows, "copilot-ide", "C:/Users/me/AppData/Local/github-copilot/intellij/mcp.json"),
        (&windows, "goose", "C:/Users/me/AppData/Roaming/Block/goose/config/config.yaml"),
        (&windows, "zed", "C:/Users/me/AppData/Roaming/Zed/settings.json"),
        (&windows, "amp", "C:/ProgramData/ampcode/managed-settings.json"),
        (&windows, "windsurf", "C:/Users/me/.codeium/windsurf/mcp_config.json"),
    ] {
        let dialect = by_id(id).unwrap();
        let found: Vec<String> = dialect
            .files
            .iter()
            .filter_map(|file| folders.locate(file))
            .map(|path| path.to_string_lossy().replace('\\', "/"))
            .collect();
        assert!(found.iter().any(|path| path == expected), "{id}: {found:?}");
        assert!(!found.iter().any(|path| path.contains('%') || path.contains('$')), "{id}: {found:?}");
    }
    let crush = by_id("crush").unwrap();
    let found: Vec<_> = crush.files.iter().filter_map(|file| windows.locate(file)).collect();
    assert!(!found.iter().any(|path| path.starts_with("/etc")), "{found:?}");
}
