//! Hover and completion: what is said and offered while someone writes.

use mcplint::lsp::text::{Columns, Text};
use serde_json::{Value, json};

use super::client::{Editor, uri};
use crate::cli::folder_with;

/// A session with one document in it, whose cursor `|` is taken out.
struct Desk {
    editor: Editor,
    _folder: tempfile::TempDir,
    uri: String,
    text: String,
    position: Value,
}

impl Desk {
    fn new(path: &str, marked: &str) -> Self {
        let (before, after) = marked.split_once('|').unwrap();
        let text = format!("{before}{after}");
        let place = Text::new(text.clone()).position(before.len(), Columns::Utf16);
        let folder = folder_with(path, &text);
        let uri = uri(&folder.path().join(path));
        let hover = json!({ "contentFormat": ["markdown", "plaintext"] });
        let mut editor = Editor::session(folder.path(), &json!({ "textDocument": { "hover": hover } }));
        editor.open(&uri, "", &text);
        let position = json!({ "line": place.line, "character": place.character });
        Self { editor, _folder: folder, uri, text, position }
    }

    fn ask(&mut self, method: &str) -> Value {
        let params = json!({ "textDocument": { "uri": self.uri }, "position": self.position });
        self.editor.ask(method, &params)
    }

    fn hover(&mut self) -> String {
        self.ask("textDocument/hover")["contents"]["value"].as_str().unwrap_or_default().to_owned()
    }

    fn offers(&mut self) -> Vec<Value> {
        self.ask("textDocument/completion").as_array().unwrap().clone()
    }

    fn labels(&mut self) -> Vec<String> {
        self.offers().iter().map(|offer| offer["label"].as_str().unwrap().to_owned()).collect()
    }

    /// The text after the offer with this label was taken.
    fn taken(&mut self, label: &str) -> String {
        let offers = self.offers();
        let offer =
            offers.iter().find(|offer| offer["label"] == label).unwrap_or_else(|| panic!("{offers:?}"));
        let edit = &offer["textEdit"];
        let range = serde_json::from_value(edit["range"].clone()).unwrap();
        let span = Text::new(self.text.clone()).span(range, Columns::Utf16);
        let mut text = self.text.clone();
        text.replace_range(span.start..span.end, edit["newText"].as_str().unwrap());
        text
    }
}

#[test]
fn a_hover_says_what_the_client_does() {
    for (path, text, says) in [
        (".vscode/mcp.json", r#"{"ser|vers": {}}"#, "where VS Code looks for its servers"),
        (".vscode/mcp.json", r#"{"inp|uts": [], "servers": {}}"#, "VS Code reads it beside its servers"),
        (".vscode/mcp.json", r#"{"mcp|Servers": {"a": {"command": "x"}}}"#, "it looks under `servers`"),
        (
            ".vscode/mcp.json",
            r#"{"servers": {"a": {"ar|gs": []}}}"#,
            "`args`: a list of strings, for servers that are started",
        ),
        (
            ".vscode/mcp.json",
            r#"{"servers": {"a": {"url": "https://x.example", "ar|gs": []}}}"#,
            "does not read it in this entry",
        ),
        (
            ".vscode/mcp.json",
            r#"{"servers": {"a": {"command": "x", "e|nv": {}}}}"#,
            "null removes an inherited variable",
        ),
        (
            ".vscode/mcp.json",
            r#"{"servers": {"a": {"always|Allow": []}}}"#,
            "VS Code does not know it and ignores it",
        ),
        (".vscode/mcp.json", r#"{"servers": {"a": {"type": "s|se"}}}"#, "HTTP with server-sent events"),
        (
            ".vscode/mcp.json",
            r#"{"servers": {"a": {"command": "x", "args": ["a ${en|v:HOME}"]}}}"#,
            "the environment variable `HOME` here; where it is not set, nothing",
        ),
        (
            ".vscode/mcp.json",
            r#"{"servers": {"a": {"command": "x", "args": ["${inp|ut:key}"]}}}"#,
            "asks for the input `key`",
        ),
        (
            ".vscode/mcp.json",
            r#"{"servers": {"a": {"command": "x", "args": ["${HO|ME}"]}}}"#,
            "does not expand this in `args`",
        ),
        (
            ".mcp.json",
            r#"{"mcpServers": {"a": {"command": "npx", "args": ["-y", "tavily|-mcp"]}}}"#,
            "Needs `TAVILY_API_KEY`",
        ),
        (
            ".mcp.json",
            r#"{"mcpServers": {"a": {"command": "npx", "args": ["-y", "tavily-mcp"], "env": {"TAVILY|_API_KEY": ""}}}}"#,
            "needs it",
        ),
        (".codex/config.toml", "[mcp_servers.a]\ncom|mand = \"x\"\n", "`command`: a string"),
        (".mcp.json", r#"{"mcpServers": {"a": {"com|mand": "x", }, }"#, "`command`: a string"),
        (".mcp.json", r#"{"mcpServers": {"|a": {}}}"#, ""),
        ("package.json", r#"{"na|me": "x"}"#, ""),
    ] {
        let said = Desk::new(path, text).hover();
        assert!(said.contains(says) && said.is_empty() == says.is_empty(), "{text}\n{said}");
    }
}

#[test]
fn a_completion_offers_what_the_client_or_the_server_knows() {
    for (path, text, offered) in [
        (".vscode/mcp.json", "{\n  |\n}", "servers inputs"),
        (".vscode/mcp.json", "{\n  \"se|\n}", "servers"),
        (".mcp.json", "{\n  \"|\"\n}", "mcpServers"),
        (".vscode/mcp.json", "{\"servers\": {\"a\": {\"command\": \"x\", \"|\"}}}", "args env"),
        (".vscode/mcp.json", "{\"servers\": {\"a\": {\"command\": \"x\",\n  |\n  \"args\": []}}}", "env cwd"),
        (".vscode/mcp.json", "{\"servers\": {\"a\": {\"url\": \"https://x.example\", |}}}", "headers"),
        (".vscode/mcp.json", "{\"servers\": {\"a\": {\"type\": \"|\"}}}", "stdio http sse"),
        (".vscode/mcp.json", "{\"servers\": {\"a\": {\"type\": |}}}", "stdio http sse"),
        (
            ".cline/data/settings/cline_mcp_settings.json",
            "{\"mcpServers\": {\"a\": {\"type\": \"|\"}}}",
            "streamableHttp",
        ),
        (
            ".vscode/mcp.json",
            "{\"inputs\": [{\"id\": \"key\", \"type\": \"promptString\"}], \"servers\": {\"a\": {\"command\": \"x\", \"args\": [\"--key=${|}\"]}}}",
            "${input:key}",
        ),
        (
            ".vscode/mcp.json",
            "{\"servers\": {\"a\": {\"command\": \"npx\", \"args\": [\"-y\", \"tavily-mcp\"], \"env\": {\"|\"}}}}",
            "TAVILY_API_KEY",
        ),
        (
            ".vscode/mcp.json",
            "{\"servers\": {\"a\": {\"command\": \"npx\", \"args\": [\"-y\", \"tavily-mcp\"], \"env\": {\"TAVILY_API_KEY\": \"|\"}}}}",
            "${env:TAVILY_API_KEY}",
        ),
        (".codex/config.toml", "[mcp_servers.a]\ncommand = \"x\"\n|\n", "args env"),
        (".codex/config.toml", "[mcp_servers.a]\ncommand = \"x\"\nar|\n", "args"),
        (".config/goose/config.yaml", "extensions:\n  a:\n    type: stdio\n    |\n", "cmd"),
        (".config/goose/config.yaml", "extensions:\n  a:\n    type: |\n", "stdio"),
    ] {
        let labels = Desk::new(path, text).labels();
        for name in offered.split(' ') {
            assert!(labels.iter().any(|label| label == name), "{text}\nno {name} in {labels:?}");
        }
    }
}

#[test]
fn an_editor_lists_the_offers_by_weight_and_not_by_the_alphabet() {
    let text = r#"{"servers": {"a": {"|"}}}"#;
    let mut offers = Desk::new(".vscode/mcp.json", text).offers();
    offers.sort_by_key(|offer| offer["sortText"].as_str().unwrap().to_owned());
    let first: Vec<&str> = offers.iter().take(4).map(|offer| offer["label"].as_str().unwrap()).collect();
    assert_eq!(first, ["type", "command", "args", "env"]);
}

#[test]
fn the_field_of_the_transport_is_offered_with_its_words() {
    let text = r#"{"mcpServers": {"a": {"|"}}}"#;
    let offers = Desk::new(".mcp.json", text).offers();
    let offer = offers.iter().find(|offer| offer["label"] == "type").unwrap();
    let detail = offer["detail"].as_str().unwrap();
    for word in ["stdio", "http", "sse"] {
        assert!(detail.split(", ").any(|known| known == word), "{detail}");
    }
}

#[test]
fn what_stands_there_is_not_offered_again() {
    let labels =
        Desk::new(".vscode/mcp.json", r#"{"servers": {"a": {"command": "x", "args": [], |}}}"#).labels();
    for name in ["command", "args", "url", "headers", "mcplint-cursor"] {
        assert!(!labels.iter().any(|label| label == name), "{name} in {labels:?}");
    }
    for (path, text) in [
        (".mcp.json", "{\"mcpServers\": {\"|\": {}}}"),
        (".mcp.json", "{\"mcpServers\": {\"a\": {\"command\": \"|\"}}}"),
        ("package.json", "{\n  \"|\"\n}"),
        (".vscode/mcp.json", "{\n  // a|\n}"),
    ] {
        assert_eq!(Desk::new(path, text).labels(), [""; 0], "{text}");
    }
}

#[test]
fn a_completion_makes_a_sound_text() {
    for (path, text, label, taken) in [
        (".mcp.json", "{\n  |\n}", "mcpServers", "{\n  \"mcpServers\": {}\n}"),
        (".mcp.json", "{\n  \"mc|\"\n}", "mcpServers", "{\n  \"mcpServers\": {}\n}"),
        (".mcp.json", "{\n  \"mc|\n}", "mcpServers", "{\n  \"mcpServers\": {}\n}"),
        (".mcp.json", "{ \"|\": {} }", "mcpServers", "{ \"mcpServers\": {} }"),
        (
            ".vscode/mcp.json",
            "{\"servers\": {\"a\": {\n|\n\"args\": []}}}",
            "command",
            "{\"servers\": {\"a\": {\n\"command\": \"\",\n\"args\": []}}}",
        ),
        (
            ".vscode/mcp.json",
            "{\"servers\": {\"a\": {\"type\": \"|\"}}}",
            "sse",
            "{\"servers\": {\"a\": {\"type\": \"sse\"}}}",
        ),
        (
            ".vscode/mcp.json",
            "{\"servers\": {\"a\": {\"type\": |}}}",
            "sse",
            "{\"servers\": {\"a\": {\"type\": \"sse\"}}}",
        ),
        (
            ".vscode/mcp.json",
            "{\"inputs\": [{\"id\": \"k\"}], \"servers\": {\"a\": {\"command\": \"x\", \"args\": [\"--key=${in|}\"]}}}",
            "${input:k}",
            "{\"inputs\": [{\"id\": \"k\"}], \"servers\": {\"a\": {\"command\": \"x\", \"args\": [\"--key=${input:k}\"]}}}",
        ),
        (".codex/config.toml", "[mcp_servers.a]\nco|\n", "command", "[mcp_servers.a]\ncommand = \"\"\n"),
        (
            ".config/goose/config.yaml",
            "extensions:\n  a:\n    ty|\n",
            "type",
            "extensions:\n  a:\n    type: \n",
        ),
    ] {
        assert_eq!(Desk::new(path, text).taken(label), taken, "{text}");
    }
}
