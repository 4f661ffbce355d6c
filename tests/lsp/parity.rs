//! The same findings in the editor as on the command line.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use mcplint::lsp::text::{Columns, Text};
use mcplint::rules::RULES;
use mcplint::source::{BOM, Encoding};
use serde_json::{Value, json};

use super::client::{Editor, uri};
use crate::cli::{mcplint, stdout};
use crate::pages::block::{self, Block, Kind};

/// What both must say of a finding: rule, severity, message, place.
type Finding = (String, u64, String, Value);

/// The bytes of the file of a block.
fn bytes(block: &Block) -> Vec<u8> {
    match block.encoding {
        Encoding::Unknown { offset } => {
            let mut bytes = block.text.clone().into_bytes();
            bytes[offset] = 0xe9;
            bytes
        }
        known => known.encode(&block.text).unwrap(),
    }
}

/// The text that an editor shows of that file.
fn shown(block: &Block) -> String {
    let text = String::from_utf8_lossy(&bytes(block)).into_owned();
    let text = if matches!(block.encoding, Encoding::Utf16Le | Encoding::Utf16Be) {
        block.text.clone()
    } else {
        text
    };
    text.strip_prefix(BOM).map(str::to_owned).unwrap_or(text)
}

/// Writes the file of a block with settings beside it that ask what the block asks.
fn write(folder: &Path, rule: &str, block: &Block) {
    let mut settings = format!("extend-select = [\"{rule}\"]\n");
    if let Some(platform) = block.platform {
        settings += &format!("platform = \"{}\"\n", platform.name());
    }
    for (client, version) in &block.versions {
        settings += &format!("client-versions = {{ {client} = \"{version}\" }}\n");
    }
    if let Some(client) = block.client() {
        settings += &format!("[clients]\n\"**\" = \"{}\"\n", client.id);
    }
    let path = folder.join(block.path());
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(folder.join("mcplint.toml"), settings).unwrap();
    fs::write(path, bytes(block)).unwrap();
}

fn from_command_line(file: &Value, block: &Block) -> Vec<Finding> {
    let text = Text::new(shown(block));
    // The editor keeps a byte order mark to itself.
    let hidden = if block.text.starts_with(BOM) { BOM.len() } else { 0 };
    let place = |place: &Value| {
        let offset = usize::try_from(place["offset"].as_u64().unwrap()).unwrap();
        // A byte that is no UTF-8 is shown as a character of three.
        let more = match block.encoding {
            Encoding::Unknown { offset: bad } if offset > bad => 2,
            _ => 0,
        };
        let place = text.position((offset + more).saturating_sub(hidden), Columns::Utf16);
        json!({ "line": place.line, "character": place.character })
    };
    let severity =
        |word: &Value| ["", "error", "warning", "info"].iter().position(|name| word == name).unwrap();
    let findings = file["diagnostics"].as_array().unwrap().iter();
    findings
        .map(|found| {
            let range =
                json!({ "start": place(&found["range"]["start"]), "end": place(&found["range"]["end"]) });
            let text = |key: &str| found[key].as_str().unwrap().to_owned();
            (text("rule"), severity(&found["severity"]) as u64, text("message"), range)
        })
        .collect()
}

fn from_editor(found: &[Value]) -> Vec<Finding> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    found
        .iter()
        .map(|found| {
            let severity = found["severity"].as_u64().unwrap();
            (text(&found["code"]), severity, text(&found["message"]), found["range"].clone())
        })
        .collect()
}

#[test]
fn every_bad_block_gives_the_findings_of_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let root = fs::canonicalize(folder.path()).unwrap();
    // Windows resolves to `\\?\C:\…`, which no editor sends.
    let plain = root.to_str().and_then(|path| path.strip_prefix(r"\\?\")).map(PathBuf::from);
    let root = plain.unwrap_or(root);
    let mut blocks = BTreeMap::new();
    for rule in RULES {
        let bad = block::read(rule.name).into_iter().filter(|block| block.kind == Kind::Bad);
        for (number, block) in bad.enumerate().filter(|(_, block)| !block.path().starts_with(['/', '~', 'C']))
        {
            let home = root.join(format!("{}-{number}", rule.name));
            write(&home, rule.name, &block);
            blocks.insert(home.join(block.path()).to_string_lossy().into_owned(), block);
        }
    }
    assert!(blocks.len() > 200, "{}", blocks.len());
    let paths: Vec<&str> = blocks.keys().map(String::as_str).collect();
    let (mut files, mut errors) = (Vec::new(), Vec::new());
    // Windows takes command lines of 32,767 characters at most.
    for some in paths.chunks(100) {
        let arguments = [&["--output-format", "json", "--fail-on", "never"], some].concat();
        let mut report: Value = serde_json::from_str(&stdout(&mcplint(&root, &arguments))).unwrap();
        files.extend(report["files"].take().as_array().unwrap().iter().cloned());
        errors.extend(report["errors"].take().as_array().unwrap().iter().cloned());
    }
    assert!(files.len() + 5 > blocks.len(), "{errors:?}");
    let mut editor = Editor::session(&root, &json!({}));
    let mut failures = Vec::new();
    for file in &files {
        let path = file["path"].as_str().unwrap();
        let (block, uri) = (&blocks[path], uri(Path::new(path)));
        editor.open(&uri, &block.language, &shown(block));
        let (ours, theirs) = (from_editor(&editor.diagnostics(&uri)), from_command_line(file, block));
        if ours != theirs {
            failures.push(format!("{path}\n  editor:       {ours:?}\n  command line: {theirs:?}"));
        }
    }
    assert!(failures.is_empty(), "{} files:\n{}", failures.len(), failures.join("\n"));
}
