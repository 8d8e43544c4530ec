use crate::document::{BlockKind, Document, Format, read};

const LEAD: &str = "見本システムへの不正アクセスに関するお知らせ\n\nこのたび、事案が発生しました。\n\n";

fn kinds(document: &Document) -> Vec<(BlockKind, &str)> {
    let block = |block: &crate::document::Block| (block.kind, document.at(block.place));
    document.blocks.iter().map(block).collect()
}

fn of(source: &str, line: &str) -> BlockKind {
    let document = read(&format!("{LEAD}{source}"), Format::Text);
    let found = kinds(&document).into_iter().find(|block| block.1 == line);
    found.unwrap_or_else(|| panic!("no block {line}: {:?}", kinds(&document))).0
}

#[test]
fn a_marked_line_with_content_is_a_heading() {
    for marker in ["1.", "１．", "1 ", "第1 ", "(1)", "（１）", "[1]", "①", "Ⅰ.", "ア ", "■", "◇", "●"]
    {
        let source = format!("{marker}事案の概要\n\n職員が書類を紛失しました。\n");
        assert_eq!(of(&source, "事案の概要"), BlockKind::Heading, "{marker}");
    }
    let bracketed = "2 漏えいした情報(218名分。1通につき1名分)\n氏名、住所\n診断の結果は含まれていません。";
    assert_eq!(of(bracketed, "漏えいした情報(218名分。1通につき1名分)"), BlockKind::Heading);
    assert_ne!(of("1 (対象は会員です。)\n本文です。", "(対象は会員です。)"), BlockKind::Heading);
    assert_eq!(of("【事案の概要】\n職員が紛失しました。", "【事案の概要】"), BlockKind::Heading);
}

#[test]
fn marked_lines_in_a_row_are_items() {
    assert_eq!(of("(1) 氏名\n(2) 住所\n以上です。", "氏名"), BlockKind::Item);
    assert_eq!(
        of("1. 4月24日(火)に、職員が誤って送信していた。\n2. 停止した。", "停止した。"),
        BlockKind::Item
    );
    assert_eq!(of("●氏名\n●住所\n", "氏名"), BlockKind::Item);
    assert_eq!(of("■2023年10月18日\n・連絡を受領\n", "2023年10月18日"), BlockKind::Heading);
    assert_eq!(of("■対象\n", "対象"), BlockKind::Item, "the last line is no heading");
    for mark in ["○", "◆", "▲", "ア ", "ウ.", "a. "] {
        let list = format!("{mark}利用日\n{mark}座席番号\n\n原因\n\n設定を誤りました。");
        assert_eq!(of(&list, "座席番号"), BlockKind::Item, "{mark}: a blank line closes a list, too");
    }
    assert_eq!(of("●対象\n●項目\n氏名と座席番号が漏えいしました。", "項目"), BlockKind::Heading);
}

#[test]
fn bare_headings_and_their_traps() {
    assert_eq!(
        of("事案の概要\n\n職員が書類を紛失したことが判明しました。", "事案の概要"),
        BlockKind::Heading
    );
    let names = "(2) 含まれる個人情報\n\n氏名\n※なお、住所は含みません。\n";
    assert_eq!(of(names, "氏名"), BlockKind::Paragraph);
    let act = "◇処分内容\n\n懲戒処分(免職)\n\n◇処分の事案\n\n職員が書類を紛失しました。";
    assert_eq!(of(act, "懲戒処分(免職)"), BlockKind::Paragraph);
    assert_eq!(of("対象件数 184件\n\n内訳は以下のとおりです。", "対象件数184件"), BlockKind::Paragraph);
    assert_eq!(
        of("本人への通知を行いました\n\n職員が通知しました。", "本人への通知を行いました"),
        BlockKind::Paragraph
    );
}

#[test]
fn the_header_gives_the_title() {
    let source =
        "2024年11月8日\n\n各位\n\n株式会社見本\n\n個人情報の漏えいに関するお詫び\n\nこのたび、発生しました。";
    let document = read(source, Format::Text);
    assert_eq!(document.title.map(|title| document.at(title)), Some("個人情報の漏えいに関するお詫び"));
    let paragraphs = kinds(&document).iter().filter(|block| block.0 == BlockKind::Paragraph).count();
    assert_eq!(paragraphs, 4);
    let document = read(
        "---\na: 1\n---\n# お詫び\n\n株式会社見本\n\n発生しました。\n\n## 経緯\n\n本文です。\n",
        Format::Markdown,
    );
    assert_eq!(document.title.map(|title| document.at(title)), Some("お詫び"));
    assert_eq!(document.sections[1].level, 2);
}

#[test]
fn a_title_says_what_it_is_about_whoever_stands_beside_it() {
    let title = |source: &str| {
        let document = read(source, Format::Text);
        document.title.map(|title| document.at(title).to_owned())
    };
    for (head, expected) in [
        ("公益社団法人見本地方植物友の会連合会\n名簿の紛失について\n", "名簿の紛失について"),
        (
            "見本を騙る電話にご注意ください\n2026年6月15日 見本信用金庫 広報部\n",
            "見本を騙る電話にご注意ください",
        ),
        (
            "2026年6月15日\n株式会社見本ホールディングス(東京都)\n採点の誤りのお詫び(第2報)\n",
            "採点の誤りのお詫び(第2報)",
        ),
        ("見本町立図書館の蔵書\n2026年6月15日\n", "見本町立図書館の蔵書"),
    ] {
        assert_eq!(title(&format!("{head}\nこのたび、発生しました。\n")).as_deref(), Some(expected));
    }
}

#[test]
fn labels_notes_and_empty_headings() {
    let document = read(&format!("{LEAD}電話番号：03-0000-0000\n(1)\n本文です。\n"), Format::Text);
    let label = document.blocks[2].label.map(|label| document.at(label));
    assert_eq!(label, Some("電話番号"));
    assert_eq!((document.blocks[3].kind, document.at(document.blocks[3].place)), (BlockKind::Heading, ""));
    assert_eq!(of("※詳細は調査中です。\n", "詳細は調査中です。"), BlockKind::Note);
}

#[test]
fn a_numbered_heading_takes_no_lines_in_that_stand_below_it_as_far_out() {
    let entries = |source: &str| -> Vec<String> {
        let document = read(&format!("{LEAD}{source}"), Format::Markdown);
        kinds(&document).into_iter().skip(2).map(|(_, text)| text.to_owned()).collect()
    };
    assert_eq!(
        entries("1. 経緯\n6月3日 電話が入る\n6月4日 警察に相談\n"),
        ["経緯", "6月3日電話が入る", "6月4日警察に相談"]
    );
    assert_eq!(entries("2. 原因\n担当者が見落としました。\n").first().map(String::as_str), Some("原因"));
    // A sentence that is broken off goes on.
    assert_eq!(entries("- 氏名を記した名簿を、\n別の会社へ送りました。\n").len(), 1);
    assert_eq!(entries("- 氏名\n  (ふりがな)\n").len(), 1);
}
