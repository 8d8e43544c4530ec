//! Messages of an editor to the language server: of the protocol's form with anything in them, and torn ones.
//!
//! What is opened is nowhere on the disk, and nothing is ever written.

use super::TODAY;
use super::choices::Choices;
use super::notice::written;
use noticelint::Lang;
use noticelint::internals::{Setup, serve};
use serde_json::{Value, json};
use std::io::Cursor;

const FILES: [(&str, &str); 4] = [
    ("file:///nowhere/a.md", "markdown"),
    ("file:///nowhere/b.txt", "plaintext"),
    ("file:///nowhere/c.html", "html"),
    ("file:///nowhere/noticelint.toml", "toml"),
];
const RULES: [&str; 4] = [
    "noticelint = 1\nextends = [\"ja\"]\n\n[rules.\"cause/missing\"]\nseverity = \"off\"\n",
    "noticelint = 1\n[terms.\"お客様\"]\nwords = [\"会員\", \"\n[rules.",
    "noticelint = 1\nextends = [\"ja/card\"]\n[[ignore]]\npaths = [\"old/**\"]\nrules = [\"text/*\"]\nreason = \"\"\n",
    "noticelint = 1\n[ruleset]\nname = \"見本\"\nversion = \"1\"\n[deadlines.x]\ndays = 3\n",
];
const ASKED: [&str; 10] = [
    "textDocument/hover",
    "textDocument/codeAction",
    "textDocument/documentSymbol",
    "textDocument/completion",
    "textDocument/definition",
    "textDocument/references",
    "textDocument/codeLens",
    "textDocument/prepareRename",
    "textDocument/rename",
    "workspace/executeCommand",
];
/// Messages of one session at most.
const MESSAGES: usize = 24;

/// A session: nothing goes wrong inside, and it ends.
pub fn lsp(bytes: &[u8]) {
    let mut choices = Choices::of(bytes);
    let mut input = framed(&json!({ "id": 0, "method": "initialize", "params": capabilities(&mut choices) }));
    for number in 1..=MESSAGES {
        if choices.over() {
            break;
        }
        let message = message(number, &mut choices);
        input.extend(message);
    }
    let setup =
        Setup { lang: None, run: [Lang::Ja, Lang::En][choices.below(2)], today: Box::new(|| Ok(TODAY)) };
    let mut output = Vec::new();
    serve(Cursor::new(input), &mut output, setup).expect("a thread that takes in");
    let said = String::from_utf8(output).expect("what is sent is text");
    assert!(!said.contains("-32603") && !said.contains("src/"), "an internal error: {said}");
}

fn capabilities(choices: &mut Choices<'_>) -> Value {
    let encoding = choices.among(&["utf-16", "utf-8", "utf-32", ""]);
    json!({ "capabilities": { "general": { "positionEncodings": [encoding] } }, "locale": choices.among(&["ja", "en", "-"]) })
}

fn message(number: usize, choices: &mut Choices<'_>) -> Vec<u8> {
    let (uri, language) = FILES[choices.below(FILES.len())];
    let document = json!({ "uri": uri, "version": number });
    match choices.below(8) {
        0 | 1 => {
            let text = if language == "toml" { choices.among(&RULES).to_owned() } else { written(choices) };
            let open = json!({ "uri": uri, "languageId": language, "version": number, "text": text });
            framed(&json!({ "method": "textDocument/didOpen", "params": { "textDocument": open } }))
        }
        2 => {
            let put = if choices.one_in(3) { written(choices) } else { sign(choices).to_owned() };
            let mut change = json!({ "text": put });
            if !choices.one_in(4) {
                change["range"] = json!({ "start": position(choices), "end": position(choices) });
            }
            let params = json!({ "textDocument": document, "contentChanges": [change] });
            framed(&json!({ "method": "textDocument/didChange", "params": params }))
        }
        3 => {
            let method = choices.among(&[
                "textDocument/didClose",
                "textDocument/didSave",
                "workspace/didChangeWatchedFiles",
                "$/cancelRequest",
                "initialized",
            ]);
            framed(
                &json!({ "method": method, "params": { "textDocument": document, "id": number - 1, "changes": [] } }),
            )
        }
        4 => torn(choices),
        _ => {
            let (start, end) = (position(choices), position(choices));
            let params = json!({
                "textDocument": document,
                "position": start,
                "range": { "start": start, "end": end },
                "context": { "diagnostics": [], "includeDeclaration": true },
                "newName": sign(choices),
                "command": choices.among(&["noticelint.report", "noticelint.ignore", "x"]),
                "arguments": [uri],
            });
            let method = choices.among(&ASKED);
            framed(&json!({ "id": number, "method": method, "params": params }))
        }
    }
}

/// A message that is none, or not whole.
fn torn(choices: &mut Choices<'_>) -> Vec<u8> {
    let bodies: [&[u8]; 6] = [
        b"{",
        b"[]",
        b"{\"id\":[1],\"method\":7}",
        b"{\"id\":1,\"method\":\"shutdown\"}",
        b"{\"method\":\"exit\"}",
        b"\xff\xfe",
    ];
    let body = bodies[choices.below(bodies.len())];
    let length = if choices.one_in(6) { choices.number() } else { body.len() };
    [format!("Content-Length: {length}\r\n\r\n").as_bytes(), body].concat()
}

fn position(choices: &mut Choices<'_>) -> Value {
    let character = if choices.one_in(8) { u32::MAX as usize } else { choices.below(60) };
    json!({ "line": choices.below(30), "character": character })
}

fn sign<'t>(choices: &mut Choices<'_>) -> &'t str {
    choices.among(&[
        "",
        "😀",
        "\r\n",
        "\n",
        "流失",
        "か\u{3099}",
        "\"",
        "]",
        "[rules.",
        "、",
        "a\rb",
        "\u{2028}",
    ])
}

fn framed(body: &Value) -> Vec<u8> {
    let mut body = body.clone();
    body["jsonrpc"] = json!("2.0");
    let body = body.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}
