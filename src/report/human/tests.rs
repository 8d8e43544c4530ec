//! Every layout that the renderer can make, once.

use super::*;
use crate::checks::Held;
use crate::document::Span;
use crate::reading::elements::Status;
use crate::report::Failure;
use crate::report::test_support::{Sample, day, label};
use crate::ruleset::Stage;
use crate::text::width::width;
use insta::assert_snapshot;

const CARD: &str = "\
2023年7月18日
青葉園芸通販株式会社

カード情報に関するお詫びとお知らせ

このたび、弊社通販サイトが第三者に改ざんされ、お客様のカード情報46件が漏えいした可能性があることが分かりました。ご迷惑をおかけし、深くお詫び申し上げます。

1. 経緯
2023年1月12日、決済代行会社より連絡を受け、同月16日にカード決済を停止し、外部の専門会社に調査を依頼いたしました。

2. 対象
2022年11月11日から2023年1月13日までに購入されたお客様37名のカード番号、有効期限、セキュリティコード、サイトのログインパスワード

3. お問い合わせ
ご不明な点は、お手数ですが下記の弊社相談窓口までご連絡くださいますようお願い申し上げます。
個人情報保護委員会へは2023年6月26日に報告いたしました。
";

fn card(lang: Lang) -> Sample {
    let mut sample = Sample::new("案/カード情報.txt", CARD, lang);
    let made = &mut sample.checked.reading.conclusions;
    made.publisher = Some("company".to_owned());
    made.published_on = day(2023, 7, 18);
    made.occurred_on = day(2022, 11, 11);
    made.discovered_on = day(2023, 1, 12);
    sample.why("contact-point/dangling", "案内した窓口に読者がたどり着けません。");
    let finding = sample.finding(
        "contact-point/dangling",
        Severity::Error,
        "下記の弊社相談窓口まで",
        "「相談窓口」の電話番号・メール・URLが本文にありません",
    );
    finding.label = Some("読者はここで連絡先を探します".to_owned());
    finding.help = Some("窓口名・電話番号・受付時間を、この段落か文末に書く。".to_owned());
    sample.why("counts/mixed-units", "見出しになる数です。記者が最初に尋ねます。");
    let people = sample.span("37名");
    let finding = sample.finding(
        "counts/mixed-units",
        Severity::Warning,
        "46件",
        "「46件」と「37名」の関係が書かれていません",
    );
    finding.label = Some("カード情報の数".to_owned());
    finding.labels.push(label(people, "人数"));
    finding.help = Some(
        "1人が複数のカードを使ったなら、その旨を一言足す。誤記なら直す(どちらが正しいかは本文から分かりません)。"
            .to_owned(),
    );
    sample.law("regulator-notification/late", "個人情報保護法施行規則 第8条");
    sample.law("regulator-notification/late", "ガイドライン通則編 3-5-3-3");
    let known = sample.span("2023年1月12日");
    let finding = sample.finding(
        "regulator-notification/late",
        Severity::Warning,
        "2023年6月26日",
        "報告の日付が、気づいた日から166日目です",
    );
    finding.label = Some("個人情報保護委員会への報告".to_owned());
    finding.labels.push(label(known, "懸念に気づいた日"));
    finding.help = Some(
        "日付を確かめる。速報を先に出していれば、その日を書く。事実なら文面では直せません。尋ねられたときの説明を用意する。"
            .to_owned(),
    );
    for (id, at, message) in [
        ("certainty/mixed", "漏えいした可能性", "「漏えいした」と「漏えいした可能性」が並んでいます"),
        ("containment/delayed", "同月16日", "気づいてから決済停止まで4日。理由があれば一言"),
    ] {
        sample.finding(id, Severity::Info, at, message);
    }
    for (id, words) in [
        ("overview", "弊社通販サイトが第三者に改ざんされ、お客様のカード情報46件が漏えいした"),
        ("affected-count", "お客様37名"),
        ("data-types", "カード番号"),
        ("timeline", "2023年1月12日"),
        ("timeline", "2022年11月11日"),
        ("cause", "第三者に改ざんされ"),
        ("containment", "カード決済を停止し"),
        ("regulator-notification", "個人情報保護委員会へは2023年6月26日に報告いたしました。"),
        ("apology", "深くお詫び申し上げます"),
    ] {
        sample.element(id, Status::Stated, words);
    }
    sample.element("recurrence-measures", Status::Deferred, "外部の専門会社に調査を依頼");
    sample.element("contact-point", Status::Absent, "下記の弊社相談窓口まで");
    sample.checked.held =
        ["37名(2か所)", "曜日3つ"].map(|text| Held { text: text.to_owned(), places: Vec::new() }).to_vec();
    sample
}

fn style() -> Human {
    Human { as_of: "2026-11-22".to_owned(), ..Human::default() }
}

/// The report; no line of it may be wider than a terminal or longer than a page.
fn drawn(sample: &Sample, style: &Human) -> String {
    let text = style.document(&sample.entry()).text;
    for line in text.lines().filter(|_| !style.color) {
        assert!(width(line) <= COLUMNS, "{} columns: {line}", width(line));
    }
    if !style.everything {
        assert!(text.lines().count() <= LINES + 6, "{} lines", text.lines().count());
    }
    text
}

#[test]
fn a_notice_with_findings() {
    assert_snapshot!(drawn(&card(Lang::Ja), &style()));
}

#[test]
fn a_notice_in_english() {
    assert_snapshot!(drawn(&card(Lang::En), &style()));
}

#[test]
fn infos_in_full_and_box_drawing() {
    let mut sample = card(Lang::Ja);
    sample.checked.findings.drain(..3);
    assert_snapshot!(drawn(&sample, &Human { infos_in_full: true, boxes: true, ..style() }));
}

#[test]
fn colours() {
    let mut sample = card(Lang::Ja);
    sample.checked.findings.truncate(1);
    let text = drawn(&sample, &Human { color: true, quiet: true, ..style() });
    assert_snapshot!(text.replace('\u{1b}', "ESC"));
}

fn hospital() -> Sample {
    let text = "\
令和6年10月11日
みなと市立病院

1. 概要
10月9日17時半ごろ、職員の個人所有のパソコンが外部から不正アクセスを受け、患者に関する情報が閲覧された可能性があります。

2. 今後の対応
引き続き調査を行い、分かり次第お知らせします。
職員に注意を促しました。
";
    let mut sample = Sample::new("第1報.txt", text, Lang::Ja);
    let evidence = sample.place("引き続き調査");
    let made = &mut sample.checked.reading.conclusions;
    made.stage = Stage::First;
    made.stage_evidence = Some(evidence);
    made.publisher = Some("public-hospital".to_owned());
    made.published_on = day(2024, 10, 11);
    for (element, help) in [
        ("contact-point", "窓口名・電話・受付時間を書く。夜間の番号もあれば足す。"),
        ("individual-notice", "いつ、どう連絡するかを書く。"),
        ("protective-steps", "不審な連絡への注意など、読者にできることを書く。"),
        ("secondary-damage", "確認の有無と、おそれを書く。"),
        ("apology", "お詫びを一文で書く。"),
    ] {
        sample.missing(element, Severity::Warning, "職員に注意を促しました。", help);
    }
    sample
}

#[test]
fn missing_elements_of_one_place_are_one_block() {
    assert_snapshot!(drawn(&hospital(), &style()));
}

#[test]
fn missing_elements_of_another_place_or_severity_stand_alone() {
    let mut sample = hospital();
    sample.checked.findings.truncate(1);
    sample.checked.findings[0].label = Some("この段落の後に「お問い合わせ」を足す".to_owned());
    sample.missing("cause", Severity::Warning, "閲覧された可能性があります。", "分かる範囲で書く。");
    sample.missing("apology", Severity::Error, "職員に注意を促しました。", "お詫びを一文で書く。");
    assert_snapshot!(drawn(&sample, &Human { quiet: true, ..style() }));
}

#[test]
fn above_ten_blocks_the_rest_goes_by_line() {
    let mut sample = hospital();
    sample.checked.findings.clear();
    for number in 1..=14 {
        let id = format!("acme/rule-{number}");
        let message = format!("{number}番目の指摘です");
        let finding = sample.finding(&id, Severity::Warning, "不正アクセス", &message);
        finding.help = Some("一言足す。".to_owned());
    }
    let text = drawn(&sample, &style());
    assert!(text.contains("ほか 10件(") && text.contains("14番目の指摘です  acme/rule-14"), "{text}");
    assert_snapshot!(text);
    let all = drawn(&sample, &Human { everything: true, ..style() });
    assert!(all.contains("14番目の指摘です\n  --> "), "{all}");
}

#[test]
fn no_notice_shows_its_finding_only() {
    let mut sample = Sample::new("README.md", "", Lang::Ja);
    sample.checked.reading.conclusions.kind = Kind::NoNotice;
    let message = "漏えいの告知文とは読めません";
    sample.finding_at("document/not-a-notice", Severity::Warning, None, message).help =
        Some("告知文なら、何が起きたかを一文で書く。".to_owned());
    assert_snapshot!(drawn(&sample, &style()));
    sample.source.named = false;
    assert_eq!(drawn(&sample, &style()), "README.md: 漏えいの告知文とは読めません\n");
}

#[test]
fn a_clean_notice_and_the_end_of_a_run() {
    let mut sample = card(Lang::Ja);
    sample.checked.findings.clear();
    assert_snapshot!(drawn(&sample, &style()));
    sample.source.named = false;
    assert_eq!(drawn(&sample, &style()), "案/カード情報.txt: 指摘なし\n");
    let summary = Summary {
        documents: 3,
        errors: 1,
        warnings: 4,
        skipped_rules: vec!["terms/mixed".to_owned()],
        failures: vec![Failure { path: "x".to_owned(), message: "y".to_owned() }],
        ..Summary::default()
    };
    assert_snapshot!(Report::<Checked>::closing(&style(), &summary, &Gathered::default()));
}

#[test]
fn rows_are_windows_however_long_the_line_is() {
    let long = "ながい文がつづきます、".repeat(40_000) + "問題の語" + &"がまだつづきます、".repeat(40_000);
    let mut sample = Sample::new("long.txt", &long, Lang::Ja);
    let far = sample.span("がまだ").start + 3000;
    let finding = sample.finding("acme/long", Severity::Error, "問題の語", "長い行のなかの指摘です");
    finding.label = Some("ここを直します。ラベルも幅に収まらないほど長いときは切って示します。".to_owned());
    finding.labels.push(label(Span { start: far, end: far + 900 }, "長い範囲"));
    assert_snapshot!(drawn(&sample, &Human { quiet: true, ..style() }));
}

#[test]
fn many_places_and_many_findings_stay_short_and_quick() {
    let mut sample = Sample::new("many.txt", &"漏洩のお知らせ\n".repeat(20_000), Lang::Ja);
    let line = "漏洩のお知らせ\n".len();
    let at = |nth: usize| Span { start: nth * line, end: nth * line + "漏洩".len() };
    for nth in 0..20_000 {
        sample.finding_at("acme/many", Severity::Warning, Some(at(nth)), "同じ指摘です");
    }
    let labels = (1..20_000).map(|nth| label(at(nth), "")).collect();
    sample.checked.findings[0].labels = labels;
    let text = drawn(&sample, &style());
    assert!(text.contains("= ほか19995か所") && text.contains("  ほか1998"), "{text}");
}

#[test]
fn control_characters_are_shown_and_carets_stay_in_place() {
    let text = "はじめに\u{1b}[31m赤い\u{202e}漏洩\u{7}です。\n\n";
    let mut sample = Sample::new("a\u{1b}[2J.txt", text, Lang::Ja);
    let finding = sample.finding("terms/mixed", Severity::Error, "漏洩", "\u{1b}]0;題\u{7}と読めます");
    finding.label = Some("\u{202e}逆".to_owned());
    finding.help = Some("消\u{1b}す。".to_owned());
    let end = text.len();
    sample.finding_at("acme/end", Severity::Error, Some(Span { start: end, end }), "文末に足します");
    let text = drawn(&sample, &style());
    assert!(!text.chars().any(|c| (c.is_control() && c != '\n') || c == '\u{202e}'), "{text:?}");
    assert_snapshot!(text);
}

proptest::proptest! {
    #[test]
    fn any_span_of_any_text_can_be_drawn(
        text in "[あ亜a1 。\n\r\t\u{1b}😀]{0,120}", from in 0usize..400, length in 0usize..400, second in 0usize..400,
    ) {
        let mut sample = Sample::new("any.txt", &text, Lang::Ja);
        let fit = |at: usize| {
            let mut at = at.min(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let span = Span { start: fit(from), end: fit(from + length) };
        let finding = sample.finding_at("acme/any", Severity::Error, Some(span), "指摘");
        finding.label = Some("ここ".to_owned());
        finding.labels.push(label(Span { start: fit(second), end: fit(second + 9) }, "もう一つ"));
        let drawn = drawn(&sample, &Human { quiet: true, ..style() });
        proptest::prop_assert!(drawn.contains('^'), "{}", drawn);
    }
}
