//! The words of an editor: titles of what it can do, and what it shows where the cursor rests.

use super::messages;
use crate::mentions::Role;
use crate::ruleset::Lang;

messages! {
    /// The words of the language server.
    EditorWords
    replace(was: &str, put: &str): "「{was}」を「{put}」に直す", "Replace \"{was}\" with \"{put}\"";
    remove(was: &str): "「{was}」を消す", "Remove \"{was}\"";
    insert(put: &str): "「{put}」を入れる", "Insert \"{put}\"";
    mend: "直す", "Mend this";
    mend_all: "確実に直せるものをすべて直す", "Mend all that is certain";
    pass(rule: &str): "{rule} を理由を書いて見逃す", "Let {rule} pass, with a reason";
    add(heading: &str): "見出し「{heading}」と書く内容の案内を入れる", "Add the heading \"{heading}\" with a prompt";
    prompt(element: &str): "「{element}」に書く内容の案内を入れる", "Add a prompt for \"{element}\"";
    stage(stage: &str): "この文書を{stage}として検査する", "Check this text as {stage}";
    publisher(publisher: &str): "発信者を「{publisher}」として検査する", "Check this text as published by: {publisher}";
    publish_on(day: &str): "公表日を {day} として検査する", "Check this text as to be published on {day}";
    as_read: "段階・発信者・公表日を本文から読む(指定をやめる)", "Read stage, publisher and day from the text again";
    broken_rules(file: &str):
        "{file} に誤りがあるため、いまの内容は使われていません。誤りの前の規則、または組み込みの規則で検査しています。",
        "{file} has mistakes and is not in force as it stands: checked with what it said before, or with the built-in rules.";
    unread_rules(why: &str): "規則が読めないため検査していません: {why}", "Not checked, the rules cannot be read: {why}";
    weekday(day: &str): "({day})", " ({day})";
    taken_for(event: &str): "読み方: {event}", "taken for: {event}";
    day_one: "期限を数える1日目", "day 1 of the deadlines";
    makes(total: u64, sum: u64): "内訳の合計 {sum} / 全体 {total}", "parts add up to {sum}, total {total}";
    leads(total: u64): "全体 {total} の内訳", "a part of the total {total}";
    no_name(name: &str): "「{name}」は名前に使えません", "`{name}` is no name for this";
    not_own: "組み込みの規則の名前は変えられません", "names of the built-in rules cannot be changed";
    why: "理由: ", "Why: ";
    affected: "影響を受けた人・件数", "of those affected";
    approximate: "おおよそ", "approximate";
    => role(Role) {
        Total: "全体", "total";
        Part: "内訳", "part";
        Overlap: "重複", "counted twice";
        Whole: "母数", "what these were taken from";
        Threshold: "基準の数", "a limit of the law or of a rule";
        Superseded: "以前の数", "an earlier figure";
        Other: "その他の数", "another number";
    }
}

impl EditorWords {
    /// What came of tests.
    pub(crate) fn tests(self, all: usize, failing: usize) -> String {
        match (self.lang, failing) {
            (Lang::Ja, 0) => format!("試し {all}件: すべて合格"),
            (Lang::Ja, _) => format!("試し {all}件: {failing}件が不合格"),
            (Lang::En, 0) => format!("tests: {all}, all pass"),
            (Lang::En, _) => format!("tests: {all}, {failing} fail"),
        }
    }
}
