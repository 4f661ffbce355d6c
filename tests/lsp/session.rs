//! A friendly session: documents, diagnostics, actions, settings.

use std::fs;

use mcplint::lsp::text::{Columns, Text};
use serde_json::{Value, json};

use super::client::{Editor, uri};
use crate::cli::{BROKEN, CLEAN, folder_with};

/// The text after edits as the server sends them.
fn applied(text: &str, edits: &Value) -> String {
    let columns = Columns::Utf16;
    let places = Text::new(text.to_owned());
    let mut spans: Vec<_> = edits
        .as_array()
        .unwrap()
        .iter()
        .map(|edit| {
            let range = serde_json::from_value(edit["range"].clone()).unwrap();
            (places.span(range, columns), edit["newText"].as_str().unwrap())
        })
        .collect();
    spans.sort_by_key(|(span, _)| (span.start, span.end));
    let mut text = text.to_owned();
    for (span, new_text) in spans.into_iter().rev() {
        text.replace_range(span.start..span.end, new_text);
    }
    text
}

#[test]
fn findings_come_on_open_change_and_save_and_go_on_close() {
    let folder = folder_with(".mcp.json", BROKEN);
    let path = folder.path().join(".mcp.json");
    let uri = uri(&path);
    let mut editor = Editor::session(folder.path(), &json!({}));
    editor.open(&uri, "json", BROKEN);
    let found = editor.diagnostics(&uri);
    assert_eq!(found[1]["code"], "json-trailing-comma");
    assert_eq!(found[1]["source"], "mcplint");
    assert_eq!(found[1]["severity"], 1);
    assert_eq!(found[1]["range"]["start"], json!({ "line": 4, "character": 40 }));
    let page = "https://mcplint.github.io/mcplint/rules/json-trailing-comma.html";
    assert_eq!(found[1]["codeDescription"]["href"], page);
    let range = json!({ "start": { "line": 4, "character": 40 }, "end": { "line": 4, "character": 41 } });
    editor.change(&uri, 2, &json!([{ "range": range, "text": "" }]));
    assert_eq!(editor.rules(&uri), ["npx-missing-yes"]);
    editor.change(&uri, 3, &json!([{ "text": CLEAN }]));
    assert_eq!(editor.rules(&uri), [""; 0]);
    editor.tell("textDocument/didSave", &json!({ "textDocument": { "uri": uri } }));
    assert_eq!(editor.rules(&uri), [""; 0]);
    editor.change(&uri, 4, &json!([{ "text": BROKEN }]));
    assert_eq!(editor.rules(&uri).len(), 2);
    editor.tell("textDocument/didClose", &json!({ "textDocument": { "uri": uri } }));
    assert_eq!(editor.rules(&uri), [""; 0]);
    assert_eq!(editor.end(), (Some(0), String::new()));
}

#[test]
fn an_editor_that_asks_for_diagnostics_is_told_when_to_ask_anew() {
    let folder = folder_with(".mcp.json", BROKEN);
    let uri = uri(&folder.path().join(".mcp.json"));
    let capabilities = json!({
        "textDocument": { "diagnostic": {} },
        "workspace": { "diagnostics": { "refreshSupport": true } },
    });
    let mut editor = Editor::start(folder.path());
    let answer = editor.initialize(folder.path(), &capabilities);
    assert_eq!(answer["capabilities"]["diagnosticProvider"]["interFileDependencies"], true);
    editor.open(&uri, "json", BROKEN);
    let pulled = editor.ask("textDocument/diagnostic", &json!({ "textDocument": { "uri": uri } }));
    assert_eq!(pulled["kind"], "full");
    assert_eq!(pulled["items"].as_array().unwrap().len(), 2);
    fs::write(folder.path().join("mcplint.toml"), "ignore = [\"launch\"]\n").unwrap();
    let changes = json!([{ "uri": super::client::uri(&folder.path().join("mcplint.toml")), "type": 1 }]);
    editor.tell("workspace/didChangeWatchedFiles", &json!({ "changes": changes }));
    editor.hear("workspace/diagnostic/refresh");
    let pulled = editor.ask("textDocument/diagnostic", &json!({ "textDocument": { "uri": uri } }));
    assert_eq!(pulled["items"].as_array().unwrap().len(), 1);
    assert!(editor.everything().is_empty(), "nothing is sent unasked");
}

#[test]
fn settings_beside_the_file_hold_and_change() {
    let folder = folder_with(".mcp.json", BROKEN);
    let path = folder.path().join(".mcp.json");
    let (settings, uri) = (folder.path().join("mcplint.toml"), uri(&path));
    fs::write(&settings, "ignore = [\"npx-missing-yes\"]\n").unwrap();
    let watches = json!({ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } } });
    let mut editor = Editor::session(folder.path(), &watches);
    let asked = editor.hear("client/registerCapability");
    let watchers = asked["registrations"][0]["registerOptions"]["watchers"].to_string();
    assert!(watchers.contains("**/mcplint.toml") && watchers.contains("**/.mcp.json"), "{watchers}");
    editor.open(&uri, "json", BROKEN);
    assert_eq!(editor.rules(&uri), ["json-trailing-comma"]);
    fs::write(&settings, "exclude = [\".mcp.json\"]\n").unwrap();
    let changes = json!([{ "uri": super::client::uri(&settings), "type": 2 }]);
    editor.tell("workspace/didChangeWatchedFiles", &json!({ "changes": changes }));
    assert_eq!(editor.rules(&uri), [""; 0]);
    fs::remove_file(&settings).unwrap();
    editor.tell("textDocument/didSave", &json!({ "textDocument": { "uri": uri } }));
    assert_eq!(editor.rules(&uri).len(), 2);
    let settings = json!({ "mcplint": { "ignore": ["syntax"], "platform": "linux" } });
    editor.tell("workspace/didChangeConfiguration", &json!({ "settings": settings }));
    assert_eq!(editor.rules(&uri), ["npx-missing-yes"]);
}

#[test]
fn mistakes_in_settings_are_shown_where_they_are() {
    let folder = folder_with("mcplint.toml", "ignroe = []\n");
    let uri = uri(&folder.path().join("mcplint.toml"));
    let mut editor = Editor::session(folder.path(), &json!({}));
    editor.open(&uri, "toml", "ignroe = []\n");
    assert_eq!(editor.diagnostics(&uri)[0]["message"], "mcplint.toml has no key `ignroe`");
    editor.change(&uri, 2, &json!([{ "text": "ignore = []\n" }]));
    assert_eq!(editor.rules(&uri), [""; 0]);
}

#[test]
fn each_fix_and_all_safe_fixes_are_offered() {
    let folder = folder_with(".mcp.json", BROKEN);
    let uri = uri(&folder.path().join(".mcp.json"));
    let mut editor = Editor::session(folder.path(), &json!({}));
    editor.open(&uri, "json", BROKEN);
    let actions = editor.actions(&uri, Some("quickfix"));
    let titles: Vec<&str> = actions.iter().map(|action| action["title"].as_str().unwrap()).collect();
    assert_eq!(titles[..2], ["Insert \"-y\" before the package", "Remove the comma"], "{titles:?}");
    let text = applied(BROKEN, &actions[1]["edit"]["changes"][&uri]);
    assert_eq!(text, BROKEN.replace("],", "]"));
    let actions = editor.actions(&uri, Some("source.fixAll"));
    assert_eq!(actions.len(), 1);
    assert_eq!(actions[0]["kind"], "source.fixAll.mcplint");
    assert_eq!(applied(BROKEN, &actions[0]["edit"]["changes"][&uri]), CLEAN);
    assert!(editor.actions(&uri, Some("refactor")).is_empty());
}

#[test]
fn an_edit_waits_until_it_is_wanted_and_is_of_the_version_that_was_seen() {
    let folder = folder_with(".mcp.json", BROKEN);
    let uri = uri(&folder.path().join(".mcp.json"));
    let capabilities = json!({
        "textDocument": { "codeAction": { "resolveSupport": { "properties": ["edit"] }, "dataSupport": true } },
        "workspace": { "workspaceEdit": { "documentChanges": true } },
    });
    let mut editor = Editor::session(folder.path(), &capabilities);
    editor.open(&uri, "json", BROKEN);
    let actions = editor.actions(&uri, None);
    let all = actions.iter().find(|action| action["kind"] == "source.fixAll.mcplint").unwrap();
    assert!(all.get("edit").is_none());
    let resolved = editor.ask("codeAction/resolve", all);
    let change = &resolved["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({ "uri": uri, "version": 1 }));
    assert_eq!(applied(BROKEN, &change["edits"]), CLEAN);
    editor.change(&uri, 2, &json!([{ "text": CLEAN }]));
    assert!(editor.ask("codeAction/resolve", all).get("edit").is_none(), "the document has changed since");
}

#[test]
fn a_finding_is_silenced_here_or_in_the_settings() {
    let text =
        "{\n  \"servers\": {\n    \"a\": { \"command\": \"npx\", \"args\": [\"@playwright/mcp\"] }\n  }\n}\n";
    let folder = folder_with(".vscode/mcp.json", text);
    let uri = uri(&folder.path().join(".vscode/mcp.json"));
    let edits = json!({ "documentChanges": true, "resourceOperations": ["create"] });
    let mut editor = Editor::session(folder.path(), &json!({ "workspace": { "workspaceEdit": edits } }));
    editor.open(&uri, "jsonc", text);
    assert_eq!(editor.rules(&uri), ["npx-missing-yes"]);
    let actions = editor.actions(&uri, Some("quickfix"));
    let titled = |title: &str| actions.iter().find(|action| action["title"] == title).unwrap();
    let here = applied(text, &titled("Ignore npx-missing-yes here")["edit"]["documentChanges"][0]["edits"]);
    assert!(here.contains("\n    // mcplint-ignore: npx-missing-yes\n    \"a\""), "{here}");
    editor.change(&uri, 2, &json!([{ "text": here }]));
    assert_eq!(editor.rules(&uri), [""; 0]);
    let made = &titled("Ignore npx-missing-yes in this file, in mcplint.toml")["edit"]["documentChanges"];
    assert_eq!(made[0]["kind"], "create");
    let settings = applied("", &made[1]["edits"]);
    assert_eq!(settings, "[per-file-ignores]\n\".vscode/mcp.json\" = [\"npx-missing-yes\"]\n");
    fs::write(folder.path().join("mcplint.toml"), settings).unwrap();
    editor.tell("textDocument/didSave", &json!({ "textDocument": { "uri": uri } }));
    editor.rules(&uri);
    editor.change(&uri, 3, &json!([{ "text": text }]));
    assert_eq!(editor.rules(&uri), [""; 0]);
}

/// Claude Code reads its file with `JSON.parse`: a comment would cost it every server.
#[test]
fn no_comment_is_offered_where_the_client_refuses_comments() {
    let folder = folder_with(".mcp.json", CLEAN);
    let uri = uri(&folder.path().join(".mcp.json"));
    let mut editor = Editor::session(folder.path(), &json!({}));
    editor.open(&uri, "json", BROKEN);
    let titles =
        editor.actions(&uri, None).iter().map(|action| action["title"].to_string()).collect::<String>();
    assert!(!titles.contains("here"), "{titles}");
}

#[test]
fn documents_that_lie_nowhere_are_looked_at_by_their_language() {
    let folder = folder_with("empty", "");
    let mut editor = Editor::session(folder.path(), &json!({}));
    editor.open("untitled:Untitled-1", "json", BROKEN);
    let of_this_system: &[&str] = if cfg!(windows) { &["windows-shim-needs-cmd"] } else { &[] };
    assert_eq!(editor.rules("untitled:Untitled-1"), [of_this_system, &["npx-missing-yes"]].concat());
    editor.open("untitled:Untitled-2", "toml", "[mcp_servers.a]\ncommand = \"npx -y @playwright/mcp\"\n");
    assert_eq!(editor.rules("untitled:Untitled-2"), ["command-contains-args"]);
}

#[test]
fn files_that_are_no_clients_stay_silent() {
    let folder = folder_with("empty", "");
    let mut editor = Editor::session(folder.path(), &json!({}));
    for (name, language, text) in [
        ("package.json", "json", r#"{ "name": "x", "scripts": { "command": "npx" }, "dependencies": {},, }"#),
        ("package.json", "json", r#"{ "name": "x", "contributes": { "commands": [{ "command": "a b" }] } }"#),
        ("tasks.json", "jsonc", r#"{ "tasks": [{ "command": "npx run", "args": "x" }], }"#),
        ("openapi.json", "json", r#"{ "openapi": "3.1.0", "servers": [{ "url": "http://x.example" }] }"#),
        ("openapi.yaml", "yaml", "openapi: 3.1.0\nservers:\n  - url: http://api.example.com\n"),
        ("chart.yaml", "yaml", "extensions:\n  a:\n    cmd: npx run\n    args: x\n"),
        (".vscode/settings.json", "jsonc", r#"{ "editor.tabSize": 2, "command": "x", }"#),
        ("settings.json", "json", r#"{ "mcp": true, "command": "npx x" }"#),
        ("Cargo.toml", "toml", "[package]\nname = \"x\"\n"),
        ("pyproject.toml", "toml", "[project]\nname = \"x\"\ncommand = \"x y\"\n"),
        ("notes.md", "markdown", "# \"mcpServers\"\n"),
    ] {
        let uri = uri(&folder.path().join(name));
        editor.open(&uri, language, text);
        assert_eq!(editor.rules(&uri), [""; 0], "{name}: {text}");
    }
}

#[test]
fn an_extension_is_told_which_client_reads_a_document() {
    let folder = folder_with(".mcp.json", BROKEN);
    let mut editor = Editor::session(folder.path(), &json!({}));
    let mut ask = |name: &str, text: &str| {
        let uri = uri(&folder.path().join(name));
        editor.open(&uri, "json", text);
        editor.ask("mcplint/client", &json!({ "textDocument": { "uri": uri } }))
    };
    let client = json!({ "id": "claude-code", "name": "Claude Code" });
    let answer = ask(".mcp.json", BROKEN);
    assert_eq!((&answer["client"], &answer["linted"]), (&client, &json!(true)));
    assert!(answer["platform"].is_string());
    assert_eq!(ask("x.json", BROKEN)["client"], Value::Null);
    assert_eq!(ask("x.json", BROKEN)["linted"], true);
    assert_eq!(ask("package.json", "{}")["linted"], false);
    let unknown = json!({ "textDocument": { "uri": "file:///not/open.json" } });
    assert_eq!(editor.ask("mcplint/client", &unknown), Value::Null);
}

#[test]
fn how_a_file_was_once_is_not_looked_at() {
    let folder = folder_with(".mcp.json", BROKEN);
    let mut editor = Editor::session(folder.path(), &json!({}));
    editor.open("git:/home/me/.mcp.json?ref", "json", BROKEN);
    assert_eq!(editor.rules("git:/home/me/.mcp.json?ref"), [""; 0]);
}

/// An editor shows the text of a file, and keeps to itself how it is encoded.
#[test]
fn how_a_file_is_encoded_is_seen_on_the_disk() {
    let text = CLEAN.replace("\"-y\", ", "");
    let folder = folder_with(".lmstudio/mcp.json", &format!("\u{feff}{text}"));
    // The same on each system.
    fs::write(folder.path().join("mcplint.toml"), "ignore = [\"windows-shim-needs-cmd\"]\n").unwrap();
    let path = folder.path().join(".lmstudio/mcp.json");
    let uri = uri(&path);
    let mut editor = Editor::session(folder.path(), &json!({}));
    editor.open(&uri, "json", &text);
    let found = editor.diagnostics(&uri);
    assert_eq!(found[0]["code"], "file-bom");
    assert_eq!(found[0]["range"]["start"], json!({ "line": 0, "character": 0 }));
    assert_eq!(found[1]["range"]["start"], json!({ "line": 4, "character": 15 }));
    let all = editor.actions(&uri, Some("source.fixAll.mcplint"));
    assert_eq!(applied(&text, &all[0]["edit"]["changes"][&uri]), CLEAN);
    let wide: Vec<u8> = "\u{feff}{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(&path, wide).unwrap();
    editor.change(&uri, 2, &json!([{ "text": "{}" }]));
    editor.rules(&uri);
    editor.tell("textDocument/didSave", &json!({ "textDocument": { "uri": uri } }));
    assert!(editor.rules(&uri).contains(&"file-encoding".to_owned()));
    fs::write(&path, b"{ \"\xe9\": 1 }").unwrap();
    editor.change(&uri, 3, &json!([{ "text": "{ \"\u{fffd}\": 1 }" }]));
    editor.rules(&uri);
    editor.tell("textDocument/didSave", &json!({ "textDocument": { "uri": uri } }));
    assert_eq!(editor.rules(&uri), ["file-encoding"]);
}

#[test]
fn columns_are_what_both_agree_on() {
    let text = BROKEN.replace("@playwright/mcp@latest", "\u{1f600}é");
    let folder = folder_with(".mcp.json", &text);
    let uri = uri(&folder.path().join(".mcp.json"));
    for (capabilities, encoding, column) in [
        (json!({}), "utf-16", 21),
        (json!({ "general": { "positionEncodings": ["utf-8", "utf-16"] } }), "utf-8", 24),
        (json!({ "general": { "positionEncodings": ["utf-32"] } }), "utf-16", 21),
    ] {
        let mut editor = Editor::start(folder.path());
        let answer = editor.initialize(folder.path(), &capabilities);
        assert_eq!(answer["capabilities"]["positionEncoding"], encoding);
        editor.open(&uri, "json", &text);
        let found = editor.diagnostics(&uri);
        let comma = found.iter().find(|found| found["code"] == "json-trailing-comma").unwrap();
        assert_eq!(comma["range"]["start"], json!({ "line": 4, "character": column }));
    }
}
