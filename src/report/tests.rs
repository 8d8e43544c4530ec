//! The formats for programs, and facts for people, on hand-built documents.

use super::facts_human::FactsHuman;
use super::facts_json::FactsJson;
use super::json::Json;
use super::short::Short;
use super::test_support::{Sample, day, label};
use super::{Failure, Gathered, Report, Summary};
use crate::checks::Fix;
use crate::document::Span;
use crate::mentions::{
    Certainty, Claim, Contact, ContactKind, Count, DataType, DateMention, Ends, Regulator, Reported, Role,
};
use crate::reading::elements::Status;
use crate::ruleset::{Kind, Lang, SetId, Severity, TermSet};
use insta::assert_snapshot;
use serde_json::Value;

const TEXT: &str = "\
本年4月3日、お客様約120名の\u{1b}メールアドレスが流失しました。
個人情報保護委員会に報告しました。カード会社の窓口は03-0000-0000です。
";

fn sample() -> Sample {
    let mut sample = Sample::new("案/第1報.txt", TEXT, Lang::Ja);
    let after = sample.span("本年4月3日");
    let word = sample.span("流失");
    sample.law("terms/wrong", "用字用語集");
    let finding = sample.finding("terms/wrong", Severity::Warning, "流失", "「流失」は「流出」と書きます");
    finding.labels.push(label(after, "日付"));
    finding.fix = Some(Fix { edits: vec![(word, "流出".to_owned())], safe: true });
    sample.missing("cause", Severity::Error, "流失しました。", "分かる範囲で書く。");
    sample.finding_at("document/odd", Severity::Info, None, "場所のない指摘\u{7}です");
    sample.element("affected-count", Status::Stated, "約120名");
    sample.element("affected-count", Status::Stated, "お客様約120名");
    sample.element("cause", Status::Deferred, "報告しました。");
    sample.ruleset.sets = ["data-type.email-address", "regulator.ppc"]
        .map(|id| TermSet {
            id: id.into(),
            family: id.split_once('.').map(|(family, _)| family.into()),
            category: id.starts_with("data").then(|| "contact".into()),
            title: None,
        })
        .to_vec()
        .into();
    let places =
        ["約120名", "本年4月3日", "メールアドレス", "カード会社の窓口", "個人情報保護委員会", "03-0000-0000"]
            .map(|words| sample.place(words));
    let [count, date, kind, desk, regulator, phone] = places;
    let mentions = &mut sample.checked.reading.mentions;
    mentions.counts.push(Count {
        place: count,
        value: 120,
        unit: "名".into(),
        approximate: true,
        cumulative: false,
        persons: true,
        role: Role::Total,
        affected: true,
    });
    let event = "occurrence".to_owned();
    let end = day(2024, 4, 5);
    let written = Ends::at(date);
    mentions.dates.push(DateMention {
        place: date,
        date: day(2024, 4, 3),
        end,
        year_given: false,
        event,
        happened: true,
        planned: false,
        known: None,
        began: false,
        notice: false,
        done: false,
        told_to: Vec::new(),
        written,
    });
    let certainty = Certainty::Confirmed;
    mentions.data_types.push(DataType {
        place: kind,
        set: Some(SetId(0)),
        certainty,
        list: 1,
        claim: Claim::Nothing,
        subject: false,
    });
    mentions.data_types.push(DataType {
        place: kind,
        set: None,
        certainty: Certainty::Denied,
        list: 2,
        claim: Claim::Nothing,
        subject: false,
    });
    mentions.contacts.push(Contact { place: desk, kind: ContactKind::Desk, own: true, others: false });
    mentions.contacts.push(Contact { place: phone, kind: ContactKind::Phone, own: false, others: true });
    mentions.regulators.push(Regulator { place: regulator, set: SetId(1), reported: Reported::Done });
    let made = &mut sample.checked.reading.conclusions;
    made.publisher = Some("company".to_owned());
    made.total_affected = Some(120);
    made.occurred_on = day(2024, 4, 3);
    sample
}

fn summary() -> Summary {
    Summary {
        documents: 1,
        errors: 1,
        warnings: 1,
        infos: 1,
        suppressed: 0,
        unchanged: None,
        vanished: None,
        skipped_rules: vec!["terms/mixed".to_owned()],
        failures: vec![Failure {
            path: "無い.txt".to_owned(), message: "ファイルがありません。".to_owned()
        }],
        interrupted: false,
    }
}

fn whole<T>(report: &impl Report<T>, entry: &super::Entry<'_, T>, copies: usize) -> String {
    let mut gathered = Gathered::default();
    let documents: String =
        (0..copies).map(|_| report.gather(report.document(entry), &mut gathered)).collect();
    report.opening(Lang::Ja) + &documents + &report.closing(&summary(), &gathered)
}

/// The JSON in a form to be read by people, by name.
fn pretty(json: &str) -> String {
    let mut value: Value = serde_json::from_str(json).unwrap();
    value.sort_all_objects();
    format!("{value:#}")
}

#[test]
fn check_json() {
    let report = Json { as_of: "2026-11-22".to_owned(), lines: false, suppressed: false };
    assert_snapshot!(pretty(&whole(&report, &sample().entry(), 1)));
    for copies in [0, 2] {
        let value: Value = serde_json::from_str(&whole(&report, &sample().entry(), copies)).unwrap();
        assert_eq!(value["documents"].as_array().unwrap().len(), copies);
    }
}

#[test]
fn check_jsonl_has_a_document_a_line() {
    let report = Json { as_of: "2026-11-22".to_owned(), lines: true, suppressed: false };
    let text = whole(&report, &sample().entry(), 2);
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[1]["document"]["findings"][0]["rule"], "terms/wrong");
    assert_eq!(lines[2]["summary"]["errors"], 1);
}

#[test]
fn facts_json() {
    assert_snapshot!(pretty(&whole(&FactsJson { lines: false, statements: false }, &sample().reading(), 1)));
    let lines = whole(&FactsJson { lines: true, statements: false }, &sample().reading(), 2);
    assert!(lines.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()));
    assert_eq!(lines.lines().count(), 3);
}

#[test]
fn facts_for_people() {
    let text = FactsHuman::default().document(&sample().reading()).text;
    assert!(!text.contains('\u{1b}'));
    assert_snapshot!(text);
    assert_snapshot!(
        FactsHuman { lang: Some(Lang::En), color: false, statements: false }
            .document(&sample().reading())
            .text
    );
}

#[test]
fn one_line_a_finding() {
    assert_snapshot!(Short::default().document(&sample().entry()).text, @r"
    案/第1報.txt:1:26: 要確認 「流失」は「流出」と書きます [terms/wrong]
    案/第1報.txt:1:33: 要修正 原因が本文にありません [cause/missing]
    案/第1報.txt: 参考 場所のない指摘␇です [document/odd]
    ");
}

#[test]
fn a_document_without_text_has_no_places() {
    let mut sample = Sample::new("empty.txt", "", Lang::Ja);
    sample.checked.reading.conclusions.kind = Kind::NoNotice;
    sample.finding_at("document/not-a-notice", Severity::Info, None, "告知文とは読めません");
    let empty = Some(Span { start: 0, end: 0 });
    sample.finding_at("document/odd", Severity::Info, empty, "空");
    let report = Json { as_of: "2026-11-22".to_owned(), lines: false, suppressed: false };
    let value: Value = serde_json::from_str(&whole(&report, &sample.entry(), 1)).unwrap();
    let findings = &value["documents"][0]["findings"];
    assert_eq!(findings[0]["span"], Value::Null);
    assert_eq!(findings[0]["text"], "");
    assert_eq!(findings[1]["span"]["start"], serde_json::json!({ "byte": 0, "line": 1, "column": 1 }));
}
