//! Servers at a URL.

use std::io::Write as _;
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use super::web::{EVENTS, JSON, Web, legacy, reply, respond, streamable};
use super::{assert_verdict, has, outcome_in, write};
use crate::cli::command;

/// Probes a URL as Claude Code, which takes the word for what it says.
fn ask(word: &str, url: &str) -> Value {
    outcome_in(".mcp.json", json!({"type": word, "url": url}), &["--timeout", "1m"])
}

#[test]
fn streamable_http_is_spoken_in_json_and_in_events() {
    let web = Web::start(streamable);
    let result = ask("http", &web.url("/mcp"));
    assert_verdict(&result, "ok", "");
    assert_eq!(result["transport"], "http");
    assert_eq!(result["evidence"]["tools"], json!(["echo"]));
    let web = Web::start(|request, stream| match reply(&request.message()) {
        Some(body) => {
            // A question of the server comes before its answer.
            let ping = r#"{"jsonrpc":"2.0","id":"p","method":"ping"}"#;
            let _ = stream.write_all(
                format!("{EVENTS}: hello\n\ndata: {ping}\n\nevent: message\ndata: {body}\n\n").as_bytes(),
            );
        }
        None => respond(stream, "202 Accepted", "", ""),
    });
    assert_verdict(&ask("http", &web.url("/mcp")), "ok", "");
}

#[test]
fn a_session_goes_on_under_its_id_and_is_ended() {
    let seen: Arc<Mutex<Vec<String>>> = Arc::default();
    let noted = Arc::clone(&seen);
    let web = Web::start(move |request, stream| {
        let message = request.message();
        let method = message["method"].as_str().unwrap_or_default().to_owned();
        let session = request.header("mcp-session-id").unwrap_or("none").to_owned();
        let version = request.header("mcp-protocol-version").unwrap_or("none").to_owned();
        noted.lock().unwrap().push(format!("{} {method} {session} {version}", request.method));
        match (request.method.as_str(), method.as_str()) {
            ("POST", "initialize") => {
                respond(
                    stream,
                    "200 OK",
                    &format!("{JSON}mcp-session-id: s1\r\n"),
                    &reply(&message).unwrap(),
                );
            }
            ("POST", _) if session != "s1" => respond(stream, "400 Bad Request", "", "no session"),
            _ => streamable(request, stream),
        }
    });
    assert_verdict(&ask("http", &web.url("/mcp")), "ok", "");
    let seen = seen.lock().unwrap();
    assert!(seen.contains(&"POST initialize none none".to_owned()), "{seen:?}");
    assert!(seen.contains(&"POST tools/list s1 2025-11-25".to_owned()), "{seen:?}");
    assert!(seen.contains(&"DELETE  s1 2025-11-25".to_owned()), "{seen:?}");
}

#[test]
fn the_older_transport_is_spoken() {
    let web = legacy();
    let result = ask("sse", &web.url("/sse"));
    assert_verdict(&result, "ok", "");
    assert_eq!(result["transport"], "sse");
}

#[test]
fn the_other_transport_is_found_out() {
    let web = legacy();
    let result = ask("http", &web.url("/sse"));
    assert_verdict(&result, "wrong-transport", "this address speaks HTTP with server-sent events");
    assert_eq!(result["help"], "write \"type\": \"sse\"");
    // VS Code tries both by itself.
    let entry = json!({"servers": {"server": {"type": "http", "url": web.url("/sse")}}});
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join(".vscode")).unwrap();
    std::fs::write(folder.path().join(".vscode/mcp.json"), entry.to_string()).unwrap();
    let output = super::probe(folder.path(), ".vscode/mcp.json", &[]);
    assert_verdict(&super::results(&output)["server"], "ok", "");
    let web = Web::start(streamable);
    let result = ask("sse", &web.url("/mcp"));
    assert_verdict(&result, "wrong-transport", "this address speaks streamable HTTP");
    assert_eq!(result["help"], "write \"type\": \"http\"");
}

#[test]
fn a_wrong_path_is_told() {
    let web = Web::always("404 Not Found", "", "Not Found");
    let result = ask("http", &web.url("/"));
    assert_verdict(&result, "wrong-transport", "nothing is at this path (HTTP 404)");
    assert_eq!(result["evidence"]["http_status"], 404);
    let web = Web::always("405 Method Not Allowed", "allow: PUT\r\n", "");
    assert_verdict(&ask("http", &web.url("/mcp")), "wrong-transport", "does not take a POST here (HTTP 405)");
    assert_verdict(&ask("sse", &web.url("/mcp")), "wrong-transport", "does not take a GET here (HTTP 405)");
    let web = Web::always("200 OK", "content-type: text/html\r\n", "<html>hello</html>");
    assert_verdict(&ask("http", &web.url("/")), "wrong-transport", "a page for people");
}

#[test]
fn who_has_to_sign_in_is_told() {
    let web =
        Web::always("401 Unauthorized", "www-authenticate: Bearer resource_metadata=\"http://x/\"\r\n", "");
    let result = ask("http", &web.url("/mcp"));
    assert_verdict(&result, "unauthorized", "OAuth");
    assert_eq!(result["evidence"]["http_status"], 401);
    assert!(result["evidence"]["http_answer"].as_str().unwrap().contains("www-authenticate"));
    let entry =
        json!({"type": "http", "url": web.url("/mcp"), "headers": {"Authorization": "Bearer sup3rs3cret99"}});
    let result = outcome_in(".mcp.json", entry, &[]);
    assert_verdict(&result, "unauthorized", "does not take the token");
    let entry = json!({"type": "http", "url": web.url("/mcp"), "headers": {"Authorization": "Bearer ${ACME_NOT_SET}"}});
    assert_verdict(&outcome_in(".mcp.json", entry, &[]), "unauthorized", "ACME_NOT_SET");
    let web = Web::always("403 Forbidden", "", "");
    assert_verdict(&ask("http", &web.url("/mcp")), "unauthorized", "HTTP 403");
    assert_verdict(&ask("sse", &web.url("/mcp")), "unauthorized", "HTTP 403");
}

#[test]
fn redirects_are_followed_as_clients_do_and_what_they_cost_is_told() {
    let target = Web::start(|request, stream| match request.header("authorization") {
        Some(_) => streamable(request, stream),
        None => respond(stream, "401 Unauthorized", "", ""),
    });
    let to = |status: &'static str, url: String| {
        Web::start(move |_, stream| respond(stream, status, &format!("location: {url}\r\n"), ""))
    };
    let entry = |web: &Web| json!({"type": "http", "url": web.url("/mcp"), "headers": {"Authorization": "Bearer sup3rs3cret99"}});
    let other = to("308 Permanent Redirect", target.url("/mcp"));
    let result = outcome_in(".mcp.json", entry(&other), &[]);
    assert_verdict(&result, "unauthorized", "clients do not send Authorization along");
    // A POST becomes a GET.
    let open = Web::start(streamable);
    let found = to("302 Found", open.url("/mcp"));
    assert_verdict(&ask("http", &found.url("/mcp")), "wrong-transport", "turns the POST into a GET");
    let kept = to("307 Temporary Redirect", open.url("/mcp"));
    let result = ask("http", &kept.url("/mcp"));
    assert_verdict(&result, "ok", "");
    assert!(result["evidence"]["notes"][0].as_str().unwrap().contains("redirected with 307"), "{result:#}");
    let round = Web::always("307 Temporary Redirect", "location: /again\r\n", "");
    assert_verdict(&ask("http", &round.url("/mcp")), "wrong-transport", "again and again");
}

#[test]
fn a_port_where_nothing_listens_refuses() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    for word in ["http", "sse"] {
        let result = ask(word, &format!("http://127.0.0.1:{port}/mcp"));
        assert_verdict(&result, "refused", "nothing listens on this port");
    }
    assert_verdict(&ask("http", "http://no-such-host.invalid/mcp"), "refused", "");
}

#[test]
fn tls_that_does_not_come_about_is_told() {
    let web = Web::start(streamable);
    let result = ask("http", &format!("https://127.0.0.1:{}/mcp", web.port));
    assert_verdict(&result, "tls-error", "speaks no TLS");
    assert_eq!(result["help"], "write http:// in place of https://");
    if has("openssl") {
        let port = self_signed();
        assert_verdict(&ask("http", &format!("https://127.0.0.1:{port}/mcp")), "tls-error", "no authority");
    }
}

/// Starts `openssl s_server` with a certificate that it has signed itself. It ends with the input of this process's
/// child, which is dropped with the test.
fn self_signed() -> u16 {
    let folder = std::env::temp_dir().join(format!("mcplint-tls-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (key, certificate) = (folder.join("key.pem"), folder.join("cert.pem"));
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1"])
        .args(["-addext", "subjectAltName=IP:127.0.0.1", "-keyout"])
        .arg(&key)
        .arg("-out")
        .arg(&certificate)
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(made.success());
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let mut server = Command::new("openssl")
        .args(["s_server", "-quiet", "-naccept", "3", "-accept", &format!("127.0.0.1:{port}"), "-key"])
        .arg(&key)
        .arg("-cert")
        .arg(&certificate)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_secs(20));
        let _ = server.kill();
        let _ = server.wait();
        let _ = std::fs::remove_dir_all(folder);
    });
    port
}

#[test]
fn what_is_no_message_over_http_is_told() {
    let web = Web::always("500 Internal Server Error", JSON, "{\"error\": {\"message\": \"no database\"}}");
    assert_verdict(&ask("http", &web.url("/mcp")), "http-error", "HTTP 500, and says: no database");
    let web = Web::always("200 OK", JSON, "{\"hello\": 1}");
    assert_verdict(&ask("http", &web.url("/mcp")), "protocol-error", "no message of JSON-RPC");
    let web = Web::always("200 OK", "content-type: text/event-stream\r\n", ": nothing\n\n");
    assert_verdict(&ask("http", &web.url("/mcp")), "protocol-error", "ended without an answer");
    let web = Web::start(|_, stream| {
        let _ = stream.write_all(EVENTS.as_bytes());
        std::thread::sleep(std::time::Duration::from_secs(30));
    });
    let result =
        outcome_in(".mcp.json", json!({"type": "http", "url": web.url("/mcp")}), &["--timeout", "1s"]);
    assert_verdict(&result, "timeout", "no answer to initialize within 1 s");
    let elsewhere = Web::start(|_, stream| {
        let _ = stream.write_all(
            format!("{EVENTS}event: endpoint\ndata: http://other.invalid/messages\n\n").as_bytes(),
        );
    });
    assert_verdict(&ask("sse", &elsewhere.url("/sse")), "protocol-error", "another host");
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
