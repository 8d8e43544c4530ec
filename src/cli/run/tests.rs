//! What becomes of a run in which the program fails at one draft.

use super::*;
use crate::cli::Outcome;
use crate::cli::check::CheckArgs;
use crate::cli::ending::outcome;
use crate::cli::formats::{self, FormatArg};
use crate::cli::{Cli, Command};
use crate::engine::{Checked, lint};
use crate::isolate;
use crate::report::Sheet;
use clap::{Parser as _, ValueEnum as _};
use std::path::PathBuf;

const DRAFT: &str = "株式会社見本\n2026年11月20日\n\n個人情報漏えいのお詫び\n\n会員の佐藤花子様(090-1111-2222)の氏名が漏えいしました。お詫びします。\n";
const DRAFTS: [&str; 4] = ["a.txt", "b.md", "c.html", "d.txt"];

/// At which step the program fails.
#[derive(Clone, Copy, PartialEq, Debug)]
enum At {
    Check,
    Print,
    Gather,
    Close,
}

/// Stands before what a format made of a draft that is to fail later.
const SPOILT: &str = "spoilt";

/// A format that fails at a draft.
struct Failing(Box<dyn Report<Checked>>, At, &'static str);

impl Report<Checked> for Failing {
    fn opening(&self, lang: Lang) -> String {
        self.0.opening(lang)
    }
    fn document(&self, entry: &Entry<'_, Checked>) -> Sheet {
        if self.1 == At::Print {
            fail(entry.source, self.2);
        }
        let mut sheet = self.0.document(entry);
        if self.1 == At::Gather && entry.source.name.ends_with(self.2) {
            sheet.text.insert_str(0, SPOILT);
        }
        sheet
    }
    fn between(&self) -> &'static str {
        self.0.between()
    }
    fn gather(&self, sheet: Sheet, gathered: &mut Gathered) -> String {
        let spoilt = sheet.text.starts_with(SPOILT);
        let text = self.0.gather(sheet, gathered);
        assert!(!spoilt, "{DRAFT}");
        text
    }
    fn closing(&self, summary: &Summary, gathered: &Gathered) -> String {
        if self.1 == At::Close {
            // What came together is what it fails at.
            assert!(gathered.kept.is_empty() && gathered.tally.is_empty(), "{DRAFT}");
        }
        self.0.closing(summary, gathered)
    }
}

/// Slices the text of a draft in the middle of a character, as a mistake in the program would: the panic quotes it.
fn fail(source: &Source, name: &str) {
    if source.name.ends_with(name) {
        assert!(source.text[1..].is_empty());
    }
}

struct Ran {
    out: String,
    summary: Summary,
}

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("noticelint-isolated-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    DRAFTS.iter().for_each(|name| std::fs::write(folder.join(name), DRAFT).unwrap());
    folder
}

fn run(folder: &std::path::Path, format: &str, drafts: &[&str], at: At, failing: &'static str) -> Ran {
    isolate::watch_in_tests();
    let out = folder.join("out");
    let mut typed =
        vec!["noticelint", "check", "--isolated", "--as-of", "2026-11-22", "--format", format, "--output"];
    let drafts: Vec<String> = drafts.iter().map(|name| folder.join(name).display().to_string()).collect();
    typed.push(out.to_str().unwrap());
    typed.extend(drafts.iter().map(String::as_str));
    let Some(Command::Check(args)) = Cli::try_parse_from(typed).unwrap().command else { panic!("check") };
    let args: CheckArgs = args;
    let speech = Speech { findings: None, run: Lang::Ja, report: Lang::Ja };
    let mut sinks = formats::sinks(&args.wanted("2026-11-22"), &speech).unwrap();
    if at != At::Check {
        for sink in &mut sinks {
            let report =
                std::mem::replace(&mut sink.report, Box::new(crate::report::short::Short::default()));
            sink.report = Box::new(Failing(report, at, failing));
        }
    }
    let make = |source: &mut Source, ruleset: &Ruleset, options: &Options| {
        if at == At::Check {
            fail(source, failing);
        }
        let result = lint(source, ruleset, options);
        let lang = result.lang;
        Ok(Made { result, lang, note: (), said: Vec::new(), failure: None })
    };
    let options = args.reading.options(None).unwrap();
    let summary = over(&Run::plain(&args.reading, &speech), options, sinks, make, |(), _| ()).unwrap();
    Ran { out: std::fs::read_to_string(out).unwrap(), summary }
}

#[test]
fn the_others_are_checked_and_every_report_is_whole() {
    let folder = folder("reports");
    for format in FormatArg::value_variants() {
        let format = format.to_possible_value().unwrap().get_name().to_owned();
        for (at, failing) in [
            (At::Check, "b.md"),
            (At::Print, "a.txt"),
            (At::Print, "d.txt"),
            (At::Gather, "a.txt"),
            (At::Gather, "c.html"),
        ] {
            let Ran { out, summary } = run(&folder, &format, &DRAFTS, at, failing);
            let what = format!("{format}, {at:?} {failing}:\n{out}");
            // One that a single report fails at was checked.
            let documents = if at == At::Gather { 4 } else { 3 };
            assert_eq!((summary.documents, summary.failures.len()), (documents, 1), "{what}");
            let failure = &summary.failures[0];
            assert!(failure.path.ends_with(failing), "{what}");
            assert!(failure.message.contains("src/cli/run/tests.rs:"), "{}", failure.message);
            assert!(!failure.message.contains("株式会社"), "{}", failure.message);
            assert!(!out.contains("佐藤") && !out.contains("090-1111"), "{what}");
            assert_eq!(outcome(&summary, true, false), Outcome::Failed);
            // A notice of the others is there, and the end of the report.
            let other = if failing == "d.txt" { "c.html" } else { "d.txt" };
            assert!(out.contains(other), "{what}");
            assert_whole(&format, &out, &what);
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_report_that_fails_at_its_end_is_closed_without_what_it_fails_at() {
    let folder = folder("ends");
    let mut failed = 0;
    for format in FormatArg::value_variants() {
        let format = format.to_possible_value().unwrap().get_name().to_owned();
        let Ran { out, summary } = run(&folder, &format, &DRAFTS, At::Close, "");
        let what = format!("{format}:\n{out}");
        assert_eq!(summary.documents, 4, "{what}");
        if let Some(failure) = summary.failures.first() {
            failed += 1;
            assert!(failure.path.ends_with("out") && !failure.message.contains("株式会社"), "{failure:?}");
            assert_eq!(outcome(&summary, true, false), Outcome::Failed);
        }
        assert_whole(&format, &out, &what);
    }
    assert!(failed > 1, "{failed}");
    std::fs::remove_dir_all(&folder).unwrap();
}

fn assert_whole(format: &str, out: &str, what: &str) {
    match format {
        "json" | "sarif" | "gitlab" | "rdjson" => {
            let _: serde_json::Value = serde_json::from_str(out).expect(what);
        }
        "jsonl" => {
            out.lines().for_each(|line| _ = serde_json::from_str::<serde_json::Value>(line).expect(what));
        }
        "junit" => _ = roxmltree::Document::parse(out).expect(what),
        "html" => assert!(out.trim_end().ends_with("</html>"), "{what}"),
        _ => assert!(out.ends_with('\n'), "{what}"),
    }
}

#[test]
fn a_draft_alone_is_no_exception() {
    let folder = folder("alone");
    let Ran { out, summary } = run(&folder, "json", &["a.txt"], At::Check, "a.txt");
    assert_eq!((summary.documents, summary.failures.len()), (0, 1));
    assert_eq!(outcome(&summary, false, true), Outcome::Failed);
    let out: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert!(out["errors"][0]["message"].as_str().unwrap().contains("内部エラー"), "{out}");
    std::fs::remove_dir_all(&folder).unwrap();
}
