//! What is open, and what is answered about it.
//!
//! Owns the state of a session: texts, what was laid down for them, which are due to be checked. Each method of the
//! protocol is a line here; what it does stands in a file of its own.

mod drafts;

use super::buffers::Buffers;
use super::client::{self, Client};
use super::diagnostics;
use super::draft::Laid;
use super::draft::{self, Draft};
use super::rules::check;
use super::shelf::Shelf;
use crate::isolate::isolated;
use crate::report::messages::EditorWords;
use crate::ruleset::Lang;
use crate::text::Day;
use lsp_server::{ErrorCode, Message, Notification, Request};
use lsp_types::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::{BTreeMap, VecDeque};

/// How the server is set up.
pub struct Setup {
    /// The language of all that is said, where it is laid down.
    pub lang: Option<Lang>,
    /// The language of what is not about a draft.
    pub run: Lang,
    /// The day that counts as today.
    pub today: Box<dyn Fn() -> anyhow::Result<Day>>,
}

/// What a request is answered that cannot be done.
pub(crate) type Refusal = (ErrorCode, String);

/// The state of a session.
pub(crate) struct Desk {
    setup: Setup,
    client: Client,
    buffers: Buffers,
    shelf: Shelf,
    drafts: BTreeMap<String, Draft>,
    laid: BTreeMap<String, Laid>,
    /// Texts to be checked, the one touched last first.
    due: VecDeque<Uri>,
    /// Files that something was told of because a file of rules stands on them: by the address of that file.
    told: BTreeMap<String, Vec<Uri>>,
}

impl Desk {
    /// Nothing is open.
    pub(crate) fn new(setup: Setup) -> Self {
        Self {
            setup,
            client: Client::default(),
            buffers: Buffers::default(),
            shelf: Shelf::default(),
            drafts: BTreeMap::new(),
            laid: BTreeMap::new(),
            due: VecDeque::new(),
            told: BTreeMap::new(),
        }
    }

    /// The language of what is not about a draft.
    pub(crate) fn lang(&self) -> Lang {
        self.setup.lang.or(self.client.lang).unwrap_or(self.setup.run)
    }

    /// Answers a request.
    pub(crate) fn answer(&mut self, method: &str, params: Value) -> Result<Value, Refusal> {
        match method {
            "initialize" => with(params, |params| self.initialize(&params)),
            "textDocument/hover" => with(params, |params| self.hover(&params)),
            "textDocument/codeAction" => with(params, |params| self.code_actions(&params)),
            "textDocument/documentSymbol" => with(params, |params| self.symbols(&params)),
            "textDocument/completion" => with(params, |params| self.completion(&params)),
            "textDocument/definition" => with(params, |params| self.definition(&params)),
            "textDocument/references" => with(params, |params| self.references(&params)),
            "textDocument/codeLens" => with(params, |params| self.lenses(&params)),
            "textDocument/prepareRename" => {
                read(params).ok_or_else(other_form).and_then(|params| self.renamable(&params)).map(json)
            }
            "textDocument/rename" => {
                read(params).ok_or_else(other_form).and_then(|params| self.rename(&params)).map(json)
            }
            "workspace/executeCommand" => {
                let params = read(params).ok_or_else(other_form)?;
                self.command(&params)
            }
            _ => Err((ErrorCode::MethodNotFound, "not offered".to_owned())),
        }
    }

    /// Takes note of something; gives back what is to be sent.
    pub(crate) fn told(&mut self, method: &str, params: Value) -> Vec<Message> {
        match method {
            "initialized" => return self.watch(),
            "textDocument/didOpen" => {
                if let Some(DidOpenTextDocumentParams { text_document }) = read(params) {
                    let uri = text_document.uri.clone();
                    self.buffers.open(text_document);
                    self.touched(&uri);
                }
            }
            "textDocument/didChange" => {
                if let Some(DidChangeTextDocumentParams { text_document, content_changes }) = read(params)
                    && self.buffers.change(&text_document.uri, text_document.version, content_changes)
                {
                    self.touched(&text_document.uri);
                }
            }
            "textDocument/didClose" => {
                if let Some(DidCloseTextDocumentParams { text_document }) = read(params) {
                    return self.close(&text_document.uri);
                }
            }
            // Files that are not open may have changed: what was loaded knows how its files were.
            "textDocument/didSave"
            | "workspace/didChangeWatchedFiles"
            | "workspace/didChangeConfiguration" => {
                self.all_due();
            }
            _ => {}
        }
        Vec::new()
    }

    /// Checks one text that is due; `None` where none is.
    pub(crate) fn next_due(&mut self) -> Option<Vec<Notification>> {
        let uri = self.due.pop_front()?;
        let told = isolated(|| self.diagnostics(&uri)).unwrap_or_else(|internal| {
            let message = internal.message(self.lang());
            vec![(uri.clone(), vec![diagnostics::whole(message, DiagnosticSeverity::ERROR)])]
        });
        Some(told.into_iter().map(|(uri, diagnostics)| self.publish(uri, diagnostics)).collect())
    }

    fn initialize(&mut self, params: &InitializeParams) -> Value {
        self.client = Client::of(params);
        client::offered()
    }

    /// Asks the editor to tell of files of rules that change.
    fn watch(&self) -> Vec<Message> {
        if !self.client.watches {
            return Vec::new();
        }
        let options = json!({ "watchers": [{ "globPattern": "**/*.toml" }] });
        let watch = json!({
            "id": "noticelint-rules", "method": "workspace/didChangeWatchedFiles", "registerOptions": options
        });
        let params = json!({ "registrations": [watch] });
        vec![Request::new("watch".to_owned().into(), "client/registerCapability".to_owned(), params).into()]
    }

    /// A text has changed: it is due first, and all others where rules stand on it.
    fn touched(&mut self, uri: &Uri) {
        let rules = self.buffers.get(uri).is_some_and(|buffer| check::is_rules(buffer, &self.shelf));
        if rules {
            self.all_due();
        }
        self.due.retain(|due| due != uri);
        self.due.push_front(uri.clone());
    }

    fn all_due(&mut self) {
        self.due = self.buffers.all().map(|buffer| buffer.uri.clone()).collect();
    }

    fn close(&mut self, uri: &Uri) -> Vec<Message> {
        let key = uri.as_str();
        let closed = self.buffers.close(uri);
        self.drafts.remove(key);
        self.laid.remove(key);
        self.due.retain(|due| due != uri);
        if closed.is_some_and(|closed| check::is_rules(&closed, &self.shelf)) {
            self.all_due();
        }
        let others = self.told.remove(key).unwrap_or_default();
        let all = std::iter::once(uri.clone()).chain(others);
        all.map(|uri| self.publish(uri, Vec::new()).into()).collect()
    }

    fn publish(&self, uri: Uri, diagnostics: Vec<Diagnostic>) -> Notification {
        let version = self.buffers.get(&uri).map(|buffer| buffer.version);
        let params = PublishDiagnosticsParams { uri, diagnostics, version };
        Notification::new("textDocument/publishDiagnostics".to_owned(), params)
    }

    fn today(&self) -> Result<Day, String> {
        (self.setup.today)().map_err(|error| error.to_string())
    }

    /// What is told of a text, and of files that it stands on.
    fn diagnostics(&mut self, uri: &Uri) -> Vec<(Uri, Vec<Diagnostic>)> {
        let Some(buffer) = self.buffers.get(uri) else { return Vec::new() };
        if check::is_rules(buffer, &self.shelf) {
            return self.of_rules(uri);
        }
        let told = match self.draft(uri).map(|draft| draft.is_some()) {
            Ok(_) => {
                let draft = self.drafts.get(uri.as_str());
                draft.map(|draft| diagnostics::of(draft, uri, &self.client)).unwrap_or_default()
            }
            Err(why) => {
                let message = EditorWords::of(self.lang()).unread_rules(&why);
                vec![diagnostics::whole(message, DiagnosticSeverity::ERROR)]
            }
        };
        vec![(uri.clone(), told)]
    }

    fn of_rules(&mut self, uri: &Uri) -> Vec<(Uri, Vec<Diagnostic>)> {
        let Some(path) = self.buffers.get(uri).and_then(|buffer| buffer.path.clone()) else {
            return Vec::new();
        };
        let lang = self.lang();
        let told = self.today().and_then(|today| {
            let told = check::check(&path, &mut self.shelf, &self.buffers, (today, lang), &self.client);
            told.map_err(|error| format!("{error:#}"))
        });
        let mut told = told.unwrap_or_else(|why| {
            let message = EditorWords::of(lang).unread_rules(&why);
            let whole = vec![diagnostics::whole(message, DiagnosticSeverity::ERROR)];
            [(uri.as_str().to_owned(), (uri.clone(), whole))].into_iter().collect()
        });
        // What was told before of other files, and holds no longer, is taken back.
        let others = told.values().map(|(other, _)| other.clone()).filter(|other| other != uri).collect();
        for before in self.told.insert(uri.as_str().to_owned(), others).unwrap_or_default() {
            told.entry(before.as_str().to_owned()).or_insert_with(|| (before, Vec::new()));
        }
        told.into_values().collect()
    }

    /// A text as a draft, checked; `None` where it is none.
    fn draft(&mut self, uri: &Uri) -> Result<Option<&Draft>, String> {
        let today = self.today()?;
        let key = uri.as_str();
        let before = self.drafts.remove(key);
        let Some(buffer) = self.buffers.get(uri) else { return Ok(None) };
        let laid = self.laid.get(key).cloned().unwrap_or_default();
        // A text that has no file yet has the rules of the folder that is worked in.
        let untitled = || self.client.roots.first().map(|root| root.join(uri.as_str().replace('/', "-")));
        let path = buffer.path.clone().or_else(untitled);
        let places = (&mut self.shelf, &self.buffers);
        let checked =
            draft::check(before, (buffer, path.as_deref()), &laid, places, (today, self.setup.lang));
        match checked.map_err(|error| format!("{error:#}"))? {
            Some(draft) => Ok(Some(self.drafts.entry(key.to_owned()).or_insert(draft))),
            None => Ok(None),
        }
    }
}

fn failed(why: String) -> Refusal {
    (ErrorCode::RequestFailed, why)
}

fn json(answer: impl Serialize) -> Value {
    serde_json::to_value(answer).unwrap_or_default()
}

/// Parameters in their form. What is wrong with them is not told: it would repeat them.
fn read<P: DeserializeOwned>(params: Value) -> Option<P> {
    serde_json::from_value(params).ok()
}

fn other_form() -> Refusal {
    (ErrorCode::InvalidParams, "parameters of another form".to_owned())
}

fn with<P: DeserializeOwned, R: Serialize>(
    params: Value,
    answer: impl FnOnce(P) -> R,
) -> Result<Value, Refusal> {
    let params = read(params).ok_or_else(other_form)?;
    Ok(json(answer(params)))
}
