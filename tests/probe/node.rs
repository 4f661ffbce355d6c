//! Servers over stdio under Node.js, which every system has; on Windows these are the ones that start a process.

use serde_json::json;

use super::{assert_verdict, has, node, outcome};

#[test]
fn what_node_lacks_is_picked_out() {
    if !has("node") {
        return;
    }
    assert_verdict(&outcome(node("good"), &[]), "ok", "");
    assert_verdict(&outcome(node("wants-module"), &[]), "crashed", "a-module-that-nobody-has");
    assert_verdict(&outcome(node("throws"), &[]), "crashed", "TypeError: config.url is undefined");
    assert_verdict(&outcome(node("exits"), &[]), "exited", "nothing keeps it running");
    assert_verdict(&outcome(node("banner"), &[]), "stdout-polluted", "Server running on stdio");
    assert_verdict(&outcome(node("rejects-later"), &[]), "crashed", "once it has answered");
    let result = outcome(json!({"command": "node", "args": ["no-such-index.js"]}), &[]);
    assert_verdict(&result, "crashed", "no script at ");
    assert_verdict(&result, "crashed", "no-such-index.js");
}

#[test]
fn a_name_that_is_on_no_path_is_not_found() {
    let result = outcome(json!({"command": "no-such-program-anywhere", "args": ["x"]}), &[]);
    assert_verdict(&result, "not-found", "no folder of the PATH");
    assert_eq!(result["rules"], json!(["command-not-found"]));
    assert!(!result["evidence"]["searched"].as_array().unwrap().is_empty());
}
