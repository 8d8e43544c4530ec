//! What the server offers.
//!
//! Owns the list, as the protocol has it.

use lsp_types::*;

/// The command that lays something down for a text.
pub const LAY_DOWN: &str = "noticelint.layDown";
/// The command that gives the report page of a draft.
pub const REPORT: &str = "noticelint.report";
/// The kind of action that mends all that is certain.
pub const FIX_ALL: &str = "source.fixAll.noticelint";
/// The kind of action that says how a draft is to be read.
pub const READ_AS: &str = "source.noticelint";

/// All of it.
pub fn all() -> InitializeResult {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::INCREMENTAL),
        save: Some(TextDocumentSyncSaveOptions::Supported(true)),
        ..TextDocumentSyncOptions::default()
    };
    let actions = CodeActionOptions {
        code_action_kinds: Some(["quickfix", FIX_ALL, READ_AS].map(CodeActionKind::new).to_vec()),
        ..CodeActionOptions::default()
    };
    let commands = ExecuteCommandOptions {
        commands: [LAY_DOWN, REPORT].map(str::to_owned).to_vec(),
        ..ExecuteCommandOptions::default()
    };
    let completion = CompletionOptions {
        trigger_characters: Some(["\"", "@", "#", "[", "."].map(str::to_owned).to_vec()),
        ..CompletionOptions::default()
    };
    let rename = RenameOptions {
        prepare_provider: Some(true),
        work_done_progress_options: WorkDoneProgressOptions::default(),
    };
    InitializeResult {
        capabilities: ServerCapabilities {
            position_encoding: Some(PositionEncodingKind::UTF16),
            text_document_sync: Some(TextDocumentSyncCapability::Options(sync)),
            hover_provider: Some(HoverProviderCapability::Simple(true)),
            code_action_provider: Some(CodeActionProviderCapability::Options(actions)),
            document_symbol_provider: Some(OneOf::Left(true)),
            execute_command_provider: Some(commands),
            completion_provider: Some(completion),
            definition_provider: Some(OneOf::Left(true)),
            references_provider: Some(OneOf::Left(true)),
            rename_provider: Some(OneOf::Right(rename)),
            code_lens_provider: Some(CodeLensOptions { resolve_provider: Some(false) }),
            ..ServerCapabilities::default()
        },
        server_info: Some(ServerInfo {
            name: "noticelint".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
    }
}
