//! Stretches that end before they begin, seen from another: days that run past the end of their sentence, in every
//! check that looks at one. None of them ends a draft.

use crate::folder::Folder;

/// Weekdays, hours and asides with an end of a sentence inside.
const BROKEN: [&str; 10] = [
    "9月14日(月.)10時15分",
    "9月14日(月。)10時15分",
    "9月14日(月.)",
    "2026.9.14.(月.)",
    "9月14日(月曜日。祝日)午後3時",
    "9月14日(月\n)10時15分",
    "令和8年9月14日(月.)10時15分頃",
    "同月14日(月.)夕方",
    "9月14日(月!)10時15分",
    "14日(月.)、15日(火.)",
];

/// What is told of the day, so that every check of days is asked.
const TOLD: [&str; 8] = [
    "会員26名の伝票を9月8日に誤って発送しました。{}に判明し、9月15日に停止しました。",
    "会員26名の伝票を{}に誤って発送しました。9月14日に判明し、9月15日に停止しました。",
    "会員26名の伝票を9月8日に誤って発送し、9月9日に判明しました。{}に公開を止めました。",
    "{}、会員26名の氏名が漏えいしたことが分かり、{}に個人情報保護委員会へ報告しました。",
    "会員26名に{}までにお知らせします。次のお知らせは{}の予定です。",
    "・{} 判明\n・{} 公表\n・{} 停止",
    "|日時|内容|\n|---|---|\n|{}|判明|\n|{}|停止|",
    "発生: {}\n判明: {}\n停止: {}",
];

#[test]
fn a_day_that_runs_past_its_sentence_ends_no_draft() {
    let folder = BROKEN.iter().enumerate().fold(Folder::new(), |folder, (broken, day)| {
        TOLD.iter().enumerate().fold(folder, |folder, (told, text)| {
            let text = text.replace("{}", day);
            let text = format!("会員の伝票の誤発送について\n\n2026年9月18日\n\n株式会社見本\n\n{text}\n");
            let html = format!("<p>{}</p>", text.replace("\n\n", "</p>\n<p>").replace('\n', "<br>"));
            folder
                .with(&format!("{broken}-{told}.txt"), &text)
                .with(&format!("{broken}-{told}.md"), &text)
                .with(&format!("{broken}-{told}.html"), &html)
        })
    });
    for arguments in [
        &["check", ".", "--format", "json"][..],
        &["check", ".", "--format", "human", "--show", "all"],
        &["check", ".", "--format", "html"],
        &["check", ".", "--format", "sarif"],
        &["check", ".", "--fix", "--diff"],
        &["facts", "."],
    ] {
        let ran = folder.run(&[arguments, &["--isolated", "--as-of", "2026-11-22"]].concat());
        assert!(ran.status < 2, "{arguments:?}: {}", ran.err);
        assert_eq!(ran.err, "", "{arguments:?}");
    }
}
