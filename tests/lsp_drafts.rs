//! Drafts in an editor: findings at the right places, what can be done about them, what is shown of them.

use crate::editor::{Editor, edited};
use crate::folder::Folder;
use serde_json::{Value, json};

/// Surrogate pairs, combining marks and CRLF before what is found.
const DRAFT: &str = "# 𠮷田様😀の情報の流失について\r\n\r\n2026年11月6日(木)、当社が送っ\
                     たか\u{3099}き付きメール😀で、会員320名の氏名が流失しました。\r\n";

fn titles(actions: &[Value]) -> Vec<&str> {
    actions.iter().map(|action| action["title"].as_str().unwrap()).collect()
}

fn action<'a>(actions: &'a [Value], part: &str) -> &'a Value {
    let found = actions.iter().find(|action| action["title"].as_str().unwrap().contains(part));
    found.unwrap_or_else(|| panic!("{part}: {:?}", titles(actions)))
}

#[test]
fn findings_are_those_of_check_at_places_in_units_of_sixteen_bits() {
    let folder = Folder::new().with("a.md", DRAFT);
    let mut editor = Editor::new(&folder);
    editor.open("a.md", "markdown", DRAFT);
    let told = editor.diagnostics("a.md");
    let json = folder.run(&["check", ".", "--as-of", "2026-11-22", "--format", "json"]);
    let checked: Value = serde_json::from_str(&json.out).unwrap();
    let findings = checked["documents"][0]["findings"].as_array().unwrap();
    assert_eq!(told.len(), findings.len());
    for (told, finding) in told.iter().zip(findings) {
        assert_eq!(told["code"], finding["rule"]);
        assert!(told["message"].as_str().unwrap().starts_with(finding["message"].as_str().unwrap()));
        let severity = match finding["severity"].as_str().unwrap() {
            "error" => 1,
            "warning" => 2,
            _ => 3,
        };
        assert_eq!(told["severity"], severity);
        for end in ["start", "end"] {
            let byte = usize::try_from(finding["span"][end]["byte"].as_u64().unwrap()).unwrap();
            let line = DRAFT[..byte].matches('\n').count();
            let units = DRAFT[..byte].rsplit('\n').next().unwrap().encode_utf16().count();
            assert_eq!(told["range"][end], json!({ "line": line, "character": units }), "{finding}");
        }
    }
    // 𠮷 and 😀 are two units each, か with its mark two characters.
    let words: Vec<_> = told.iter().filter(|told| told["code"] == "terms/wrong").collect();
    let starts: Vec<_> = words.iter().map(|word| word["range"]["start"].clone()).collect();
    let at = |line: u32, character: u32| json!({ "line": line, "character": character });
    assert!(starts.contains(&at(0, 12)) && starts.contains(&at(2, 42)), "{starts:?}");
    assert!(told.iter().any(|told| told["code"] == "dates/wrong-weekday"), "{told:?}");
}

#[test]
fn every_fix_is_an_action_and_what_it_leaves_is_clean() {
    let folder = Folder::new();
    let mut editor = Editor::new(&folder);
    editor.open("a.md", "markdown", DRAFT);
    let actions = editor.actions("a.md", [0, 12], None);
    let fix = action(&actions, "「流失」を「流出」に直す");
    assert_eq!(fix["kind"], "quickfix");
    assert_eq!(fix["isPreferred"], true);
    assert_eq!(fix["diagnostics"][0]["code"], "terms/wrong");
    assert_eq!(edited(DRAFT, fix), DRAFT.replacen("流失", "流出", 1));
    let all = editor.actions("a.md", [2, 0], Some("source.fixAll"));
    assert_eq!(all.len(), 1, "{:?}", titles(&all));
    assert_eq!(edited(DRAFT, &all[0]), DRAFT.replace("流失", "流出"));
    // As an editor types it in.
    editor.change("a.md", [0, 12], [0, 14], "流出");
    editor.change("a.md", [2, 42], [2, 44], "流出");
    let found = editor.found("a.md");
    assert!(found.iter().all(|(rule, ..)| rule != "terms/wrong"), "{found:?}");
    assert!(editor.actions("a.md", [2, 0], Some("source.fixAll")).is_empty());
}

#[test]
fn a_finding_is_let_pass_once_a_reason_stands_there() {
    for (name, language) in [("a.md", "markdown"), ("a.txt", "plaintext"), ("a.html", "html")] {
        let folder = Folder::new();
        let mut editor = Editor::new(&folder);
        let draft = match language {
            "html" => "<h1>会員情報の流失</h1>\r\n<p>11月6日、会員320名の氏名が流失しました。</p>\r\n",
            _ => "会員情報の流失\r\n\r\n次のとおりです。\r\n\r\n- 11月6日に流失\r\n- 会員320名\r\n",
        };
        editor.open(name, language, draft);
        let found = editor.found(name);
        let (_, line, unit) = *found.iter().rfind(|(rule, ..)| rule == "terms/wrong").unwrap();
        let place = [u32::try_from(line).unwrap(), u32::try_from(unit).unwrap()];
        let actions = editor.actions(name, place, None);
        let waived = edited(draft, action(&actions, "terms/wrong を理由を書いて見逃す"));
        assert!(!waived.replace("\r\n", "").contains('\n'), "{waived:?}");
        editor.tell("textDocument/didClose", json!({ "textDocument": { "uri": editor.uri(name) } }));
        assert!(editor.diagnostics(name).is_empty());
        // Without a reason nothing is let pass, and that is told.
        editor.open(name, language, &waived);
        let rules =
            |found: &[(String, u64, u64)], rule: &str| found.iter().filter(|one| one.0 == rule).count();
        let before = rules(&found, "terms/wrong");
        let without = editor.found(name);
        assert_eq!(rules(&without, "terms/wrong"), before, "{waived}");
        let told: Vec<_> = without.iter().filter(|one| !found.iter().any(|known| known.0 == one.0)).collect();
        assert_eq!(told.len(), 1, "{told:?}");
        editor.open(name, language, &waived.replace(":  -->", ": 引用のため -->"));
        assert!(rules(&editor.found(name), "terms/wrong") < before, "{waived}");
    }
}

#[test]
fn what_is_missing_is_put_in_with_its_heading_in_the_form_of_the_draft() {
    let body = "2026年11月5日、当社の会員320名の氏名とメールアドレスを記した名簿を紛失しました。";
    for (name, language, draft, wanted) in [
        ("a.md", "markdown", format!("# 名簿の紛失\n\n### 経緯\n\n{body}\n"), "\n\n### 再発防止策\n\n【"),
        (
            "a.txt",
            "plaintext",
            format!("名簿の紛失について\r\n\r\n◆ 経緯\r\n{body}\r\n"),
            "\r\n\r\n◆再発防止策\r\n\r\n【",
        ),
        (
            "b.txt",
            "plaintext",
            format!("名簿の紛失について\n\n【経緯】\n{body}\n"),
            "\n\n【再発防止策】\n\n【",
        ),
        ("c.txt", "plaintext", format!("名簿の紛失について\n\n1. 経緯\n{body}\n"), "\n\n■再発防止策\n\n【"),
        (
            "a.html",
            "html",
            format!("<h1>名簿の紛失</h1>\n<p>{body}</p>\n"),
            "\n\n<h2>再発防止策</h2>\n\n<p>【",
        ),
    ] {
        let folder = Folder::new();
        let mut editor = Editor::new(&folder);
        editor.open(name, language, &draft);
        let found = editor.found(name);
        let missing = found.iter().find(|(rule, ..)| rule == "recurrence-measures/missing").unwrap();
        let place = [u32::try_from(missing.1).unwrap(), u32::try_from(missing.2).unwrap()];
        let actions = editor.actions(name, place, None);
        let made = edited(&draft, action(&actions, "見出し「再発防止策"));
        assert!(made.contains(wanted), "{name}: {made}");
        // The prompt is a place to fill in: the draft is not done by this.
        editor.open(name, language, &made);
        let found = editor.found(name);
        assert!(found.iter().any(|(rule, ..)| rule == "text/placeholder"), "{name}: {found:?}");
    }
}

#[test]
fn an_element_under_its_own_heading_gets_its_prompt_only() {
    let folder = Folder::new();
    let mut editor = Editor::new(&folder);
    let draft =
        "# 名簿の紛失\n\n2026年11月5日、会員320名の氏名を記した名簿を紛失しました。\n\n## 再発防止策\n";
    editor.open("a.md", "markdown", draft);
    editor.diagnostics("a.md");
    let actions = editor.actions("a.md", [4, 0], None);
    let made = edited(draft, action(&actions, "案内を入れる"));
    assert_eq!(
        made.matches("再発防止策").count(),
        1 + made.lines().last().unwrap().matches("再発防止策").count()
    );
    assert!(made.starts_with(draft.trim_end()), "{made}");
}

#[test]
fn where_the_cursor_rests_it_is_told_why_and_what_a_date_and_a_count_are() {
    let folder = Folder::new();
    let mut editor = Editor::new(&folder);
    let draft = "# 顧客情報の流失について\n\n2026年11月5日、社内調査で判明しました。\n\n\
                 対象は320名(東京200名、大阪120名)の氏名です。\n";
    editor.open("a.md", "markdown", draft);
    let mut hover = |place| {
        let answer = editor.ask("textDocument/hover", editor.place("a.md", place));
        answer["contents"]["value"].as_str().unwrap_or_default().to_owned()
    };
    let word = hover([0, 8]);
    assert!(word.contains("`terms/wrong`") && word.contains("流出"), "{word}");
    assert!(
        word.contains("理由: ") && word.contains("件で指摘") && !word.contains("publication/undated"),
        "{word}"
    );
    let date = hover([2, 3]);
    assert!(date.contains("2026-11-05(木)") && date.contains("発覚"), "{date}");
    assert!(date.contains("1日目"), "{date}");
    let count = hover([4, 4]);
    assert!(count.contains("320 名") && count.contains("内訳の合計 320 / 全体 320"), "{count}");
    let part = hover([4, 10]);
    assert!(part.contains("200 名") && part.contains("全体 320 の内訳"), "{part}");
    assert_eq!(hover([3, 0]), "");
}

#[test]
fn the_outline_shows_the_elements_with_their_states() {
    let folder = Folder::new();
    let mut editor = Editor::new(&folder);
    editor.open("a.md", "markdown", DRAFT);
    let outline =
        editor.ask("textDocument/documentSymbol", json!({ "textDocument": { "uri": editor.uri("a.md") } }));
    let state = |name: &str| {
        let one = outline.as_array().unwrap().iter().find(|one| one["name"] == name);
        one.unwrap_or_else(|| panic!("{name}: {outline}"))["detail"].clone()
    };
    assert_eq!((state("人数・件数"), state("再発防止策")), (json!("記載"), json!("なし")));
    // A text that is no notice has none, and the file need not be there.
    editor.open("untitled:1", "markdown", "# 買い物\n\n牛乳と卵を買う。\n");
    let asked = json!({ "textDocument": { "uri": "untitled:1" } });
    assert_eq!(editor.ask("textDocument/documentSymbol", asked), json!([]));
}

#[test]
fn stage_publisher_and_day_are_laid_down_for_one_text() {
    let folder = Folder::new();
    let mut editor = Editor::new(&folder);
    editor.open("a.md", "markdown", DRAFT);
    let before = editor.found("a.md");
    let severity = |editor: &mut Editor<'_>| {
        let told = editor.diagnostics("a.md");
        told.iter().find(|told| told["code"] == "cause/missing").map(|told| told["severity"].clone())
    };
    let actions = editor.actions("a.md", [0, 0], Some("source"));
    let run = |editor: &mut Editor<'_>, action: &Value| {
        let command = &action["command"];
        let params = json!({ "command": command["command"], "arguments": command["arguments"] });
        assert_eq!(editor.ask("workspace/executeCommand", params), Value::Null);
    };
    run(&mut editor, action(&actions, "第1報として"));
    assert_eq!(severity(&mut editor), Some(json!(2)));
    run(&mut editor, action(&actions, "公表日を 2026-11-22 として"));
    let found = editor.found("a.md");
    assert!(found.iter().all(|(rule, ..)| rule != "publication/undated"), "{found:?}");
    let actions = editor.actions("a.md", [0, 0], Some("source"));
    run(&mut editor, action(&actions, "指定をやめる"));
    assert_eq!(editor.found("a.md"), before);
    let wrong =
        json!({ "command": "noticelint.layDown", "arguments": [editor.uri("a.md"), { "stage": "last" }] });
    assert_eq!(editor.ask("workspace/executeCommand", wrong)["error"]["code"], -32602);
    // A menu at a finding is about the finding.
    assert!(editor.actions("a.md", [2, 3], None).iter().all(|action| action["kind"] == "quickfix"));
}
