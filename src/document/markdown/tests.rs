//! How Markdown is read.

use super::*;

fn read(source: &str) -> Vec<(String, Hint)> {
    let source = &*hide(source);
    let text = |line: &Line| line.pieces.iter().map(|piece| piece.text(source)).collect::<Vec<_>>().join("");
    super::read(source, &mut Vec::new()).lines.into_iter().map(|line| (text(&line), line.hint)).collect()
}

#[test]
fn text_is_unwrapped_and_code_is_none() {
    let source = "---\ntitle: x\n---\n# お知らせ\n\n**株式会社**サンプル`abc`です&amp;\n<!-- 秘 -->\n\n```\ncode\n```\n";
    let found: Vec<String> = read(source).into_iter().map(|line| line.0).collect();
    assert_eq!(found, ["お知らせ", "株式会社サンプルabcです&"]);
}

#[test]
fn a_link_keeps_its_target() {
    let found = read("詳細は[こちら](https://example.jp/a)です。10~12時~終日\n");
    assert_eq!(found[0].0, "詳細はこちら(https://example.jp/a)です。10~12時~終日");
}

#[test]
fn lists_tables_and_notes() {
    let source =
        "- 氏名\n  続き\n  1. 住所\n\n| 区分 | 件数 |\n|---|---|\n| **会員** | |\n\n本文[^1]\n\n[^1]: 注記\n";
    let found = read(source);
    assert_eq!(found[0], ("氏名".into(), Hint::Item(Some(Span { start: 0, end: 1 }))));
    assert_eq!(found[1], ("続き".into(), Hint::Inside));
    assert!(matches!(&found[2], (text, Hint::Item(Some(_))) if text == "住所"));
    assert_eq!(found[3], ("区分件数".into(), Hint::Row(vec![0..1, 1..2])));
    assert_eq!(found[4], ("会員".into(), Hint::Row(vec![0..1, 1..1])));
    assert_eq!(found[5].0, "本文[^1]");
    assert!(matches!(&found[6], (text, Hint::Note(Some(_))) if text == "注記"));
}

fn texts(source: &str) -> Vec<String> {
    read(source).into_iter().map(|line| line.0).collect()
}

/// What is told of every slice, in the source and in the text.
fn slices(source: &str) -> Vec<(String, String)> {
    let lines = super::read(source, &mut Vec::new()).lines;
    let piece =
        |piece: &Piece| (source[piece.span.start..piece.span.end].to_owned(), piece.text(source).to_owned());
    lines.iter().flat_map(|line| line.pieces.iter().map(piece)).collect()
}

#[test]
fn a_reference_link_tells_its_address() {
    let found = texts(
        "[申込フォーム][form]と[窓口][]、[総務]へ。[内規](a.md)\n\n[form]: https://example.jp/a\n[窓口]: mailto:a@example.jp\n[総務]: https://example.jp/b 'x'\n",
    );
    assert_eq!(
        found,
        ["申込フォーム(https://example.jp/a)と窓口(mailto:a@example.jp)、総務(https://example.jp/b)へ。内規"]
    );
    let found = slices("[窓口][desk]です\n\n[desk]: https://example.jp/\n");
    assert_eq!(found[1], ("[desk]".to_owned(), "(https://example.jp/)".to_owned()));
    assert_eq!(
        texts("<https://example.jp/c>とhttps://example.jp/d\n"),
        ["https://example.jp/cとhttps://example.jp/d"]
    );
}

#[test]
fn tables_keep_bars_breaks_and_empty_cells() {
    let source = "区分|件数\n:--|--:\nA\\|B|1<br>2\n|`x|y`| |\n**会員**「甲」|[表](https://example.jp/)\n";
    let cells = |line: &Line| match &line.hint {
        Hint::Row(cells) => {
            let text = |cell: &Range<usize>| {
                line.pieces[cell.clone()].iter().map(|piece| piece.text(source)).collect()
            };
            cells.iter().map(text).collect::<Vec<String>>()
        }
        _ => panic!("{line:?}"),
    };
    let found: Vec<Vec<String>> = super::read(source, &mut Vec::new()).lines.iter().map(cells).collect();
    assert_eq!(found[0], ["区分", "件数"]);
    assert_eq!(found[1], ["A|B", "1 2"]);
    assert_eq!(found[3], ["会員「甲」", "表(https://example.jp/)"]);
}

#[test]
fn notes_are_notes_wherever_they_are_defined() {
    let source =
        "[^b]: 先に書いた注\n\n本文[^b]と[^a]です。\n\n> [^a]: 引用の中の注\n>\n>     続き\n\n[^c]です。\n";
    let found = read(source);
    assert!(matches!(&found[0], (text, Hint::Note(Some(_))) if text == "先に書いた注"), "{found:?}");
    assert_eq!(found[1].0, "本文[^b]と[^a]です。");
    assert!(matches!(&found[2], (text, Hint::Note(Some(_))) if text == "引用の中の注"));
    assert_eq!(found[3], ("続き".into(), Hint::Inside));
    assert_eq!(found[4].0, "[^c]です。");
}

#[test]
fn html_between_words_is_seen_through() {
    let found = texts(
        "1行目<br/>2行目<BR>3行目<span class=\"x\">と<u>下線</u></span><sup>1</sup>\n\n<ruby>漏<rp>(</rp><rt>ろう</rt><rp>)</rp>洩<rt>えい</ruby>の件<!-- 秘 -->です\n\n読み<rt>閉じず\n次の行\n",
    );
    assert_eq!(found, ["1行目", "2行目", "3行目と下線1", "漏洩の件です", "読み", "次の行"]);
}

#[test]
fn what_templates_are_called_with_is_no_text() {
    let found = texts(
        "{{< toc >}}\n\n{{% notice %}}本文{{% /notice %}}です\n{% include x.html %}\n\n{{ 会社名 }}より\n",
    );
    assert_eq!(
        found.iter().map(|line| line.replace(['\u{200B}', '\u{AD}'], "")).collect::<Vec<_>>(),
        ["本文です", "{{ 会社名 }}より"]
    );
}

#[test]
fn emphasis_that_markdown_does_not_close_is_none_of_the_text() {
    for (source, wanted) in [
        ("会員**「氏名」**が漏えいした。", "会員「氏名」が漏えいした。"),
        ("**「氏名」**と**「住所」**が、**電話**も。", "「氏名」と「住所」が、電話も。"),
        ("本日**(11月18日)**に", "本日(11月18日)に"),
        ("***「全員」***です", "「全員」です"),
        ("山田**様、090-****-1234", "山田**様、090-****-1234"),
        ("2 ** 3 ** 4", "2 ** 3 ** 4"),
        ("\\**「氏名」**が", "**「氏名」**が"),
        ("山田\\*\\*様と佐藤\\*\\*様", "山田**様と佐藤**様"),
        ("*1 注と__空欄__", "*1 注と__空欄__"),
    ] {
        assert_eq!(texts(source), [wanted], "{source}");
    }
    assert_eq!(texts("|a|\n|-|\n|会員**「甲」**が|\n"), ["a", "会員「甲」が"]);
}

#[test]
fn blocks_of_every_kind() {
    let source = "お詫び\n===\n\n- [x] 確認済み\n- [ ] 氏名\n  > 引用\n  > - 中の項目\n\n    字下げ\n\n経緯\n---\n\n窓口\n: 総務部\n  電話 03-0000-0000\n\n> [!NOTE]\n> 注意です&lt;&#65;&gt;\\*\n\n## 対象 {#target}\n\n    四字下げた段落\n\n***\n1) 一つ\n2) 二つ\n";
    let found = read(source);
    let wanted: &[(&str, u8)] = &[
        ("お詫び", 1),
        ("確認済み", 3),
        ("氏名", 3),
        ("引用", 4),
        ("中の項目", 3),
        ("字下げ", 4),
        ("経緯", 2),
        ("窓口", 0),
        ("総務部", 3),
        ("電話 03-0000-0000", 4),
        ("注意です<A>*", 0),
        ("対象", 2),
        ("四字下げた段落", 0),
        ("一つ", 3),
        ("二つ", 3),
    ];
    let kind = |hint: &Hint| match hint {
        Hint::Heading(level) => *level,
        Hint::Item(_) => 3,
        Hint::Inside => 4,
        _ => 0,
    };
    let found: Vec<(&str, u8)> = found.iter().map(|(text, hint)| (text.trim_end(), kind(hint))).collect();
    assert_eq!(found, wanted);
}

#[test]
fn front_matter_gives_the_title_where_the_text_has_none() {
    let source = "---\ntitle: \"個人情報漏えいのお詫び\"\ndate: 2024-11-18T10:00:00+09:00\ndraft: true\n---\n\n## 経緯\n\n本文です。\n";
    let found = read(source);
    assert_eq!(found[0], ("個人情報漏えいのお詫び".into(), Hint::Heading(1)));
    assert_eq!(found[1], ("2024-11-18".into(), Hint::None));
    assert_eq!(found[2].1, Hint::Heading(2));
    assert_eq!(texts(&source.replace("## ", "# ")), ["2024-11-18", "経緯", "本文です。"]);
    // A line above a paragraph is not the beginning of front matter.
    assert_eq!(texts("---\nこのたびは\n\n---\n\n次です\n"), ["このたびは", "次です"]);
}

#[test]
fn html_between_the_blocks_is_read_as_html() {
    let source = "# お詫び\n\n<table>\n<tr><th>区分</th><th>件数</th></tr>\n<tr><td>会員</td><td>12件</td></tr>\n</table>\n\n<details><summary>経緯</summary>\n\n本文です。\n\n</details>\n\n<!-- 秘 -->電話は下記へ\n";
    let found = read(source);
    let rows: Vec<&str> =
        (found.iter()).filter(|line| matches!(line.1, Hint::Row(_))).map(|line| line.0.as_str()).collect();
    assert_eq!(rows, ["区分件数", "会員12件"], "{found:?}");
    let texts: Vec<&str> = found.iter().map(|line| line.0.trim()).collect();
    assert!(["経緯", "本文です。", "電話は下記へ"].iter().all(|text| texts.contains(text)), "{texts:?}");
    assert!(slices(source).iter().all(|(there, said)| there == said), "spans of the whole source");
}

#[test]
fn line_ends_of_old_machines_read_like_all_others() {
    let source = "---\ntitle: お知らせ\ndate: 2026-11-20\n---\n\n# 漏えいのお詫び\n\n会員の氏名です。\n続きです。\n\n- 一\n- 二\n\n| 項目 | 件数 |\n|---|---|\n| 氏名 | 3 |\n\n<p>頁</p>\n\n```\n符号\n```\n";
    let outline = |source: &str| crate::document::read(source, crate::document::Format::Markdown).outline();
    let expected = outline(source);
    assert!(expected.lines().count() > 7, "{expected}");
    for end in ["\r", "\r\n"] {
        assert_eq!(outline(&source.replace('\n', end)), expected, "{end:?}");
    }
}

#[test]
fn what_is_struck_through_is_told_and_a_range_is_text() {
    let source = "会員~~260名~~26名の~~**氏名**と~~住所、10~12時、13~15時、~~開いたまま\n\n\
        |区分|件数|\n|-|-|\n|会員|~~9~~8|\n|~~a|b~~|\n\n<del>前</del>後\n\n~~消した段~~\n\n<p><s>昔</s>今</p>\n";
    let document = crate::document::read(source, crate::document::Format::Markdown);
    let lines: Vec<&str> = document.blocks.iter().map(|block| document.at(block.place)).collect();
    assert_eq!(
        lines,
        ["会員26名の住所、10~12時、13~15時、~~開いたまま", "区分 件数", "会員 8", "~~a b~~", "後", "今"]
    );
    let told: Vec<&str> = document.traces.iter().map(|trace| trace.text.as_str()).collect();
    assert_eq!(told, ["260名", "**氏名**と", "9", "消した段", "昔"]);
    for trace in &document.traces {
        let span = trace.span.unwrap();
        assert!(source[span.start..span.end].contains(&trace.text), "{}", trace.text);
    }
}

#[test]
fn code_and_remarks_are_known() {
    let source =
        "氏名`TODO`と<!-- 広報へ。人数は確認中。 -->住所\n\n<!-- 第2稿では消すこと。 -->\n\n<!-- 目次 -->\n";
    let document = crate::document::read(source, crate::document::Format::Markdown);
    let at = document.text.find("TODO").unwrap();
    let place = |start, end| crate::document::Place { start, end };
    assert!(document.in_code(place(at, at + 4)) && !document.in_code(place(0, 6)));
    assert!(!document.in_code(place(at, at + 9)));
    let told: Vec<&str> = document.traces.iter().map(|trace| trace.text.as_str()).collect();
    assert_eq!(told, ["広報へ。人数は確認中。", "第2稿では消すこと。"]);
}

#[test]
fn numbered_lines_in_bold_that_stand_alone_are_headings() {
    let kinds = |source: &str| {
        let document = crate::document::read(source, crate::document::Format::Markdown);
        let told = document.blocks.iter().map(|block| (block.kind, document.at(block.place).to_owned()));
        told.collect::<Vec<_>>()
    };
    use crate::document::BlockKind::{Heading, Item, Paragraph};
    let of = |kind, text: &str| (kind, text.to_owned());
    let lead = "名簿の紛失に関するお詫び\n\n当社は名簿を失いました。\n\n";
    assert_eq!(
        kinds(&format!("{lead}1. **経緯**\n\n6月に失いました。\n\n2. **原因**\n\n鍵の掛け忘れです。\n"))[2..],
        [
            of(Heading, "経緯"),
            of(Paragraph, "6月に失いました。"),
            of(Heading, "原因"),
            of(Paragraph, "鍵の掛け忘れです。")
        ]
    );
    assert_eq!(
        kinds(&format!("{lead}1. **氏名**\n2. **住所**\n\n以上です。\n\n1. **注**意\n\n以上です。\n"))[2..],
        [
            of(Item, "氏名"),
            of(Item, "住所"),
            of(Paragraph, "以上です。"),
            of(Item, "注意"),
            of(Paragraph, "以上です。")
        ]
    );
}
