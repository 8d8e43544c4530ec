//! `noticelint lsp` as a process: how it begins and ends, messages that are none, what is cancelled, what stays.

use crate::editor::Editor;
use crate::folder::Folder;
use serde_json::{Value, json};

const NOTICE: &str =
    "# 会員情報の流失について\n\n2026年11月5日に会員320名の氏名が流失しました。深くお詫び申し上げます。\n";

#[test]
fn a_session_begins_and_ends_as_the_protocol_has_it() {
    let folder = Folder::new();
    let mut editor = Editor::silent(&folder);
    let early = editor.ask("textDocument/hover", editor.place("a.md", [0, 0]));
    assert_eq!(early["error"]["code"], -32002, "{early}");
    let offered = editor.ask("initialize", json!({ "capabilities": {} }));
    assert_eq!(offered["serverInfo"]["name"], "noticelint");
    assert_eq!(offered["capabilities"]["textDocumentSync"]["change"], 2);
    assert_eq!(editor.ask("initialize", json!({ "capabilities": {} }))["error"]["code"], -32600);
    assert_eq!(editor.ask("textDocument/moniker", json!({}))["error"]["code"], -32601);
    assert_eq!(editor.ask("shutdown", Value::Null), Value::Null);
    assert_eq!(editor.ask("textDocument/hover", json!({}))["error"]["code"], -32600);
    editor.tell("exit", Value::Null);
    let (status, said) = editor.left();
    assert_eq!((status.code(), said.as_str()), (Some(0), ""));
}

#[test]
fn an_editor_that_leaves_takes_the_server_with_it() {
    let folder = Folder::new();
    let mut editor = Editor::new(&folder);
    editor.open("a.md", "markdown", NOTICE);
    editor.hang_up();
    let (status, said) = editor.left();
    assert_eq!((status.code(), said.as_str()), (Some(1), ""));

    let mut editor = Editor::new(&folder);
    editor.tell("exit", Value::Null);
    assert_eq!(editor.left().0.code(), Some(1));

    // In the middle of a message, before the first, in the middle of a header.
    for torn in [&b"Content-Length: 5000\r\n\r\n{\"jsonrpc\":"[..], b"", b"Content-Le"] {
        let mut editor = Editor::silent(&folder);
        editor.bytes(torn);
        editor.hang_up();
        assert!(matches!(editor.left().0.code(), Some(1 | 2)));
    }
}

#[test]
fn a_message_that_is_none_is_refused_and_the_next_is_answered() {
    let folder = Folder::new();
    let mut editor = Editor::new(&folder);
    let deep = "[".repeat(100_000);
    let name = "佐藤花子";
    for (body, code) in [
        ("{", -32700),
        ("", -32700),
        ("\u{0}", -32700),
        (&deep, -32700),
        ("[]", -32600),
        ("3", -32600),
        (r#"{"jsonrpc":"2.0","id":[1],"method":7}"#, -32600),
    ] {
        editor.send(body);
        let refused = editor.next();
        assert_eq!(refused["error"]["code"], code, "{refused}");
        assert_eq!(refused["id"], Value::Null);
    }
    for params in [json!(null), json!([]), json!({ "textDocument": name }), json!({ "position": [name] })] {
        for method in ["textDocument/hover", "textDocument/codeAction", "workspace/executeCommand"] {
            let refused = editor.ask(method, params.clone());
            assert_eq!(refused["error"]["code"], -32602, "{refused}");
            // What is wrong with a message is not told in its words.
            assert!(!refused.to_string().contains(name), "{refused}");
        }
        for method in ["textDocument/didOpen", "textDocument/didChange", "textDocument/didClose"] {
            editor.tell(method, params.clone());
        }
    }
    editor.change("never-opened.md", [0, 0], [0, 0], "x");
    editor.open("a.md", "markdown", NOTICE);
    // Places that are nowhere.
    for place in [[0, 4_000_000_000], [4_000_000_000, 0], [2, 9999]] {
        editor.change("a.md", place, [4_000_000_000, 4_000_000_000], "");
        editor.ask("textDocument/hover", editor.place("a.md", place));
    }
    editor.diagnostics("a.md");
    assert_eq!(editor.ask("shutdown", Value::Null), Value::Null);
    editor.tell("exit", Value::Null);
    let (status, said) = editor.left();
    assert_eq!((status.code(), said.as_str()), (Some(0), ""));
}

#[test]
fn a_character_that_is_typed_in_two_halves_moves_nothing() {
    let folder = Folder::new();
    let mut editor = Editor::new(&folder);
    editor.open("a.md", "markdown", NOTICE);
    let before = editor.found("a.md");
    for (unit, half) in ["\\ud83d", "\\ude00"].into_iter().enumerate() {
        let at = json!({ "line": 2, "character": unit });
        // A version of its own, so that what is told of it is not taken for what is told of the last one.
        let document = json!({ "uri": editor.uri("a.md"), "version": -1 });
        let change = json!({ "range": { "start": at, "end": at }, "text": "HALF" });
        let params = json!({ "textDocument": document, "contentChanges": [change] });
        let told = json!({ "jsonrpc": "2.0", "method": "textDocument/didChange", "params": params });
        editor.send(&told.to_string().replace("HALF", half));
    }
    // The next change is where the editor has it.
    editor.change("a.md", [2, 2], [2, 2], "確認の結果、");
    let moved =
        |(rule, line, unit): &(String, u64, u64)| (rule.clone(), *line, *unit + 8 * u64::from(*line == 2));
    let wrong = |found: &[(String, u64, u64)]| -> Vec<_> {
        found.iter().filter(|(rule, ..)| rule == "terms/wrong").cloned().collect()
    };
    let wanted: Vec<_> = wrong(&before).iter().map(moved).collect();
    assert!(wanted.iter().any(|(_, line, _)| *line == 2), "{wanted:?}");
    assert_eq!(wrong(&editor.found("a.md")), wanted);
}

#[test]
fn a_header_that_cannot_be_read_ends_it() {
    let folder = Folder::new();
    for header in [
        "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
        "Content-Length: 99999999999999\r\n\r\n{}",
        "Content-Length: many\r\n\r\n{}",
        "\r\n\r\n",
    ] {
        let mut editor = Editor::new(&folder);
        editor.bytes(header.as_bytes());
        assert_eq!(editor.left().0.code(), Some(2), "{header}");
    }
}

#[test]
fn what_was_cancelled_and_still_waits_is_not_done() {
    let folder = Folder::new();
    let mut editor = Editor::new(&folder);
    // A text that takes a while, so that what is asked behind it waits.
    let long = NOTICE.repeat(400);
    editor.open("a.md", "markdown", &long);
    let first =
        editor.begin("textDocument/documentSymbol", json!({ "textDocument": { "uri": editor.uri("a.md") } }));
    let second = editor.begin("textDocument/hover", editor.place("a.md", [2, 3]));
    editor.tell("$/cancelRequest", json!({ "id": second }));
    editor.tell("$/cancelRequest", json!({ "id": 999 }));
    editor.tell("$/cancelRequest", json!({ "id": {} }));
    // Each is answered once: with what was asked for, or with that it was cancelled.
    let mut answers = std::collections::BTreeMap::new();
    while answers.len() < 2 {
        let answer = editor.next();
        if let Some(id) = answer.get("id").and_then(Value::as_u64) {
            answers.insert(id, answer);
        }
    }
    assert!(answers[&u64::from(first)].get("result").is_some());
    let hover = &answers[&u64::from(second)];
    assert!(hover.get("result").is_some() || hover["error"]["code"] == -32800, "{hover}");
    editor.ask("shutdown", Value::Null);
}

#[test]
#[cfg(target_os = "linux")]
fn memory_is_flat_over_ten_thousand_edits() {
    let folder = Folder::new();
    let mut editor = Editor::new(&folder);
    editor.open("a.md", "markdown", NOTICE);
    editor.diagnostics("a.md");
    let kilobytes = |editor: &Editor<'_>| -> u64 {
        let path = format!("/proc/{}/status", editor.server.id());
        let status = std::fs::read_to_string(path).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    };
    let turns = |editor: &mut Editor<'_>, edits: u32| {
        for number in 0..edits {
            match number % 2 {
                0 => editor.change("a.md", [2, 2], [2, 2], "確認の結果、"),
                _ => editor.change("a.md", [2, 2], [2, 8], ""),
            }
            // Findings of some versions are taken in between, as an editor does.
            if number % 50 == 49 {
                editor.diagnostics("a.md");
            }
        }
    };
    turns(&mut editor, 1_000);
    let before = kilobytes(&editor);
    turns(&mut editor, 9_000);
    let after = kilobytes(&editor);
    assert!(after < before + 4_096, "{before} kB, then {after} kB");
}
