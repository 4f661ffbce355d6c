//! An editor that does not keep to the protocol, or is no more.

use std::fs;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::client::{Editor, uri};
use crate::cli::{BROKEN, CLEAN, command, folder_with};

const METHOD_NOT_FOUND: i32 = -32601;
const INVALID_PARAMS: i32 = -32602;

#[test]
fn what_is_asked_too_early_or_too_late_is_refused() {
    let folder = folder_with(".mcp.json", BROKEN);
    let uri = uri(&folder.path().join(".mcp.json"));
    let mut editor = Editor::start(folder.path());
    editor.open(&uri, "json", BROKEN);
    let early = editor.ask("textDocument/codeAction", &json!({}));
    assert_eq!(early["code"], -32002, "{early}");
    editor.initialize(folder.path(), &json!({}));
    assert_eq!(editor.ask("initialize", &json!({}))["code"], -32600);
    assert_eq!(editor.ask("shutdown", &Value::Null), Value::Null);
    assert_eq!(editor.ask("textDocument/hover", &json!({}))["code"], -32600);
    editor.open(&uri, "json", BROKEN);
    editor.tell("exit", &Value::Null);
    assert_eq!(editor.wait().code(), Some(0));
}

#[test]
fn malformed_messages_do_not_end_the_session() {
    let folder = folder_with(".mcp.json", BROKEN);
    let uri = uri(&folder.path().join(".mcp.json"));
    let mut editor = Editor::session(folder.path(), &json!({}));
    editor.raw(b"Content-Length: 9\r\n\r\n{ \"id\": 1");
    assert_eq!(editor.answer(&Value::Null)["code"], -32700);
    editor.raw(b"nonsense\r\n\r\nContent-Length: 999999999999999\r\n\r\n");
    editor.raw(b"Content-Length: 2\r\n\r\n[]");
    assert_eq!(editor.answer(&Value::Null)["code"], -32600);
    assert_eq!(editor.ask("mcplint/unknown", &json!({}))["code"], METHOD_NOT_FOUND);
    assert_eq!(editor.ask("textDocument/codeAction", &json!([1, 2]))["code"], INVALID_PARAMS);
    for (method, params) in [
        ("textDocument/didOpen", json!({ "textDocument": 1 })),
        ("textDocument/didChange", json!(null)),
        ("textDocument/didSave", json!("x")),
        ("textDocument/didClose", json!({ "textDocument": { "uri": 7 } })),
        ("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": "x", "type": "y" }] })),
        ("workspace/didChangeConfiguration", json!({ "settings": { "mcplint": { "select": ["no-such"] } } })),
        ("workspace/didChangeConfiguration", json!({ "settings": { "mcplint": { "platform": ["x"] } } })),
        ("$/cancelRequest", json!({ "id": 99 })),
        ("no/such/notification", json!({})),
    ] {
        editor.tell(method, &params);
    }
    editor.change("file:///never/opened.json", 3, &json!([{ "text": "{" }]));
    editor.tell("textDocument/didClose", &json!({ "textDocument": { "uri": "file:///never/opened.json" } }));
    editor.open(&uri, "json", BROKEN);
    assert_eq!(editor.rules(&uri).len(), 2);
    let far =
        json!({ "start": { "line": 900, "character": 7 }, "end": { "line": 0, "character": 4_000_000 } });
    editor.change(&uri, 2, &json!([{ "range": far, "text": "" }]));
    editor.diagnostics(&uri);
    editor.change(&uri, 3, &json!([{ "text": CLEAN }]));
    assert_eq!(editor.rules(&uri), [""; 0]);
    assert_eq!(editor.end(), (Some(0), String::new()));
}

#[test]
fn what_the_editor_said_last_is_what_counts() {
    let folder = folder_with(".mcp.json", BROKEN);
    let uri = uri(&folder.path().join(".mcp.json"));
    let mut editor = Editor::session(folder.path(), &json!({}));
    for round in 0..200 {
        editor.open(&uri, "json", if round % 2 == 0 { CLEAN } else { BROKEN });
    }
    // Another finding than those before, so that it cannot be taken for one of them.
    editor.open(&uri, "json", "{");
    while editor.rules(&uri) != ["json-unbalanced"] {}
    assert_eq!(editor.everything(), [""; 0]);
}

#[test]
fn a_file_that_is_deleted_leaves_no_findings() {
    let folder = folder_with(".mcp.json", BROKEN);
    let path = folder.path().join(".mcp.json");
    let uri = uri(&path);
    let mut editor = Editor::session(folder.path(), &json!({}));
    editor.open(&uri, "json", BROKEN);
    assert_eq!(editor.rules(&uri).len(), 2);
    fs::remove_file(&path).unwrap();
    let changes = json!([{ "uri": uri, "type": 3 }]);
    editor.tell("workspace/didChangeWatchedFiles", &json!({ "changes": changes }));
    assert_eq!(editor.rules(&uri), [""; 0]);
    // The buffer is still there, and is looked at when it changes.
    editor.change(&uri, 2, &json!([{ "text": BROKEN }]));
    assert_eq!(editor.rules(&uri).len(), 2);
}

#[test]
fn the_server_ends_with_its_editor() {
    let folder = folder_with(".mcp.json", BROKEN);
    let mut editor = Editor::session(folder.path(), &json!({}));
    editor.hang_up();
    assert_eq!(editor.wait().code(), Some(1), "without a word");
    let mut editor = Editor::session(folder.path(), &json!({}));
    editor.tell("exit", &Value::Null);
    assert_eq!(editor.wait().code(), Some(1), "exit without shutdown");
    let mut editor = Editor::session(folder.path(), &json!({}));
    editor.ask("shutdown", &Value::Null);
    editor.hang_up();
    assert_eq!(editor.wait().code(), Some(0), "after shutdown");
}

/// Another process may hold the pipe open.
#[test]
#[cfg(unix)]
fn the_server_ends_with_the_process_that_it_was_told_of() {
    let folder = folder_with(".mcp.json", BROKEN);
    let mut other = Command::new("sleep").arg("600").stdin(Stdio::null()).spawn().unwrap();
    let mut editor = Editor::start(folder.path());
    editor.ask("initialize", &json!({ "processId": other.id(), "capabilities": {} }));
    other.kill().unwrap();
    other.wait().unwrap();
    assert_eq!(editor.wait().code(), Some(1));
}

#[test]
fn no_message_shows_a_secret() {
    let secret = "ghp_nhsdNWCQ7JzMFECmPl7p6LTxngSiVunZ1W9M";
    let text = BROKEN
        .replace("@playwright/mcp@latest\"", &format!("@playwright/mcp@latest\", \"--token={secret}\""));
    let folder = folder_with(".mcp.json", &text);
    let uri = uri(&folder.path().join(".mcp.json"));
    let mut editor = Editor::session(folder.path(), &json!({}));
    editor.open(&uri, "json", &text);
    let mut said: Vec<Value> = editor.diagnostics(&uri);
    said.extend(editor.actions(&uri, None).into_iter().map(|mut action| {
        // What an edit writes goes back into the same text.
        action["edit"].take();
        action
    }));
    said.push(editor.ask(secret, &json!({ secret: secret })));
    said.push(editor.ask("textDocument/codeAction", &json!({ "textDocument": secret })));
    editor.tell(
        "textDocument/didOpen",
        &json!({ "textDocument": { "uri": secret, "text": 1, "version": secret } }),
    );
    let settings = json!({ "mcplint": { "ignore": [secret], "platform": secret } });
    editor.tell("workspace/didChangeConfiguration", &json!({ "settings": settings }));
    said.extend(editor.everything());
    for message in &said {
        assert!(!message.to_string().contains(&secret[8..]), "{message}");
    }
    assert!(said.len() > 5);
    let (_, errors) = editor.end();
    assert!(!errors.contains(secret), "{errors}");
}

/// Editors add it, whatever a server's own way is.
#[test]
fn the_option_that_editors_add_is_taken() {
    let folder = folder_with(".mcp.json", BROKEN);
    let mut editor = Editor::with(&mut command(folder.path(), &["lsp", "--stdio"]));
    editor.initialize(folder.path(), &json!({}));
    assert_eq!(editor.end().0, Some(0));
}
