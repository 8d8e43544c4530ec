//! What every part of the page says, and that no text and no span can break it.

use super::*;
use crate::checks::{Finding, Held};
use crate::document::{self, Format, Span};
use crate::engine::{Origin, Suppressed};
use crate::reading::elements::Status;
use crate::report::Failure;
use crate::report::test_support::{Sample, day, label};
use crate::ruleset::{Severity, Stage};
use insta::assert_snapshot;
use proptest::prelude::*;
use roxmltree::{Document as Xml, Node, ParsingOptions};

const NOTICE: &str = "\
2024年9月2日
架空商店株式会社

お客様情報の漏えいに関するお詫びとお知らせ

このたび、外部からの不正アクセスにより、お客様184名の情報が漏えいしました。深くお詫び申し上げます。

■ 経緯
・8月30日(金) 社員が異常に気づきました。
・8月31日(土) 個人情報保護委員会へ報告しました。

■ 内訳
・会員 19名
・応募者 165名
";

fn html() -> Html {
    Html { lang: Lang::Ja, as_of: "2024-09-03".to_owned() }
}

fn sample() -> Sample {
    let mut sample = Sample::new("案.txt", NOTICE, Lang::Ja);
    sample.element("affected-count", Status::Stated, "184名");
    sample.element("apology", Status::Stated, "深くお詫び申し上げます");
    sample.element("regulator-notification", Status::Deferred, "個人情報保護委員会へ報告");
    let made = &mut sample.checked.reading.conclusions;
    made.stage = Stage::First;
    made.published_on = day(2024, 9, 2);
    sample
}

fn page(sample: &Sample) -> String {
    whole(&[sample], &Summary { documents: 1, ..Summary::default() })
}

/// The page of a run, as it is written.
fn whole(samples: &[&Sample], summary: &Summary) -> String {
    let html = html();
    let mut gathered = Gathered::default();
    let mut page = html.opening(Lang::Ja);
    for sample in samples {
        let sheet = html.document(&sample.entry());
        page += &html.gather(sheet, &mut gathered);
    }
    page + &html.closing(summary, &gathered)
}

/// The part of a draft, judged by a parser that forgives nothing.
fn parsed<T>(sample: &Sample, look: impl FnOnce(&Xml<'_>) -> T) -> T {
    let sheet = html().document(&sample.entry());
    let text = sheet.text.replace(DRAFT, "1");
    let options = ParsingOptions { allow_dtd: false, ..ParsingOptions::default() };
    let xml = Xml::parse_with_options(&text, options).unwrap_or_else(|error| panic!("{error}\n{text}"));
    look(&xml)
}

fn has_class(node: &Node<'_, '_>, class: &str) -> bool {
    node.attribute("class").is_some_and(|classes| classes.split(' ').any(|one| one == class))
}

fn of_class<'a, 'i>(xml: &'a Xml<'i>, class: &str) -> Node<'a, 'i> {
    xml.descendants().find(|node| has_class(node, class)).unwrap_or_else(|| panic!("no .{class}"))
}

/// The text of a part, without that of the notes in it.
fn text_of(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(Node::is_text);
    let own = texts.filter(|text| !text.ancestors().any(|above| has_class(&above, "notes")));
    own.filter_map(|text| text.text()).collect()
}

/// Markup, an element a line, of the first part of that class.
fn drawn(sample: &Sample, class: &str) -> String {
    parsed(sample, |xml| {
        let range = of_class(xml, class).range();
        xml.input_text()[range].replace("\n", "").replace('<', "\n<").replace("\n</", "</").trim().to_owned()
    })
}

#[test]
fn the_head_says_what_it_comes_to() {
    let mut sample = sample();
    sample.finding("counts/sum-mismatch", Severity::Error, "184名", "内訳の合計と合いません");
    sample.finding("terms/mixed", Severity::Info, "漏えい", "「漏えい」1か所");
    assert_snapshot!(drawn(&sample, "verdict"), @r#"<p class="verdict e">公表の前に直す指摘が1件あります。ほかに参考が1件あります。</p>"#);
    assert_snapshot!(drawn(&sample, "index"));
    sample.checked.findings.clear();
    assert_snapshot!(drawn(&sample, "verdict"), @r#"<p class="verdict clear">指摘はありません。</p>"#);
}

#[test]
fn marks_lead_to_notes_and_back() {
    let mut sample = sample();
    sample.why("counts/sum-mismatch", "記者が最初に足します。");
    let other = sample.span("165名");
    let finding = sample.finding("counts/sum-mismatch", Severity::Error, "184名", "合計が合いません");
    finding.help = Some("確かめて直す。\n次の日までに。".to_owned());
    finding.label = Some("合計".to_owned());
    finding.labels.push(label(other, "内訳"));
    sample.law("cause/vague", "架空の規程 1条");
    sample.finding(
        "cause/vague",
        Severity::Warning,
        "外部からの不正アクセスにより、お客様184名の情報",
        "原因",
    );
    assert_snapshot!(drawn(&sample, "draft"));
}

#[test]
fn what_is_absent_has_its_place_in_the_text() {
    let mut sample = sample();
    sample.missing("contact-point", Severity::Warning, "報告しました。", "電話番号を書く。");
    sample.missing("cause", Severity::Warning, "報告しました。", "原因を書く。");
    sample.missing("overview", Severity::Info, "深くお詫び申し上げます。", "概要を書く。");
    let text = drawn(&sample, "draft");
    assert!(text.contains("class=\"n w add\" href=\"#d1-f2\" data-n=\"2\""), "{text}");
    assert!(text.contains("本文に見当たらない項目が2つあります"), "{text}");
    let index = drawn(&sample, "index");
    assert!(index.contains("本文に見当たらない項目が2つあります(問い合わせ先、原因)"), "{index}");
    assert!(drawn(&sample, "elements").contains("href=\"#d1-f2\" aria-label=\"指摘2(要確認)\""));
}

#[test]
fn the_table_of_elements_leads_to_the_evidence() {
    let sample = sample();
    assert_snapshot!(drawn(&sample, "elements"));
    parsed(&sample, |xml| {
        let evidence = of_class(xml, "ev");
        assert_eq!(text_of(evidence), "184名");
        assert_eq!(evidence.attribute("id"), Some("d1-e2-1"));
    });
}

#[test]
fn what_was_worked_out_is_shown_with_its_places() {
    let mut sample = sample();
    let places = ["184名", "19名", "165名"].map(|words| sample.span(words)).to_vec();
    sample.checked.held = vec![Held { text: "184 = 19 + 165".to_owned(), places }];
    let wrong = sample.rule("dates/wrong-weekday");
    sample.ruleset.rules.to_mut()[wrong].check = crate::ruleset::Check::WrongWeekday(Default::default());
    sample.finding("dates/wrong-weekday", Severity::Error, "8月30日(金)", "8月30日は木曜でした");
    assert_snapshot!(drawn(&sample, "worked"));
}

#[test]
fn suppressed_findings_stand_with_their_reasons() {
    let mut sample = sample();
    sample.finding("terms/mixed", Severity::Info, "漏えい", "「漏えい」1か所");
    let finding: Finding = sample.checked.findings.remove(0);
    let origin = Origin::File { name: "<noticelint>.toml".to_owned(), line: 3, byte: 0 };
    let until = Some("2026-12-31".to_owned());
    sample.checked.suppressed =
        vec![Suppressed { finding, reason: "号数は「<b>」のまま".to_owned(), until, origin }];
    assert_snapshot!(drawn(&sample, "suppressed"));
}

#[test]
fn what_was_assumed_is_told() {
    let mut sample = sample();
    sample.checked.reading.conclusions.stage_evidence = Some(sample.place("不正アクセス"));
    assert_snapshot!(drawn(&sample, "assumed"));
}

#[test]
fn a_run_has_a_list_and_an_end() {
    let (one, mut two) = (sample(), Sample::new("<b>.txt", "お知らせ\n", Lang::Ja));
    two.checked.reading.conclusions.kind = Kind::NoNotice;
    two.source.named = false;
    two.finding_at("document/not-a-notice", Severity::Info, None, "告知文とは読めません");
    let summary = Summary {
        documents: 2,
        infos: 1,
        skipped_rules: vec!["terms/<x>".to_owned()],
        failures: vec![Failure { path: "a<b.txt".to_owned(), message: "読めません".to_owned() }],
        ..Summary::default()
    };
    let page = whole(&[&one, &two], &summary);
    let list = page.find("<nav class=\"drafts\"").unwrap();
    assert!(list < page.find("<section class=\"one\" id=\"d1\"").unwrap());
    assert!(page.contains("<section class=\"one\" id=\"d2\"") && !page.contains(DRAFT));
    assert!(page.contains("<a href=\"#d2\">&lt;b&gt;.txt</a>"));
    assert!(page.contains("<a href=\"#failures\">読めなかったファイル 1件</a>"));
    assert!(page.contains("a&lt;b.txt") && page.contains("terms/&lt;x&gt;"));
    assert!(is_page(page.as_bytes()) && !is_page(&page.as_bytes()[1..]));
    // Of a file that is no notice, nothing but that is told.
    assert!(!page[page.find("id=\"d2\"").unwrap()..].contains("class=\"draft\""));
    assert!(!whole(&[&one], &Summary::default()).contains("<nav"));
}

#[test]
fn a_run_of_any_length_is_not_held_back_for_ever() {
    let html = html();
    let mut gathered = Gathered::default();
    let sheet = |size: usize| Sheet {
        text: "x".repeat(size),
        kept: vec![Kept { severity: None, key: ROW.to_owned(), text: format!("<li>d{DRAFT}</li>") }],
    };
    assert_eq!(html.gather(sheet(HELD), &mut gathered), "");
    assert!(html.gather(sheet(9), &mut gathered).len() > HELD);
    assert_eq!(html.gather(sheet(9), &mut gathered), "x".repeat(9));
    assert!(gathered.kept.iter().all(|kept| kept.text.len() < 100));
    let end = html.closing(&Summary { documents: 3, ..Summary::default() }, &gathered);
    assert!(end.contains("<li>d1</li><li>d2</li><li>d3</li>") && end.contains("id=\"drafts\""), "{end}");
}

#[test]
fn a_draft_of_four_kilobytes_makes_a_page_of_less_than_eighty() {
    let text = NOTICE.repeat(1 + 4096 / NOTICE.len());
    let mut sample = Sample::new("案.txt", &text, Lang::Ja);
    let line = NOTICE.len();
    for at in 0..4 {
        let start = at * line + NOTICE.find("184名").unwrap();
        let span = Span { start, end: start + "184名".len() };
        let finding = sample.finding_at("acme/many", Severity::Warning, Some(span), "数が二つあります");
        finding.help =
            Some("元の資料で確かめて、違うほうを直す(どちらが正しいかは本文から分かりません)。".to_owned());
    }
    assert!(page(&sample).len() < 80_000, "{}", page(&sample).len());
}

#[test]
fn the_policy_knows_style_and_script() {
    let page = page(&sample());
    for (open, close) in [("<style>", "</style>"), ("<script>", "</script>")] {
        let start = page.find(open).unwrap() + open.len();
        let body = &page[start..start + page[start..].find(close).unwrap()];
        let digest = <sha2::Sha256 as sha2::Digest>::digest(body.as_bytes());
        let digest = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, digest);
        assert!(page.contains(&format!("&#39;sha256-{digest}&#39;")), "{open}: sha256-{digest}");
        assert!(!body.contains("//") || open == "<script>", "no address stands in the style");
        assert!(!body.contains("http") && !body.contains("url(") && !body.contains("@import"));
    }
}

#[test]
fn a_span_that_begins_in_a_character_breaks_nothing() {
    let mut sample = sample();
    let span = sample.span("184名");
    let (start, end) = (span.start + 4, span.end + 1);
    sample.finding_at("acme/x", Severity::Error, Some(Span { start, end }), "途中");
    parsed(&sample, |xml| assert_eq!(visible(&text_of(of_class(xml, "draft"))), visible(NOTICE)));
}

#[test]
fn markdown_is_shown_without_its_signs() {
    let text = "# 題 **強**\n\n1. 一 &amp; `<b>`\n2. [窓口](https://example.com/?a=1)\n\n| 項目 | 数 |\n|---|---|\n| 会員 | 19名 |\n";
    let mut sample = Sample::new("案.md", text, Lang::Ja);
    sample.source.format = Format::Markdown;
    sample.checked.reading.document = document::read(text, Format::Markdown);
    sample.finding("acme/x", Severity::Error, "&amp;", "記号");
    assert_snapshot!(drawn(&sample, "draft"));
}

/// Text that looks like structure, markup and everything else that could go wrong.
const TEXT: &str =
    "[あ亜ア㈱か゚ ①１a1 。、・※■○◎()()「」:/<>&\"'`#*\\-|=.\n\n\t\u{0}\u{1b}\u{202e}\u{feff}😀]{0,160}";

/// What a reader has to see of a source.
fn visible(text: &str) -> String {
    crate::text::control_chars::visible(text).chars().filter(|c| !is_rule(*c)).collect()
}

/// White space, and the signs that draw a table.
fn is_rule(character: char) -> bool {
    character.is_whitespace() || "|-=+".contains(character)
}

proptest! {
    #[test]
    fn any_text_is_shown_whole_and_any_span_can_be_marked(
        text in TEXT,
        spans in prop::collection::vec((0usize..500, 0usize..90, any::<bool>()), 0..7),
        evidence in prop::collection::vec((0usize..300, 1usize..90), 0..4),
    ) {
        let mut sample = Sample::new("any.txt", &text, Lang::Ja);
        let fit = |text: &str, at: usize| {
            let mut at = at.min(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        for (start, length, second) in spans {
            let span = Span { start: fit(&text, start), end: fit(&text, start + length) };
            match sample.checked.findings.last_mut() {
                Some(last) if second => last.labels.push(label(span, "二つ目")),
                _ => {
                    sample.finding_at("acme/any", Severity::Error, Some(span), "指摘");
                }
            }
        }
        let normal = sample.checked.reading.document.text.clone();
        for (start, length) in evidence {
            let place = document::Place { start: fit(&normal, start), end: fit(&normal, start + length) };
            let state = &mut sample.checked.reading.elements[start % 13];
            state.status = Status::Stated;
            state.evidence.push(place);
        }
        let findings = sample.checked.findings.len();
        parsed(&sample, |xml| {
            let mut ids: Vec<_> = xml.descendants().filter_map(|node| node.attribute("id")).collect();
            let links = xml.descendants().filter_map(|node| node.attribute("href"));
            for link in links {
                assert!(ids.contains(&link.trim_start_matches('#')), "{link} leads nowhere: {}", xml.input_text());
            }
            let all = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), all, "an address is given twice: {}", xml.input_text());
            assert!(xml.descendants().all(|node| {
                node.tag_name().name() != "a" || !node.ancestors().skip(1).any(|above| above.tag_name().name() == "a")
            }));
            let notes = xml.descendants().filter(|node| has_class(node, "note")).count();
            assert_eq!(notes, findings);
            assert_eq!(visible(&text_of(of_class(xml, "draft"))), visible(&text), "{}", xml.input_text());
        });
    }

    #[test]
    fn markdown_and_names_stay_text(text in TEXT, name in TEXT) {
        let mut sample = Sample::new(&name, &text, Lang::Ja);
        sample.source.format = Format::Markdown;
        sample.checked.reading.document = document::read(&text, Format::Markdown);
        parsed(&sample, |xml| {
            let own = ["section", "div", "h2", "h3", "h4", "h5", "h6", "p", "span", "a", "mark", "ul", "li", "table",
                "thead", "tbody", "tr", "th", "td", "b", "dl", "dt", "dd", "ol", "q", "time"];
            for node in xml.descendants().filter(Node::is_element) {
                assert!(own.contains(&node.tag_name().name()), "{node:?}");
            }
        });
    }
}
