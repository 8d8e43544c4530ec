//! The same notice, written otherwise: full width, decomposed kana, spaces beside digits, hard line wraps. No fact may
//! change but its place.

use crate::mutations::{options, source};
use noticelint::Ruleset;
use noticelint::lint;
use noticelint::{Reading, read};
use proptest::prelude::*;
use std::path::PathBuf;
use unicode_normalization::UnicodeNormalization;

/// Everything that was understood, without where.
fn facts(reading: &Reading, ruleset: &Ruleset) -> Vec<String> {
    let text = |place| reading.document.slice(place).replace([' ', '\n'], "");
    let mentions = &reading.mentions;
    let mut facts = Vec::new();
    facts.push(format!("{:?} {:?}", reading.conclusions.kind, reading.conclusions.stage));
    let days = [
        reading.conclusions.occurred_on,
        reading.conclusions.known_on,
        reading.conclusions.discovered_on,
        reading.conclusions.published_on,
        reading.conclusions.regulator_reported_on,
    ];
    facts.push(format!(
        "{days:?} {:?} {}",
        reading.conclusions.total_affected, reading.conclusions.cause_class
    ));
    for (element, state) in ruleset.elements.iter().zip(&reading.elements) {
        facts.push(format!("{} {}", element.id, state.status.name()));
    }
    facts.extend(
        mentions.counts.iter().map(|c| format!("{} {} {:?} {}", c.value, c.unit, c.role, c.affected)),
    );
    facts.extend(mentions.dates.iter().map(|d| format!("{:?} {:?} {}", d.date, d.end, d.event)));
    facts.extend(mentions.data_types.iter().map(|d| format!("{} {:?}", text(d.place), d.certainty)));
    facts.extend(mentions.contacts.iter().map(|c| format!("{} {}", text(c.place), c.own)));
    facts.extend(mentions.regulators.iter().map(|r| format!("{} {}", text(r.place), r.reported.name())));
    facts
}

/// The texts that are varied: the clean examples and the corpus.
fn texts() -> Vec<(String, String)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    for folder in ["examples/clean", "tests/corpus/notices"] {
        for entry in std::fs::read_dir(root.join(folder)).expect("a folder of notices") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            // In Markdown a space or a wrap can be markup: the variants are of plain text.
            if name.ends_with(".txt") {
                texts.push((name, std::fs::read_to_string(&path).expect("a notice")));
            }
        }
    }
    texts.sort();
    assert!(texts.len() > 30, "there is something to vary");
    texts
}

fn same_facts(at_least: usize, vary: impl Fn(&str) -> String) {
    same_facts_in(at_least, vary, str::to_owned);
}

/// `written` gives a fact of the varied text as the text itself has it.
fn same_facts_in(at_least: usize, vary: impl Fn(&str) -> String, written: impl Fn(&str) -> String) {
    let ruleset = noticelint::builtin().expect("the built-in ruleset");
    let mut failures = String::new();
    let mut varied_texts = 0;
    for (name, text) in texts() {
        let read = |text: &str| facts(&read(&source(&name, text), &ruleset, &options().reading), &ruleset);
        let varied = vary(&text);
        if varied == text {
            continue;
        }
        varied_texts += 1;
        let (before, after) = (read(&text), read(&varied));
        let after: Vec<String> = after.iter().map(|fact| written(fact)).collect();
        for fact in before.iter().filter(|fact| !after.contains(fact)) {
            failures.push_str(&format!("{name}: lost {fact}\n"));
        }
        for fact in after.iter().filter(|fact| !before.contains(fact)) {
            failures.push_str(&format!("{name}: new {fact}\n"));
        }
    }
    assert!(varied_texts >= at_least, "only {varied_texts} texts vary");
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn full_width_digits_change_no_fact() {
    let wide = |c: char| match c {
        '0'..='9' => char::from_u32(u32::from(c) - 0x30 + 0xFF10).unwrap_or(c),
        '(' => '（',
        ')' => '）',
        ':' => '：',
        c => c,
    };
    same_facts(31, |text| {
        // Addresses are typed in ASCII, and would be other addresses otherwise.
        let line = |line: &str| match line.contains("http") || line.contains('@') {
            true => line.to_owned(),
            false => line.chars().map(wide).collect(),
        };
        text.lines().map(line).collect::<Vec<_>>().join("\n")
    });
}

#[test]
fn decomposed_kana_changes_no_fact() {
    same_facts(31, |text| text.nfd().collect());
}

#[test]
fn old_forms_of_characters_change_no_fact() {
    // As the names of bodies have them: 委員會, 國立, 縣, 大學, 醫院, 藥局, 鐵道, 驛, 號.
    const FORMS: [(char, char); 9] = [
        ('会', '會'),
        ('国', '國'),
        ('県', '縣'),
        ('学', '學'),
        ('医', '醫'),
        ('薬', '藥'),
        ('鉄', '鐵'),
        ('駅', '驛'),
        ('号', '號'),
    ];
    let old = |c: char| FORMS.iter().find(|(today, _)| *today == c).map_or(c, |(_, old)| *old);
    let today = |c: char| FORMS.iter().find(|(_, old)| *old == c).map_or(c, |(today, _)| *today);
    same_facts_in(31, |text| text.chars().map(old).collect(), |fact| fact.chars().map(today).collect());
}

#[test]
fn spaces_beside_digits_change_no_fact() {
    let cjk = |c: char| ('\u{3041}'..='\u{9FFF}').contains(&c);
    same_facts(31, |text| {
        let mut spaced = String::new();
        let mut before = '\n';
        for c in text.chars() {
            let edge = before.is_ascii_digit() && cjk(c) || cjk(before) && c.is_ascii_digit();
            if edge {
                spaced.push(' ');
            }
            spaced.push(c);
            before = c;
        }
        spaced
    });
}

fn columns_of(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// Prose as an editor wraps it: at a column, never inside a Latin word or a number, never before a mark that
/// closes. A text stays as it is where wraps would not show: somebody wrapped it before, or a row of it is just
/// as wide.
fn wrapped(text: &str, columns: usize) -> String {
    let latin = |c: char| matches!(c, '!'..='~' | '！'..='～');
    let stays = |c: char| latin(c) || "、。」』）】ー々っゃゅょッャュョ ".contains(c);
    let rest = text.lines().filter(|line| !line.contains('。'));
    let row = |line: &str| columns_of(line) * 100 >= columns * 80;
    if rest.clone().any(|line| line.ends_with(['、', 'を', 'が', 'に', 'の', 'は', 'と', 'で']) || row(line))
    {
        return text.to_owned();
    }
    let mut wrapped = String::new();
    for line in text.lines() {
        let (mut before, mut column) = ('\n', 0);
        for c in line.chars() {
            let width = if c.is_ascii() { 1 } else { 2 };
            if line.contains('。') && column + width > columns && !stays(c) && !latin(before) {
                wrapped.push('\n');
                column = 0;
            }
            wrapped.push(c);
            column += width;
            before = c;
        }
        wrapped.push('\n');
    }
    wrapped
}

#[test]
fn hard_line_wraps_change_no_fact() {
    for columns in [72, 74, 76, 80, 84] {
        same_facts(11, |text| wrapped(text, columns));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Any text gives facts and findings: no input is a failure of the program.
    #[test]
    fn any_text_is_read(text in "[ -~ぁ-んァ-ヶ一-龠々〇。、：（）「」【】・※①-⑳０-９\u{3099}\u{FF9E}\n\r\t ]{0,300}") {
        let ruleset = noticelint::builtin().expect("the built-in ruleset");
        for name in ["any.txt", "any.md"] {
            let checked = lint(&source(name, &text), &ruleset, &options());
            for finding in &checked.findings {
                let span = finding.span.unwrap_or(noticelint::Span { start: 0, end: 0 });
                prop_assert!(text.get(span.start..span.end).is_some(), "{:?} in {:?}", span, text);
            }
        }
    }

    /// The words of notices in any order: what extractors look for, next to what they do not expect.
    #[test]
    fn any_mixture_of_notice_words_is_read(words in prop::collection::vec(prop::sample::select(vec![
        "令和6年", "2月30日", "同日", "翌28日", "から", "~", "(火)", "1,214", "名", "件", "約", "うち", "合計", "氏名", "、",
        "メールアドレス", "が漏えい", "しました", "。", "\n", "以外", "含まれておりません", "(", ")", "「", "」", "下記", "窓口",
        "0120-000-123", "@", "example.jp", "個人情報保護委員会", "に報告", "調査中", "再発防止", "1.", "・", "※1", "*1",
        "様", "〒", "-", "2024/", "99", "千", "万", "億", "25:00", "○月○日", "⽅", "　", "|",
    ]), 0..80)) {
        let ruleset = noticelint::builtin().expect("the built-in ruleset");
        let text = words.concat();
        let checked = lint(&source("any.txt", &text), &ruleset, &options());
        for finding in &checked.findings {
            let span = finding.span.unwrap_or(noticelint::Span { start: 0, end: 0 });
            prop_assert!(text.get(span.start..span.end).is_some(), "{:?} in {:?}", span, text);
        }
    }
}
