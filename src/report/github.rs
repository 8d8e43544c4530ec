//! `check --format github`: workflow commands, which become annotations.
//!
//! Owns the commands and their escaping, and which of all findings are told: the service shows ten of a level and
//! step, so the heaviest of all files come first, and the last line says how many more there are.

use super::ci::{self, line, lines};
use super::context;
use super::context::is_absence;
use super::messages::{FormatWords, Words};
use super::position::LineTable;
use super::{Entry, Gathered, Kept, Report, Sheet, Summary};
use crate::checks::Finding;
use crate::document::Span;
use crate::engine::Checked;
use crate::ruleset::{Lang, Severity};
use crate::text::control_chars::visible;
use crate::text::width::cut;
use std::cmp::Reverse;

/// Commands of one level that the service shows.
const SHOWN: usize = 10;

/// Columns of a title: the service takes 255 characters.
const TITLE: usize = 200;

/// Workflow commands.
#[derive(Debug, Clone)]
pub struct Github {
    /// The least severity that ends the run with 1.
    pub fail_on: Option<Severity>,
    /// Language of messages about the run.
    pub lang: Lang,
    /// Whether a summary is written, too.
    pub summary: bool,
}

impl Report<Checked> for Github {
    fn document(&self, entry: &Entry<'_, Checked>) -> Sheet {
        let table = LineTable::new(&entry.source.text);
        let mut kept: Vec<Kept> = Vec::new();
        let mut absences: Vec<Vec<&Finding>> = Vec::new();
        for finding in ci::told(entry, self.fail_on) {
            if !is_absence(finding) {
                kept.push(self.kept(finding.severity, 1, self.one(entry, &table, finding)));
                continue;
            }
            match absences.iter_mut().find(|group| group[0].severity == finding.severity) {
                Some(group) => group.push(finding),
                None => {
                    // Its place among the others is that of its first.
                    kept.push(Kept {
                        severity: Some(finding.severity),
                        key: String::new(),
                        text: String::new(),
                    });
                    absences.push(vec![finding]);
                }
            }
        }
        let mut groups = absences.iter();
        for place in kept.iter_mut().filter(|kept| kept.key.is_empty()) {
            if let Some(group) = groups.next() {
                let text = match group.as_slice() {
                    [one] => self.one(entry, &table, one),
                    several => self.missing(entry, &table, several),
                };
                *place = self.kept(group[0].severity, group.len(), text);
            }
        }
        Sheet { text: String::new(), kept }
    }

    fn gather(&self, sheet: Sheet, gathered: &mut Gathered) -> String {
        gathered.begun = true;
        gathered.kept.extend(sheet.kept);
        gathered.dropped += heaviest(&mut gathered.kept);
        String::new()
    }

    fn closing(&self, summary: &Summary, gathered: &Gathered) -> String {
        let words = FormatWords::of(self.lang);
        let mut kept: Vec<Kept> = Vec::new();
        for failure in &summary.failures {
            let file = self.file(&failure.path);
            let text = command(Severity::Error, &file, None, words.unreadable(), &lines(&failure.message));
            kept.push(self.kept(Severity::Error, 1, text));
        }
        kept.extend(gathered.kept.iter().cloned());
        let mut cut = gathered.dropped + heaviest(&mut kept);
        let infos = kept.iter().filter(|kept| kept.severity == Some(Severity::Info)).count();
        if cut > 0 && infos == SHOWN {
            // The last line is one of the ten.
            cut += kept.pop().map_or(0, |last| stands_for(&last));
        }
        let mut text: String = kept.iter().map(|kept| kept.text.as_str()).collect();
        if cut > 0 {
            text.push_str(&format!("::notice::{}\n", data(&words.cut(cut, self.summary))));
        }
        text
    }
}

impl Github {
    /// The key says how many findings a command stands for.
    fn kept(&self, severity: Severity, findings: usize, text: String) -> Kept {
        Kept { severity: Some(severity), key: findings.to_string(), text }
    }

    fn file(&self, path: &str) -> String {
        visible(ci::plain(path)).into_owned()
    }

    fn one(&self, entry: &Entry<'_, Checked>, table: &LineTable<'_>, finding: &Finding) -> String {
        let words = Words::of(entry.result.lang);
        let rule = &entry.ruleset.rules[finding.rule];
        let mut said: Vec<String> = Vec::new();
        said.extend(ci::anchor(entry, finding).map(|anchor| words.anchor(anchor)));
        match (&finding.help, &rule.told.why) {
            (Some(help), _) => said.push(format!("{}{}", words.mend(), lines(help))),
            (None, Some(why)) => said.push(format!("{}{}", words.why(), lines(why.get(words.lang)))),
            (None, None) => {}
        }
        if finding.fix.as_ref().is_some_and(|fix| fix.safe) {
            said.push(FormatWords::of(words.lang).fixable().replace('`', ""));
        }
        said.push(visible(&rule.id).into_owned());
        let file = self.file(&entry.source.name);
        let place = ci::span(entry, finding).map(|span| place(table, span));
        command(finding.severity, &file, place, &line(&finding.message), &said.join("\n"))
    }

    /// Absent elements of one severity: one command for all of a file.
    fn missing(&self, entry: &Entry<'_, Checked>, table: &LineTable<'_>, findings: &[&Finding]) -> String {
        let words = Words::of(entry.result.lang);
        let said = findings.iter().map(|finding| {
            let title = visible(context::title(finding, entry.ruleset, words.lang));
            let help = finding.help.as_deref().map(line).filter(|help| !help.is_empty());
            let help = help.map_or(String::new(), |help| format!(": {help}"));
            format!("{title}{help} [{}]", visible(&entry.ruleset.rules[finding.rule].id))
        });
        let said = said.collect::<Vec<_>>().join("\n");
        let [first, ..] = findings else { return String::new() };
        let file = self.file(&entry.source.name);
        let place = ci::span(entry, first).map(|span| place(table, span));
        command(first.severity, &file, place, &words.missing(findings.len()), &said)
    }
}

/// Lines and, on one line, columns.
type Stands = (usize, usize, Option<(usize, usize)>);

fn place(table: &LineTable<'_>, span: Span) -> Stands {
    let stretch = table.stretch(span);
    let (start, end) = (stretch.start, stretch.end);
    // The service takes columns only of what stands on one line.
    let columns = (start.line == end.line).then_some((start.column, end.column));
    // What ends before the first character of a line ends on the line above.
    let last = if end.column == 1 && end.line > start.line { end.line - 1 } else { end.line };
    (start.line, last, columns)
}

fn command(severity: Severity, file: &str, place: Option<Stands>, title: &str, said: &str) -> String {
    let level = match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let place = match place {
        None => String::new(),
        Some((line, end, None)) => format!(",line={line},endLine={end}"),
        Some((line, end, Some((column, last)))) => {
            format!(",line={line},col={column},endLine={end},endColumn={last}")
        }
    };
    let title = property(&cut(title, TITLE));
    format!("::{level} file={}{place},title={title}::{}\n", property(file), data(said))
}

/// The text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property: what ends a property is no part of it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// Leaves the first commands of each level, the heaviest level first; answers how many findings are left out.
fn heaviest(kept: &mut Vec<Kept>) -> usize {
    kept.sort_by_key(|kept| Reverse(kept.severity));
    let mut level = (None, 0);
    let mut dropped = 0;
    kept.retain(|kept| {
        level = if level.0 == kept.severity { (level.0, level.1 + 1) } else { (kept.severity, 1) };
        let stays = level.1 <= SHOWN;
        dropped += if stays { 0 } else { stands_for(kept) };
        stays
    });
    dropped
}

/// How many findings a command stands for.
fn stands_for(kept: &Kept) -> usize {
    kept.key.parse().unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Failure;
    use crate::report::test_support::Sample;

    const GITHUB: Github = Github { fail_on: Some(Severity::Error), lang: Lang::Ja, summary: true };

    fn told(samples: &[Sample], summary: &Summary) -> String {
        let mut gathered = Gathered::default();
        for sample in samples {
            let sheet = GITHUB.document(&sample.entry());
            assert_eq!(GITHUB.gather(sheet, &mut gathered), "");
            assert!(gathered.kept.len() <= 3 * SHOWN);
        }
        GITHUB.closing(summary, &gathered)
    }

    fn sample(name: &str) -> Sample {
        Sample::new(name, "お客様の情報が流失しました。\nお詫びします。\n", Lang::Ja)
    }

    #[test]
    fn what_a_draft_says_is_no_command() {
        let mut sample = sample("a,b:c%0A\n::error::x.md");
        let message = "「x\n::error file=a::b %0A::stop-commands::t ##[error]y」と読めます";
        sample.finding("acme/x", Severity::Warning, "流失", message).help =
            Some("一\r\n::error::二%".to_owned());
        assert_eq!(
            told(&[sample], &Summary::default()),
            "::warning file=a%2Cb%3Ac%250A %3A%3Aerror%3A%3Ax.md,line=1,col=8,endLine=1,endColumn=10,\
             title=「x %3A%3Aerror file=a%3A%3Ab %250A%3A%3Astop-commands%3A%3At ##[error]y」と読めます::\
             直し方: 一%0A::error::二%25%0Aacme/x\n"
        );
    }

    #[test]
    fn absent_elements_of_a_severity_are_one_command() {
        let mut sample = sample("a.md");
        sample.missing("cause", Severity::Warning, "お詫びします。", "分かる範囲で。");
        sample.missing("contact-point", Severity::Error, "お詫びします。", "電話番号。");
        sample.missing("overview", Severity::Warning, "流失しました。", "何が起きたか。");
        assert_eq!(
            told(&[sample], &Summary::default()),
            "::error file=a.md,line=2,col=8,endLine=2,endColumn=8,title=問い合わせ先が本文にありません::\
             直し方: 電話番号。%0Acontact-point/missing\n\
             ::warning file=a.md,line=2,col=8,endLine=2,endColumn=8,title=本文に見当たらない項目が2つあります::\
             原因: 分かる範囲で。 [cause/missing]%0A概要: 何が起きたか。 [overview/missing]\n"
        );
    }

    #[test]
    fn the_heaviest_of_all_files_come_first_and_the_rest_is_counted() {
        let mut samples = Vec::new();
        for at in 0..15 {
            let mut sample = sample(&format!("{at}.md"));
            sample.finding("a/info", Severity::Info, "流失", "参考です");
            if at >= 12 {
                sample.finding("a/error", Severity::Error, "流失", "誤りです");
            }
            samples.push(sample);
        }
        let failures =
            (0..9).map(|at| Failure { path: format!("x{at}.md"), message: "読めません。".to_owned() });
        let summary = Summary { failures: failures.collect(), ..Summary::default() };
        let text = told(&samples, &summary);
        let count =
            |level: &str| text.lines().filter(|line| line.starts_with(&format!("::{level} "))).count();
        assert_eq!((count("error"), count("notice")), (10, 9), "{text}");
        assert!(text.starts_with("::error file=x0.md,title=ファイルを読めませんでした::読めません。\n"));
        assert!(text.contains("::error file=12.md,"));
        assert!(text.ends_with("::notice::ほか 8 件は概要に\n"), "{text}");
        assert_eq!(told(&samples[..10], &Summary::default()).lines().count(), 10);
    }

    #[test]
    fn over_several_lines_there_are_no_columns() {
        let mut sample = sample("./a.md");
        let whole = Span { start: 0, end: sample.source.text.len() };
        sample.finding_at("a/x", Severity::Info, Some(whole), "全体");
        sample.finding_at("a/y", Severity::Info, None, "場所なし");
        assert_eq!(
            told(&[sample], &Summary::default()),
            "::notice file=a.md,line=1,endLine=2,title=全体::a/x\n::notice file=a.md,title=場所なし::a/y\n"
        );
    }
}
