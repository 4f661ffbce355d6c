//! A bug in mcplint costs the file that it is about, and nothing else.

use std::path::PathBuf;
use std::sync::Arc;

use lsp_server::{Message, Notification, Request, RequestId};
use mcplint::host::Host;
use mcplint::lsp::{Asked, ProjectFile, Server, World};
use mcplint::platform::Platform;
use mcplint::selection::Selection;
use serde_json::{Value, json};

/// A machine on which one program cannot be looked for without a panic, whose words quote a secret.
struct Trap;

impl Host for Trap {
    fn find_program(&self, name: &str) -> Option<PathBuf> {
        assert!(name != "trap", "{}", "ghp_nhsdNWCQ7JzMFECmPl7p6LTxngSiVunZ1W9M");
        (!name.contains(' ')).then(|| PathBuf::from("/usr/bin").join(name))
    }
    fn exists(&self, path: &str) -> bool {
        !path.contains(' ')
    }
    fn is_dir(&self, _: &str) -> bool {
        true
    }
    fn is_executable(&self, _: &str) -> bool {
        true
    }
    fn has_shebang(&self, _: &str) -> bool {
        true
    }
    fn has_variable(&self, _: &str) -> bool {
        true
    }
    fn is_tracked(&self, _: &str) -> bool {
        false
    }
    fn others_may_read(&self, _: &str) -> Option<bool> {
        None
    }
    fn home(&self) -> Option<PathBuf> {
        None
    }
    fn absolute(&self, path: &str) -> PathBuf {
        PathBuf::from(path)
    }
}

impl World for Trap {
    fn asked(&mut self, _: &str) -> Option<Asked> {
        Some(Asked { selection: Arc::new(Selection::default()), ..Asked::default() })
    }
    fn host(&self) -> Option<&dyn Host> {
        Some(self)
    }
    fn host_platform(&self) -> Platform {
        Platform::Linux
    }
    fn home(&self) -> Option<&str> {
        None
    }
    fn read(&self, _: &str) -> Option<Vec<u8>> {
        None
    }
    fn project_file(&mut self, _: &str) -> Option<ProjectFile> {
        None
    }
    fn open_folder(&mut self, _: &str) {}
    fn configure(&mut self, _: &Value) -> Result<(), String> {
        Ok(())
    }
    fn forget(&mut self) {}
    fn last_panic(&mut self) -> Option<String> {
        None
    }
}

fn tell(server: &mut Server<Trap>, method: &str, params: Value) -> Vec<Value> {
    server.handle(Message::Notification(Notification { method: method.to_owned(), params }));
    settle(server)
}

fn ask(server: &mut Server<Trap>, method: &str, params: Value) -> Vec<Value> {
    server.handle(Message::Request(Request { id: RequestId::from(1), method: method.to_owned(), params }));
    settle(server)
}

/// Everything that the server says until it has nothing more to do.
fn settle(server: &mut Server<Trap>) -> Vec<Value> {
    while server.has_work() {
        server.work();
    }
    server.take_messages().iter().map(|message| serde_json::to_value(message).unwrap()).collect()
}

fn document(uri: &str, program: &str) -> Value {
    let text = json!({ "mcpServers": { "a": { "command": program, "args": ["-x"] } } }).to_string();
    json!({ "textDocument": { "uri": uri, "languageId": "json", "version": 1, "text": text } })
}

#[test]
fn a_panic_about_one_file_leaves_the_others_their_findings() {
    let mut server = Server::new(Trap);
    ask(&mut server, "initialize", json!({ "capabilities": {} }));
    let bad = "file:///home/me/.cursor/mcp.json";
    let said = tell(&mut server, "textDocument/didOpen", document(bad, "trap"));
    assert_eq!(said.len(), 2, "{said:?}");
    assert_eq!(said[0]["method"], "window/logMessage");
    assert_eq!(said[0]["params"]["type"], 1);
    let message = said[0]["params"]["message"].as_str().unwrap().replace('\\', "/");
    assert!(message.contains(".cursor/mcp.json"), "{said:?}");
    assert_eq!(said[1]["params"], json!({ "uri": bad, "version": 1, "diagnostics": [] }));
    let said = ask(
        &mut server,
        "textDocument/codeAction",
        json!({
            "textDocument": { "uri": bad },
            "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 9, "character": 0 } },
            "context": { "diagnostics": [] },
        }),
    );
    assert_eq!(said.last().unwrap()["result"], json!([]), "{said:?}");
    let said = tell(
        &mut server,
        "textDocument/didOpen",
        document("file:///home/me/.gemini/settings.json", "npx run"),
    );
    assert_eq!(said[0]["params"]["diagnostics"][0]["code"], "command-contains-args");
    let change = json!({ "textDocument": { "uri": bad, "version": 2 }, "contentChanges": [{ "text": "{" }] });
    let said = tell(&mut server, "textDocument/didChange", change);
    assert!(!said[0]["params"]["diagnostics"].as_array().unwrap().is_empty(), "{said:?}");
    assert!(!format!("{said:?}").contains("nhsdNWCQ"));
}
