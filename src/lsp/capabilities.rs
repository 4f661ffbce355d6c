//! What the server says it can do, and what it asks to be told of.

use gen_lsp_types::{
    CodeActionKind, CodeActionOptions, CompletionOptions, DiagnosticOptions, InitializeResult, Registration,
    RegistrationParams, ServerCapabilities, ServerInfo, TextDocumentSyncKind, TextDocumentSyncOptions,
    WorkDoneProgressOptions,
};
use serde_json::json;

use super::actions::FIX_ALL;
use super::client::Client;
use crate::clients::places;
use crate::config::FILE_NAME;

/// The answer to `initialize`.
pub(super) fn answer(client: &Client) -> InitializeResult {
    let kinds = vec![CodeActionKind::QuickFix, CodeActionKind::Custom(FIX_ALL.into())];
    let diagnostics = DiagnosticOptions {
        identifier: Some("mcplint".to_owned()),
        // What `mcplint.toml` says is for all files.
        inter_file_dependencies: true,
        workspace_diagnostics: false,
        work_done_progress_options: WorkDoneProgressOptions::default(),
    };
    InitializeResult {
        capabilities: ServerCapabilities {
            position_encoding: Some(client.columns.kind()),
            text_document_sync: Some(
                TextDocumentSyncOptions {
                    open_close: Some(true),
                    change: Some(TextDocumentSyncKind::Incremental),
                    save: Some(true.into()),
                    ..TextDocumentSyncOptions::default()
                }
                .into(),
            ),
            code_action_provider: Some(
                CodeActionOptions {
                    code_action_kinds: Some(kinds),
                    resolve_provider: Some(client.resolves_edits),
                    ..CodeActionOptions::default()
                }
                .into(),
            ),
            hover_provider: Some(true.into()),
            completion_provider: Some(CompletionOptions {
                trigger_characters: Some(["\"", "$", "{"].map(str::to_owned).to_vec()),
                ..CompletionOptions::default()
            }),
            diagnostic_provider: client.pulls.then(|| diagnostics.into()),
            ..ServerCapabilities::default()
        },
        server_info: Some(ServerInfo::new("mcplint".to_owned(), Some(env!("CARGO_PKG_VERSION").to_owned()))),
    }
}

/// What the editor is asked to watch: settings of mcplint and the config files of clients.
pub(super) fn watchers() -> RegistrationParams {
    let mut names = places();
    names.extend([FILE_NAME, "pyproject.toml"]);
    names.sort_unstable();
    names.dedup();
    let watchers: Vec<serde_json::Value> =
        names.into_iter().map(|name| json!({ "globPattern": format!("**/{name}") })).collect();
    RegistrationParams {
        registrations: vec![Registration {
            id: "mcplint-files".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: Some(json!({ "watchers": watchers })),
        }],
    }
}
