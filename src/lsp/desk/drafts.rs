//! Requests about drafts, as the protocol has them.
//!
//! Owns finding the draft that is meant; a file of rules goes the way of its own.

use super::{Desk, Refusal, failed};
use crate::lsp::actions::{self, Case};
use crate::lsp::client::{LAY_DOWN, REPORT};
use crate::lsp::position::{byte, span};
use crate::lsp::rules::answers::{self, Rules};
use crate::lsp::rules::check;
use crate::lsp::{diagnostics, hover, symbols};
use crate::report::alone;
use crate::report::html::Html;
use crate::report::position::LineTable;
use lsp_server::ErrorCode;
use lsp_types::*;
use serde_json::{Value, json};

impl Desk {
    pub(super) fn hover(&mut self, params: &HoverParams) -> Option<Hover> {
        let TextDocumentPositionParams { text_document, position } = &params.text_document_position_params;
        if let Some(rules) = self.rules(&text_document.uri) {
            return rules.hover(*position);
        }
        self.draft(&text_document.uri).ok()??;
        let draft = self.drafts.get(text_document.uri.as_str())?;
        let at = byte(&LineTable::new(&draft.source.text), *position);
        hover::of(draft, at, || self.shelf.documented(&draft.known))
    }

    pub(super) fn symbols(&mut self, params: &DocumentSymbolParams) -> Option<DocumentSymbolResponse> {
        let uri = &params.text_document.uri;
        let tree = self.client.tree;
        let draft = self.draft(uri).ok()??;
        let symbols = symbols::of(draft);
        Some(match tree {
            true => DocumentSymbolResponse::Nested(symbols),
            false => DocumentSymbolResponse::Flat(symbols::flat(symbols, uri)),
        })
    }

    pub(super) fn code_actions(&mut self, params: &CodeActionParams) -> Option<CodeActionResponse> {
        let uri = &params.text_document.uri;
        let today = self.today().ok()?;
        self.draft(uri).ok()??;
        let (draft, buffer) = (self.drafts.get(uri.as_str())?, self.buffers.get(uri)?);
        let case = Case { draft, uri, version: buffer.version, client: &self.client, today };
        let wanted = span(&LineTable::new(&draft.source.text), params.range);
        let documented = || self.shelf.documented(&draft.known);
        let actions = actions::of(&case, wanted, params.context.only.as_deref(), documented);
        Some(actions.into_iter().map(CodeActionOrCommand::CodeAction).collect())
    }

    /// Over a file of rules what came of its tests, over a draft its tally.
    pub(super) fn lenses(&mut self, params: &CodeLensParams) -> Option<Vec<CodeLens>> {
        let uri = &params.text_document.uri;
        if let Some(rules) = self.rules(uri) {
            return Some(rules.lenses());
        }
        let draft = self.draft(uri).ok()??;
        let title = diagnostics::tally(draft);
        Some(vec![answers::lens(Range::default(), title, REPORT.to_owned(), Some(vec![json!(uri.as_str())]))])
    }

    /// Does what an action or an editor asks for by name: `[address, { stage, publisher, publishOn }]` lays something
    /// down for a text; `[address]` gives the report page of a draft.
    pub(super) fn command(&mut self, params: &ExecuteCommandParams) -> Result<Value, Refusal> {
        let refused = || (ErrorCode::InvalidParams, "no such command".to_owned());
        let address = params.arguments.first().and_then(Value::as_str).ok_or_else(refused)?;
        let uri: Uri = address.parse().map_err(|_| refused())?;
        self.buffers.get(&uri).ok_or_else(refused)?;
        match (params.command.as_str(), &params.arguments[1..]) {
            (LAY_DOWN, [what]) => {
                let mut laid = self.laid.get(address).cloned().unwrap_or_default();
                laid.lay(what).ok_or_else(refused)?;
                self.laid.insert(address.to_owned(), laid);
                self.touched(&uri);
                Ok(Value::Null)
            }
            (REPORT, []) => {
                let today = self.today().map_err(failed)?;
                let draft = self.draft(&uri).map_err(failed)?.ok_or_else(refused)?;
                let html = Html { lang: draft.checked.lang, as_of: today.to_string() };
                Ok(json!(alone(&html, &draft.source, &draft.known.ruleset, &draft.checked)))
            }
            _ => Err(refused()),
        }
    }
}

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
