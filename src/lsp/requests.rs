//! What an editor may ask of a document.

use gen_lsp_types::{
    CodeAction, CodeActionParams, CompletionItem, CompletionParams, DocumentDiagnosticParams,
    DocumentDiagnosticReport, FullDocumentDiagnosticReport, Hover, HoverParams, MarkupContent, MarkupKind,
    RelatedFullDocumentDiagnosticReport, TextDocumentIdentifier,
};
use lsp_server::{ErrorCode, Request, RequestId, Response};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::server::{Server, refuse};
use super::world::World;
use super::{actions, completion, diagnostics, hover};
use crate::lint::{Trust, look};
use crate::mask::Mask;

/// Which client reads a document: a request of mcplint's own, for an editor's status line.
const CLIENT: &str = "mcplint/client";

/// A document that is asked about, as `textDocument`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct AboutDocument {
    text_document: TextDocumentIdentifier,
}

impl<W: World> Server<W> {
    /// Answers a request of a running session.
    pub(super) fn answer(&mut self, request: Request) -> Response {
        let Request { id, method, params } = request;
        match method.as_str() {
            "textDocument/diagnostic" => self.reply(id, params, Self::diagnostic),
            "textDocument/codeAction" => self.reply(id, params, Self::code_actions),
            "textDocument/hover" => self.reply(id, params, Self::hover),
            "textDocument/completion" => self.reply(id, params, Self::completions),
            CLIENT => self.reply(id, params, Self::client_of),
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

    /// Which client reads a document; null for one that is not open.
    fn client_of(&mut self, params: AboutDocument) -> Value {
        let key = params.text_document.uri.0;
        self.look(&key);
        let Some(found) = self.documents.get(&key).and_then(|document| document.found.as_ref()) else {
            return Value::Null;
        };
        let client = found.report.client.filter(|_| found.is_linted);
        json!({
            "client": client.map(|client| json!({ "id": client.id, "name": client.name })),
            "linted": found.is_linted,
            "platform": found.report.platform.name(),
        })
    }

    /// What a client does with what stands at a place.
    fn hover(&mut self, params: HoverParams) -> Option<Hover> {
        let params = params.text_document_position_params;
        self.look(&params.text_document.uri.0);
        let (world, columns) = (&mut self.world, self.client.columns);
        let document = self.documents.get(&params.text_document.uri.0)?;
        document.found.as_ref().filter(|found| found.is_linted)?;
        let asked = world.asked(&document.place.path)?;
        let text = document.linted_text();
        let (offset, path) = (document.offset(params.position, columns), &document.place.path);
        let options = document.options(world, &asked);
        let (said, span) = look(&text, path, &options, Trust::Any, |context, _| hover::at(context, offset))?;
        let shown = Mask::new(&text).hide(&said);
        let (kind, value) = if self.client.markdown {
            (MarkupKind::Markdown, shown.to_string())
        } else {
            (MarkupKind::PlainText, shown.replace(['`', '*'], ""))
        };
        let range = Some(document.range(span, columns));
        Some(Hover { contents: MarkupContent { kind, value }.into(), range })
    }

    /// What could be written at a place.
    fn completions(&mut self, params: CompletionParams) -> Vec<CompletionItem> {
        let params = params.text_document_position_params;
        let Some(document) = self.documents.get(&params.text_document.uri.0) else { return Vec::new() };
        let offset = document.offset(params.position, self.client.columns);
        completion::at(document, offset, &self.client, &mut self.world)
    }
}
