use super::*;
use crate::reading::elements::Status;
use crate::report::Failure;
use crate::report::test_support::{Sample, day};
use crate::ruleset::Kind;
use insta::assert_snapshot;

fn summary() -> JobSummary {
    JobSummary {
        lang: None,
        run: Lang::En,
        as_of: "2026-11-22".to_owned(),
        command: "noticelint check 'a`b.md'".to_owned(),
        place: Some(Place { blob: "https://example.com/o/r/blob/abc/".to_owned(), root: Root::default() }),
        room: ROOM,
        enough: Enough::default(),
    }
}

fn whole(report: &JobSummary, samples: &[Sample], failures: Vec<Failure>) -> String {
    let mut gathered = Gathered::default();
    for sample in samples {
        assert_eq!(report.gather(report.document(&sample.entry()), &mut gathered), "");
    }
    let summary = Summary { documents: samples.len(), failures, ..Summary::default() };
    report.closing(&summary, &gathered)
}

fn notice(name: &str) -> Sample {
    let mut sample = Sample::new(name, "お客様120名の情報が流失しました。\nお詫びします。\n", Lang::Ja);
    sample.checked.reading.conclusions.publisher = Some("company".to_owned());
    sample.checked.reading.conclusions.published_on = day(2024, 11, 18);
    sample.element("affected-count", Status::Stated, "120名");
    sample
}

#[test]
fn in_the_language_of_the_drafts() {
    let mut bad = notice("案/a|b.md");
    bad.finding("terms/wrong", Severity::Info, "流失", "「流失|@team」<b>と読めます").help =
        Some("[x](http://y) と書く。\n二行目".to_owned());
    bad.missing("contact-point", Severity::Error, "お詫びします。", "電話番号を書く。");
    let mut readme = Sample::new("README.md", "使い方", Lang::Ja);
    readme.checked.reading.conclusions.kind = Kind::NoNotice;
    readme.source.named = false;
    readme.finding("document/not-a-notice", Severity::Info, "使い方", "告知文とは読めません");
    let failure = Failure { path: "x.docx".to_owned(), message: "壊れています。".to_owned() };
    assert_snapshot!(whole(&summary(), &[readme, notice("mis-sent.md"), bad], vec![failure]));
}

#[test]
fn nothing_to_check_is_said() {
    assert_eq!(
        whole(&summary(), &[], Vec::new()),
        "### Notices: 0 must fix, 0 check, 0 note (findings in 0 of 0)\n\nThere was no document to check.\n\n\
         as of 2026-11-22, on your machine: <code>noticelint check 'a\\`b.md'</code>\n"
    );
}

#[test]
fn what_does_not_fit_is_counted() {
    let mut samples = Vec::new();
    for at in 0..230 {
        let mut sample = notice(&format!("{}/{at}.md", "長".repeat(300)));
        for _ in 0..55 {
            sample.finding("a/x", Severity::Info, "流失", &"字".repeat(90));
        }
        if at == 222 {
            sample.finding("a/y", Severity::Error, "流失", "誤り");
        }
        samples.push(sample);
    }
    let text = whole(&summary(), &samples, Vec::new());
    assert!(text.len() < ROOM && text.len() > ROOM / 10, "{}", text.len());
    let first = text.split("<details open>").nth(1).unwrap();
    assert!(first.lines().next().unwrap().ends_with("/222.md</b></summary>"), "the heaviest first");
    assert!(
        text.starts_with("### 告知文の検査: 要修正 1・要確認 0・参考 12650(230 件中 230 件の告知文に指摘)\n")
    );
    assert!(text.contains("件の文書は省きました"));
    let small = JobSummary { room: 60_000, ..summary() };
    assert!(whole(&small, &samples, Vec::new()).len() < 60_000);
}
