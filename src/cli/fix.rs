//! `noticelint check --fix`.
//!
//! Owns when corrections are final, and putting them into files. Which edits there are is the findings' to say.

use crate::document::Format;
use crate::fix::{apply, safe_edits};
use crate::input::Source;
use crate::lint::{self, Checked, Options};
use crate::report::mask::visible;
use crate::report::{Entry, Gathered, Report, Sheet, Summary};
use crate::ruleset::{Lang, Ruleset};
use similar::TextDiff;
use std::fs;
use std::io::Write as _;
use std::path::Path;

/// One correction may make way for another, but only so many times.
const ROUNDS: usize = 8;
const MARK: &[u8] = "\u{feff}".as_bytes();

/// A draft after its corrections.
pub struct Fixed {
    /// The corrected text, or the one it was.
    pub source: Source,
    /// What remains in it.
    pub checked: Checked,
    /// How many corrections were made.
    pub made: usize,
}

/// Corrects until nothing is left to correct, so that a second run changes nothing. Corrections that undo each
/// other are not made at all.
pub fn fix(source: &Source, ruleset: &Ruleset, options: &Options) -> Fixed {
    let mut now = source.clone();
    let mut made = 0;
    let mut first: Option<Checked> = None;
    for _ in 0..=ROUNDS {
        let checked = lint::lint(&now, ruleset, options);
        let edits = match now.format {
            // The text of a Word file is an extract: there is nothing to write it back to.
            Format::Word => Vec::new(),
            Format::Text | Format::Markdown | Format::Html => safe_edits(&now.text, &checked.findings),
        };
        if edits.is_empty() {
            return Fixed { source: now, checked, made };
        }
        let (text, count) = apply(&now.text, &edits);
        made += count;
        now.text = text;
        first.get_or_insert(checked);
    }
    let checked = first.unwrap_or_else(|| lint::lint(source, ruleset, options));
    Fixed { source: source.clone(), checked, made: 0 }
}

/// Writes a corrected text over its file, with the byte order mark that it had. A file that is no longer what was
/// read is left alone.
pub fn write(before: &Source, after: &Source, lang: Lang) -> anyhow::Result<()> {
    let path = Path::new(&before.name);
    let there = fs::read(path)?;
    let (mark, text) = match there.strip_prefix(MARK) {
        Some(text) => (MARK, text),
        None => (&[][..], there.as_slice()),
    };
    if text != before.text.as_bytes() {
        let reason = match lang {
            Lang::Ja => "読んだあとに書き換えられています。もう一度実行してください。",
            Lang::En => "was changed after it was read; run again",
        };
        anyhow::bail!(reason);
    }
    let put = [mark, after.text.as_bytes()].concat();
    // In place: links, owner and rights stay as they are. A file that has gone away meanwhile is not made anew.
    let mut file = fs::OpenOptions::new().write(true).truncate(true).open(path)?;
    Ok(file.write_all(&put)?)
}

/// What would change, as a unified diff; nothing where nothing would.
pub fn diff(before: &Source, after: &Source) -> String {
    if before.text == after.text {
        return String::new();
    }
    let name = visible(&before.name);
    TextDiff::from_lines(&before.text, &after.text).unified_diff().header(&name, &name).to_string()
}

/// What was corrected, for standard error.
pub fn told(name: &str, made: usize, lang: Lang) -> String {
    let name = visible(name);
    match lang {
        Lang::Ja => format!("{name}: {made}か所を直しました"),
        Lang::En if made == 1 => format!("{name}: 1 correction made"),
        Lang::En => format!("{name}: {made} corrections made"),
    }
}

/// That a Word file is not mended, and what does help.
pub fn never_written(name: &str, lang: Lang) -> String {
    let name = visible(name);
    match lang {
        Lang::Ja => format!(
            "{name}: Word のファイルは書き換えません。--annotate 写し.docx なら、指摘をコメントにした写しを書きます"
        ),
        Lang::En => format!(
            "{name}: Word files are not written back; --annotate COPY.docx writes a copy with the findings as comments"
        ),
    }
}

/// A text as it is, in place of findings: a diff, or a corrected draft.
pub struct AsItIs;

impl Report<String> for AsItIs {
    fn opening(&self, _: Lang) -> String {
        String::new()
    }
    fn document(&self, entry: &Entry<'_, String>) -> Sheet {
        entry.result.clone().into()
    }
    fn closing(&self, _: &Summary, _: &Gathered) -> String {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentions::Day;
    use crate::previous::Previous;
    use proptest::prelude::*;

    fn options() -> Options {
        Options {
            given: None,
            provided: Vec::new(),
            as_of: Day { year: 2026, month: 11, day: Some(22) },
            publish_on: None,
            stage: None,
            publisher: None,
            lang: Some(Lang::Ja),
            only: Vec::new(),
            skip: Vec::new(),
            previous: Previous::default(),
            waivers: Vec::new(),
            changes: None,
        }
    }

    fn source(text: &str) -> Source {
        Source::new("draft.txt", text, Format::Text)
    }

    #[test]
    fn radicals_and_slips_are_mended_and_the_rest_stays() {
        let ruleset = crate::builtin::builtin().unwrap();
        let text = "会員情報の流失について\r\n\r\n2⽉1日、会員の氏名が流失しました。\r\nお侘びいたします。";
        let fixed = fix(&source(text), &ruleset, &options());
        let wanted = "会員情報の流出について\r\n\r\n2月1日、会員の氏名が流出しました。\r\nお詫びいたします。";
        assert_eq!((fixed.source.text.as_str(), fixed.made), (wanted, 4));
        assert!(fixed.checked.findings.iter().all(|finding| finding.fix.is_none()));
        assert!(
            diff(&source(text), &fixed.source).starts_with("--- draft.txt\n+++ draft.txt\n@@ -1,4 +1,4 @@\n")
        );
        assert_eq!(diff(&fixed.source, &fixed.source), "");
    }

    #[test]
    fn corrections_that_undo_each_other_are_not_made() {
        let rules = "noticelint = 1\nextends = [\"builtin:ja\"]\n[rules.\"acme/back\"]\ncheck = \"replace\"\n\
                     severity = \"info\"\ntitle = \"t\"\nmessage = \"m\"\nkinds = [\"breach-notice\"]\n\
                     with = { safe = true, pairs = { \"流出\" = \"流失\" } }\n";
        let loaded = crate::builtin::load_file(Path::new("noticelint.toml"), rules);
        let ruleset = loaded.map_err(|problems| problems.problems).unwrap().ruleset;
        let text = "会員情報の漏えいについて\n\n会員120名の氏名が流失しました。お詫びします。\n";
        let fixed = fix(&source(text), &ruleset, &options());
        assert_eq!((fixed.source.text.as_str(), fixed.made), (text, 0));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn a_second_time_changes_nothing(
            parts in prop::collection::vec("(流失|真撃|お侘び|⽉|⼀⽅|メ一ル|\r\n|。|会員|[あ-お]{1,3})", 0..20),
        ) {
            let ruleset = crate::builtin::builtin().unwrap();
            let text = format!("会員情報の漏えいについて\n\n会員120名の氏名が漏えいしました。{}", parts.concat());
            let once = fix(&source(&text), &ruleset, &options());
            let twice = fix(&once.source, &ruleset, &options());
            prop_assert_eq!(&once.source.text, &twice.source.text);
            prop_assert_eq!(twice.made, 0);
            prop_assert_eq!(once.source.text.matches("\r\n").count(), text.matches("\r\n").count());
        }
    }
}
