//! `check --summary`: the summary of a job, for people, in Markdown as GitHub shows it.
//!
//! Owns its shape and its bounds: the service takes 1 MiB, so the heaviest documents come first, and the last lines
//! say how many more there are. Whatever a run holds, little of it is kept.

mod markdown;
mod page;

use super::ci::line;
use super::messages::{FormatWords, Words};
use super::rooted::Root;
use super::{Entry, Gathered, Kept, Report, Sheet, Summary};
use crate::engine::Checked;
use crate::ruleset::{Lang, Severity};
use markdown::inline;
use page::Page;
use std::cmp::Reverse;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Bytes that a service takes, with some to spare for what other steps write.
pub(crate) const ROOM: usize = 1_000_000;
/// Rows of the table of files at most.
const ROWS: usize = 200;
/// Documents with their findings at most.
const DETAILS: usize = 30;
/// Findings of a document at most.
const FINDINGS: usize = 50;
/// Bytes of the findings of a document at most.
const ROOM_EACH: usize = 40_000;
/// Documents whose findings stand open.
const OPEN: usize = 5;
/// Files that could not be read, named one by one.
const UNREAD: usize = 50;
/// Rulesets that are named.
const RULESETS: usize = 5;
/// Bytes kept free for the last lines.
const END: usize = 4_000;

/// The summary of a job.
#[derive(Debug)]
pub(crate) struct JobSummary {
    /// Language of messages, where it does not follow the first document.
    pub lang: Option<Lang>,
    /// Language of messages about the run.
    pub run: Lang,
    /// The day of the run.
    pub as_of: String,
    /// How to run the same on one's own machine.
    pub command: String,
    /// Where the files can be seen.
    pub place: Option<Place>,
    /// Bytes that may be written.
    pub room: usize,
    /// What needs no work any more.
    pub enough: Enough,
}

/// How many documents of each severity have come in their turn with their findings. Those that come later and weigh
/// no more are left out for certain once there are enough: nothing is written of them that nobody would read.
#[derive(Debug, Default)]
pub(crate) struct Enough([AtomicUsize; 3]);

impl Enough {
    fn count(&self, severity: Option<Severity>) {
        if let Some(severity) = severity {
            self.0[severity as usize].fetch_add(1, Ordering::Relaxed);
        }
    }

    fn of(&self, severity: Option<Severity>) -> bool {
        let least = severity.map_or(0, |severity| severity as usize);
        self.0[least..].iter().map(|count| count.load(Ordering::Relaxed)).sum::<usize>() >= DETAILS
    }
}

/// Where the files of a run can be seen on the web.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// What stands before the path of a file.
    pub blob: String,
    /// What paths are seen from there.
    pub root: Root,
}

const COUNTS: &str = "counts";
const LANG: &str = "lang";
const RULES: &str = "rules";
const ROW: &str = "row";
const DETAIL: &str = "detail";

/// What is counted: the names of the parts of `COUNTS`, in their order.
const TALLY: [&str; 5] = ["errors", "warnings", "infos", "found", "suppressed"];

impl Report<Checked> for JobSummary {
    fn document(&self, entry: &Entry<'_, Checked>) -> Sheet {
        let page = Page::new(self, entry);
        let severity = page.worst();
        let [errors, warnings, infos] = page.counts();
        let found = usize::from(severity.is_some());
        let counts = [errors, warnings, infos, found, entry.result.suppressed.len()];
        let counts = counts.map(|count| count.to_string()).join(" ");
        let ruleset = format!("{} {}", entry.ruleset.name, entry.ruleset.version);
        let kept = |key: &str, text: String| Kept { severity, key: key.to_owned(), text };
        let mut all = vec![
            kept(COUNTS, counts),
            Kept { severity: None, ..kept(LANG, entry.result.lang.to_string()) },
            Kept { severity: None, ..kept(RULES, ruleset) },
            kept(ROW, page.row()),
        ];
        if !self.enough.of(severity) {
            all.extend(page.details().map(|text| kept(DETAIL, text)));
        }
        Sheet { text: String::new(), kept: all }
    }

    fn gather(&self, sheet: Sheet, gathered: &mut Gathered) -> String {
        gathered.begun = true;
        for kept in sheet.kept {
            match kept.key.as_str() {
                COUNTS => {
                    for (name, count) in TALLY.into_iter().zip(kept.text.split(' ')) {
                        *gathered.tally.entry(name).or_default() += count.parse::<usize>().unwrap_or(0);
                    }
                }
                LANG if gathered.kept.iter().any(|known| known.key == LANG) => {}
                DETAIL if self.enough.of(kept.severity) => {}
                RULES if gathered.kept.contains(&kept) => {}
                key => {
                    if key == DETAIL {
                        self.enough.count(kept.severity);
                    }
                    gathered.kept.push(kept);
                }
            }
        }
        // Not each time: twice as much is still little.
        if gathered.kept.len() > 2 * (ROWS + DETAILS) || count(&gathered.kept, DETAIL) > 2 * DETAILS {
            trim(&mut gathered.kept);
        }
        String::new()
    }

    fn closing(&self, summary: &Summary, gathered: &Gathered) -> String {
        let mut kept = gathered.kept.clone();
        trim(&mut kept);
        let of = |key: &'static str| kept.iter().filter(move |kept| kept.key == key).map(|kept| &kept.text);
        let first = of(LANG).next().and_then(|name| Lang::from_name(name));
        let lang = self.lang.or(first).unwrap_or(self.run);
        let (words, own) = (Words::of(lang), FormatWords::of(lang));
        let tally = |name: &str| gathered.tally.get(name).copied().unwrap_or(0);
        let counts = [tally("errors"), tally("warnings"), tally("infos")];
        let mut text = format!("### {}\n", own.heading(counts, tally("found"), summary.documents));
        if summary.documents == 0 && summary.failures.is_empty() {
            let _ = writeln!(text, "\n{}", own.nothing());
        }
        unread(&mut text, summary, &own);
        let mut shown = 0;
        let half = self.room.saturating_sub(END) / 2;
        for row in of(ROW) {
            if text.len() + row.len() > half {
                break;
            }
            if shown == 0 {
                let [file, reading, missing] = own.files();
                let [error, warning] = [Severity::Error, Severity::Warning].map(|each| words.severity(each));
                let _ = writeln!(text, "\n| {file} | {reading} | {error} | {warning} | {missing} |");
                text.push_str("|---|---|---:|---:|---|\n");
            }
            text.push_str(row);
            shown += 1;
        }
        let mut left_out = summary.documents.saturating_sub(shown);
        let mut open = 0;
        for details in of(DETAIL) {
            if text.len() + details.len() + END > self.room {
                break;
            }
            let _ = write!(text, "\n<details{}>{details}", if open < OPEN { " open" } else { "" });
            open += 1;
        }
        left_out = left_out.max(tally("found").saturating_sub(open));
        if left_out > 0 {
            let _ = writeln!(text, "\n{}", own.more_documents(left_out));
        }
        if tally("suppressed") > 0 {
            let _ = writeln!(text, "\n{}", own.suppressed(tally("suppressed")));
        }
        let rulesets: Vec<String> = of(RULES).take(RULESETS).map(|name| inline(&line(name))).collect();
        let rules = match rulesets.is_empty() {
            true => String::new(),
            false => format!("{} {}{}", words.ruleset(), rulesets.join(words.comma()), words.dot()),
        };
        let command = inline(&self.command);
        let _ = writeln!(
            text,
            "\n{rules}{}{}{}{}<code>{command}</code>",
            own.as_of(),
            self.as_of,
            words.dot(),
            own.locally()
        );
        text
    }
}

fn unread(text: &mut String, summary: &Summary, own: &FormatWords) {
    if summary.failures.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n**{}**\n", own.unread());
    for failure in summary.failures.iter().take(UNREAD) {
        let name = inline(&crate::text::width::cut(&line(&failure.path), 120));
        let _ =
            writeln!(text, "- {name}: {}", inline(&crate::text::width::cut(&line(&failure.message), 240)));
    }
    if summary.failures.len() > UNREAD {
        let _ = writeln!(text, "- {}", own.more(summary.failures.len() - UNREAD));
    }
}

fn count(kept: &[Kept], key: &str) -> usize {
    kept.iter().filter(|kept| kept.key == key).count()
}

/// Leaves the heaviest rows and details, those of equal weight in the order of the input.
fn trim(kept: &mut Vec<Kept>) {
    kept.sort_by_key(|kept| Reverse(kept.severity));
    let (mut rows, mut details, mut rulesets) = (0, 0, 0);
    kept.retain(|kept| {
        let (count, most) = match kept.key.as_str() {
            ROW => (&mut rows, ROWS),
            DETAIL => (&mut details, DETAILS),
            RULES => (&mut rulesets, RULESETS),
            _ => return true,
        };
        *count += 1;
        *count <= most
    });
}

#[cfg(test)]
mod tests {
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
            place: Some(Place {
                blob: "https://example.com/o/r/blob/abc/".to_owned(),
                root: Root::default(),
            }),
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
        assert!(text.starts_with(
            "### 告知文の検査: 要修正 1・要確認 0・参考 12650(230 件中 230 件の告知文に指摘)\n"
        ));
        assert!(text.contains("件の文書は省きました"));
        let small = JobSummary { room: 60_000, ..summary() };
        assert!(whole(&small, &samples, Vec::new()).len() < 60_000);
    }
}
