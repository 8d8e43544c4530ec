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
use similar::TextDiff;
use std::borrow::Cow;
use std::fs;

mod put;

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

/// What would change, as a unified diff; nothing where nothing would. A byte order mark stands before the first line,
/// or nothing that applies a diff would find it.
pub(crate) fn diff(before: &Source, after: &Source) -> String {
    if before.text == after.text {
        return String::new();
    }
    let name = visible(&before.name);
    let marked = |source: &Source| {
        let mark = if source.encoding.mark { "\u{feff}" } else { "" };
        format!("{mark}{}", source.text)
    };
    let (before, after) = (marked(before), marked(after));
    let lines = |text: &str| text.split_inclusive('\n').count();
    if lines(&before) == lines(&after) && !before.contains('\r') {
        return line_by_line(&name, &before, &after);
    }
    TextDiff::from_lines(&before, &after).unified_diff().header(&name, &name).to_string()
}

/// The unified diff of texts whose lines stand for one another: nothing has to be searched for, so thousands of corrected
/// lines cost no more than their length.
fn line_by_line(name: &str, before: &str, after: &str) -> String {
    const CONTEXT: usize = 3;
    let pairs: Vec<(&str, &str)> = before.split_inclusive('\n').zip(after.split_inclusive('\n')).collect();
    let changed: Vec<usize> = (0..pairs.len()).filter(|&at| pairs[at].0 != pairs[at].1).collect();
    let mut diff = format!("--- {name}\n+++ {name}\n");
    let mut put = |sign: char, line: &str| {
        diff.push(sign);
        diff.push_str(line);
        if !line.ends_with('\n') {
            diff.push_str("\n\\ No newline at end of file\n");
        }
    };
    let near = |one: &usize, next: &usize| next - one <= 2 * CONTEXT + 1;
    for hunk in changed.chunk_by(near) {
        let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else { continue };
        let (from, to) = (first.saturating_sub(CONTEXT), (last + CONTEXT + 1).min(pairs.len()));
        let range = match to - from {
            1 => (from + 1).to_string(),
            count => format!("{},{count}", from + 1),
        };
        put('@', &format!("@ -{range} +{range} @@\n"));
        for run in pairs[from..to].chunk_by(|one, other| (one.0 == one.1) == (other.0 == other.1)) {
            if run.iter().all(|(was, is)| was == is) {
                run.iter().for_each(|(was, _)| put(' ', was));
            } else {
                run.iter().for_each(|(was, _)| put('-', was));
                run.iter().for_each(|(_, is)| put('+', is));
            }
        }
    }
    diff
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
        assert!(
            diff(&source(text), &fixed.source).starts_with("--- draft.txt\n+++ draft.txt\n@@ -1,4 +1,4 @@\n")
        );
        assert_eq!(diff(&fixed.source, &fixed.source), "");
    }

    #[test]
    fn lines_that_stand_for_one_another_are_told_as_any_diff_tells_them() {
        let texts = [
            ("a\nb\nc\n", "a\nB\nc\n"),
            ("a", "b"),
            ("a\nb", "A\nb"),
            ("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12", "1\nx\n3\n4\n5\n6\n7\n8\nx\n10\nx\n12"),
            ("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "x\n2\n3\n4\n5\n6\n7\n8\nx\n"),
            ("1\n2\n3\n4\n5\n6\n7\n8\n9\n0\n", "x\ny\n3\n4\n5\n6\n7\n8\n9\nx\n"),
        ];
        for (before, after) in texts {
            let wanted = TextDiff::from_lines(before, after).unified_diff().header("n", "n").to_string();
            assert_eq!(line_by_line("n", before, after), wanted);
        }
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
