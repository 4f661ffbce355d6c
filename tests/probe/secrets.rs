//! A child that prints all that it knows gives nothing away.

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

#[test]
fn a_request_shows_no_secret_either() {
    let folder = tempfile::tempdir().unwrap();
    let servers = json!({"s": {
        "type": "http", "url": "http://127.0.0.1:9/mcp?api_key=hunter2hunter2",
        "headers": {"Authorization": "Bearer ${ACME_TOKEN}", "X-Plain": "x1y2z3x1y2z3"},
    }});
    write(folder.path(), ".mcp.json", &servers);
    for format in ["full", "json"] {
        let mut run = command(folder.path(), &["probe", ".mcp.json", "--output-format", format]);
        let output = run.env("ACME_TOKEN", "expanded-s3cret").output().unwrap();
        let shown =
            format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        for secret in ["hunter2hunter2", "x1y2z3x1y2z3", "expanded-s3cret"] {
            assert!(!shown.contains(secret), "{secret}: {shown}");
        }
    }
}
