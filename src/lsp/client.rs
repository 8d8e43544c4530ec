//! What the editor on the other end can take, and what it is offered.
//!
//! Owns reading the one from what it says of itself, and the list of the other, as the protocol has it.

use crate::ruleset::Lang;
use lsp_types::{
    DocumentChanges, InitializeParams, OneOf, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit,
    TextDocumentSyncKind, TextEdit, Uri, WorkspaceEdit,
};
use serde_json::{Value, json};
use std::path::PathBuf;

/// The editor.
#[derive(Debug, Clone, Default)]
pub(crate) struct Client {
    /// Its language, where it says one that is spoken here.
    pub lang: Option<Lang>,
    /// Whether it shows places that belong to a finding.
    pub related: bool,
    /// Whether it takes edits of a version.
    pub versioned: bool,
    /// Whether it shows the parts of a document as a tree.
    pub tree: bool,
    /// Whether it watches files where it is asked to.
    pub watches: bool,
    /// The folders it works in.
    pub roots: Vec<PathBuf>,
}

impl Client {
    /// Reads what it says of itself.
    pub(crate) fn of(params: &InitializeParams) -> Self {
        let text = params.capabilities.text_document.as_ref();
        let workspace = params.capabilities.workspace.as_ref();
        let locale = params.locale.as_deref().unwrap_or("").to_ascii_lowercase();
        let folders = params.workspace_folders.iter().flatten().map(|folder| &folder.uri);
        Self {
            lang: locale.get(..2).and_then(Lang::from_name),
            related: text
                .and_then(|text| text.publish_diagnostics.as_ref()?.related_information)
                .unwrap_or(false),
            versioned: workspace
                .and_then(|workspace| workspace.workspace_edit.as_ref()?.document_changes)
                .unwrap_or(false),
            tree: text
                .and_then(|text| text.document_symbol.as_ref()?.hierarchical_document_symbol_support)
                .unwrap_or(false),
            watches: workspace
                .and_then(|workspace| workspace.did_change_watched_files?.dynamic_registration)
                .unwrap_or(false),
            roots: folders.filter_map(super::position::path).collect(),
        }
    }

    /// Edits of texts, as the editor takes them: the address of each, and its version where it is open.
    pub(crate) fn edits(
        &self,
        texts: impl Iterator<Item = (Uri, Option<i32>, Vec<TextEdit>)>,
    ) -> WorkspaceEdit {
        if !self.versioned {
            #[allow(clippy::mutable_key_type, reason = "the form that the protocol's crate gives it")]
            let changes = texts.map(|(uri, _, edits)| (uri, edits)).collect();
            return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
        }
        let changes = texts.map(|(uri, version, edits)| TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
            edits: edits.into_iter().map(OneOf::Left).collect(),
        });
        let changes = Some(DocumentChanges::Edits(changes.collect()));
        WorkspaceEdit { document_changes: changes, ..WorkspaceEdit::default() }
    }
}

/// The command that lays something down for a text.
pub(crate) const LAY_DOWN: &str = "noticelint.layDown";
/// The command that gives the report page of a draft.
pub(crate) const REPORT: &str = "noticelint.report";
/// The kind of action that mends all that is certain.
pub(crate) const FIX_ALL: &str = "source.fixAll.noticelint";
/// The kind of action that says how a draft is to be read.
pub(crate) const READ_AS: &str = "source.noticelint";

/// All of it.
pub(crate) fn offered() -> Value {
    json!({
        "capabilities": {
            "codeActionProvider": { "codeActionKinds": ["quickfix", FIX_ALL, READ_AS] },
            "codeLensProvider": { "resolveProvider": false },
            "completionProvider": { "triggerCharacters": ["\"", "@", "#", "[", "."] },
            "definitionProvider": true,
            "documentSymbolProvider": true,
            "executeCommandProvider": { "commands": [LAY_DOWN, REPORT] },
            "hoverProvider": true,
            "positionEncoding": "utf-16",
            "referencesProvider": true,
            "renameProvider": { "prepareProvider": true },
            "textDocumentSync": { "change": TextDocumentSyncKind::INCREMENTAL, "openClose": true, "save": true },
        },
        "serverInfo": { "name": "noticelint", "version": env!("CARGO_PKG_VERSION") },
    })
}
