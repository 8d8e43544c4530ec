//! The other end of `noticelint lsp`: an editor that sends frames and takes what comes.

use crate::folder::Folder;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// How long an answer is waited for: a stuck server fails a test, a busy machine does not.
const PATIENCE: Duration = Duration::from_secs(120);

/// A session.
pub(crate) struct Editor<'a> {
    folder: &'a Folder,
    pub server: Child,
    input: Option<ChildStdin>,
    answers: Receiver<Value>,
    ids: u32,
    versions: i32,
    /// What was told without being asked for, and not looked at yet.
    told: Vec<Value>,
}

impl<'a> Editor<'a> {
    /// The server, started and nothing said to it.
    pub(crate) fn silent(folder: &'a Folder) -> Self {
        let mut command = folder.command(&["lsp", "--as-of", "2026-11-22"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut server = command.spawn().unwrap();
        let mut output = BufReader::new(server.stdout.take().unwrap());
        let (give, answers) = channel();
        std::thread::spawn(move || {
            while let Some(value) = frame(&mut output) {
                if give.send(value).is_err() {
                    return;
                }
            }
        });
        let input = server.stdin.take();
        Self { folder, server, input, answers, ids: 0, versions: 0, told: Vec::new() }
    }

    /// A session with an editor that can do all that is asked of one.
    pub(crate) fn new(folder: &'a Folder) -> Self {
        let mut editor = Self::silent(folder);
        let answer = editor.ask(
            "initialize",
            json!({ "processId": null, "rootUri": null, "locale": "ja", "capabilities": {
                "textDocument": {
                    "publishDiagnostics": { "relatedInformation": true },
                    "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
                },
                "workspace": { "workspaceEdit": { "documentChanges": true } },
            } }),
        );
        assert_eq!(answer["capabilities"]["positionEncoding"], "utf-16", "{answer}");
        editor.tell("initialized", json!({}));
        editor
    }

    /// The address of a file of the folder.
    pub(crate) fn uri(&self, name: &str) -> String {
        let path = self.folder.0.canonicalize().unwrap().join(name);
        format!("file://{}", path.display().to_string().replace('\\', "/"))
    }

    /// Sends bytes as they are; a server that has left takes none.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        let _ = input.write_all(bytes).and_then(|()| input.flush());
    }

    /// Sends the body of a message.
    pub(crate) fn send(&mut self, body: &str) {
        self.bytes(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    pub(crate) fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }).to_string());
    }

    /// Asks without waiting; gives back the number of the request.
    pub(crate) fn begin(&mut self, method: &str, params: Value) -> u32 {
        self.ids += 1;
        let id = self.ids;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }).to_string());
        id
    }

    /// The answer to a request: its result, or its error under `error`.
    pub(crate) fn answer(&mut self, id: u32) -> Value {
        loop {
            let mut value = self.next();
            if value.get("id") == Some(&json!(id)) && value.get("method").is_none() {
                return if value.get("error").is_some() { value } else { value["result"].take() };
            }
            self.told.push(value);
        }
    }

    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.begin(method, params);
        self.answer(id)
    }

    /// The next message, whatever it is.
    pub(crate) fn next(&mut self) -> Value {
        match self.answers.recv_timeout(PATIENCE) {
            Ok(value) => value,
            Err(RecvTimeoutError::Timeout) => panic!("no answer"),
            Err(RecvTimeoutError::Disconnected) => panic!("the server has left"),
        }
    }

    /// Opens a text of the folder, or one that only the editor has.
    pub(crate) fn open(&mut self, name: &str, language: &str, text: &str) {
        self.versions += 1;
        let uri = if name.contains(':') { name.to_owned() } else { self.uri(name) };
        let item = json!({ "uri": uri, "languageId": language, "version": self.versions, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": item }));
    }

    /// Changes: from line and unit to line and unit, and the text put there.
    pub(crate) fn change(&mut self, name: &str, from: [u32; 2], to: [u32; 2], text: &str) {
        self.versions += 1;
        let at = |[line, character]: [u32; 2]| json!({ "line": line, "character": character });
        let change = json!({ "range": { "start": at(from), "end": at(to) }, "text": text });
        let document = json!({ "uri": self.uri(name), "version": self.versions });
        let params = json!({ "textDocument": document, "contentChanges": [change] });
        self.tell("textDocument/didChange", params);
    }

    /// What is told of the version of a text that is now open.
    pub(crate) fn diagnostics(&mut self, name: &str) -> Vec<Value> {
        let uri = if name.contains(':') { name.to_owned() } else { self.uri(name) };
        let mut waiting = std::mem::take(&mut self.told).into_iter();
        loop {
            let mut value = waiting.next().unwrap_or_else(|| self.next());
            if value["params"]["uri"] == json!(uri)
                && value["params"].get("version").is_none_or(|version| *version == json!(self.versions))
            {
                self.told.extend(waiting);
                return serde_json::from_value(value["params"]["diagnostics"].take()).unwrap();
            }
        }
    }

    /// The rules of these findings, with where each begins.
    pub(crate) fn found(&mut self, name: &str) -> Vec<(String, u64, u64)> {
        let of = |value: &Value| {
            let start = &value["range"]["start"];
            let at = |key: &str| start[key].as_u64().unwrap();
            (value["code"].as_str().unwrap_or("-").to_owned(), at("line"), at("character"))
        };
        self.diagnostics(name).iter().map(of).collect()
    }

    /// Where a text is: its address and a place in it.
    pub(crate) fn place(&self, name: &str, [line, character]: [u32; 2]) -> Value {
        json!({ "textDocument": { "uri": self.uri(name) }, "position": { "line": line, "character": character } })
    }

    /// What can be done at a place; `only`: these kinds.
    pub(crate) fn actions(
        &mut self,
        name: &str,
        [line, character]: [u32; 2],
        only: Option<&str>,
    ) -> Vec<Value> {
        let at = json!({ "line": line, "character": character });
        let mut context = json!({ "diagnostics": [] });
        if let Some(only) = only {
            context["only"] = json!([only]);
        }
        let answer = self.ask(
            "textDocument/codeAction",
            json!({
                "textDocument": { "uri": self.uri(name) }, "range": { "start": at, "end": at }, "context": context
            }),
        );
        serde_json::from_value(answer).unwrap_or_default()
    }

    /// Hangs up without a word.
    pub(crate) fn hang_up(&mut self) {
        self.input = None;
    }

    /// Waits for the server to leave, and gives back what it wrote on standard error.
    pub(crate) fn left(mut self) -> (ExitStatus, String) {
        let end = Instant::now() + PATIENCE;
        let status = loop {
            if let Some(status) = self.server.try_wait().unwrap() {
                break status;
            }
            assert!(Instant::now() < end, "the server stays");
            std::thread::sleep(Duration::from_millis(5));
        };
        let mut said = String::new();
        self.server.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        (status, said)
    }
}

impl Drop for Editor<'_> {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn frame(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        output.read_line(&mut line).ok().filter(|read| *read > 0)?;
        match line.trim_end() {
            "" => break,
            line => length = line.strip_prefix("Content-Length: ")?.parse().ok()?,
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}

/// A text with the edits of an action made, as an editor makes them.
pub(crate) fn edited(text: &str, action: &Value) -> String {
    let byte = |place: &Value| {
        let (line, units) = (place["line"].as_u64().unwrap(), place["character"].as_u64().unwrap());
        let mut start = 0;
        for _ in 0..line {
            start += text[start..].find('\n').unwrap() + 1;
        }
        let mut left = units;
        let end = text[start..].char_indices().find(|(_, sign)| {
            let ends = left == 0;
            left = left.saturating_sub(sign.len_utf16() as u64);
            ends
        });
        end.map_or(text.len(), |(at, _)| start + at)
    };
    let edits = action["edit"]["documentChanges"][0]["edits"].as_array().unwrap();
    let mut edits: Vec<_> = edits
        .iter()
        .map(|edit| {
            let range = &edit["range"];
            (byte(&range["start"]), byte(&range["end"]), edit["newText"].as_str().unwrap())
        })
        .collect();
    edits.sort_unstable();
    let mut text = text.to_owned();
    for (start, end, put) in edits.into_iter().rev() {
        text.replace_range(start..end, put);
    }
    text
}
