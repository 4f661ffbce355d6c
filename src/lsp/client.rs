//! What the editor at the other end can do, as it says when it starts.

use serde_json::Value;

use super::text::Columns;

/// What the editor can do. What it does not say it cannot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Client {
    /// What columns count.
    pub(super) columns: Columns,
    /// Whether it asks for diagnostics itself, so that none are sent unasked.
    pub(super) pulls: bool,
    /// Whether it asks anew when it is told that diagnostics may have changed.
    pub(super) refreshes: bool,
    /// Whether it asks for the edit of an action when the action is chosen.
    pub(super) resolves_edits: bool,
    /// Whether edits name the version of the document that they are for.
    pub(super) document_changes: bool,
    /// Whether an edit may create a file.
    pub(super) creates_files: bool,
    /// Whether it can be asked to watch files.
    pub(super) watches: bool,
    /// Whether a completion may leave the cursor in the middle.
    pub(super) snippets: bool,
    /// Whether hovers may be Markdown.
    pub(super) markdown: bool,
}

impl Client {
    /// Reads `params` of `initialize`. Each answer is looked up by itself, so that an odd one costs no other.
    pub(super) fn of(params: &Value) -> Self {
        let at = |path: &str| params.pointer(&format!("/capabilities/{path}"));
        let says = |path: &str| at(path).and_then(Value::as_bool) == Some(true);
        let lists = |path: &str, word: &str| {
            let words = at(path).and_then(Value::as_array);
            words.is_some_and(|words| words.iter().any(|listed| listed.as_str() == Some(word)))
        };
        let is_utf8 = lists("general/positionEncodings", "utf-8");
        Self {
            columns: if is_utf8 { Columns::Utf8 } else { Columns::Utf16 },
            pulls: at("textDocument/diagnostic").is_some_and(Value::is_object),
            refreshes: says("workspace/diagnostics/refreshSupport"),
            resolves_edits: lists("textDocument/codeAction/resolveSupport/properties", "edit"),
            document_changes: says("workspace/workspaceEdit/documentChanges"),
            creates_files: says("workspace/workspaceEdit/documentChanges")
                && lists("workspace/workspaceEdit/resourceOperations", "create"),
            watches: says("workspace/didChangeWatchedFiles/dynamicRegistration"),
            snippets: says("textDocument/completion/completionItem/snippetSupport"),
            markdown: lists("textDocument/hover/contentFormat", "markdown"),
        }
    }
}
