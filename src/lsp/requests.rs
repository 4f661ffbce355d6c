//! What an editor may ask of a document.

use gen_lsp_types::{
    CodeAction, CodeActionParams, DocumentDiagnosticParams, DocumentDiagnosticReport,
    FullDocumentDiagnosticReport, RelatedFullDocumentDiagnosticReport,
};
use lsp_server::{ErrorCode, Request, RequestId, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::server::{Server, refuse};
use super::world::World;
use super::{actions, diagnostics};

impl<W: World> Server<W> {
    /// Answers a request of a running session.
    pub(super) fn answer(&mut self, request: Request) -> Response {
        let Request { id, method, params } = request;
        match method.as_str() {
            "textDocument/diagnostic" => self.reply(id, params, Self::diagnostic),
            "textDocument/codeAction" => self.reply(id, params, Self::code_actions),
            "codeAction/resolve" => self.reply(id, params, Self::resolve),
            _ => refuse(id, ErrorCode::MethodNotFound, "mcplint does not do this"),
        }
    }

    /// The answer that `find` gives to these parameters, if they are what they should be.
    fn reply<P: DeserializeOwned, R: Serialize>(
        &mut self,
        id: RequestId,
        params: Value,
        find: impl FnOnce(&mut Self, P) -> R,
    ) -> Response {
        match serde_json::from_value(params) {
            Ok(params) => Response::new_ok(id, find(self, params)),
            // What serde says may quote the text of a file.
            Err(_) => refuse(id, ErrorCode::InvalidParams, "the parameters are none of the protocol's"),
        }
    }

    /// What is found in a document, for an editor that asks. It is not told again unasked.
    fn diagnostic(&mut self, params: DocumentDiagnosticParams) -> DocumentDiagnosticReport {
        let key = params.text_document.uri.0;
        self.look(&key);
        let columns = self.client.columns;
        let items = self.documents.get(&key).map(|document| diagnostics::of(document, columns));
        DocumentDiagnosticReport::RelatedFullDocumentDiagnosticReport(RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: FullDocumentDiagnosticReport {
                result_id: None,
                items: items.unwrap_or_default(),
            },
        })
    }

    fn code_actions(&mut self, params: CodeActionParams) -> Value {
        let key = &params.text_document.uri.0;
        self.look(key);
        let Some(document) = self.documents.get(key) else { return Value::Null };
        let actions = actions::at(document, &params, &self.client, &mut self.world);
        serde_json::to_value(actions).unwrap_or_default()
    }

    /// Adds the edit to the action that repairs everything; of a document that has changed since, nothing.
    fn resolve(&mut self, action: CodeAction) -> CodeAction {
        let asked = |key: &str| action.data.as_ref().and_then(|data| data.get(key));
        let (Some(key), Some(version)) = (asked("uri").and_then(Value::as_str), asked("version")) else {
            return action;
        };
        self.look(key);
        let Some(document) = self.documents.get(key).filter(|document| *version == document.version) else {
            return action;
        };
        let Some(found) = &document.found else { return action };
        let edit = actions::all_repairs(document, found, &self.client, &self.world);
        CodeAction { edit, ..action }
    }
}
