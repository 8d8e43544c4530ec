//! Writing rules in an editor: what may stand where, what it means, where a name is defined, giving it another.

use crate::editor::{Editor, edited};
use crate::folder::Folder;
use serde_json::{Value, json};

const RULES: &str = "noticelint = 1\r\n# 😀\r\n[terms.loss]\r\nwords = [\"紛失\"]\r\n\r\n[rules.\"acme/loss\"]\r\ncheck = \"phrase\"\r\n\
                     severity = \"info\"\r\ntitle = \"紛失\"\r\nmessage = \"紛失と読めます\"\r\nwith.detect = [{ any = [\"@loss\"] }]\r\n\
                     tests = [{ text = \"名簿を紛失しました。\", expect = \"finding\" }, { text = \"名簿の紛失です。\", expect = \"silent\" }]\r\n\r\n\
                     [severity]\r\n\"acme/loss\" = \"warning\"\r\n";

/// The place of a part of the text, and some units more.
fn place(text: &str, part: &str, more: usize) -> [u32; 2] {
    let byte = text.find(part).unwrap_or_else(|| panic!("{part}"));
    let line = text[..byte].matches('\n').count();
    let units = text[..byte].rsplit('\n').next().unwrap().encode_utf16().count() + more;
    [u32::try_from(line).unwrap(), u32::try_from(units).unwrap()]
}

/// What is offered at `|`, as it would be written.
fn offered(text: &str) -> Vec<String> {
    let folder = Folder::new();
    let mut editor = Editor::new(&folder);
    let at = place(text, "|", 0);
    editor.open("noticelint.toml", "toml", &text.replace('|', ""));
    let answer = editor.ask("textDocument/completion", editor.place("noticelint.toml", at));
    let items = answer.as_array().cloned().unwrap_or_default();
    items.iter().map(|item| item["textEdit"]["newText"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn keys_names_and_values_are_offered_where_they_may_stand() {
    for (text, some, none) in [
        ("|", &["noticelint", "settings", "rules"][..], &["check", "words"][..]),
        ("noticelint = 1\n[|", &["rules", "terms", "files"], &["noticelint"]),
        (
            "noticelint = 1\n[rules.\"acme/x\"]\ncheck = \"phrase\"\n|",
            &["severity", "when", "message"],
            &["check", "words"],
        ),
        ("noticelint = 1\n[rules.\"acme/x\"]\ncheck = |", &["\"phrase\"", "\"missing\""], &["phrase"]),
        ("noticelint = 1\n[rules.\"acme/x\"]\ncheck = \"ph|\"", &["phrase"], &["\"phrase\""]),
        ("noticelint = 1\n[rules.\"acme/x\"]\nseverity = \"|", &["off", "warning"], &["phrase"]),
        (
            "noticelint = 1\n[rules.\"acme/x\"]\nwhen.leaked = [\"|\"]",
            &["payment-card", "email-address", "credential"],
            &["cause"],
        ),
        (
            "noticelint = 1\n[rules.\"acme/x\"]\nwhen = { stated = [|] }",
            &["\"cause\"", "\"apology\""],
            &["cause"],
        ),
        ("noticelint = 1\n[rules.\"acme/x\"]\nwhen = { |", &["leaked", "stage"], &["severity"]),
        (
            "noticelint = 1\n[rules.\"acme/x\"]\nwith.detect = [{ any = [\"@|\"] }]",
            &["@apology", "#count"],
            &["apology"],
        ),
        ("noticelint = 1\n[severity]\n\"|\" = \"off\"", &["cause/missing", "cause/*"], &["cause"]),
        ("noticelint = 1\n[severity]\n|", &["\"cause/missing\""], &["cause/missing"]),
        ("noticelint = 1\n[elements.|]", &["cause", "apology"], &["cause/missing"]),
        ("noticelint = 1\n[terms.data-type.|]", &["card-number", "email-address"], &["data-type"]),
        ("noticelint = 1\nextends = [\"|\"]", &["builtin:ja", "builtin:ja-card"], &[]),
        ("noticelint = 1\n[settings]\npublisher = \"|\"", &["company", "public-hospital"], &[]),
        ("noticelint = 1\n[[ignore]]\nrule = \"|\"", &["cause/missing"], &["cause"]),
        (
            "noticelint = 1\n[[override]]\npaths = \"x\"\nseverity = { \"|\" = \"off\" }",
            &["cause/missing"],
            &[],
        ),
        ("# |", &[], &["noticelint"]),
    ] {
        let offered = offered(text);
        for name in some {
            assert!(offered.iter().any(|offer| offer == name), "{text}: {name} of {offered:?}");
        }
        for name in none {
            assert!(!offered.iter().any(|offer| offer == name), "{text}: {name} of {offered:?}");
        }
    }
}

#[test]
fn keys_and_names_are_explained() {
    let folder = Folder::new();
    let mut editor = Editor::new(&folder);
    editor.open("noticelint.toml", "toml", RULES);
    let mut hover = |part: &str, more: usize| {
        let answer =
            editor.ask("textDocument/hover", editor.place("noticelint.toml", place(RULES, part, more)));
        answer["contents"]["value"].as_str().unwrap_or_default().to_owned()
    };
    assert!(hover("severity = ", 2).contains("重さ"), "{}", hover("severity = ", 2));
    let set = hover("@loss", 2);
    assert!(set.contains("[terms.loss]") && set.contains("noticelint.toml:4"), "{set}");
    let rule = hover("\"acme/loss\" = ", 3);
    assert!(rule.contains("紛失") && rule.contains("[rules.\"acme/loss\"]"), "{rule}");
    assert_eq!(hover("# 😀", 1), "");
}

#[test]
fn a_name_leads_to_where_it_is_defined_in_any_of_the_files() {
    let base = "noticelint = 1\n[terms.loss]\nwords = [\"紛失\"]\n";
    let own = "noticelint = 1\nextends = [\"base.toml\"]\n[phrases.\"取り急ぎ\"]\nseverity = \"info\"\nwords = [\"@loss\"]\n\
               [terms.other]\ninclude = [\"loss\"]\n";
    let folder = Folder::new().with("base.toml", base);
    let mut editor = Editor::new(&folder);
    editor.open("noticelint.toml", "toml", own);
    let answer =
        editor.ask("textDocument/definition", editor.place("noticelint.toml", place(own, "\"loss\"", 2)));
    assert_eq!(answer.as_array().map(Vec::len), Some(1), "{answer}");
    assert_eq!(answer[0]["uri"], json!(editor.uri("base.toml")));
    assert_eq!(answer[0]["range"]["start"], json!({ "line": 1, "character": 7 }));
    let mut all = editor.place("noticelint.toml", place(own, "\"loss\"", 2));
    all["context"] = json!({ "includeDeclaration": true });
    let answer = editor.ask("textDocument/references", all);
    assert!(answer.as_array().unwrap().len() >= 2, "{answer}");
}

#[test]
fn ones_own_name_is_given_another_and_no_other() {
    let folder = Folder::new();
    let mut editor = Editor::new(&folder);
    editor.open("noticelint.toml", "toml", RULES);
    let mut rename = |part: &str, more: usize, new: &str| {
        let mut params = editor.place("noticelint.toml", place(RULES, part, more));
        params["newName"] = json!(new);
        editor.ask("textDocument/rename", params)
    };
    let made = rename("acme/loss", 1, "acme/lost");
    assert_eq!(edited(RULES, &json!({ "edit": made })), RULES.replace("acme/loss", "acme/lost"));
    let made = rename("@loss", 2, "lost");
    let wanted = RULES.replace("[terms.loss]", "[terms.lost]").replace("@loss", "@lost");
    assert_eq!(edited(RULES, &json!({ "edit": made })), wanted);
    assert_eq!(rename("acme/loss", 1, "Lost!")["error"]["code"], -32803);
    assert_eq!(rename("# 😀", 1, "lost"), Value::Null);
    // With a mistake elsewhere, places are those of the text as it is.
    let mistaken = RULES.replace("# 😀", "wrong = 1\r\n\r\n# 😀");
    editor.open("noticelint.toml", "toml", &mistaken);
    let mut params = editor.place("noticelint.toml", place(&mistaken, "acme/loss", 1));
    params["newName"] = json!("acme/lost");
    let made = editor.ask("textDocument/rename", params);
    assert_eq!(edited(&mistaken, &json!({ "edit": made })), mistaken.replace("acme/loss", "acme/lost"));
    let builtin = "noticelint = 1\n[severity]\n\"cause/missing\" = \"off\"\n";
    editor.open("noticelint.toml", "toml", builtin);
    let params = editor.place("noticelint.toml", place(builtin, "cause", 1));
    assert_eq!(editor.ask("textDocument/prepareRename", params)["error"]["code"], -32803);
}

#[test]
fn tests_are_told_over_their_rule_and_findings_over_a_draft() {
    let folder = Folder::new();
    let mut editor = Editor::new(&folder);
    editor.open("noticelint.toml", "toml", RULES);
    let document = |editor: &Editor<'_>, name: &str| json!({ "textDocument": { "uri": editor.uri(name) } });
    let lenses = editor.ask("textDocument/codeLens", document(&editor, "noticelint.toml"));
    assert_eq!(lenses.as_array().map(Vec::len), Some(1), "{lenses}");
    assert_eq!(lenses[0]["command"]["title"], "試し 2件: 1件が不合格");
    assert_eq!(lenses[0]["range"]["start"]["line"], 5);
    let draft = "名簿の紛失について\n\n2026年11月5日、会員320名の氏名を記した名簿を紛失しました。\n";
    editor.open("a.txt", "plaintext", draft);
    let lenses = editor.ask("textDocument/codeLens", document(&editor, "a.txt"));
    let command = &lenses[0]["command"];
    assert!(command["title"].as_str().unwrap().starts_with("要修正 "), "{lenses}");
    // The report page, as `check --format html` prints it.
    let params = json!({ "command": command["command"], "arguments": command["arguments"] });
    let page = editor.ask("workspace/executeCommand", params);
    let page = page.as_str().unwrap();
    assert!(page.starts_with("<!doctype html>") && page.contains("apology/missing"), "{}", &page[..200]);
}
