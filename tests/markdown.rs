//! Drafts in Markdown, whole: what a site's system says beside the text, and the same notice as plain text.

use noticelint::Day;
use noticelint::Format;
use noticelint::Reading;
use noticelint::Ruleset;
use noticelint::Source;
use noticelint::{Checked, Options, lint};

fn options() -> Options {
    Options::on(Day { year: 2026, month: 11, day: Some(22) })
}

fn ruleset() -> Ruleset {
    noticelint::builtin().unwrap()
}

fn source(text: &str, format: Format) -> Source {
    Source::new("draft.md", text, format)
}

fn read(text: &str) -> Reading {
    noticelint::read(&source(text, Format::Markdown), &ruleset(), &options().reading)
}

fn check(text: &str) -> Checked {
    lint(&source(text, Format::Markdown), &ruleset(), &options())
}

fn rules(checked: &Checked) -> Vec<String> {
    let ruleset = ruleset();
    checked.findings.iter().map(|finding| ruleset.rules[finding.rule].id.to_string()).collect()
}

const FRONT: &str =
    "---\ntitle: 個人情報の漏えいに関するお詫び\ndate: 2024-11-18T10:00:00+09:00\ndraft: true\n---\n\n";
const BODY: &str = "見本株式会社\n\n## 概要\n\n10月24日、当社の会員120名の氏名が外部から閲覧できる状態にあったことが判明しました。\n\n## 原因\n\n公開範囲の設定を誤ったことによるものです。\n";

#[test]
fn front_matter_gives_title_and_day_where_the_text_has_none() {
    let text = format!("{FRONT}{BODY}");
    let reading = read(&text);
    let conclusions = &reading.conclusions;
    assert_eq!(conclusions.published_on, Some(Day { year: 2024, month: 11, day: Some(18) }));
    assert!(!conclusions.published_given);
    let title = reading.document.title.unwrap();
    let span = reading.document.span(title);
    assert_eq!(&text[span.start..span.end], "個人情報の漏えいに関するお詫び");
    let first = &reading.mentions.dates[0];
    let span = reading.document.span(first.place);
    assert_eq!((first.event.as_str(), &text[span.start..span.end]), ("publication", "2024-11-18"));
    // 10月24日 has its year from it.
    assert_eq!(reading.mentions.dates[1].date, Some(Day { year: 2024, month: 10, day: Some(24) }));
    let found = rules(&check(&text));
    assert!(
        !found.iter().any(|rule| rule == "publication/undated" || rule.starts_with("text/")),
        "{found:?}"
    );
    assert!(rules(&check(BODY)).contains(&"publication/undated".to_owned()));
}

#[test]
fn what_the_text_itself_says_goes_first() {
    let text = format!("{FRONT}# 会員情報の漏えいについて\n\n2024年11月20日\n\n{BODY}");
    let reading = read(&text);
    assert_eq!(reading.conclusions.published_on, Some(Day { year: 2024, month: 11, day: Some(20) }));
    assert_eq!(
        reading.document.title.map(|title| reading.document.at(title)),
        Some("会員情報の漏えいについて")
    );
    assert_eq!(reading.mentions.dates.iter().filter(|date| date.event == "publication").count(), 1);
}

#[test]
fn an_address_that_is_defined_elsewhere_is_a_contact() {
    let text = format!(
        "{BODY}\n## お問い合わせ先\n\n[お問い合わせフォーム][form]からご連絡ください。\n\n[form]: https://example.jp/form\n"
    );
    let reading = read(&text);
    let contact = reading
        .mentions
        .contacts
        .iter()
        .find(|contact| reading.document.at(contact.place).contains("example.jp"));
    let span = reading.document.span(contact.unwrap().place);
    assert_eq!(&text[span.start..span.end], "[form]");
}

#[test]
fn the_same_notice_in_plain_text_and_in_markdown() {
    let plain = "個人情報の漏えいに関するお詫びとお知らせ\n\n2024年11月18日\n\n見本株式会社\n\n1. 概要\n\n10月24日、会員120名の氏名、住所が漏えいしました(※1)。深くお詫び申し上げます。\n\n2. 漏えいした情報\n\n・氏名\n・住所\n\n3. 内訳\n\n区分\t人数\n会員\t100名\n職員\t20名\n\n4. お問い合わせ先\n\n総務部 電話 03-0000-0000\n\n※1 退会した方を含みます。\n";
    let marked = "# 個人情報の漏えいに関するお詫びとお知らせ\n\n2024年11月18日\n\n**見本株式会社**\n\n## 1. 概要\n\n10月24日、会員**「120名」**の氏名、住所が漏えいしました(※1)。  \n深くお詫び申し上げます。\n\n## 2. 漏えいした情報\n\n- 氏名\n- <span>住所</span>\n\n## 3. 内訳\n\n区分 | 人数\n:-- | --:\n会員 | **100名**\n職員 | 20名\n\n## 4. お問い合わせ先\n\n総務部 電話 [03-0000-0000](tel:03-0000-0000)\n\n※1 退会した方を含みます。\n";
    let told = |text: &str, format| {
        let checked = lint(&source(text, format), &ruleset(), &options());
        let reading = &checked.reading;
        let elements: Vec<_> = reading.elements.iter().map(|element| element.status).collect();
        let counts: Vec<_> =
            reading.mentions.counts.iter().map(|count| (count.value, count.unit.clone())).collect();
        let dates: Vec<_> =
            reading.mentions.dates.iter().map(|date| (date.date, date.event.clone())).collect();
        let kinds = reading.mentions.data_types.len();
        (rules(&checked), elements, counts, dates, kinds, reading.conclusions.total_affected)
    };
    assert_eq!(told(&marked.replace("「120名」", "120名"), Format::Markdown), told(plain, Format::Text));
    assert_eq!(told(marked, Format::Markdown).2, told(plain, Format::Text).2);
}
