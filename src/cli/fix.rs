//! `noticelint check --fix`.
//!
//! Owns when corrections are final, and putting them into files. Which edits there are is the findings' to say.

use crate::document::Format;
use crate::document::{Edit, apply};
use crate::engine::fix::{is_held, safe_edits, safe_fixes};
use crate::engine::{Checked, Options, lint};
use crate::input::{Charset, Source, file_of, splice};
use crate::report::{Entry, Report, Sheet};
use crate::ruleset::{Lang, Ruleset};
use crate::text::control_chars::visible;
use std::borrow::Cow;
use std::fs;

mod diff;
mod put;

pub(crate) use diff::diff;

/// One correction may make way for another, but only so many times.
const ROUNDS: usize = 8;

/// A draft after its corrections.
pub(crate) struct Fixed {
    /// The corrected text, or the one it was.
    pub source: Source,
    /// What remains in it.
    pub checked: Checked,
    /// How many corrections were made.
    pub made: usize,
    /// How many were not, for the file's encoding lacks a character of theirs.
    pub lacking: usize,
    /// The corrections, round after round.
    rounds: Vec<Vec<Edit>>,
}

/// Corrects until nothing is left to correct, so that a second run changes nothing. Corrections that undo each
/// other are not made at all.
pub(crate) fn fix(source: &Source, ruleset: &Ruleset, options: &Options) -> Fixed {
    let mut now = source.clone();
    let mut made = 0;
    let mut first: Option<Checked> = None;
    let mut rounds = Vec::new();
    let charset = source.encoding.charset();
    let holds = |put: &str| charset == Charset::Utf8 || charset.encode(put).is_some();
    for _ in 0..=ROUNDS {
        let checked = lint(&now, ruleset, options);
        let edits = match now.format {
            // The text of a Word file is an extract: there is nothing to write it back to.
            Format::Word => Vec::new(),
            Format::Text | Format::Markdown | Format::Html => safe_edits(&now.text, &checked.findings, holds),
        };
        if edits.is_empty() {
            let lacking = safe_fixes(&checked.findings).filter(|fix| !is_held(fix, holds)).count();
            return Fixed { source: now, checked, made, lacking, rounds };
        }
        let (text, count) = apply(&now.text, &edits);
        made += count;
        now.text = text;
        rounds.push(edits);
        first.get_or_insert(checked);
    }
    let checked = first.unwrap_or_else(|| lint(source, ruleset, options));
    Fixed { source: source.clone(), checked, made: 0, lacking: 0, rounds: Vec::new() }
}

/// Writes a corrected text over its file, in the encoding and with the byte order mark that it had. A file that is no
/// longer what was read is left alone.
pub(crate) fn write(before: &Source, fixed: &Fixed, lang: Lang) -> anyhow::Result<()> {
    let path = file_of(&before.name);
    let there = fs::read(&path)?;
    Ok(put::put(&path, &bytes(before, fixed, &there, lang)?)?)
}

/// The corrected text as bytes: those of standard input.
pub(crate) fn mended(before: &Source, fixed: &Fixed, lang: Lang) -> anyhow::Result<Vec<u8>> {
    match &before.bytes {
        Some(there) => bytes(before, fixed, there, lang),
        None => Ok([before.encoding.mark(), fixed.source.text.as_bytes()].concat()),
    }
}

/// The bytes of a file with the corrections made; every other byte stays what it was.
fn bytes(before: &Source, fixed: &Fixed, there: &[u8], lang: Lang) -> anyhow::Result<Vec<u8>> {
    let (mark, charset) = (before.encoding.mark(), before.encoding.charset());
    let body = there.strip_prefix(mark).filter(|body| is_text(body, charset, &before.text));
    let Some(body) = body else {
        anyhow::bail!(match lang {
            Lang::Ja => "読んだあとに書き換えられています。もう一度実行してください。",
            Lang::En => "was changed after it was read; run again",
        });
    };
    let mut text = Cow::Borrowed(before.text.as_str());
    let mut body = body.to_vec();
    for edits in &fixed.rounds {
        let Some(put) = splice(&body, charset, &text, edits) else {
            let name = before.encoding.name;
            anyhow::bail!(match lang {
                Lang::Ja => format!(
                    "{name} のままでは、ほかの文字を変えずに書き戻せません。UTF-8 で保存してから実行してください。"
                ),
                Lang::En => format!(
                    "cannot be written back as {name} without changing other characters; save it as UTF-8 first"
                ),
            });
        };
        text = Cow::Owned(apply(&text, edits).0);
        body = put;
    }
    Ok([mark, &body].concat())
}

fn is_text(bytes: &[u8], charset: Charset, text: &str) -> bool {
    match charset {
        Charset::Utf8 => bytes == text.as_bytes(),
        _ => charset.decode(bytes).is_ok_and(|read| read == text),
    }
}

/// What was corrected, for standard error.
pub(crate) fn told(name: &str, made: usize, lang: Lang) -> String {
    let name = visible(name);
    match lang {
        Lang::Ja => format!("{name}: {made}か所を直しました"),
        Lang::En if made == 1 => format!("{name}: 1 correction made"),
        Lang::En => format!("{name}: {made} corrections made"),
    }
}

/// That a Word file is not mended, and what does help.
pub(crate) fn never_written(name: &str, lang: Lang) -> String {
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

/// That a diff cannot be applied, and what does help.
pub(crate) fn covered(name: &str, lang: Lang) -> String {
    let name = visible(name);
    match lang {
        Lang::Ja => format!(
            "{name}: 本人の情報などを伏せているため、この差分はそのままでは当てられません(直すには --diff なしの --fix)"
        ),
        Lang::En => format!(
            "{name}: this diff cannot be applied, as data of affected persons is covered in it (--fix without --diff mends)"
        ),
    }
}

/// What was not corrected, for standard error.
pub(crate) fn lacking(source: &Source, count: usize, lang: Lang) -> String {
    let (name, encoding) = (visible(&source.name), source.encoding.name);
    match lang {
        Lang::Ja => format!("{name}: {count}か所は、{encoding} にない文字が要るため直していません"),
        Lang::En => format!("{name}: not corrected, for {encoding} lacks a character: {count}"),
    }
}

/// A text as it is, in place of findings: a diff, or a corrected draft.
pub(crate) struct AsItIs;

impl Report<String> for AsItIs {
    fn opening(&self, _: Lang) -> String {
        String::new()
    }
    fn document(&self, entry: &Entry<'_, String>) -> Sheet {
        entry.result.clone().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentions::Day;
    use crate::reading::read;
    use proptest::prelude::*;

    fn options() -> Options {
        Options { lang: Some(Lang::Ja), ..Options::on(Day { year: 2026, month: 11, day: Some(22) }) }
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
        let before = read(&source(text), &ruleset, &options().reading);
        let (before, after) = ((&source(text), &before), (&fixed.source, &fixed.checked.reading));
        let told = diff(before, after);
        assert!(told.text.starts_with("--- draft.txt\n+++ draft.txt\n@@ -1,4 +1,4 @@\n"));
        assert!(!told.covers);
        assert_eq!(diff(after, after).text, "");
    }

    #[test]
    fn corrections_that_undo_each_other_are_not_made() {
        let rules = "noticelint = 1\nextends = [\"builtin:ja\"]\n[rules.\"acme/back\"]\ncheck = \"replace\"\n\
                     severity = \"info\"\ntitle = \"t\"\nmessage = \"m\"\nkinds = [\"breach-notice\"]\n\
                     with = { safe = true, pairs = { \"流出\" = \"流失\" } }\n";
        let loaded = crate::builtin::load_file(std::path::Path::new("noticelint.toml"), rules);
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
