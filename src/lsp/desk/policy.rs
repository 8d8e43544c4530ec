//! Requests about files of rules, as the protocol has them.
//!
//! Owns finding the file that is meant.

use super::{Desk, Refusal, failed};
use crate::lsp::rules::answers::Rules;
use crate::lsp::rules::check;
use lsp_types::*;

impl Desk {
    /// A text as a file of rules; `None` where it is none.
    pub(super) fn rules(&mut self, uri: &Uri) -> Option<Rules<'_>> {
        let lang = self.lang();
        let buffer = self.buffers.get(uri).filter(|buffer| check::is_rules(buffer, &self.shelf))?;
        Rules::of(buffer, &self.buffers, &mut self.shelf, lang)
    }

    pub(super) fn completion(&mut self, params: &CompletionParams) -> Option<CompletionResponse> {
        let TextDocumentPositionParams { text_document, position } = &params.text_document_position;
        self.rules(&text_document.uri)?.completion(*position)
    }

    pub(super) fn definition(&mut self, params: &GotoDefinitionParams) -> Option<Vec<Location>> {
        let TextDocumentPositionParams { text_document, position } = &params.text_document_position_params;
        Some(self.rules(&text_document.uri)?.places(*position, false))
    }

    pub(super) fn references(&mut self, params: &ReferenceParams) -> Option<Vec<Location>> {
        let TextDocumentPositionParams { text_document, position } = &params.text_document_position;
        Some(self.rules(&text_document.uri)?.places(*position, true))
    }

    pub(super) fn renamable(
        &mut self,
        params: &TextDocumentPositionParams,
    ) -> Result<Option<PrepareRenameResponse>, Refusal> {
        let below = self.shelf.builtin_loaded();
        let (Some(rules), Some(below)) = (self.rules(&params.text_document.uri), below) else {
            return Ok(None);
        };
        rules.renamable(params.position, &below).map_err(failed)
    }

    pub(super) fn rename(&mut self, params: &RenameParams) -> Result<Option<WorkspaceEdit>, Refusal> {
        let TextDocumentPositionParams { text_document, position } = &params.text_document_position;
        let (below, client) = (self.shelf.builtin_loaded(), self.client.clone());
        let (Some(rules), Some(below)) = (self.rules(&text_document.uri), below) else { return Ok(None) };
        rules.rename(*position, &params.new_name, &below, &client).map_err(failed)
    }
}
