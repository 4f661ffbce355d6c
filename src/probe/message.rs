//! The messages of the protocol.

use serde_json::{Value, json};

/// The version that mcplint offers, and those that it takes, as the TypeScript SDK 1.32 does.
pub(super) const OFFERED: &str = "2025-11-25";
const TAKEN: [&str; 5] = [OFFERED, "2025-06-18", "2025-03-26", "2024-11-05", "2024-10-07"];

/// Whether a client goes on with a server that chose this version.
pub(super) fn takes_version(version: &str) -> bool {
    TAKEN.contains(&version)
}

/// What is asked first.
pub(super) fn initialize() -> Value {
    json!({
        "protocolVersion": OFFERED,
        "capabilities": {"roots": {"listChanged": true}},
        "clientInfo": {"name": "mcplint", "version": env!("CARGO_PKG_VERSION")},
    })
}

/// A request.
pub(super) fn request(id: u64, method: &str, parameters: Value) -> Value {
    let mut message = json!({"jsonrpc": "2.0", "id": id, "method": method});
    if !parameters.is_null() {
        message["params"] = parameters;
    }
    message
}

/// What is said once `initialize` was answered.
pub(super) fn initialized() -> Value {
    json!({"jsonrpc": "2.0", "method": "notifications/initialized"})
}

/// The answer to a request of the server; `None` for what is none.
pub(super) fn answer(message: &Value, project: &str) -> Option<Value> {
    let id = message.get("id")?;
    let method = message.get("method")?.as_str()?;
    let refusal =
        |code: i64, text: &str| json!({"jsonrpc": "2.0", "id": id, "error": {"code": code, "message": text}});
    let result = |result: Value| json!({"jsonrpc": "2.0", "id": id, "result": result});
    Some(match method {
        "ping" => result(json!({})),
        "roots/list" => {
            let slash = if project.starts_with('/') { "" } else { "/" };
            let uri = format!("file://{slash}{}", project.replace('\\', "/").replace(' ', "%20"));
            result(json!({"roots": [{"uri": uri, "name": "project"}]}))
        }
        "elicitation/create" => result(json!({"action": "decline"})),
        "sampling/createMessage" => refusal(-1, "User rejected sampling request"),
        _ => refusal(-32601, "Method not found"),
    })
}

/// Whether a value is a message of JSON-RPC, or a batch of such.
pub(super) fn is_message(value: &Value) -> bool {
    match value {
        Value::Array(items) => !items.is_empty() && items.iter().all(is_message),
        Value::Object(_) => {
            value.get("jsonrpc").and_then(Value::as_str) == Some("2.0")
                && (value.get("method").is_some_and(Value::is_string)
                    || value.get("id").is_some()
                        && (value.get("result").is_some() || value.get("error").is_some()))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_of_the_server_are_answered() {
        let ask = |method: &str| {
            let message = json!({"jsonrpc": "2.0", "id": "x", "method": method});
            answer(&message, "/work/my app").unwrap()
        };
        assert_eq!(ask("ping")["result"], json!({}));
        assert_eq!(ask("roots/list")["result"]["roots"][0]["uri"], "file:///work/my%20app");
        assert_eq!(ask("sampling/createMessage")["error"]["code"], -1);
        assert_eq!(ask("else")["error"]["code"], -32601);
        assert_eq!(answer(&json!({"jsonrpc": "2.0", "method": "notifications/message"}), "/"), None);
    }

    #[test]
    fn only_json_rpc_is_a_message() {
        for (text, expected) in [
            (r#"{"jsonrpc":"2.0","id":1,"result":{}}"#, true),
            (r#"{"jsonrpc":"2.0","method":"x"}"#, true),
            (r#"[{"jsonrpc":"2.0","method":"x"}]"#, true),
            (r#"{"level":"info","msg":"listening"}"#, false),
            (r#"{"jsonrpc":"2.0","id":1}"#, false),
            ("1", false),
            ("[]", false),
        ] {
            assert_eq!(is_message(&serde_json::from_str(text).unwrap()), expected, "{text}");
        }
    }
}
