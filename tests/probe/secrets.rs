//! A child that prints all that it knows gives nothing away.
#![cfg(unix)]

use std::fs;

use serde_json::json;

use super::{SERVERS, has, write};
use crate::cli::command;

const SECRETS: [&str; 5] =
    ["hunter2hunter2", "x1y2z3x1y2z3", "correct-horse-7", "in-args-s3cret", "inherited-s3cret"];

#[test]
fn no_output_shows_a_secret() {
    if !has("python3") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".env"), format!("PLAIN_NAME={}\n", SECRETS[2])).unwrap();
    let servers = json!({"s": {
        "type": "stdio", "command": "python3", "envFile": ".env",
        "args": [format!("{SERVERS}/server.py"), "tells-all", "--api-key", SECRETS[3]],
        "env": {"API_TOKEN": SECRETS[0], "ALSO_PLAIN": SECRETS[1]},
    }});
    write(folder.path(), ".cursor/mcp.json", &servers);
    for format in ["full", "json"] {
        let mut run = command(folder.path(), &["probe", ".cursor/mcp.json", "--output-format", format]);
        let output = run.env("INHERITED_TOKEN", SECRETS[4]).output().unwrap();
        let shown =
            format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(shown.contains("ALSO_PLAIN"), "{shown}");
        for secret in SECRETS {
            assert!(!shown.contains(secret), "{secret}: {shown}");
        }
    }
}
